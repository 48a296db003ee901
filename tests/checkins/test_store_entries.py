"""Tests of reading check-ins."""

from academy.checkins import store_entries, store_record
from academy.checkins.entry import NewEntry
from academy.database import reading, writing
from academy.files import store as files
from tests.checkins.made import NOON, THURSDAY, WEDNESDAY


def write(part, *given):
    """Record check-ins and return the number of the last."""
    made = None
    with writing() as connection:
        kept = [files.Kept("aa", "image/jpeg", 10), files.Kept("bb", "image/jpeg", 10)]
        files.remember(connection, kept, part.person_id, NOON)
        for each in given:
            made = store_record.record(connection, part, each, NOON)
    return made


def test_marks_are_the_days_with_a_check_in(shop_part):
    """A person's days come with their kind; nobody else's are among them."""
    write(
        shop_part,
        NewEntry(WEDNESDAY, "make_up", "a", "", (), "轮休"),
        NewEntry(THURSDAY, "late", "b", "", ()),
    )
    with reading() as connection:
        found = store_entries.marks(connection, shop_part.activity_id, shop_part.person_id)
        others = store_entries.marks(connection, shop_part.activity_id, shop_part.person_id + 1)

    assert {(each.day, each.kind) for each in found} == {
        (WEDNESDAY, "make_up"),
        (THURSDAY, "late"),
    }
    assert others == []


def test_a_check_in_is_read_with_its_place(both, shop_part):
    """R26: what the rule needs comes with it: whose, which team, which teams above."""
    made = write(shop_part, NewEntry(THURSDAY, "on_time", "豆皮", "问", ("bb", "aa")))
    with reading() as connection:
        seen = store_entries.seen(connection, made)
        picture = store_entries.seen_picture(connection, made, 1)

    assert seen.place.teams_above == {both.teams["region"], both.teams["shop"]}
    assert (seen.person_name, seen.activity_title) == ("周小满", "每日一问")
    assert seen.entry.digests == ("bb", "aa")
    assert (picture.digest, picture.place) == ("bb", seen.place)


def test_what_is_not_there_is_none(shop_part):
    """Numbers that nobody has given out find nothing."""
    made = write(shop_part, NewEntry(THURSDAY, "on_time", "豆皮", "问", ("aa",)))
    with reading() as connection:
        assert store_entries.seen(connection, made + 1) is None
        assert store_entries.seen_picture(connection, made, 0) is None
        assert store_entries.seen_picture(connection, made, 2) is None
        assert store_entries.entry_on(connection, 99, shop_part.person_id, THURSDAY) is None
