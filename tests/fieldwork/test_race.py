"""Two at the same moment: one row, one mark, on both databases (rules R111 and R117)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from academy.database import reading, writing
from academy.fieldwork import store, store_mark, store_write
from academy.fieldwork.store_mark import NewMark
from academy.fieldwork.store_write import Conflict, Saved
from academy.fieldwork.works import MARKED
from tests.conftest import MORNING
from tests.fieldwork.conftest import place, sheet

MANY = 6


def at_once(act, arguments):
    """Let all of them act at the same moment; return what each got."""
    barrier = Barrier(len(arguments))

    def one(argument):
        barrier.wait()
        return act(argument)

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(one, arguments))


def test_many_taps_leave_one_piece_of_work(shop):
    """Whoever is first begins it; the same content from the others is no conflict."""
    lesson = place().lesson

    def tap(_number):
        with writing() as connection:
            return store_write.save(connection, sheet(shop), lesson, MORNING)

    found = at_once(tap, range(MANY))
    assert all(isinstance(each, Saved) for each in found)
    assert {each.work.id for each in found} == {found[0].work.id}


def test_two_pages_at_once_never_overwrite_each_other(shop):
    """One is kept, the other is told."""
    lesson = place().lesson

    def write(text):
        given = sheet(shop, text, form_key=f"page-of-{text}", hand_in=False)
        with writing() as connection:
            return store_write.save(connection, given, lesson, MORNING)

    found = at_once(write, ["phone", "desktop"])
    assert sorted(type(each).__name__ for each in found) == ["Conflict", "Saved"]
    assert any(isinstance(each, Conflict) for each in found)


def test_two_markers_at_once_leave_one_mark(shop):
    """The first stands, the others are told."""
    with writing() as connection:
        number = store_write.save(connection, sheet(shop), place().lesson, MORNING).work.id

    def mark(person_id):
        given = NewMark(number, person_id, f"form-of-{person_id}", MARKED, (1, 1), "", 1)
        with writing() as connection:
            return store_mark.add(connection, given, MORNING)

    verdicts = at_once(mark, [shop.trainer, shop.manager, shop.shop_manager])
    assert sorted(verdicts) == ["stands", "taken", "taken"]
    with reading() as connection:
        assert len(store.own(connection, shop.staff, "fw-card").marks) == 1
