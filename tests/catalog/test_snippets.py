"""Tests of snippets: one text in many lessons."""

import pytest

from academy.catalog.live_html import render
from academy.catalog.parser import read_course
from academy.catalog.parts import HtmlPart
from academy.catalog.pieces import Block, Checklist
from academy.catalog.snippets import rebase, shared_paths, snippet_path
from tests.catalog.sample_course import ROOM, files_of

REFUND = "_shared/snippets/refund.md"
SCRIPT = ":::script voice=客服\n七天内都能退。\n:::\n"
INCLUDE = ":::include path=refund.md\n:::\n"


def read(snippets, body=INCLUDE, **files):
    """Read a course whose second lesson holds *body*, beside *snippets*."""
    own = files_of(room=ROOM + body, **files)
    return read_course({**own, **{k: v.encode() for k, v in snippets.items()}}, "cups")


def found(problems):
    """Return where problems stand, and their codes."""
    return [(each.path, each.line, each.code) for each in problems if each.code != "C123"]


def shown(course, files=()):
    """Return the HTML of the second lesson."""
    parts = render(course, course.lessons[1], dict(files))
    return "".join(part.html for part in parts if isinstance(part, HtmlPart))


@pytest.mark.parametrize(
    "path", ["refund.md", "refund", "../../_shared/snippets/refund.md", '"refund.md"']
)
def test_a_snippet_stands_where_it_is_included(path):
    """Its name is enough; so is the relative path to it (rule R140)."""
    course, problems = read({REFUND: SCRIPT}, f"前。\n\n:::include path={path}\n:::\n\n后。\n")
    assert found(problems) == []
    html = shown(course)
    assert html.index("前。") < html.index("七天内都能退。") < html.index("后。")


def test_a_snippet_may_stand_on_some_platforms_only():
    """A platform variant may hold other blocks, so it may hold a snippet."""
    course, problems = read({REFUND: SCRIPT}, f":::on platform=抖音\n{INCLUDE}:::\n")
    assert found(problems) == []
    assert "七天内都能退。" in shown(course)


def test_two_lists_are_two_lists():
    """Checklists are numbered in the lesson, whichever file they come from."""
    lists = {REFUND: ":::checklist\n- [ ] 看表\n:::\n"}
    course, _ = read(lists, f":::checklist\n- [ ] 开灯\n:::\n\n{INCLUDE}{INCLUDE}")
    ids = [piece.id for piece in course.lessons[1].blocks if isinstance(piece, Checklist)]
    assert ids == ["cl-1", "cl-2", "cl-3"]


def test_a_translation_takes_the_translated_snippet():
    """Beside a snippet its translation may stand; without one the source is shown."""
    english = "---\ntitle: The room\n---\n\n" + INCLUDE
    both = {REFUND: "先认。\n", "_shared/snippets/refund.en.md": "Say sorry.\n"}
    course, problems = read(both, **{"lessons/020-room.en.md": english})
    assert found(problems) == []
    assert "Say sorry." in shown(course.in_language("en"))
    assert "先认。" in shown(course)
    alone, _ = read({REFUND: "先认。\n"}, **{"lessons/020-room.en.md": english})
    assert "先认。" in shown(alone.in_language("en"))


def test_what_is_wrong_in_a_snippet_stands_there():
    """The author finds the line in the snippet, and each lesson that waits for it."""
    course, problems = read({REFUND: "好。\n\n:::script voice=谁\n一\n:::\n"})
    assert course is None
    assert found(problems) == [(REFUND, 3, "C207"), ("cups/lessons/020-room.md", 9, "C251")]


def test_own_facts_of_a_snippet_are_asked_for_somewhere():
    """The gap that no question fills is named in the snippet."""
    course, _ = read({REFUND: "我是{{shop.name}}。\n"})
    assert [each.value for each in course.references if each.kind == "fact"] == ["shop.name"]


