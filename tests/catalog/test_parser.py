"""Reading a course folder."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.catalog.parser import read_course
from tests.catalog.sample_course import (
    COURSE,
    DAY,
    FILES,
    HOOK,
    PLAYBOOK,
    ROOM,
    codes,
    course_of,
    files_of,
    read,
)

FRAGMENTS = st.sampled_from(
    [
        "---",
        "id: ls-a",
        "title：标题",
        "minutes: [",
        "needs: [ls-a]",
        "&a *a !x",
        ":::quiz id=qz-a",
        ":::",
        "：：：",
        ":::on platform=抖音",
        ":::fact source=",
        "### 题 {#q-a}",
        "- (x) 对",
        "- （ ） 错",
        "- [ ] 一",
        "= 3 +- 0.5",
        "= 甲|乙",
        "> 因为",
        "? 提示",
        "```",
        "~~~",
        "[x](y.md)",
        "![](z.svg)",
        '[a]{fact source="b" as_of=2020}',
        "<b>",
        "1) 一",
        "a => b",
        "[[空]]",
        "{#t-a role=leader}",
        "m-a | 数 | 人 | typed",
        "[^1]",
        "[^1]: 注",
        "\t",
        "汉字",
        "\ufeff",
        "x" * 50,
        "{{shop.hero}}",
    ]
)
TEXTS = st.one_of(
    st.lists(FRAGMENTS, max_size=25).map("\n".join).map(str.encode),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.binary(max_size=200),
)


def test_a_sound_course_has_no_problem():
    """The sample has nothing to complain about and holds what its files say."""
    course, problems = read(files_of())

    assert problems == []
    assert course is not None
    assert (course.id, course.slug, course.language) == ("co-cups", "cups", "zh")
    assert [lesson.slug for lesson in course.lessons] == ["hook", "room"]
    assert course.lessons[0].quizzes[0].questions[0].points == 2
    assert course.playbooks[0].days[0].tasks[1].due == "21:00"
    assert course.playbooks[0].day(1).prompt.minimum == 30
    assert course.playbooks[0].day(2) is None


@given(st.dictionaries(st.sampled_from([*FILES, "lessons/x.en.md", "assets/a.svg", "a.md"]), TEXTS))
@settings(max_examples=250, deadline=None)
def test_never_raises_and_every_problem_has_a_place(changes):
    """Whatever the files hold, reading ends, and each problem points at a line that exists."""
    files = {**files_of(), **changes}
    course, problems = read(files)

    assert course is not None or any(each.severity == "error" for each in problems)
    for problem in problems:
        own = problem.path.removeprefix("cups/")
        text = (
            files.get(own, b"").decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        )
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.column >= 1
        for language in ("zh", "en"):
            assert problem.sentence(language)
            assert "{" not in problem.code
            problem.fix(language)


@pytest.mark.parametrize("name", ["course", "hook", "day", "playbook"])
def test_an_error_in_the_source_leaves_no_course(name):
    """A course with an error in one of its own files is not released."""
    course, problems = read(files_of(**{name: "\ufeff---\nid: [\n"}))

    assert course is None
    assert problems


def test_all_problems_of_all_files_are_named_in_one_run():
    """A broken header does not hide what is wrong elsewhere."""
    hook = HOOK.replace("title: 开场", "title：开场").replace("minutes: 1", "minutes: viele")
    room = ROOM.replace("minutes: 1\n", "")
    assert codes(files_of(hook=hook, room=room)) == [
        "C103:010-hook.md:3:6",
        "C112:010-hook.md:4:10",
        "C102:020-room.md:2:1",
    ]


def test_a_course_file_is_needed():
    """Without course.yml there is one problem, not one for each lesson."""
    assert codes(files_of(course=None)) == ["C134:course.yml:1:1"]


def test_lessons_and_outline_agree():
    """An outline names files that exist, each once, and reaches every lesson."""
    outline = COURSE.replace("[hook, room]", "[hok, room, room]")
    assert codes(files_of(course=outline)) == [
        "C135:course.yml:8:15",
        "C137:course.yml:8:26",
        "C136:010-hook.md:1:1",
    ]


def test_two_files_cannot_have_one_address():
    """The number before a name does not count, so two names may collide."""
    twin = ROOM.replace("ls-room", "ls-twin")
    found = codes(files_of(**{"lessons/030-room.md": twin}))
    assert "C138:030-room.md:1:1" in found


@pytest.mark.parametrize("status", ["draft", "review", "retired"])
def test_only_published_lessons_are_shown(status):
    """A lesson with another status is read and checked, and stays hidden."""
    hook = HOOK.replace("[下一课](020-room.md)", "下一课")
    room = ROOM.replace("minutes", f"status: {status}\nminutes")
    course = course_of(files_of(hook=hook, room=room))

    assert [lesson.id for lesson in course.lessons] == ["ls-hook"]
    assert [lesson.id for lesson in course.hidden] == ["ls-room"]


def test_files_that_mean_nothing_are_named():
    """A stray Markdown file is an error, another stray file a warning, _ and . are left out."""
    stray = {"notes.md": "x", "data.bin": b"\x00", "_draft.md": "x", "lessons/.swp": b"\x00"}
    assert codes(files_of(**stray)) == ["C143:data.bin:1:1", "C136:notes.md:1:1"]


def test_the_digest_follows_the_sources():
    """The same files have the same digest; any changed byte changes it."""
    first, same = course_of(files_of()), course_of(files_of())
    other = course_of(files_of(room=ROOM + "\n"))

    assert first.digest == same.digest != other.digest
    assert first.lessons[0].digest == other.lessons[0].digest
    assert first.lessons[1].digest != other.lessons[1].digest


def test_a_lesson_digest_follows_the_pictures_it_shows():
    """A changed picture makes a lesson render anew."""
    hook = HOOK.replace("观众划进来", "![杯子](../assets/cup.svg)\n\n观众划进来")
    one, two = (
        course_of(files_of(hook=hook, **{"assets/cup.svg": text}))
        for text in ("<svg/>", "<svg></svg>")
    )
    assert one.lessons[0].digest != two.lessons[0].digest
    assert one.assets[0].path == "assets/cup.svg"


def test_reads_exams():
    """An exam is part of the course; its ids and its questions are known."""
    exam = (
        "---\nid: qz-end\ntitle: 结业\ndraw: 1\npass: 90\nminutes: 20\n---\n"
        "### 题 {#q-end}\n- (x) 甲\n- ( ) 乙\n"
    )
    (found,) = course_of(files_of(**{"quizzes/final.md": exam})).exams
    assert (found.id, found.draw, found.passing, found.minutes) == ("qz-end", 1, 90, 20)
    assert (found.attempts, [question.id for question in found.questions]) == (None, ["q-end"])


def test_the_name_of_the_folder_is_an_address():
    """A folder whose name cannot stand in an address is an error."""
    course, problems = read_course(files_of(), "Cups 1")
    assert course is None
    assert [problem.code for problem in problems] == ["C139"]


def test_playbooks_stand_in_the_order_of_the_header():
    """Not by their names; the digest and the list of assets do not follow the order of files."""
    own = "playbooks/a-second/"
    second = {
        own + "playbook.yml": PLAYBOOK.replace("pb-seven", "pb-second"),
        own + "day-1.md": DAY.replace("pd-one", "pd-second").replace("#t-", "#t-s-"),
    }
    for names in ("[seven-day, a-second]", "[a-second, seven-day]"):
        course = course_of(files_of(course=COURSE.replace("[seven-day]", names), **second))
        assert f"[{', '.join(each.slug for each in course.playbooks)}]" == names


def test_assets_are_listed_by_name():
    """Whatever the order in which files are found."""
    files = files_of(**{"assets/b.svg": "<svg/>", "assets/a.svg": "<svg/>"})
    assert [asset.path for asset in course_of(files).assets] == ["assets/a.svg", "assets/b.svg"]


def test_a_lesson_is_done_by_reading_unless_it_says_otherwise():
    """A header without complete means read."""
    assert [lesson.complete for lesson in course_of(files_of()).lessons] == [("quiz",), ("read",)]


@pytest.mark.parametrize(("status", "days"), [("published", ["2030-01-01"]), ("retired", [])])
def test_a_retired_lesson_is_not_reviewed(status, days):
    """Its day of review is no longer anybody's business."""
    hook = HOOK.replace("[下一课](020-room.md)", "下一课")
    room = ROOM.replace("needs", f"status: {status}\nreview_by: 2030-01-01\nneeds")
    course = course_of(files_of(hook=hook, room=room))
    assert [review.day for review in course.reviews] == days
