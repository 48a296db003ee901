"""Releases for trainers and admins: which there are, what is different, which is live."""

from typing import Any

from flask import Blueprint, abort, current_app, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.catalog import store_release_page
from academy.catalog.activation import Doer, lost_by, make_live, pair
from academy.catalog.activation_site import make_site_live, sites_of
from academy.catalog.difference import difference
from academy.catalog.difference_names import names_of_course, names_of_site, with_names
from academy.catalog.difference_site import site_difference
from academy.catalog.difference_words import Change, grouped, heading, nothing
from academy.catalog.kept_ids import advice
from academy.catalog.permissions import may_activate, may_see_releases, prepares_courses
from academy.catalog.release_course import Records
from academy.catalog.site import SITE
from academy.catalog.store_release_page import CourseReleases, OneRelease, ReleasesPage
from academy.catalog.store_releases import KnownRelease
from academy.database import reading
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor
from academy.web.locale import language

blueprint = Blueprint("releases", __name__)

RECORDS = "academy_ids_with_records"
"""Under this name ``app.py`` puts what knows of all records of learners."""


@blueprint.get("/releases")
@guard(prepares_courses, load=store_release_page.releases)
def releases(found: ReleasesPage) -> ResponseReturnValue:
    """Show the courses with their live releases, and what keeps folders back."""
    return page("catalog/releases.html", page=found, language=language(), advice=advice)


@blueprint.get("/releases/<course_id>")
@guard(may_see_releases, load=store_release_page.course_releases)
def course(found: CourseReleases) -> ResponseReturnValue:
    """Show all releases of a course."""
    return page(
        "catalog/course_releases.html",
        page=found,
        decides=may_activate(visitor(), found),
        own=visitor().merchant_id,
        language=language(),
        advice=advice,
    )


@blueprint.get("/releases/<course_id>/diff")
@guard(may_see_releases, load=store_release_page.course_releases)
def diff(found: CourseReleases) -> ResponseReturnValue:
    """Tell what is different for learners between two releases."""
    second = chosen(found, "to", found.live.number)
    first = chosen(found, "from", max(second.number - 1, 1))
    return page(
        "catalog/difference.html",
        page=found,
        first=first,
        second=second,
        **told(first, second),
    )


@blueprint.route("/releases/<course_id>/<int:number>/activate", methods=("GET", "POST"))
@guard(may_see_releases, load=store_release_page.one_release)
def activate(found: OneRelease) -> ResponseReturnValue:
    """Ask whether a release shall be the live one; take the answer."""
    decides = may_activate(visitor(), found)
    wanted = found.known.release
    if request.method == "POST":
        if not decides:
            abort(404)
        who = visitor()
        doer = Doer(who.person_id, who.merchant_id)
        lost = lost_when_made(found, doer)
        if lost == ():
            flash(_("Release %(number)s is live now.", number=wanted.number), "done")
            return see_other(f"/releases/{wanted.course_id}")
    return confirm(found, decides=decides, late=request.method == "POST" and lost is None)


def lost_when_made(found: OneRelease, doer: Doer) -> tuple[str, ...] | None:
    """Make a release the live one; return what stands in the way, nothing when it is live."""
    wanted = found.known.release
    if not found.course.is_site:
        return make_live(pair(wanted), doer, clock.now(), with_records())
    return () if make_site_live(found.course.live.release, wanted, doer, clock.now()) else None


def confirm(found: OneRelease, *, decides: bool, late: bool) -> ResponseReturnValue:
    """Show what would change, or what stands in the way."""
    both = None if found.course.is_site else pair(found.known.release)
    lost = lost_by(both, with_records()) if both else ()
    refused = bool(lost) or late or (both is not None and both.then is None)
    return page(
        "catalog/activate.html",
        409 if refused and request.method == "POST" else 200,
        page=found,
        decides=decides,
        lost=lost,
        late=late,
        advice=advice,
        language=language(),
        **told(found.course.live, found.known),
    )


def told(first: KnownRelease, second: KnownRelease) -> dict[str, Any]:
    """Return what the template of a comparison needs."""
    changes = changes_between(first, second)
    readable = changes is not None
    words = language()
    groups = [
        (heading(group, words), [each.sentence(words) for each in found])
        for group, found in grouped(changes or ())
    ]
    return {"groups": groups, "readable": readable, "nothing": nothing(words)}


def changes_between(first: KnownRelease, second: KnownRelease) -> tuple[Change, ...] | None:
    """Compare two releases in the reader's words; None when one of them cannot be read."""
    words = language()
    if first.release.course_id == SITE:
        old, new = sites_of(first.release, second.release)
        if old is None or new is None:
            return None
        names = (names_of_site(old, words), names_of_site(new, words))
        return with_names(site_difference(old, new), *names)
    with reading() as connection:
        before, after = store_release_page.courses_of(connection, [first.release, second.release])
    if before is None or after is None:
        return None
    names = (names_of_course(before, words), names_of_course(after, words))
    return with_names(difference(before, after), *names)


def chosen(found: CourseReleases, name: str, default: int) -> KnownRelease:
    """Return the release that the address names, or the default."""
    return found.numbered(request.args.get(name, default, type=int)) or abort(404)


def with_records() -> Records:
    """Return what knows of all records of learners."""
    known: Records = current_app.extensions[RECORDS]
    return known
