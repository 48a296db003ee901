"""Tests of the pages of courses and lessons."""

from datetime import timedelta

from sqlalchemy import event

from academy.database.doors import doors
from tests.learning.conftest import send_answer, ticket


def test_a_course_leads_to_its_first_lesson(reader):
    """The list of courses and the course itself lead on to the first lesson."""
    assert "/courses/opening/first" in reader.get("/courses").text
    page = reader.get("/courses/opening").text
    assert "第 1 课，共 2 课" in page
    assert "0 / 2" in page


def test_a_lesson_shows_its_text_and_its_questions(reader):
    """Text, checklist and questions stand on the page, explanations and marks do not."""
    page = reader.get("/courses/opening/first").text
    assert "先说麻烦" in page
    assert "练三遍" in page
    assert "先说什么？" in page
    assert "还没有需要" not in page
    assert "他会抬头" not in page
    assert "正确" not in page


def test_a_lesson_costs_three_statements(reader):
    """The visitor is one statement, the reader's records are two; content comes from memory."""
    reader.get("/courses/opening/first")
    statements = []
    listen = lambda *given: statements.append(given[2])  # noqa: E731
    event.listen(doors().engine, "before_cursor_execute", listen)
    reader.get("/courses/opening/first")
    event.remove(doors().engine, "before_cursor_execute", listen)
    assert len([each for each in statements if each != "BEGIN"]) == 3


def test_reading_counts_after_a_third_of_the_minutes(reader, frozen):
    """Too early says how long is missing; the time is added over visits."""
    first = ticket(reader.get("/courses/opening/second").text)
    frozen.shift(timedelta(seconds=50))
    early = reader.post("/lessons/ls-second/read", {"ticket": first})
    assert early.status_code == 303
    page = reader.get("/courses/opening/second").text
    assert "再读 1 分 10 秒" in page
    frozen.shift(timedelta(hours=1))
    second = ticket(reader.get("/courses/opening/second").text)
    frozen.shift(timedelta(seconds=70))
    reader.post("/lessons/ls-second/read", {"ticket": second})
    assert "<b>学完了</b>" in reader.get("/courses/opening/second").text


def test_a_ticket_sent_twice_counts_its_time_once(reader, frozen):
    """Pressing again and again does not make time pass."""
    given = ticket(reader.get("/courses/opening/second").text)
    frozen.shift(timedelta(seconds=50))
    for _ in range(3):
        reader.post("/lessons/ls-second/read", {"ticket": given})
    assert "再读 1 分 10 秒" in reader.get("/courses/opening/second").text


def test_foreign_and_forged_tickets_are_not_there(reader, released, client):
    """A ticket of somebody else, of another lesson, or made up, is answered 404."""
    other = ticket(reader.get("/courses/opening/first").text)
    assert reader.post("/lessons/ls-second/read", {"ticket": other}).status_code == 404
    assert reader.post("/lessons/ls-first/read", {"ticket": "made.up"}).status_code == 404
    client.sign_in(released.colleague)
    assert client.post("/lessons/ls-first/read", {"ticket": other}).status_code == 404


def test_a_script_hears_when_to_come_again(reader, frozen):
    """Too early, the fragment carries the seconds to wait."""
    given = ticket(reader.get("/courses/opening/second").text)
    frozen.shift(timedelta(seconds=100))
    answer = reader.post(
        "/lessons/ls-second/read", {"ticket": given}, headers={"HX-Request": "true"}
    )
    assert answer.headers["Retry-After"] == "20"
    assert "<form" in answer.text


def test_the_place_is_remembered(reader, frozen):
    """The page knows where the reader left it, and the course goes on there."""
    given = ticket(reader.get("/courses/opening/second").text)
    sent = {"ticket": given, "place": "40"}
    answer = reader.post("/lessons/ls-second/place", sent, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert 'data-place="40"' in reader.get("/courses/opening/second").text
    assert "读到 40%" in reader.get("/courses/opening").text


def test_ticks_are_remembered(reader):
    """The whole list is sent; lines that are not sent are not ticked."""
    page = reader.get("/courses/opening/first").text
    items = [part.split('"')[0] for part in page.split('name="item" value="')[1:]]
    checklist = page.split('name="checklist" value="')[1].split('"')[0]
    reader.post("/lessons/ls-first/ticks", {"checklist": checklist, "item": items})
    assert reader.get("/courses/opening/first").text.count(" checked>") == 2
    reader.post("/lessons/ls-first/ticks", {"checklist": checklist, "item": [items[1], "x"]})
    assert reader.get("/courses/opening/first").text.count(" checked>") == 1


def test_unknown_things_are_not_there(reader):
    """Addresses of nothing are answered 404."""
    for path in ("/courses/none", "/courses/opening/none"):
        assert reader.get(path).status_code == 404
    for path in ("/lessons/ls-none/read", "/lessons/ls-first/answers/q-none"):
        assert reader.post(path).status_code == 404


def test_a_lesson_is_done_by_its_own_rule(reader, frozen):
    """This lesson asks for both: read, and the quiz passed."""
    given = ticket(reader.get("/courses/opening/first").text)
    send_answer(reader, "q-what", "麻烦")
    send_answer(reader, "q-which", "全网最低", "第一")
    assert "<b>学完了</b>" not in reader.get("/courses/opening/first").text
    frozen.shift(timedelta(seconds=60))
    reader.post("/lessons/ls-first/read", {"ticket": given})
    assert "<b>学完了</b>" in reader.get("/courses/opening/first").text
    assert "1 / 2" in reader.get("/courses").text


def test_titles_follow_the_readers_language(reader):
    """The course has an English title; what is not translated stays as it was written."""
    page = reader.get("/courses/opening", headers={"Accept-Language": "en"}).text
    assert "开场" in page
