"""Every kind of question that an exam may hold is asked, kept, shown again and marked."""

import re

import pytest

from academy.catalog.parser import read_course
from academy.learning.given import right_given
from tests.catalog.sample_course import exam_of, files_of
from tests.exams.conftest import answers, attempts, begin

QUESTIONS = {
    "one": "### 一个 {#q-k}\n- (x) 甲\n- ( ) 乙\n",
    "several": "### 几个 {#q-k}\n- [x] 甲\n- [x] 乙\n- [ ] 丙\n",
    "number": "### 多少 {#q-k}\n= 10 +- 1\n",
    "text": "### 叫什么 {#q-k}\n= 憋单 | 压单\n",
    "blank": "### 先[[麻烦]]后[[商品]] {#q-k}\n",
    "order": "### 排一排 {#q-k}\n1) 一\n2) 二\n3) 三\n",
    "match": "### 配一配 {#q-k}\n- 灯 => 亮\n- 话筒 => 响\n",
}


def form_of(kind: str, given: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the fields that a page sends for an answer."""
    if kind == "order":
        return {"item": list(given), "place": [str(n) for n in range(1, len(given) + 1)]}
    if kind == "match":
        pairs = [each.split("=") for each in given]
        return {"item": [left for left, _ in pairs], "partner": [right for _, right in pairs]}
    return {"choice" if kind in {"one", "several"} else "words": list(given)}


def fields_again(page: str) -> list[str]:
    """Return what the form of a page holds already."""
    form = page.split("data-exam-form", 1)[1].split("</form>", 1)[0]
    chosen = re.findall(r'value="([^"]+)"[^>]* (?:checked|selected)', form)
    return (
        chosen
        + re.findall(r"<option selected>(\d)", form)
        + re.findall(r'words"[^>]* value="([^"]+)"', form)
    )


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_kind_in_an_exam(school, client, kind):
    """The right answer is taken, stands in the form again, and brings its point."""
    exam = exam_of(body=QUESTIONS[kind], draw=1)
    school.release(exam)
    school.lessons_done()
    reader = client.sign_in(school.world.staff)
    course, _ = read_course(files_of(**{"quizzes/final.md": exam}), "cups")
    given = right_given(course.exams[0].questions[0])
    paper = begin(reader)
    page = reader.get(paper).text
    assert not fields_again(page)
    sent = reader.post(f"{paper}/answers/q-k", form_of(kind, given))
    assert sent.location == f"{paper}?question=end", sent.text
    assert fields_again(reader.get(f"{paper}?question=1").text)
    reader.post(f"{paper}/hand-in")
    (row,) = answers()
    assert (row.points, row.correct) == (1, True)
    assert attempts()[0].passed
    assert "答对了" in reader.get(paper).text


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_kind_left_out(school, client, kind):
    """At the end it is explained like the others, with what is right."""
    school.release(exam_of(body=QUESTIONS[kind], draw=1))
    school.lessons_done()
    reader = client.sign_in(school.world.staff)
    paper = begin(reader)
    reader.post(f"{paper}/hand-in")
    assert "这题没有作答" in reader.get(paper).text


def test_the_hint_follows_a_wrong_answer_only(school, client):
    """Before the end no page holds it; after the end whoever was right does not need it."""
    hinted = QUESTIONS["one"] + "? 想想观众。\n"
    school.release(exam_of(body=hinted, draw=1))
    school.lessons_done()
    reader = client.sign_in(school.world.staff)
    for tries, right in enumerate((False, True)):
        paper = begin(reader, tries)
        page = reader.get(paper).text
        assert "想想观众" not in page
        words = "甲" if right else "乙"
        key = re.search(rf'value="([0-9a-f]+)"[^>]*> <span>{words}</span>', page)[1]
        reader.post(f"{paper}/answers/q-k", {"choice": key})
        reader.post(f"{paper}/hand-in")
        assert ("想想观众" in reader.get(paper).text) is not right
