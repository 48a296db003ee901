"""Two addresses for whoever watches: alive, and ready."""

from flask import Blueprint, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from academy.database import reading
from academy.web.guard import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def alive() -> Response:
    """Answer whenever the process can answer at all; touches nothing else."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
@public
def ready() -> Response:
    """Answer 200 when the database answers, else 503 with the reason in one line."""
    try:
        with reading() as connection:
            connection.execute(text("select 1 from merchant limit 1"))
    except SQLAlchemyError:
        return Response("the database does not answer\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")
