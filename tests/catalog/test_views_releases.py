"""Tests of the pages of releases: who sees them, what they tell, how a release goes live."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event, update

from academy import clock
from academy.catalog.release import release_folder
from academy.database import table_of, writing
from academy.database.doors import doors
from academy.learning.reading_time import Reading
from academy.learning.store_reading import keep_reading
from academy.people.tables import Grant, Person
from academy.records import ids_with_records
from tests.catalog.site_files import site_files
from tests.learning.conftest import COURSE, FIRST, courses, released, write_course
from tests.worlds import add

__all__ = ["courses", "released"]

THIRD = "---\nid: ls-third\ntitle: 第三课\nminutes: 1\n---\n\n字。\n"
ALL = COURSE.replace("[first, second]", "[first, second, third]")


@pytest.fixture
def again(released, courses):
    """The course was released a second time, with another lesson."""
    (courses / "opening" / "lessons" / "030-third.md").write_text(THIRD, encoding="utf-8")
    write_course(courses, course=ALL, first=FIRST.replace("第一课", "头一课"))
    (outcome,) = release_folder(courses, clock.now(), ids_with_records)
    assert outcome.kind == "released"
    return released


@pytest.fixture
def trainer(again, client):
    """A browser signed in as the merchant's trainer."""
    return client.sign_in(again.trainer)


@contextmanager
def counted_statements():
    """Collect the statements that are sent to the database meanwhile."""
    found = []

    def note(_connection, _cursor, statement, *_more):
        found.append(statement)

    engine = doors().engine
    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


def of_all(world):
    """Make the trainer one of the whole installation."""
    with writing() as connection:
        add(connection, Grant, person_id=world.trainer, kind="trainer", merchant_id=None)


def test_only_those_who_prepare_courses_find_them(again, client):
    """R133: to staff and managers the pages are missing, links to them too."""
    for who in (again.staff, again.manager):
        reader = client.sign_in(who)
        for address in (
            "",
            "/co-open",
            "/co-open/diff",
            "/co-open/1/activate",
            "/co-open/1/preview",
        ):
            assert reader.get(f"/releases{address}").status_code == 404
        assert "/releases" not in reader.get("/courses/opening").text
        assert "/releases" not in reader.get("/me").text
    assert "/releases/co-open" in client.sign_in(again.trainer).get("/courses/opening").text


def test_the_list_tells_what_is_live(trainer):
    """Each course with its live release and how many there are; one leads to all of them."""
    page = trainer.get("/releases").text
    assert "发布 2 生效中" in page and "共 2 次发布" in page
    page = trainer.get("/releases/co-open").text
    assert page.index("发布 2") < page.index("发布 1")
    assert trainer.get("/releases/co-nothing").status_code == 404


def test_two_releases_are_compared(trainer):
    """R130: told for learners, in either direction; unknown numbers are missing."""
    page = trainer.get("/releases/co-open/diff").text
    assert "《第一课》改名为《头一课》" in page and "新增《第三课》" in page
    assert "去掉《第三课》" in trainer.get("/releases/co-open/diff?from=2&to=1").text
    assert "没有变化" in trainer.get("/releases/co-open/diff?from=2&to=2").text
    assert trainer.get("/releases/co-open/diff?from=7").status_code == 404


def test_titles_are_told_in_the_readers_language(again, trainer, courses):
    """English pages name courses, lessons and questions in English, where the course has it."""
    folder = courses / "opening"
    (folder / "course.en.yml").write_text("title: Openings\n", encoding="utf-8")
    quiz = ":::quiz id=qz-third\n### {} {{#q-why}}\n- (x) A\n- ( ) B\n:::\n"
    english = "---\ntitle: The third\n---\n\n" + quiz.format("Why?")
    (folder / "lessons" / "030-third.md").write_text(
        THIRD + quiz.format("为什么？"), encoding="utf-8"
    )
    (folder / "lessons" / "030-third.en.md").write_text(english, encoding="utf-8")
    (outcome,) = release_folder(courses, clock.now(), ids_with_records)
    assert outcome.kind == "released"
    assert ">开场</a>" in trainer.get("/releases").text
    with writing() as connection:
        connection.execute(update(table_of(Person)).values(locale="en"))

    def page(address):
        return trainer.get(f"/releases{address}").text

    for address in ("", "/co-open", "/co-open/diff", "/co-open/2/activate"):
        assert "Openings</a>" in page(address) or "<h1>Openings</h1>" in page(address), address
        assert ">开场<" not in page(address)
    assert "“The third”: new question “Why?”" in page("/co-open/diff")
    assert "“The third”: question “Why?” is gone" in page("/co-open/diff?from=3&to=2")


