"""Texts to copy into the chat group, and the first sentence of a board.

Source:
    Rule R44 "texts for the group" in docs/rules.md.
"""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from academy.checkins.views_words import text
from academy.tracking.summary import Count, PersonDays, doubled
from academy.web import dates

MOST_NAMES = 100


def names(people: Sequence[PersonDays]) -> list[str]:
    """Return the names as the group knows them: the shop beside a name that comes twice."""
    twice = doubled(person.name for person in people)
    return [
        text(_("%(name)s (%(shop)s)", name=person.name, shop=person.team))
        if person.name in twice
        else person.name
        for person in people
    ]


def reminder(missing: Sequence[PersonDays], today: Count, day: date) -> str:
    """Return a friendly sentence with the names of those still missing; empty when nobody is."""
    if not missing:
        return ""
    shown = text(_(", ")).join(names(missing)[:MOST_NAMES])
    if len(missing) > MOST_NAMES:
        shown = text(_("%(names)s and others", names=shown))
    return text(
        _(
            "Check-in for %(day)s: %(done)s of %(planned)s are there, %(left)s still to come: "
            "%(names)s. It takes two or three minutes. Come by when your hands are free.",
            day=dates.day(day),
            done=today.done,
            planned=today.planned,
            left=today.left,
            names=shown,
        )
    )


def praise(praised: Sequence[PersonDays], today: Count, day: date) -> str:
    """Return a sentence that thanks those who are there and names the longest rows."""
    if not today.done:
        return ""
    values = {"day": dates.day(day), "done": today.done, "planned": today.planned}
    if today.left:
        thanks = _("%(day)s: %(done)s of %(planned)s have checked in. Thank you!", **values)
    else:
        thanks = _("%(day)s: all %(planned)s have checked in. Well done!", **values)
    if not praised:
        return text(thanks)
    rows = text(_(", ")).join(
        text(_("%(name)s %(days)s days", name=name, days=person.streak))
        for name, person in zip(names(praised), praised, strict=True)
    )
    return text(thanks) + text(_(" Days in a row: %(rows)s.", rows=rows))
