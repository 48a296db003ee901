"""Tests of learning paths on pages: chosen first, followed, walked, left; and of the list."""

import pytest
from sqlalchemy import event

from academy import clock
from academy.catalog.release import release_folder
from academy.database.doors import doors
from tests.catalog.site_files import site_files
from tests.learning.conftest import COURSE, FIRST, SECOND, write_course

PATHS = """\
- id: pa-speak
  title: 先开口
  title_en: Speak first
  subject: 脚本
  audience: [主播]
  summary: 从别的课走到这门课。
  summary_en: From one course to another.
  lessons: [ls-third, ls-first, ls-fourth]
- id: pa-shop
  title: 先看店
  subject: 开通
  audience: [店长]
  summary: 一课。
  lessons: [ls-second]
"""
OTHER = (
    COURSE.replace("co-open", "co-other")
    .replace("s-say", "s-other")
    .replace("title: 开场", "title: 另一门")
    .replace("summary", "subject: 脚本\naudience: [店长]\nlevel: 进阶\nsummary")
    .replace("[first, second]", "[third, fourth]")
)
THIRD = SECOND.replace("ls-second", "ls-third").replace("第二课", "第三课")
THIRD = THIRD.replace("needs: [ls-first]", "summary: 这一课教你看麻烦。")
FOURTH = SECOND.replace("ls-second", "ls-fourth").replace("第二课", "第四课")
FOURTH = FOURTH.replace("[ls-first]", "[ls-third, ls-first]")


@pytest.fixture
def walker(app, frozen, world, tmp_path, client):
    """A browser signed in as staff who begins; two courses with a path through both."""
    folder = tmp_path / "courses"
    write_course(folder, first=FIRST)
    lessons = folder / "other" / "lessons"
    lessons.mkdir(parents=True)
    (folder / "other" / "course.yml").write_text(OTHER, encoding="utf-8")
    (lessons / "010-third.md").write_text(THIRD, encoding="utf-8")
    (lessons / "020-fourth.md").write_text(FOURTH, encoding="utf-8")
    for name, data in site_files(paths=PATHS).items():
        (folder / name).write_bytes(data)
    outcomes = release_folder(folder, clock.now())
    assert {each.kind for each in outcomes} == {"released"}
    return client.sign_in(world.staff)


def read(reader, frozen, address, lesson_id):
    """Read a lesson to its end."""
    page = reader.get(address).text
    ticket = page.split('data-ticket="', 1)[1].split('"', 1)[0]
    frozen.shift(300)
    reader.post(f"/lessons/{lesson_id}/read", {"ticket": ticket})


def following(page):
    """Return the address that "next" leads to at the end of a lesson."""
    return page.split('<a class="card next" href="', 1)[1].split('"', 1)[0]


def test_who_begins_is_asked_once(walker):
    """R166: the way to Today leads past the question the first time, and never again."""
    answer = walker.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/paths/first")
    page = walker.get("/paths/first").text
    assert "先开口" in page
    assert "先看店" in page
    assert walker.get("/").status_code == 200


def test_managers_and_who_has_begun_are_not_asked(walker, frozen, world, client):
    """R166: only staff with nothing given and nothing begun."""
    read(walker, frozen, "/courses/opening/second", "ls-second")
    assert walker.get("/").status_code == 200
    assert client.sign_in(world.manager).get("/").status_code == 200


def test_paths_for_the_job_come_first(walker):
    """R166: who says the job sees the paths that are meant for it before the others."""
    page = walker.get("/paths/first?job=店长").text
    assert page.index("适合店长") < page.index("先看店") < page.index("其他路径")
    assert page.index("其他路径") < page.index("先开口")
    assert "适合" not in walker.get("/paths/first?job=没有的").text.split("<main", 1)[1]


def test_a_path_is_followed_over_courses(walker, frozen):
    """R162: choosing leads to its first lesson, "next" follows the path and not the course."""
    answer = walker.post("/paths/pa-speak/follow")
    assert answer.headers["Location"] == "/courses/other/third"
    page = walker.get("/courses/other/third").text
    assert "路径第 1 课，共 3 课" in page
    assert following(page) == "/courses/opening/first"
    assert following(walker.get("/courses/opening/first").text) == "/courses/other/fourth"
    assert following(walker.get("/courses/other/fourth").text) == "/paths/pa-speak"
    assert following(walker.get("/courses/opening/second").text) == "/courses/opening"
    read(walker, frozen, "/courses/other/third", "ls-third")
    page = walker.get("/paths/pa-speak").text
    assert "这条路径 3 课，学完 1 课" in page
    assert '<a class="btn act" href="/courses/opening/first">接着学</a>' in page


