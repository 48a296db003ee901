"""Rules between the site's own files and the courses."""

from academy.catalog.parser import read_course
from academy.catalog.rules_site import check_paths, check_words_of_courses
from academy.catalog.site_reader import read_site
from tests.catalog.site_files import PATHS, site_files
from tests.learning.conftest import COURSE, COURSE_EN, FIRST, SECOND


def course(**changes):
    """Return the course to which the path leads."""
    texts = {
        "course.yml": COURSE,
        "course.en.yml": COURSE_EN,
        "lessons/010-first.md": FIRST,
        "lessons/020-second.md": SECOND,
        **changes,
    }
    found, _ = read_course({name: text.encode() for name, text in texts.items()}, "opening")
    assert found is not None
    return found


def problems(paths=PATHS, **changes):
    """Return (code, line, arguments) of what is wrong between paths and courses."""
    found = check_paths(read_site(site_files(paths=paths)), [course(**changes)])
    return [(each.code, each.line, dict(each.arguments)) for each in found]


def test_a_path_of_lessons_that_are_there_is_fine():
    """R160: lessons that learners see, each after those that it needs."""
    assert problems() == []


def test_an_unknown_lesson_is_named_with_the_nearest():
    """The author sees what was most likely meant."""
    found = problems(PATHS.replace("ls-second", "ls-secund"))
    assert found == [("C180", 8, {"id": "ls-secund", "nearest": "ls-second"})]


def test_a_lesson_that_learners_do_not_see_is_no_step():
    """A draft, a lesson in review and a retired one are refused."""
    for status in ("draft", "review", "retired"):
        hidden = SECOND.replace("minutes: 9", f"minutes: 9\nstatus: {status}")
        found = problems(**{"lessons/020-second.md": hidden})
        assert found == [("C182", 8, {"id": "ls-second", "status": status})]


def test_what_is_needed_comes_before():
    """A path against the order of its lessons is a warning; it may be meant so."""
    found = problems(PATHS.replace("[ls-first, ls-second]", "[ls-second, ls-first]"))
    assert found == [("C183", 8, {"id": "ls-second", "needed": "ls-first"})]


def test_words_of_a_path_stand_in_the_lists():
    """Subject and jobs of a path are words of the site."""
    found = problems(PATHS.replace("[主播]", "[主拨]").replace("subject: 脚本", "subject: 流量"))
    assert [(code, line, about["word"], about["list"]) for code, line, about in found] == [
        ("C184", 4, "流量", "subjects"),
        ("C184", 5, "主拨", "jobs"),
    ]


def test_words_of_a_course_stand_in_the_lists():
    """Tags, jobs, subjects and platforms are checked, each at its place."""
    text = COURSE.replace("summary", "audience: [主播, 老板]\nsubject: 选品\nsummary")
    first = FIRST.replace("minutes: 3", "minutes: 3\ntags: [话术, 画术]")
    first = first.replace("先说麻烦。", "先说麻烦。\n\n:::on platform=抖音,快手\n一样。\n:::")
    changed = course(**{"course.yml": text, "lessons/010-first.md": first})
    found = check_words_of_courses(read_site(site_files()).site, [changed])
    assert [(each.path, each.line, dict(each.arguments)["word"]) for each in found] == [
        ("opening/course.yml", 4, "老板"),
        ("opening/course.yml", 5, "选品"),
        ("opening/lessons/010-first.md", 5, "画术"),
        ("opening/lessons/010-first.md", 11, "快手"),
    ]
    assert {(each.code, each.severity) for each in found} == {("C184", "warning")}


def test_a_list_that_is_not_written_asks_for_nothing():
    """Who keeps no list of tags may use any."""
    site = read_site(site_files(site="format: 1\n", paths="")).site
    first = FIRST.replace("minutes: 3", "minutes: 3\ntags: [画术]")
    assert check_words_of_courses(site, [course(**{"lessons/010-first.md": first})]) == []
    assert check_words_of_courses(None, [course()]) == []
