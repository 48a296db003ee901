"""Saves and hands in a report without ever overwriting another version in silence."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select, update

from academy.database import insert_new
from academy.reports import store
from academy.reports.boxes import Report, Texts

report = store.report
own_row = (
    select(report.c.id)
    .where(report.c.person_id == bindparam("person_id"), report.c.day == bindparam("day"))
    .with_for_update()
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an author sends: the texts, and the revision that they were written on.

    ``revision`` is 0 for a day without a report. ``form_key`` names the page on which it was
    written. ``may_begin`` says whether a report of the day may still be begun (rule R30).
    """

    merchant_id: int
    person_id: int
    team_id: int
    day: date
    texts: Texts
    revision: int
    form_key: str
    hand_in: bool
    may_begin: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """It is in the database, as *report*."""

    report: Report


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was written: *report* was saved from elsewhere meanwhile (rule R35)."""

    report: Report


@dataclass(frozen=True, slots=True)
class Answered:
    """Nothing was written: a reply stands, so *report* stays as it is (rule R32)."""

    report: Report


@dataclass(frozen=True, slots=True)
class TooLate:
    """Nothing was written: no report was begun for that day in time (rule R30)."""


Outcome = Saved | Conflict | Answered | TooLate


def save(connection: Connection, sheet: Sheet, moment: datetime) -> Outcome:
    """Write *sheet* unless the report has changed, was answered, or comes too late.

    The same texts sent twice are one save, so a double tap is never a conflict.

    Source:
        Rules R30, R32 and R35 in docs/rules.md.
    """
    lock(connection, sheet)
    stands = store.find(connection, sheet.person_id, sheet.day)
    if stands is None:
        if not sheet.may_begin:
            return TooLate()
        if begin(connection, sheet, moment):
            return Saved(found(connection, sheet))
        stands = found(connection, sheet)
    if holds_already(stands, sheet):
        return Saved(stands)
    if not stands.may_change:
        return Answered(stands)
    if not written_on(stands, sheet):
        return Conflict(stands)
    change(connection, stands, sheet, moment)
    return Saved(found(connection, sheet))


def lock(connection: Connection, sheet: Sheet) -> None:
    """Keep replies and other saves of this report waiting until this one is done."""
    connection.execute(own_row, {"person_id": sheet.person_id, "day": sheet.day})


def found(connection: Connection, sheet: Sheet) -> Report:
    """Return the report that is known to exist."""
    stands = store.find(connection, sheet.person_id, sheet.day)
    if stands is None:
        raise LookupError("a report that was just written is not there")
    return stands


def holds_already(stands: Report, sheet: Sheet) -> bool:
    """Whether the database says what *sheet* says."""
    done = stands.handed_in_at is not None or not sheet.hand_in
    return done and stands.texts == sheet.texts


def written_on(stands: Report, sheet: Sheet) -> bool:
    """Whether the author has seen what *sheet* would overwrite (rule R35).

    A page that saves itself may not have heard of its own last save: the phone slept, or
    the next save was already on its way.
    """
    own_last_save = bool(sheet.form_key) and stands.form_key == sheet.form_key
    return own_last_save or stands.revision == sheet.revision


def begin(connection: Connection, sheet: Sheet, moment: datetime) -> bool:
    """Insert the day's report; False when another request was first."""
    values = {
        "merchant_id": sheet.merchant_id,
        "person_id": sheet.person_id,
        "team_id": sheet.team_id,
        "day": sheet.day,
        **asdict(sheet.texts),
        "revision": 1,
        "started_at": moment,
        "saved_at": moment,
        "handed_in_at": moment if sheet.hand_in else None,
        "form_key": sheet.form_key,
    }
    return insert_new(connection, report, values) is not None


def change(connection: Connection, stands: Report, sheet: Sheet, moment: datetime) -> None:
    """Put the new texts into the row; the time of handing in stays the first one."""
    handed_in_at = stands.handed_in_at or (moment if sheet.hand_in else None)
    connection.execute(
        update(report)
        .where(report.c.id == stands.id, report.c.revision == stands.revision)
        .values(
            **asdict(sheet.texts),
            revision=stands.revision + 1,
            saved_at=moment,
            handed_in_at=handed_in_at,
            form_key=sheet.form_key,
        )
    )
