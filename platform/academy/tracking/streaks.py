"""Rows of planned days for a whole team, from few check-ins: most rows end within two weeks.

Source:
    Rules R20 to R22 in docs/rules.md.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from academy.checkins.plan import Part
from academy.checkins.streak import streak
from academy.checkins.team_marks import Member, Sent

Days = Mapping[tuple[int, int], Collection[date]]


def days_by_part(sent: Iterable[Sent]) -> dict[tuple[int, int], set[date]]:
    """Return the days with a check-in, by person and activity."""
    days: dict[tuple[int, int], set[date]] = {}
    for each in sent:
        days.setdefault((each.person_id, each.activity_id), set()).add(each.day)
    return days


def row(part: Part, done: Collection[date], first: date, today: date) -> int:
    """Return the days in a row that reach to *today*, looking no further back than *first*."""
    planned = list(part.plan.planned(max(part.since, first), today))
    return streak(planned, done, today).current


def unbroken(members: Iterable[Member], days: Days, first: date, today: date) -> list[Part]:
    """Return the parts whose row may have begun before *first*: no planned day was missed."""
    return [
        part
        for member in members
        for part in asked(member)
        if part.since < first and not broken(part, days, first, today)
    ]


def broken(part: Part, days: Days, first: date, today: date) -> bool:
    """Whether a planned day from *first* on was missed; today is not over yet."""
    done = days.get((part.person_id, part.activity_id), ())
    planned = part.plan.planned(max(part.since, first), today)
    return any(day not in done for day in planned if day != today)


def longest_rows(
    members: Iterable[Member], days: Days, older: Days, first: date, today: date
) -> dict[int, int]:
    """Return each person's present row, the longest of the activities.

    Args:
        members: the people with their activities.
        days: days with a check-in since *first*, by person and activity.
        older: those before *first*, for rows that were unbroken.
        first: first day of *days*.
        today: the present business day.
    """
    return {
        member.person_id: max(
            (row_of(part, days, older, first, today) for part in asked(member)), default=0
        )
        for member in members
    }


def row_of(part: Part, days: Days, older: Days, first: date, today: date) -> int:
    """Return the row of one part, going further back where *older* days are known."""
    key = (part.person_id, part.activity_id)
    recent = days.get(key, ())
    if key not in older:
        return row(part, recent, first, today)
    return row(part, {*recent, *older[key]}, part.since, today)


def asked(member: Member) -> Sequence[Part]:
    """Return the activities in which somebody is missed (rule R11)."""
    return [part for part in member.parts if part.expected]
