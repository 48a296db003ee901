"""Tests of what can be searched of a course, and what cannot."""

import pytest

from academy.catalog.render_lesson import render_lesson
from academy.catalog.search_entries import entries_of, stored_pieces, term_entries
from academy.catalog.site import Term
from tests.catalog.sample_course import files_of, read

SECRET = ":::trainer\n只给讲师看。\n:::\n"
QUIZ = """\
---
id: ls-hook
title: 开场三十秒
minutes: 1
complete: quiz
---

## 先说什么

先说麻烦。

:::script voice=主播
您好，家里缺不缺杯子？
:::

{secret}
:::checklist
- [ ] 写好一句话
:::

:::quiz id=qz-hook
### 怎么排？ {{#q-first}}

1) 子牌
2) 丑牌
3) 寅牌

> 解释在这里。
? 提示在这里。
:::
"""


@pytest.fixture
def entries():
    """The entries of the sample course, by what they lead to."""
    files = files_of(hook=QUIZ.format(secret=SECRET))
    course, problems = read(files)
    assert course is not None, problems
    made = entries_of(course, lambda _, lesson: render_lesson(lesson))
    return {entry.target: entry for entry in made}


def test_a_course_has_one_entry_for_itself_and_one_for_each_lesson(entries):
    """The course's title, summary and sections are found, and each lesson."""
    assert list(entries) == ["", "ls-hook", "ls-room"]
    assert "三十秒讲清" in entries[""].words and "开播之前" in entries[""].words


@pytest.mark.parametrize("words", ["先说什么", "缺不缺杯子", "写好一句话", "怎么排", "丑牌"])
def test_what_stands_on_the_page_is_found(entries, words):
    """R120: headings, scripts, checklists and questions with their options."""
    assert words in entries["ls-hook"].words


@pytest.mark.parametrize("words", ["只给讲师看", "解释在这里", "提示在这里"])
def test_what_a_learner_may_not_see_is_not_found(entries, words):
    """R121: nothing for trainers, no explanation and no hint."""
    entry = entries["ls-hook"]
    assert words not in entry.words
    assert words not in entry.pieces


def test_the_order_of_options_is_not_given_away(entries):
    """R121: options stand by the alphabet: the written order may be the answer."""
    (question,) = [each for each in stored_pieces(entries["ls-hook"].pieces) if each.kind == "quiz"]
    assert question.text.split("\n")[1:] == sorted(["子牌", "丑牌", "寅牌"])
    assert question.anchor == "q-first"


def test_hidden_lessons_are_left_out():
    """R121: a draft is not found."""
    draft = QUIZ.format(secret="").replace("minutes: 1", "minutes: 1\nstatus: draft")
    room = "---\nid: ls-room\ntitle: 房间\nminutes: 1\n---\n\n灯在前面。\n"
    course, problems = read(files_of(hook=draft, room=room, playbook=None, day=None,
                                     course=COURSE))  # fmt: skip
    assert course is not None, problems
    made = entries_of(course, lambda _, lesson: render_lesson(lesson))
    assert [entry.target for entry in made] == ["", "ls-room"]


COURSE = """\
id: co-cups
title: 卖杯子
language: zh-CN
summary: 三十秒讲清一只杯子。
outline:
  - section: 开播之前
    id: s-before
    lessons: [hook, room]
"""


def test_kinds_say_where_words_stand(entries):
    """R123: titles, headings and scripts are compared by themselves."""
    entry = entries["ls-hook"]
    assert entry.title == "开场三十秒"
    assert "先说什么" in entry.headings
    assert entry.spoken == "您好,家里缺不缺杯子?"


def test_both_languages_stand_in_one_entry():
    """R120: a lesson is found by the words of its translation."""
    english = "---\nid: ls-room\ntitle: The room\n---\n\nThe lamp is in front.\n"
    course, problems = read(files_of(**{"lessons/020-room.en.md": english}))
    assert course is not None, problems
    made = entries_of(course, lambda _, lesson: render_lesson(lesson))
    room = next(each for each in made if each.target == "ls-room")
    assert "灯在前面" in room.words and "the lamp is" in room.words
    assert {piece.language for piece in stored_pieces(room.pieces)} == {"zh", "en"}


def test_words_of_the_glossary_have_entries():
    """R120: a term is found by both its names and its meanings."""
    made = term_entries(
        [Term("憋单", "holding back", "拖着不卖", ""), Term("转粉", "", "关注", "")]
    )
    assert [(each.kind, each.target) for each in made] == [("term", "憋单"), ("term", "转粉")]
    assert "holding back" in made[0].words and "拖着不卖" in made[0].words


def test_a_very_long_lesson_is_cut_into_entries():
    """What stands where a text is cut is found in one of the two."""
    text = "".join(chr(0x4E00 + number % 20_000) for number in range(150_000))
    made = term_entries([Term("长", "", text, "")])
    assert len(made) > 1
    assert max(len(each.words) for each in made) < 90_000
    assert all(
        any(text[at : at + 60] in each.words for each in made) for at in range(0, 149_900, 97)
    )


def test_an_own_fact_is_found_by_its_name_alone():
    """R155: what stands in its place is no sign that nobody can read, and no shop's words."""
    spoken = "---\nid: ls-room\ntitle: 布置\nminutes: 1\n---\n\n这盒叫{{shop.hero}}，好。\n"
    spoken += "\n:::checklist\n- [ ] 备好{{shop.hero}}\n:::\n"
    ask = QUIZ.format(secret="").rstrip().removesuffix(":::")
    ask += "\n### 叫什么？ {#q-hero type=field key=shop.hero}\n:::\n"
    course, problems = read(files_of(hook=ask, room=spoken))
    assert course is not None, problems
    *_, room = entries_of(course, lambda _, lesson: render_lesson(lesson))
    said = [piece.text for piece in stored_pieces(room.pieces)]
    assert "这盒叫【shop.hero】，好。" in said and "备好【shop.hero】" in said
    assert "\ue000" not in room.words
