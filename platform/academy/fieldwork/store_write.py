"""Keeps a draft and hands it in, without ever overwriting another version in silence."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from academy.catalog.snapshot import LessonPlace
from academy.database import insert_new
from academy.errors import AcademyError
from academy.fieldwork import store
from academy.fieldwork.works import (
    DRAFT,
    HANDED_IN,
    SENT_BACK,
    Asked,
    Content,
    File,
    Work,
    pack_rubric,
)
from academy.files import store as files
from academy.learning import store_reading

work, file = store.work, store.file

own_row = (
    select(work.c.id)
    .where(work.c.person_id == bindparam("person_id"), work.c.work_id == bindparam("work_id"))
    .with_for_update()
)
drop_files = delete(file).where(file.c.field_work_id == bindparam("of"))
still_shown = select(file.c.digest).where(file.c.digest.in_(bindparam("digests", expanding=True)))
add_file = insert(file)


class FilesGone(AcademyError):
    """Files that waited unclaimed for two days were removed; they must be chosen again."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an author sends: the content, what was asked for, and what it was written on.

    ``revision`` is 0 for work not begun; ``form_key`` names the page it was written on.
    """

    merchant_id: int
    person_id: int
    team_id: int | None
    asked: Asked
    content: Content
    revision: int
    form_key: str
    hand_in: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """It is in the database, as *work*."""

    work: Work


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was written: *work* was saved from elsewhere meanwhile (rule R111)."""

    work: Work


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing was written: *work* is marked, so it stays as it is (rule R115)."""

    work: Work


Outcome = Saved | Conflict | Closed


def save(connection: Connection, sheet: Sheet, place: LessonPlace, moment: datetime) -> Outcome:
    """Write *sheet* unless the work has changed or is marked; handed in, the lesson learns it.

    The same content sent twice is one save, so a double tap is never a conflict.

    Raises:
        FilesGone: a picture or file is no longer there; nothing may be committed.

    Source:
        Rules R111, R112 and R115 in docs/rules.md.
    """
    person_id, work_id = sheet.person_id, sheet.asked.work_id
    connection.execute(own_row, {"person_id": person_id, "work_id": work_id})
    if store.own(connection, person_id, work_id) is None and begin(connection, sheet, moment):
        return finish(connection, sheet, place, moment)
    stands = present(connection, sheet)
    if holds_already(stands, sheet):
        return Saved(stands)
    if not stands.may_change:
        return Closed(stands)
    own_last_save = bool(sheet.form_key) and stands.form_key == sheet.form_key
    late_draft = stands.state == HANDED_IN and not sheet.hand_in
    if late_draft or (not own_last_save and stands.revision != sheet.revision):
        return Conflict(stands)
    change(connection, stands, sheet, moment)
    return finish(connection, sheet, place, moment)


def finish(connection: Connection, sheet: Sheet, place: LessonPlace, moment: datetime) -> Saved:
    """Tell the lesson what is handed in, and return what stands now."""
    if sheet.hand_in:
        store_reading.hand_in(connection, sheet.person_id, place, sheet.asked.work_id, moment)
    return Saved(present(connection, sheet))


def present(connection: Connection, sheet: Sheet) -> Work:
    """Return the piece of work that is known to exist."""
    found = store.own(connection, sheet.person_id, sheet.asked.work_id)
    if found is None:
        raise LookupError("field work that was just written is not there")
    return found.work


def holds_already(stands: Work, sheet: Sheet) -> bool:
    """Whether the database says what *sheet* says."""
    done = stands.state not in {DRAFT, SENT_BACK} or not sheet.hand_in
    return done and stands.content == sheet.content


def begin(connection: Connection, sheet: Sheet, moment: datetime) -> bool:
    """Insert the first version; False when another request was first."""
    values = {
        "merchant_id": sheet.merchant_id,
        "person_id": sheet.person_id,
        "team_id": sheet.team_id,
        "work_id": sheet.asked.work_id,
        "turn": 1,
        "revision": 1,
        "state": HANDED_IN if sheet.hand_in else DRAFT,
        "handed_in_at": moment if sheet.hand_in else None,
        **values_of(sheet, moment),
    }
    number = insert_new(connection, work, values)
    if number is None:
        return False
    show(connection, int(number), sheet.content.files, moment)
    return True


def change(connection: Connection, stands: Work, sheet: Sheet, moment: datetime) -> None:
    """Put the new content into the row; what waits for its mark keeps its place in the queue."""
    values = values_of(sheet, moment) | {"revision": stands.revision + 1}
    if sheet.hand_in and stands.state in {DRAFT, SENT_BACK}:
        values |= {"state": HANDED_IN, "handed_in_at": moment, "team_id": sheet.team_id}
    connection.execute(update(work).where(work.c.id == stands.id).values(**values))
    if stands.content.files != sheet.content.files:
        connection.execute(drop_files, {"of": stands.id})
        show(connection, stands.id, sheet.content.files, moment)
        dropped = digests(stands.content.files) - digests(sheet.content.files)
        release(connection, dropped, moment)


def values_of(sheet: Sheet, moment: datetime) -> dict[str, object]:
    """Return what each save writes: the content, and what it answers."""
    return {
        "lesson_id": sheet.asked.lesson_id,
        "course_id": sheet.asked.course_id,
        "release_id": sheet.asked.release_id,
        "title": sheet.asked.title,
        "task": sheet.asked.task,
        "rubric": pack_rubric(sheet.asked.rubric),
        "text": sheet.content.text,
        "link": sheet.content.link,
        "form_key": sheet.form_key,
        "saved_at": moment,
    }


def show(connection: Connection, number: int, given: tuple[File, ...], moment: datetime) -> None:
    """Put files under a piece of work and keep their bytes for good (rule R113)."""
    if not given:
        return
    wanted = digests(given)
    if len(files.claim(connection, wanted, moment)) < len(wanted):
        raise FilesGone
    rows = [
        {
            "field_work_id": number,
            "position": each.position,
            "digest": each.digest,
            "name": each.name,
            "media_type": each.media_type,
            "size": each.size,
        }
        for each in given
    ]
    connection.execute(add_file, rows)


def release(connection: Connection, dropped: set[str], moment: datetime) -> None:
    """Give up files that no piece of work holds any more: they are removed two days later."""
    if dropped:
        shown = set(connection.execute(still_shown, {"digests": sorted(dropped)}).scalars())
        files.give_up(connection, dropped - shown, moment)


def digests(given: tuple[File, ...]) -> set[str]:
    """Return the names of the bytes."""
    return {each.digest for each in given}
