"""The list of courses, whole or chosen by subject, job, capability, level or provider."""

from flask import Response, request
from flask_babel import gettext as _

from academy import clock
from academy.catalog import live
from academy.catalog.field_tables import CAPABILITIES, LEVELS
from academy.learning.choosing import FILTERS, Choice, choose
from academy.learning.pages import CoursesPage
from academy.learning.paths import PathPage
from academy.learning.views_words import capability_words, course_words, level_words
from academy.web.answers import page
from academy.web.guard import visitor
from academy.web.locale import locale_name

LONGEST = 80


def courses_answer(found: CoursesPage) -> Response:
    """Return the list of courses, as the address wants it."""
    site = live.site()
    wanted = {name: request.args.get(name, "")[:LONGEST] for name in FILTERS}
    order = {
        "subject": site.subjects,
        "job": site.jobs,
        "level": LEVELS,
        "capability": CAPABILITIES,
        "provider": ("",),
    }
    number = request.args.get("page", 1, type=int)
    choice = choose(found, wanted, number, order)
    return page(
        "learning/courses.html",
        choice=choice,
        everything=bool(found.given or found.others),
        paths=paths_beside(found, choice),
        path=next((each for each in found.paths if each.followed), None),
        today=clock.local_day(clock.now(), visitor().zone),
        words=course_words(),
        names=filter_words(),
        word=word_of,
    )


def paths_beside(found: CoursesPage, choice: Choice) -> tuple[PathPage, ...]:
    """Return the paths that stand beside the courses: those that have what was chosen.

    A path has a subject and jobs; what is chosen by anything else are courses.
    """
    chosen = {each.name: each.chosen for each in choice.chosen}
    if chosen.keys() - {"subject", "job"} or choice.page > 1:
        return ()
    return tuple(
        each
        for each in found.paths
        if chosen.get("subject", each.path.subject) == each.path.subject
        and ("job" not in chosen or chosen["job"] in each.path.audience)
    )


def filter_words() -> dict[str, str]:
    """Return what each filter is called."""
    return {
        "subject": _("Subject"),
        "job": _("Job"),
        "capability": _("Capability"),
        "level": _("Level"),
        "provider": _("Provider"),
    }


def word_of(name: str, word: str) -> str:
    """Return a word of a filter as the reader knows it; 主播 is a job and a capability."""
    if name == "level":
        return level_words().get(word, word)
    if name == "capability":
        return capability_words().get(word, word)
    return word if name == "provider" else live.site().word(word, locale_name())
