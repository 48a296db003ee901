"""Saving and handing in, on both databases."""

from datetime import timedelta

import pytest

from academy.database import reading
from academy.reports import store
from academy.reports.boxes import Texts
from academy.reports.store_write import Answered, Conflict, Saved, TooLate
from tests.reports.conftest import DAY, NOON, TEXTS
from tests.worlds import make_world

OTHER = Texts("另一段", "另一段", "另一段", "另一段")
LATER = NOON + timedelta(minutes=5)

pytestmark = pytest.mark.usefixtures("database")


def stored(world, person="staff"):
    """The report of the day as the database has it."""
    with reading() as connection:
        return store.find(connection, world.persons[person], DAY)


def test_first_save_begins_a_draft(hand_in):
    """The first save makes a draft of revision 1 that is not handed in (R30)."""
    world = make_world()

    outcome = hand_in(world, hand_in=False)

    assert isinstance(outcome, Saved)
    assert outcome.report == stored(world)
    assert (outcome.report.revision, outcome.report.status) == (1, "draft")


def test_the_same_texts_twice_are_one_save(hand_in):
    """A double tap saves once and is no conflict (R35)."""
    world = make_world()

    hand_in(world)
    again = hand_in(world, moment=LATER)

    assert isinstance(again, Saved)
    assert (again.report.revision, again.report.saved_at) == (1, NOON)


def test_an_older_page_never_overwrites(hand_in):
    """A save on an older revision changes nothing and gives back what is stored (R35)."""
    world = make_world()
    hand_in(world, hand_in=False)
    hand_in(world, hand_in=False, revision=1, texts=OTHER, moment=LATER)

    outcome = hand_in(world, hand_in=False, revision=1, texts=TEXTS, moment=LATER)

    assert isinstance(outcome, Conflict)
    assert outcome.report == stored(world)
    assert stored(world).texts == OTHER


def test_a_page_is_never_in_its_own_way(hand_in):
    """The page that saved last may save again without having heard of it (R35)."""
    world = make_world()
    hand_in(world, hand_in=False, form_key="page-one")
    hand_in(world, hand_in=False, revision=1, form_key="page-one", texts=OTHER)

    outcome = hand_in(world, hand_in=False, revision=1, form_key="page-one", moment=LATER)

    assert isinstance(outcome, Saved)
    assert (stored(world).texts, stored(world).revision) == (TEXTS, 3)


def test_two_pages_that_begin_together_do_not_hide_each_other(hand_in):
    """Of two pages opened before the first save, the second is told (R35)."""
    world = make_world()
    hand_in(world, hand_in=False, form_key="page-one")

    outcome = hand_in(world, hand_in=False, form_key="page-two", texts=OTHER)

    assert isinstance(outcome, Conflict)


def test_a_change_keeps_the_time_of_handing_in(hand_in):
    """A report may be changed until a reply; its waiting began when it was handed in (R32)."""
    world = make_world()
    hand_in(world)

    outcome = hand_in(world, revision=1, texts=OTHER, moment=LATER)

    assert isinstance(outcome, Saved)
    assert (outcome.report.handed_in_at, outcome.report.saved_at) == (NOON, LATER)


def test_a_reply_closes_a_report(hand_in, answer):
    """Once a reply stands the report stays as it is (R32)."""
    world = make_world()
    report = hand_in(world).report
    answer(world, report)

    outcome = hand_in(world, revision=1, texts=OTHER, moment=LATER)

    assert isinstance(outcome, Answered)
    assert stored(world).texts == TEXTS


def test_no_report_is_begun_too_late(hand_in):
    """A day that may no longer be begun stays empty (R30)."""
    world = make_world()

    outcome = hand_in(world, may_begin=False)

    assert isinstance(outcome, TooLate)
    assert stored(world) is None


def test_a_draft_may_be_finished_late(hand_in):
    """What was begun in time may be handed in whenever (R30)."""
    world = make_world()
    hand_in(world, hand_in=False)

    outcome = hand_in(world, may_begin=False, revision=1, moment=NOON + timedelta(days=9))

    assert isinstance(outcome, Saved)
    assert outcome.report.status == "handed_in"


@pytest.mark.parametrize("most", [2000], ids=["longest"])
def test_long_texts_come_back_whole(hand_in, most):
    """Each box keeps 2,000 characters, signs beyond the basic plane included."""
    world = make_world()
    texts = Texts("𠮷" * most, "🙂" * most, "e\u0301" * 5, "字\n字")

    hand_in(world, texts=texts)

    assert stored(world).texts == texts
