"""Learning paths: what each holds, and which of them one follows."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from academy import clock
from academy.catalog import live
from academy.database import writing
from academy.learning import store_page, store_paths
from academy.learning.paths import FirstPaths, PathPage
from academy.learning.views_list import LONGEST, word_of
from academy.learning.views_words import course_words
from academy.web.answers import page, see_other
from academy.web.guard import anybody, guard, visitor

blueprint = Blueprint("paths", __name__)


@blueprint.get("/paths/first")
@guard(anybody, load=store_page.first_paths)
def first(found: FirstPaths) -> ResponseReturnValue:
    """Ask what to learn first; whoever has seen this page is not led here again."""
    with writing() as connection:
        store_paths.remember_asked(connection, visitor().person_id, clock.now())
    jobs = jobs_of(found)
    asked = request.args.get("job", found.job)[:LONGEST]
    job = asked if asked in jobs else ""
    return page(
        "learning/first_path.html",
        fitting=found.fitting(job),
        others=found.other(job),
        jobs=jobs,
        job=job,
        words=course_words(),
        word=word_of,
    )


@blueprint.get("/paths/<path_id>")
@guard(anybody, load=store_page.path)
def path(found: PathPage) -> ResponseReturnValue:
    """Show one path with its lessons in their order, and where to go on."""
    return page("learning/path.html", path=found, words=course_words(), word=word_of)


@blueprint.post("/paths/<path_id>/follow")
@guard(anybody, load=store_page.path)
def follow(found: PathPage) -> ResponseReturnValue:
    """Follow this path, and go to the lesson with which it goes on."""
    with writing() as connection:
        store_paths.follow(connection, visitor().person_id, found, clock.now())
    return see_other(found.next.address if found.next else found.address)


@blueprint.post("/paths/<path_id>/leave")
@guard(anybody, load=store_page.path)
def leave(found: PathPage) -> ResponseReturnValue:
    """Follow this path no longer."""
    if found.followed:
        with writing() as connection:
            store_paths.leave(connection, visitor().person_id, clock.now())
    return see_other(found.address)


def jobs_of(found: FirstPaths) -> tuple[str, ...]:
    """Return the jobs for which there is a path, in the order of the site."""
    meant = {job for each in found.paths for job in each.path.audience}
    known = [job for job in live.site().jobs if job in meant]
    return (*known, *sorted(meant - set(known)))
