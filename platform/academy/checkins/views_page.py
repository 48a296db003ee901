"""The page of one activity, however it was reached, and what its forms carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import Response, abort, request

from academy.checkins import store_entries
from academy.checkins.entry import Entry, asked_of
from academy.checkins.forms import CheckInForm
from academy.checkins.plan import Part
from academy.checkins.progress import by_day, progress
from academy.checkins.views_words import closing, rules, times, weekday_names
from academy.checkins.windows import Ticket
from academy.database import reading
from academy.web import pictures, tickets
from academy.web.answers import page
from academy.web.guard import visitor
from academy.web.pictures import KeptPicture, Received

DAY_TICKET = "check-in day"


@dataclass(frozen=True, slots=True)
class Notice:
    """What a person must know, with the words and pictures that were not recorded."""

    kind: str
    sentence: str
    text: str = ""
    pictures: tuple[KeptPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that came in and is shown again: for which day, and what it was made from."""

    form: CheckInForm
    day: date
    ticket: str
    version: str


def sign_ticket(part: Part, day: date, moment: datetime) -> str:
    """Return the ticket of a form for *day*, handed out now."""
    facts: tickets.Payload = {
        "activity": part.activity_id,
        "person": part.person_id,
        "day": day.isoformat(),
        "issued_at": moment.isoformat(),
    }
    return tickets.sign(DAY_TICKET, facts)


def read_ticket(part: Part) -> Ticket | None:
    """Return the ticket of the form that came in, or None; one of others is not found."""
    raw = request.form.get("ticket", "")
    if not raw:
        return None
    facts = tickets.read(DAY_TICKET, raw)
    if facts is None or (facts["activity"], facts["person"]) != (part.activity_id, part.person_id):
        abort(404)
    return Ticket(
        part.activity_id,
        part.person_id,
        date.fromisoformat(str(facts["day"])),
        datetime.fromisoformat(str(facts["issued_at"])),
    )


def another_question(part: Part, day: date) -> bool:
    """Tell whether the form that came in showed another question than *day* has now (R172)."""
    asked = request.form.get("asked", "")
    return bool(asked) and asked != asked_of(part.prompt(day))


def kept(digests: Sequence[str], person_id: int) -> Received:
    """Return pictures of an entry as its form holds them."""
    return Received(tuple(pictures.kept_picture(each, person_id) for each in digests), ())


def form_for(part: Part, entry: Entry | None) -> CheckInForm:
    """Return a fresh form, filled with what stands there already."""
    received = kept(entry.digests, part.person_id) if entry else None
    form = CheckInForm(part, received, formdata=None)
    if entry:
        form.text.data = entry.text
    return form


def show(
    part: Part,
    moment: datetime,
    draft: Draft | None = None,
    notice: Notice | None = None,
    status: int = 200,
) -> Response:
    """Return the page of *part*: the question with its form, or what was said."""
    with reading() as connection:
        marks = by_day(store_entries.marks(connection, part.activity_id, part.person_id))
        now = progress(part, marks, moment)
        entry = None
        if now.marked:
            entry = store_entries.entry_on(connection, part.activity_id, part.person_id, now.today)
    if draft is None and (now.wanted or entry):
        version = entry.version if entry else ""
        ticket = sign_ticket(part, now.today, moment)
        draft = Draft(form_for(part, entry), now.today, ticket, version)
    day = draft.day if draft else now.today
    prompt = entry.prompt if entry and day == entry.day else part.prompt(day)
    who = visitor()
    return page(
        "checkins/activity.html",
        status,
        part=part,
        now=now,
        entry=entry,
        draft=draft,
        notice=notice,
        day=day,
        prompt=prompt,
        asked=asked_of(prompt),
        closing=closing(part.plan),
        times=times(entry, part.plan.zone) if entry else ("", ""),
        next_day=part.plan.next_planned(now.today),
        rules=rules(part.plan, now.make_ups_left, who.zone),
        base=f"/check-ins/{part.activity_id}",
        weekday_names=weekday_names(),
    )
