"""The pictures and files of field work, for its author and for those who mark it."""

from flask import request
from flask.typing import ResponseReturnValue

from academy.errors import NotFound
from academy.fieldwork import store
from academy.fieldwork.permissions import HandedFile, may_open
from academy.fieldwork.views_work import blueprint
from academy.web.documents import send_document
from academy.web.guard import guard
from academy.web.pictures import send_picture


@blueprint.get("/field-work/pictures/<int:number>/<int:position>")
@guard(may_open, load=store.handed_file)
def picture(found: HandedFile) -> ResponseReturnValue:
    """Send one picture, large, or small with ``?small=1``."""
    if not found.file.is_picture:
        raise NotFound
    return send_picture(found.file.digest, small=request.args.get("small") == "1")


@blueprint.get("/field-work/files/<int:number>/<int:position>")
@guard(may_open, load=store.handed_file)
def file(found: HandedFile) -> ResponseReturnValue:
    """Send one file as an attachment (rule R113)."""
    if found.file.is_picture:
        raise NotFound
    return send_document(found.file.digest, found.file.name, found.file.media_type)
