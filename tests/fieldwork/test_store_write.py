"""Tests of keeping and handing in field work, on both databases (rules R111 to R115)."""

import dataclasses

import pytest
from sqlalchemy import select

from academy.catalog.release import release_folder
from academy.database import reading, table_of, writing
from academy.fieldwork import store, store_mark, store_write
from academy.fieldwork.store_mark import NewMark
from academy.fieldwork.store_write import Closed, Conflict, FilesGone, Saved
from academy.fieldwork.works import DRAFT, HANDED_IN, MARKED, SENT_BACK, Content, File
from academy.files import store as files
from academy.files.tables import StoredFile
from academy.learning.tables import Completion, HandIn
from tests.conftest import MORNING
from tests.fieldwork.conftest import CARD, place, sheet, write_course


def save(given):
    """Save what an author sends."""
    found = place(given.asked.work_id)
    with writing() as connection:
        return store_write.save(connection, given, found.lesson, MORNING)


def own(shop, work_id="fw-card"):
    """Return what the staff of the shop has made."""
    with reading() as connection:
        return store.own(connection, shop.staff, work_id)


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return list(connection.execute(select(table_of(model))))


def remembered(shop, *digests):
    """Note files as if they had been synced."""
    kept = [files.Kept(digest, "application/pdf", 9) for digest in digests]
    with writing() as connection:
        files.remember(connection, kept, shop.staff, MORNING)
    return tuple(
        File(number, digest, f"{digest}.pdf", "application/pdf", 9)
        for number, digest in enumerate(digests, 1)
    )


def mark(shop, number, outcome, revision=1):
    """Mark a piece of work as the trainer."""
    given = NewMark(number, shop.trainer, f"key-{outcome}", outcome, (1, 2), "评语", revision)
    with writing() as connection:
        return store_mark.add(connection, given, MORNING)


def test_a_draft_is_kept_and_then_handed_in(shop):
    """It keeps the release and the rubric of then; the lesson learns only of handing in."""
    kept = save(sheet(shop, hand_in=False))
    assert isinstance(kept, Saved) and kept.work.state == DRAFT
    assert rows(HandIn) == []
    handed = save(sheet(shop, "三件货，全了", revision=1))
    assert isinstance(handed, Saved)
    work = handed.work
    assert (work.state, work.revision, work.handed_in_at) == (HANDED_IN, 2, MORNING)
    assert [each.points for each in work.asked.rubric] == [3, 2]
    assert work.asked.release_id == place().lesson.release_id


def test_the_lesson_is_done_when_all_its_field_work_is_handed_in(shop):
    """R112: the block and the open question, in any order, in the same transaction."""
    save(sheet(shop))
    assert rows(Completion) == []
    save(sheet(shop, "一句", work_id="q-open"))
    assert [row.lesson_id for row in rows(Completion)] == ["ls-card"]
    assert len(rows(HandIn)) == 2


def test_a_double_tap_leaves_one(shop):
    """R111: the same content twice is one save and no conflict."""
    first, second = save(sheet(shop)), save(sheet(shop))
    assert isinstance(first, Saved) and isinstance(second, Saved)
    assert second.work == first.work


def test_another_page_is_not_overwritten_in_silence(shop):
    """R111: who wrote on an older version is shown the newer; the same page may save again."""
    save(sheet(shop, "一", form_key="page-of-the-phone", hand_in=False))
    assert isinstance(save(sheet(shop, "二", form_key="page-of-the-desk")), Conflict)
    assert own(shop).work.content.text == "一"
    again = save(sheet(shop, "三", form_key="page-of-the-phone", hand_in=False))
    assert isinstance(again, Saved) and again.work.content.text == "三"


def test_what_waits_can_be_changed_and_keeps_its_place(shop):
    """R115: the time of handing in stays the first one."""
    save(sheet(shop))
    changed = save(sheet(shop, "改过", revision=1))
    assert (changed.work.state, changed.work.handed_in_at) == (HANDED_IN, MORNING)
    assert changed.work.content.text == "改过"


def test_what_is_marked_stays_as_it_is(shop):
    """R115: nothing is written any more."""
    number = save(sheet(shop)).work.id
    assert mark(shop, number, MARKED) == "stands"
    assert isinstance(save(sheet(shop, "还想改", revision=1)), Closed)
    assert own(shop).work.content.text == "三件货"


def test_what_was_sent_back_is_handed_in_again(shop):
    """R115: a new turn begins, and it waits for a mark once more."""
    number = save(sheet(shop)).work.id
    assert mark(shop, number, SENT_BACK) == "stands"
    draft = save(sheet(shop, "在改", revision=1, hand_in=False))
    assert (draft.work.state, draft.work.turn) == (SENT_BACK, 2)
    again = save(sheet(shop, "改好了", revision=2))
    assert (again.work.state, again.work.turn) == (HANDED_IN, 2)


def test_files_are_claimed_with_the_row_that_shows_them(shop):
    """R113: no row without its file; what is taken out again is given up."""
    first, second = remembered(shop, "a" * 64, "b" * 64)
    save(sheet(shop, content=Content("写了", "", (first, second))))
    assert all(row.claimed_at for row in rows(StoredFile))
    save(sheet(shop, content=Content("写了", "", (first,)), revision=1))
    claimed = {row.digest: row.claimed_at for row in rows(StoredFile)}
    assert claimed["a" * 64] and claimed["b" * 64] is None
    assert own(shop).work.content.files == (first,)


def test_a_file_that_is_gone_is_said_and_nothing_is_written(shop):
    """R113: files that nobody claimed for two days were removed."""
    gone = File(1, "c" * 64, "c.pdf", "application/pdf", 9)
    with pytest.raises(FilesGone):
        save(sheet(shop, content=Content("写了", "", (gone,))))
    assert own(shop) is None


def test_it_is_marked_by_the_rubric_it_was_handed_in_against(shop, courses):
    """R114: a later release changes nothing about it."""
    before = save(sheet(shop)).work.asked
    write_course(courses, CARD.replace("三件货写了理由 (3)", "五件货写了理由 (9)"))
    (outcome,) = release_folder(courses, MORNING)
    assert outcome.kind == "released"
    assert place().source.criteria[0].points == 9
    assert dataclasses.replace(own(shop).work.asked) == before


def test_a_draft_that_arrives_late_changes_nothing_that_is_handed_in(shop):
    """R110: saved by a script before the button was pressed, it may lack what is asked for."""
    first = sheet(shop, "三件", form_key="page-one", hand_in=False)
    save(first)
    save(dataclasses.replace(first, content=Content("三件货"), hand_in=True))
    late = save(dataclasses.replace(first, content=Content("三")))
    assert isinstance(late, Conflict)
    assert own(shop).work.content.text == "三件货"


def test_it_goes_to_those_who_lead_the_team_of_the_day_it_is_handed_in(shop):
    """R116: who is moved to another team between draft and handing in is marked there."""
    save(sheet(shop, hand_in=False))
    moved = sheet(shop, team_id=shop.teams["shift"], revision=1)
    assert isinstance(save(moved), Saved)
    assert own(shop).work.team_id == shop.teams["shift"]
    later = sheet(shop, "四件货", team_id=shop.teams["shop"], revision=2)
    assert isinstance(save(later), Saved)
    assert own(shop).work.team_id == shop.teams["shift"]