def test_a_shared_course_is_not_one_merchants_to_switch(trainer):
    """R133: where others learn from it too, a trainer of one merchant may only look."""
    page = trainer.get("/releases/co-open/1/activate").text
    assert "全站" in page and "<form" not in page.split("<main", 1)[1]
    assert trainer.post("/releases/co-open/1/activate").status_code == 404


def test_a_release_goes_live_when_it_is_confirmed(again, trainer):
    """R132: the page says what changes; the next page that a learner opens shows it."""
    of_all(again)
    page = trainer.get("/releases/co-open/1/activate").text
    assert "去掉《第三课》" in page and "让发布 1 生效" in page
    assert trainer.post("/releases/co-open/1/activate").location == "/releases/co-open"
    assert "发布 1 已经生效" in trainer.get("/releases/co-open").text
    assert "<h1>第一课" in trainer.get("/courses/opening/first").text


def test_records_are_named_with_what_to_do(again, trainer):
    """R134: the page says which ids stand in the way, and how to retire them."""
    of_all(again)
    with writing() as connection:
        reading = Reading(5, 10, None, clock.now())
        keep_reading(connection, again.staff, "ls-third", "co-open", reading)
    page = trainer.get("/releases/co-open/1/activate").text
    assert "ls-third" in page and "status: retired" in page
    assert trainer.post("/releases/co-open/1/activate").status_code == 409
    assert "发布 2 生效中" in trainer.get("/releases").text


def test_why_the_folder_is_not_live(trainer, courses):
    """R138: file, line, column, what is wrong and how to mend it; what was live stays."""
    write_course(courses, course=ALL, first=FIRST.replace("minutes:", "minutes："))
    release_folder(courses, clock.now(), ids_with_records)
    page = trainer.get("/releases/co-open").text
    assert "opening/lessons/010-first.md:4:8" in page and "C103" in page
    assert "文件夹里的版本没有生效" in trainer.get("/releases").text


def test_what_the_folder_would_lose(again, trainer, courses):
    """R134: a refused release says which ids have records."""
    with writing() as connection:
        reading = Reading(5, 10, None, clock.now())
        keep_reading(connection, again.staff, "ls-third", "co-open", reading)
    (courses / "opening" / "lessons" / "030-third.md").unlink()
    write_course(courses)
    (outcome,) = release_folder(courses, clock.now(), ids_with_records)
    assert outcome.kind == "refused"
    page = trainer.get("/releases/co-open").text
    assert "ls-third" in page and "课时" in page


def test_statements_do_not_grow_with_releases(trainer, courses):
    """Ten releases are listed with as many statements as two."""
    trainer.get("/releases/co-open")
    with counted_statements() as few:
        trainer.get("/releases/co-open")
    for number in range(8):
        write_course(courses, course=ALL, first=FIRST.replace("第一课", f"第 {number} 稿"))
        release_folder(courses, clock.now(), ids_with_records)
    trainer.get("/releases/co-open")
    with counted_statements() as many:
        trainer.get("/releases/co-open")
    assert len(many) == len(few)


def test_the_sites_own_files_have_releases_too(again, trainer, courses):
    """R132: words, paths and glossary are listed, compared and switched like a course."""
    of_all(again)
    for name, data in site_files().items():
        (courses / name).write_bytes(data)
    release_folder(courses, clock.now(), ids_with_records)
    paths = site_files()["_paths.yml"].decode()
    (courses / "_paths.yml").write_text(paths.replace("先开口", "后开口"), encoding="utf-8")
    release_folder(courses, clock.now(), ids_with_records)
    assert "用词、学习路径和词汇表" in trainer.get("/releases").text
    page = trainer.get("/releases/_site").text
    assert "发布 2" in page and "/preview" not in page and "/courses/_site" not in page
    assert "路径“先开口”改名为“后开口”" in trainer.get("/releases/_site/diff").text
    assert "后开口" in trainer.get("/releases/_site/1/activate").text
    assert trainer.post("/releases/_site/1/activate").location == "/releases/_site"
    assert "发布 1 已经生效" in trainer.get("/releases/_site").text
    assert trainer.get("/releases/_site/1/preview").status_code == 404
    (courses / "_paths.yml").write_text(paths.replace("title:", "title："), encoding="utf-8")
    release_folder(courses, clock.now(), ids_with_records)
    assert "文件夹里的版本没有生效" in trainer.get("/releases").text
    assert "C103" in trainer.get("/releases/_site").text
