"""Tests of answering questions on the page of a lesson."""

import pytest
from sqlalchemy import select, update

from academy import clock
from academy.catalog import live, store
from academy.catalog.release import release_folder
from academy.database import reading, table_of, writing
from academy.learning.tables import Answer, Attempt, Enrolment
from tests.learning.conftest import FIRST, field, key, send_answer, write_course

PAGE = "/courses/opening/first"


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(select(table_of(model))).fetchall()


def test_after_the_answer_every_option_is_explained(reader):
    """A wrong answer shows what was chosen, what is right, and why."""
    answer = send_answer(reader, "q-what", "价格")
    assert (answer.status_code, answer.location) == (303, f"{PAGE}#q-what")
    page = reader.get(PAGE).text
    assert "这题记为答错" in page
    assert "还没有需要" in page
    assert "他会抬头" in page
    assert "没有凭据" not in page


def test_htmx_gets_the_question_and_what_depends_on_it(reader):
    """The fragment holds the question with its mark, the result and the end of the lesson."""
    page = reader.get(PAGE).text
    data = {
        "attempt": field(page, "q-what", "attempt"),
        "digest": field(page, "q-what", "digest"),
        "choice": key(page, "麻烦"),
    }
    answer = reader.post("/lessons/ls-first/answers/q-what", data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "答对了" in answer.text
    assert 'id="qz-first-result" hx-swap-oob="true"' in answer.text
    assert 'id="finish" hx-swap-oob="innerHTML"' in answer.text


def test_a_double_tap_leaves_one_answer(reader):
    """The first answer stays, whatever comes after it."""
    page = reader.get(PAGE).text
    data = {"attempt": "1", "digest": field(page, "q-what", "digest")}
    for words in ("价格", "麻烦", "价格"):
        answer = reader.post(
            "/lessons/ls-first/answers/q-what", {**data, "choice": key(page, words)}
        )
        assert answer.status_code == 303
    (kept,) = rows(Answer)
    assert key(page, "价格") in kept.given
    assert len(rows(Attempt)) == len(rows(Enrolment)) == 1


def test_nothing_chosen_is_said_at_the_question(reader):
    """The page comes back with a sentence on top and at the question."""
    answer = send_answer(reader, "q-which", choice=[])
    assert answer.status_code == 422
    assert answer.text.count("先选一个答案") == 2
    assert rows(Answer) == []


@pytest.mark.parametrize("words", ["<b>x</b>", "no-such-key", "\0", "长" * 5000])
def test_a_made_up_choice_is_not_stored(reader, words):
    """Keys that the question does not have are answered with the question as it is."""
    assert send_answer(reader, "q-what", choice=[words]).status_code == 409
    assert rows(Answer) == []


def test_a_question_that_changed_meanwhile_is_shown_anew(reader, courses):
    """Nothing is stored; the page shows the new wording, and what was chosen stays chosen."""
    page = reader.get(PAGE).text
    data = {
        "attempt": "1",
        "digest": field(page, "q-what", "digest"),
        "choice": key(page, "麻烦"),
    }
    write_course(courses, first=FIRST.replace("### 先说什么？", "### 开口先说什么？"))
    release_folder(courses, clock.now())
    answer = reader.post("/lessons/ls-first/answers/q-what", data)
    assert answer.status_code == 409
    assert "开口先说什么？" in answer.text
    assert "这道题刚刚改过" in answer.text
    assert f'value="{data["choice"]}" checked' in answer.text
    assert rows(Answer) == []


def test_a_failed_quiz_can_be_done_again_as_often_as_it_says(reader):
    """Two attempts: the second begins with open questions, a third is refused."""
    send_answer(reader, "q-what", "价格")
    send_answer(reader, "q-which", "三种颜色")
    page = reader.get(PAGE).text
    assert "还没过关：2 分得 0 分，要到 60%" in page
    assert "还可以重做 1 次" in page
    first = reader.post("/lessons/ls-first/again/qz-first", {"attempt": "1"})
    second = reader.post("/lessons/ls-first/again/qz-first", {"attempt": "1"})
    assert first.status_code == second.status_code == 303
    assert len(rows(Attempt)) == 2
    send_answer(reader, "q-what", "价格")
    send_answer(reader, "q-which", "三种颜色")
    assert "重做的次数用完了" in reader.get(PAGE).text
    third = reader.post("/lessons/ls-first/again/qz-first", {"attempt": "2"})
    assert third.status_code == 409
    assert len(rows(Attempt)) == 2


def test_an_answer_to_an_attempt_that_is_over_is_not_taken(reader):
    """A page left open while another attempt began is told so."""
    page = reader.get(PAGE).text
    stale = {
        "attempt": "1",
        "digest": field(page, "q-what", "digest"),
        "choice": key(page, "麻烦"),
    }
    send_answer(reader, "q-what", "价格")
    send_answer(reader, "q-which", "三种颜色")
    reader.post("/lessons/ls-first/again/qz-first", {"attempt": "1"})
    answer = reader.post("/lessons/ls-first/answers/q-what", stale)
    assert answer.status_code == 409
    assert len(rows(Answer)) == 2


def test_an_answer_needs_the_sign_of_the_page(reader):
    """Without a form token nothing is stored, and a page says what happened."""
    answer = reader.post("/lessons/ls-first/answers/q-what", {"csrf_token": "", "choice": "x"})
    assert answer.status_code == 400
    assert rows(Attempt) == []


def test_a_course_of_another_merchant_is_not_there(reader, courses, world):
    """The lessons of a merchant's own course answer 404 to everybody else."""
    from_merchant(world.other_merchant)
    for path in ("/courses/opening", PAGE):
        assert reader.get(path).status_code == 404
    assert reader.post("/lessons/ls-first/answers/q-what", {"choice": "x"}).status_code == 404
    assert "opening" not in reader.get("/courses").text


def from_merchant(merchant_id):
    """Make the live release a merchant's own, as if it came from the merchant's trainer."""
    with writing() as connection:
        connection.execute(update(store.release).values(merchant_id=merchant_id))
        store.activate(connection, "co-open", 1, clock.now())


def test_no_page_holds_what_answers_could_be_tried_against(reader):
    """R54: the wording is named by the server's secret, not by a digest of what is right."""
    lesson = live.catalog(10**9).lesson("ls-first").lesson
    page = reader.get("/courses/opening/first").text
    for question in lesson.quizzes[0].questions:
        assert question.digest not in page
        forged = {"attempt": "1", "digest": question.digest, "choice": question.options[0].key}
        answer = reader.post(f"/lessons/ls-first/answers/{question.id}", forged)
        assert answer.status_code == 409
