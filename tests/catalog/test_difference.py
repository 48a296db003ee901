"""What a release changes, told for learners."""

import pytest

from academy.catalog.difference import changed_lessons, difference, out_of_order
from academy.catalog.difference_words import SENTENCES
from tests.catalog.sample_course import COURSE, DAY, HOOK, PLAYBOOK, ROOM, course_of, files_of

BASE = course_of(files_of())
RETIRED = ROOM.replace("ls-room\n", "ls-room\nstatus: retired\n")
TURNED = COURSE.replace("[hook, room]", "[room, hook]")


def kinds(after=None, before=None, slug="cups", **changes):
    """Return ``kind id`` of each change from the sample to the sample with other files."""
    new = after or course_of(files_of(**changes))
    return [f"{each.kind} {each.id}" for each in difference(before or BASE, new)]


def test_nothing_has_changed():
    """R130: the same course, and a draft beside it, are no news to learners."""
    assert difference(BASE, BASE) == ()
    draft = ROOM.replace("ls-room", "ls-more").replace(
        "minutes: 1\n", "minutes: 1\nstatus: draft\n"
    )
    outline = COURSE.replace("[hook, room]", "[hook, room, more]")
    assert kinds(course=outline, **{"lessons/030-more.md": draft}) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"hook": HOOK.replace("观众划进来", "客人划进来")}, ["lesson-text ls-hook"]),
        ({"hook": HOOK.replace("开场三十秒\n", "头三十秒\n", 1)}, ["lesson-renamed ls-hook"]),
        ({"hook": HOOK.replace("minutes: 1", "minutes: 2")}, ["lesson-minutes ls-hook"]),
        ({"hook": HOOK.replace("complete: quiz", "complete: read")}, ["lesson-complete ls-hook"]),
        ({"room": ROOM.replace("needs: [ls-hook]\n", "")}, ["lesson-needs ls-room"]),
        ({"course": COURSE.replace("[hook, room]", "[room, hook]")}, ["lesson-moved ls-room"]),
        ({"course": COURSE.replace("卖杯子", "卖好杯子")}, ["course-renamed co-cups"]),
        ({"course": COURSE + "pass: {lessons: 90}\n"}, ["course-lessons co-cups"]),
        ({"course": COURSE.replace("开播之前", "之前")}, ["section-renamed s-before"]),
        ({"hook": HOOK.replace("pass=80", "pass=60")}, ["quiz-rules qz-hook"]),
        (
            {"room": ROOM.replace("ls-room\n", "ls-room\nstatus: retired\n")},
            ["lesson-retired ls-room"],
        ),
        ({"assets/a.csv": "a\n"}, ["file-added assets/a.csv"]),
        ({"playbook": PLAYBOOK.replace("七天", "一周")}, ["playbook-renamed pb-seven"]),
        ({"playbook": PLAYBOOK.replace("budget: 30", "budget: 40")}, ["playbook-rules pb-seven"]),
        ({"day": DAY.replace("早上好", "大家早")}, ["day-text pd-one"]),
        ({"day": DAY.replace("发一张照片", "发一张图")}, ["task-changed t-photo"]),
    ],
    ids=lambda value: value[0].split()[0] if isinstance(value, list) else "",
)
def test_one_change_is_told_once(changes, expected):
    """R130: what an author changed is one line, whichever files it touched."""
    assert kinds(**changes) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("- (x) 说一个麻烦", "- (x) 说一个大麻烦", "question-text"),
        ("- ( ) 先报价格说便宜", "- (x) 先报价格说便宜", None),
        ("前三十秒做什么？", "开场做什么？", "question-text"),
        ("points=2", "points=1", "question-points"),
        ("还没有需求。", "没有需求。", "question-explained"),
        ("? 想想观众。", "? 想想客人。", "question-explained"),
    ],
)
def test_a_changed_question_says_what_about_it(before, after, expected):
    """R130: another wording is not another right answer."""
    changed = HOOK.replace(before, after)
    if expected is None:
        changed = changed.replace("- (x) 说一个麻烦", "- ( ) 说一个麻烦")
    assert kinds(hook=changed) == [f"{expected or 'question-answer'} q-first"]


def test_lessons_come_and_go():
    """R130: a new lesson, one that is gone, and the way back of a retired one."""
    more = ROOM.replace("ls-room", "ls-more")
    grown = files_of(
        course=COURSE.replace("[hook, room]", "[hook, room, more]"),
        **{"lessons/030-more.md": more},
    )
    assert kinds(after=course_of(grown)) == ["lesson-added ls-more"]
    assert kinds(before=course_of(grown), after=BASE) == ["lesson-removed ls-more"]
    retired = course_of(files_of(room=RETIRED))
    assert kinds(before=retired, after=BASE) == ["lesson-returned ls-room"]


def test_an_address_that_leads_nowhere_is_told():
    """R130: another file name is another address; an alias keeps the old one."""
    moved = {"lessons/020-room.md": None, "course": COURSE.replace("room]", "stage]")}
    files = files_of(hook=HOOK.replace("020-room.md", "020-stage.md"), **moved)
    text = ROOM.encode()
    lost = course_of({**files, "lessons/020-stage.md": text})
    kept = course_of(
        {**files, "lessons/020-stage.md": text.replace(b"minutes", b"aliases: [room]\nminutes")}
    )
    assert "lesson-address-lost ls-room" in kinds(after=lost)
    assert "lesson-address ls-room" in kinds(after=kept)


def test_a_translation_alone_is_told_as_one():
    """R130: English words change, the source stays."""
    english = "---\nid: ls-hook\ntitle: Hook\n---\n\nThey slide by.\n"
    assert kinds(hook_en=english) == ["lesson-translation ls-hook"]


def test_the_fewest_lessons_have_moved():
    """Of a list in another order, those that stayed are as many as can be."""
    assert out_of_order("abcde", "acdbe") == {"b"}
    assert out_of_order("", "") == frozenset()
    assert len(out_of_order("abc", "cab")) == 1


def test_lessons_worth_looking_at_again():
    """New ones and those that read differently; a moved one is not."""
    after = course_of(files_of(hook=HOOK.replace("观众", "客人"), course=TURNED))
    assert changed_lessons(difference(BASE, after)) == ("ls-hook",)


@pytest.mark.parametrize("kind", sorted(SENTENCES))
def test_each_kind_is_told_in_both_languages(kind):
    """Chinese and English speak of the same things."""
    english, chinese = SENTENCES[kind]
    names = [
        sorted(part.partition("}")[0].removesuffix("_zh") for part in text.split("{")[1:])
        for text in (english, chinese)
    ]
    assert set(names[0]) == set(names[1])
