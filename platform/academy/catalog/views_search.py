"""The page of the search: a box, and what stands where in the courses."""

from urllib.parse import urlencode

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy.catalog import live, store_search
from academy.catalog.search import LONGEST_QUERY, words_of
from academy.catalog.search_page import PAGE, Reader, Results, result_of
from academy.catalog.site import SITE
from academy.web.answers import page
from academy.web.guard import anybody, guard, snapshot, visitor
from academy.web.locale import language
from academy.web.text import BadText, clean_line

blueprint = Blueprint("search", __name__)

MOST_PAGES = 1000


@blueprint.get("/search")
@guard(anybody)
def search() -> ResponseReturnValue:
    """Show what was found: nothing yet, nothing, or a page of results (rules R120 to R124)."""
    typed = request.args.get("q", "")
    try:
        query = clean_line(typed, LONGEST_QUERY)
    except BadText as fault:
        return shown(typed, fault=str(fault), status=422)
    return shown(query, words_of(query))


def shown(query: str, words: tuple[str, ...] = (), fault: str = "", status: int = 200) -> Response:
    """Return the page of the search."""
    who = visitor()
    reader = Reader(live.catalog(who.activation), who.merchant_id, language(), words)
    courses = reader.courses()
    slug = request.args.get("course", "")
    chosen = next((course for course in courses if course.slug == slug), None)
    found = find(reader, chosen.id if chosen else "") if words else None
    return page(
        "catalog/search.html",
        status,
        query="".join(sign for sign in query if sign.isprintable()),
        fault=fault,
        courses=courses,
        chosen=chosen,
        found=found,
        address=address_of(query, chosen.slug if chosen else ""),
        everywhere=address_of(query, "") + "1",
        most=LONGEST_QUERY,
        words=names(),
    )


def names() -> dict[str, str]:
    """Return the names of kinds and languages; a hit in plain text needs none."""
    return {
        "text": "",
        "script": _("Words to say"),
        "case": _("Case"),
        "quiz": _("Quiz"),
        "checklist": _("Checklist"),
        "term": _("Glossary"),
        "course": _("Course"),
        "zh": _("in the Chinese text"),
        "en": _("in the English text"),
    }


def address_of(query: str, slug: str) -> str:
    """Return the address of this search, to which the number of a page is added."""
    asked = {"q": query, "course": slug} if slug else {"q": query}
    return f"/search?{urlencode(asked, errors='replace')}&page="


def find(reader: Reader, course_id: str) -> Results:
    """Look the words up in what the reader may see, or in one course of it."""
    visible = {course.id for course in reader.courses()}
    looked_at = {course_id} if course_id else {*visible, SITE}
    number = page_number(request.args.get("page", ""))
    with snapshot() as connection:
        hits = store_search.search(
            connection, reader.words, sorted(looked_at), PAGE, (number - 1) * PAGE
        )
    found = (result_of(reader, hit.kind, hit.course_id, hit.target, hit.pieces) for hit in hits)
    total = hits[0].total if hits else 0
    return Results(tuple(each for each in found if each), total, number)


def page_number(raw: str) -> int:
    """Return the number of a page; anything else is the first."""
    number = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 5 else 1
    return min(max(number, 1), MOST_PAGES)
