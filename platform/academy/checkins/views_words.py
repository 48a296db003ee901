"""Sentences of the check-in pages that are put together from a plan."""

from datetime import date, datetime
from typing import Any

from flask_babel import format_date, format_datetime
from flask_babel import gettext as _

from academy import clock
from academy.checkins.entry import Entry
from academy.checkins.new_plan import NewPlan
from academy.checkins.plan import DAY, Part, Plan
from academy.checkins.windows import Reason
from academy.web import dates
from academy.web.locale import language

MONDAY = date(2024, 1, 1)


def text(message: Any) -> str:
    """Return a message as text (gettext itself declares no type)."""
    return str(message)


def weekdays(plan: Plan | NewPlan) -> str:
    """Return the planned weekdays: every day, Mon–Sat, or Mon, Wed, Fri."""
    planned = [index for index, sign in enumerate(plan.weekdays) if sign == "1"]
    if len(planned) == 7:
        return text(_("every day"))
    names = names_of_weekdays("EEE")
    if len(planned) > 2 and planned[-1] - planned[0] == len(planned) - 1:
        first, last = names[planned[0]], names[planned[-1]]
        return text(_("%(first)s to %(last)s", first=first, last=last))
    return text(_(", ")).join(names[index] for index in planned)


def names_of_weekdays(pattern: str) -> list[str]:
    """Return the names of the weekdays from Monday; EEE are short ones, EEEEE the shortest."""
    return [str(format_date(MONDAY + step * DAY, pattern)) for step in range(7)]


def weekday_names() -> list[str]:
    """Return the names at the head of a month."""
    return names_of_weekdays("EEEEE" if language() == "zh" else "EEE")


def closing(plan: Plan) -> str:
    """Return when a day ends: 24:00, or 02:00 of the next day."""
    if plan.cut_off_minutes == 0:
        return plan.closing_clock
    return text(_("%(time)s of the next day", time=plan.closing_clock))


def rules(plan: Plan, left: int, zone: str) -> str:
    """Return the rules of an activity in a few sentences, for a reader in *zone*."""
    said = [
        _(
            "Check in %(days)s; until %(time)s it is on time.",
            days=weekdays(plan),
            time=closing(plan),
        )
    ]
    if plan.zone != zone:
        said.append(_("The clock of %(zone)s counts.", zone=plan.zone))
    if plan.make_ups:
        said.append(
            _(
                "A missed day can be made up within %(days)s days, "
                "%(most)s times a month; %(left)s left this month.",
                days=plan.make_up_days,
                most=plan.make_ups,
                left=left,
            )
        )
        said.append(_("A make-up counts and keeps the row, but stays marked as one."))
    else:
        said.append(_("A missed day cannot be made up."))
    return ("" if language() == "zh" else " ").join(said)


def question_changed() -> str:
    """Return what is said to an answer whose question has changed meanwhile (rule R172)."""
    return text(
        _(
            "The question has changed meanwhile. Your words are still here: look at them and "
            "send them again."
        )
    )


def refusal(part: Part, day: date, reason: Reason) -> str:
    """Return why a check-in for *day* does not count."""
    shown = dates.day(day)
    sentences = {
        "not_planned": _("%(day)s is not a day of this activity, so it does not count.", day=shown),
        "over": _("It came too late to count for %(day)s.", day=shown),
        "too_early": _(
            "You take part since %(since)s; %(day)s was before that.",
            since=dates.day(part.since),
            day=shown,
        ),
        "not_past": _("%(day)s is not over yet, there is nothing to make up.", day=shown),
        "too_late": _(
            "%(day)s can no longer be made up: that works for %(days)s days.",
            day=shown,
            days=part.plan.make_up_days,
        ),
        "used_up": _("All %(most)s make-ups of that month are used.", most=part.plan.make_ups),
    }
    return text(sentences[reason])


def time_of(moment: datetime, day: date, zone: str) -> str:
    """Return the time on the wall of *zone*, with its day in front when that is not *day*."""
    local = moment.astimezone(clock.zone_of(zone))
    shown = str(format_datetime(local, "HH:mm", rebase=False))
    return shown if local.date() == day else f"{dates.day(local.date())} {shown}"


def times(entry: Entry, zone: str) -> tuple[str, str]:
    """Return when an entry was handed in and, when it was, last changed."""
    changed = time_of(entry.revised_at, entry.day, zone) if entry.revised_at else ""
    return time_of(entry.sent_at, entry.day, zone), changed
