"""The snapshot of live courses."""

from academy.catalog.parser import read_course
from academy.catalog.snapshot import EMPTY, Entry, build_catalog
from tests.catalog.sample_course import course_of, files_of

COURSE = course_of(files_of(course_en="title: Cups\n"))


def test_looks_up_by_id_and_address():
    """A course, a lesson and a playbook are found; what is not there is None."""
    catalog = build_catalog(7, [Entry(COURSE, 3)])
    place = catalog.lesson("ls-hook")

    assert place is not None
    assert (place.number, place.count, place.release_id) == (1, 2, 3)
    assert (place.previous, place.next.id, place.section.id) == (None, "ls-room", "s-before")
    assert catalog.lesson("ls-none") is None
    assert catalog.course("co-cups") is COURSE
    assert catalog.course("co-none") is None
    assert catalog.playbook("pb-seven").playbook.length == 1
    assert catalog.playbook("pb-none") is None
    assert catalog.lesson_by_slug(COURSE, "room").lesson.id == "ls-room"
    assert catalog.lesson_by_slug(COURSE, "none") is None
    assert EMPTY.courses == ()


def test_old_addresses_lead_to_the_lesson():
    """An alias of a lesson is an address below its course."""
    room = files_of()["lessons/020-room.md"].decode().replace("needs", "aliases: [studio]\nneeds")
    course = course_of(files_of(room=room))
    catalog = build_catalog(1, [Entry(course, 1)])
    assert catalog.lesson_by_slug(course, "studio").lesson.id == "ls-room"


def test_speaks_the_language_of_the_reader():
    """Each look-up takes a language and falls back to the source."""
    catalog = build_catalog(1, [Entry(COURSE, 1)])
    assert catalog.course("co-cups", language="en").title == "Cups"
    assert catalog.lesson("ls-hook", language="en").course.title == "Cups"
    assert catalog.course("co-cups", language="fr").title == "卖杯子"


def test_merchants_do_not_see_each_other():
    """Shared courses are everybody's; a merchant's own are its own, at its own address."""
    own, _ = read_course(
        {**files_of(), "course.yml": files_of()["course.yml"].replace(b"co-cups", b"co-own")},
        "cups",
    )
    catalog = build_catalog(1, [Entry(COURSE, 1), Entry(own, 2, merchant_id=5)])

    assert [course.id for course in catalog.visible_to(4)] == ["co-cups"]
    assert {course.id for course in catalog.visible_to(5)} == {"co-cups", "co-own"}
    assert catalog.course_by_slug("cups", merchant_id=5).id == "co-own"
    assert catalog.course_by_slug("cups", merchant_id=4).id == "co-cups"
    assert catalog.course_by_slug("none") is None
    assert catalog.entry("co-own").merchant_id == 5
    assert catalog.lesson("ls-hook").visible_to(4)