def test_a_snippet_that_is_not_there():
    """The place is that of the path in the lesson."""
    course, problems = read({})
    assert course is None
    (problem,) = [each for each in problems if each.code == "C250"]
    assert (problem.path, problem.line, problem.column) == ("cups/lessons/020-room.md", 9, 12)


@pytest.mark.parametrize(
    "inside",
    [
        ":::include path=refund.md\n:::\n",
        ":::quiz id=qz-a\n### 一？ {#q-a}\n- (x) 一\n- ( ) 二\n:::\n",
        ":::fieldwork id=fw-a\n写。\n~ 好 (1)\n:::\n",
    ],
    ids=["include", "quiz", "fieldwork"],
)
def test_what_has_an_id_stands_in_one_lesson_only(inside):
    """An id would be given twice, and snippets would go in circles."""
    _, problems = read({REFUND: inside})
    assert (REFUND, 1, "C252") in found(problems)


def test_links_of_a_snippet_lead_where_they_led():
    """Pictures and worksheets of all courses, and lessons of any."""
    text = "![图](../assets/a.svg) [表](../assets/a.csv)\n[课](../../cups/lessons/010-hook.md)\n"
    files = {"_shared/assets/a.svg": "<svg/>", "_shared/assets/a.csv": "a\n"}
    course, problems = read({REFUND: text, **files})
    assert found(problems) == []
    html = shown(course)
    assert 'src="/courses/cups/assets/_shared/a.svg?v=' in html
    assert 'href="/courses/cups/assets/_shared/a.csv?v=' in html
    assert 'href="/courses/cups/hook"' in html
    _, problems = read({REFUND: text})
    assert found(problems) == [(REFUND, 1, "C402"), (REFUND, 1, "C402")]


def test_a_changed_snippet_is_a_changed_lesson():
    """The lesson is rendered anew, and the course is another release; others are not."""
    before, _ = read({REFUND: "一。\n"})
    after, _ = read({REFUND: "二。\n"})
    assert before.digest != after.digest
    assert before.lessons[1].digest != after.lessons[1].digest
    assert before.lessons[0].digest == after.lessons[0].digest


def test_it_is_part_of_the_lesson():
    """Whoever counts scripts counts those of snippets."""
    course, _ = read({REFUND: SCRIPT})
    assert [p.name for p in course.lessons[1].blocks if isinstance(p, Block)] == ["script"]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("../assets/a.svg", "../_shared/assets/a.svg"),
        ("../../cups/lessons/010-hook.md#x", "../../cups/lessons/010-hook.md#x"),
        ("https://a.b/c", "https://a.b/c"),
        ("#x", "#x"),
    ],
)
def test_links_are_written_as_the_lesson_must_write_them(target, written):
    """Seen from a lesson, what all share stands beside its own folder."""
    assert rebase(target, REFUND, "lessons/020-room.md") == written


@pytest.mark.parametrize("value", ["../../../etc/passwd", "../../course.yml", "../../../x"])
def test_no_path_leads_out(value):
    """Only snippets are included."""
    course, problems = read({REFUND: SCRIPT}, f":::include path={value}\n:::\n")
    assert course is None
    assert "C250" in {each.code for each in problems}


def test_what_a_course_uses_of_the_shared_files():
    """The folder is asked for just these: snippets in both languages, pictures of snippets."""
    lesson = (
        b":::include path=refund\n:::\n![a](../../_shared/assets/b.svg) ![c](../assets/c.svg)\n"
    )
    assert shared_paths({"lessons/010-a.md": lesson}) == {REFUND, "_shared/assets/b.svg"}
    translated = shared_paths({"lessons/010-a.en.md": lesson})
    assert "_shared/snippets/refund.en.md" in translated
    assert shared_paths({REFUND: b"![a](../assets/a.svg)"}) == {"_shared/assets/a.svg"}
    assert shared_paths({"lessons/010-a.md": b"assets/ include _shared/"}) == set()
    assert snippet_path("refund", "lessons/010-a.md") == REFUND