def test_one_path_at_a_time(walker):
    """R162: another path takes the place of the first; leaving one leaves what was learnt."""
    walker.post("/paths/pa-speak/follow")
    walker.post("/paths/pa-shop/follow")
    assert "不走这条了" not in walker.get("/paths/pa-speak").text
    walker.post("/paths/pa-speak/leave")
    assert "不走这条了" in walker.get("/paths/pa-shop").text
    walker.post("/paths/pa-shop/leave")
    walker.post("/paths/pa-shop/leave")
    assert "不走这条了" not in walker.get("/paths/pa-shop").text
    assert walker.get("/").status_code == 200


def test_today_shows_the_next_lesson_of_the_path(walker, frozen):
    """R163: one card, counted along the path."""
    walker.post("/paths/pa-speak/follow")
    page = walker.get("/").text
    assert "路径第 1 课，共 3 课" in page
    assert "第三课" in page
    read(walker, frozen, "/courses/other/third", "ls-third")
    page = walker.get("/").text
    assert "路径第 2 课，共 3 课" in page
    assert "另一门，第" not in page


def test_a_path_that_is_not_there_is_missing(walker):
    """Old addresses of paths answer 404."""
    assert walker.get("/paths/pa-gone").status_code == 404
    assert walker.post("/paths/pa-gone/follow").status_code == 404


def test_the_page_of_a_course_names_its_paths(walker):
    """Each course says of which paths it is a part."""
    page = walker.get("/courses/opening").text
    assert '<a href="/paths/pa-speak">先开口</a>' in page
    assert '<a href="/paths/pa-shop">先看店</a>' in page
    assert "先看店" not in walker.get("/courses/other").text


def test_what_comes_first_is_explained_and_not_locked(walker, frozen):
    """R164: the lesson names what helps first and what it gives, over courses, until done."""
    page = walker.get("/courses/other/fourth").text
    assert '<a href="/courses/other/third">第三课</a><br>这一课教你看麻烦。' in page
    assert '<a href="/courses/opening/first">第一课</a> · 开场' in page
    course = walker.get("/courses/other").text
    assert "第一课 · 开场" in course
    read(walker, frozen, "/courses/other/third", "ls-third")
    assert "这一课教你看麻烦" not in walker.get("/courses/other/fourth").text


def test_english_pages_speak_english(walker):
    """Titles, words of lists and levels are in the reader's language."""
    walker.post("/me", {"locale": "en", "theme": "system", "zone": ""})
    page = walker.get("/paths/first").text
    assert "Speak first" in page
    assert "host" in page
    page = walker.get("/courses").text
    assert "Advanced" in page
    assert "scripts (1)" in page
    assert "进阶" not in page.replace('value="进阶"', "")


def test_courses_are_chosen_by_address(walker):
    """R165: the address holds the choice; none found says what to do."""
    page = walker.get("/courses?level=进阶&job=").text
    assert "另一门" in page
    assert ">开场</a>" not in page
    assert "有 1 门符合" in page
    page = walker.get("/courses?level=进阶&subject=规则").text
    assert "没有同时符合这些的课程。" in page
    assert walker.get("/courses?page=x&level=%00").status_code == 200


def test_the_list_costs_the_same_whatever_is_in_it(walker):
    """Visitor and record are one statement each, with paths, filters and many courses."""
    walker.post("/paths/pa-speak/follow")
    walker.get("/courses")
    statements = []
    listen = lambda *given: statements.append(given[2])  # noqa: E731
    event.listen(doors().engine, "before_cursor_execute", listen)
    for address in ("/courses", "/courses/opening", "/paths/pa-speak"):
        statements.clear()
        walker.get(address)
        assert len([each for each in statements if each != "BEGIN"]) <= 3, address
    event.remove(doors().engine, "before_cursor_execute", listen)
