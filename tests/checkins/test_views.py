"""Tests of the page of a check-in, at the page and in the row."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event, update

from academy.checkins import views_page
from academy.checkins.tables import Activity, CheckInPicture
from academy.database import table_of, writing
from academy.database.doors import doors
from academy.files.tables import StoredFile
from tests.checkins.made import (
    FRIDAY,
    MULTIPART,
    THURSDAY,
    WEDNESDAY,
    WORDS,
    check_ins,
    form_of,
    hidden,
    picture,
    plan_activity,
    rows_of,
    upload,
)


def test_the_question_of_the_day_is_the_heading(learner, activity_id):
    """Within three seconds a person knows what is asked, for which day, and until when."""
    page = learner.get(f"/check-ins/{activity_id}")

    assert page.status_code == 200
    assert re.search(r"<h1>今天哪句话，让客人停下了脚步？</h1>", page.text)
    assert "3月19日" in page.text
    assert "24:00 前都算按时" in page.text


def test_one_activity_opens_at_once(learner, activity_id, here):
    """With one activity the list would be a step too many; with several it is a list."""
    assert learner.get("/check-ins").location == f"/check-ins/{activity_id}"
    plan_activity(here.teams["shop"], title="周末打卡", weekdays="0000011")

    page = learner.get("/check-ins")

    assert page.status_code == 200
    assert "周末打卡" in page.text
    assert "今天不用打" in page.text


def test_nobody_is_left_with_an_empty_page(client, here):
    """Who has no activity is told what comes."""
    page = client.sign_in(here.trainer).get("/check-ins")

    assert "还没有你的打卡" in page.text


def test_a_check_in_is_recorded_with_its_pictures(learner, activity_id, here):
    """R14, R27: text, pictures, day, team and question stand in the row and on the page."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    form["pictures"] = [upload(picture("red")), upload(picture("green", kind="PNG"), "b.png")]
    answer = learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)

    assert (answer.status_code, answer.location) == (303, f"/check-ins/{activity_id}")
    (row,) = check_ins()
    assert (row.text, row.kind, row.day) == (WORDS, "on_time", THURSDAY)
    assert (row.person_id, row.team_id) == (here.staff, here.teams["shop"])
    assert row.prompt == "今天哪句话，让客人停下了脚步？"
    page = learner.get(f"/check-ins/{activity_id}")
    assert WORDS in page.text
    assert f"/check-ins/pictures/{row.id}/2?small=1" in page.text
    assert "24:00 前都行" in page.text
    assert ">1</span>" in page.text


def test_a_double_tap_is_one_check_in(learner, activity_id):
    """R24: the same form twice leaves one row, and both get the same answer."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    answers = [
        learner.post(
            f"/check-ins/{activity_id}", {**form, "pictures": [upload(picture())]}, **MULTIPART
        )
        for _ in range(2)
    ]

    assert [(each.status_code, each.location) for each in answers] == [
        (303, f"/check-ins/{activity_id}")
    ] * 2
    assert len(check_ins()) == 1
    assert len(rows_of(doors().engine, table_of(CheckInPicture))) == 1


def test_it_works_without_a_ticket(learner, activity_id):
    """R14: without a ticket the server's clock decides."""
    assert learner.post(f"/check-ins/{activity_id}", {"text": WORDS}).status_code == 303
    assert check_ins()[0].day == THURSDAY


def test_it_may_be_changed_until_the_day_ends(learner, activity_id, thursday):
    """R16: words and pictures are replaced; afterwards the day stands."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    learner.post(
        f"/check-ins/{activity_id}", {**form, "pictures": [upload(picture())]}, **MULTIPART
    )
    thursday.shift(timedelta(minutes=5))
    page = learner.get(f"/check-ins/{activity_id}")
    change = form_of(page, text="改过的话")
    assert len(hidden(page, "kept_pictures")) == 1
    answer = learner.post(f"/check-ins/{activity_id}", change)

    assert answer.status_code == 303
    (row,) = check_ins()
    assert (row.text, row.revised_at is not None) == ("改过的话", True)
    assert len(rows_of(doors().engine, table_of(CheckInPicture))) == 1

    thursday.shift(timedelta(hours=12))
    late = learner.post(f"/check-ins/{activity_id}", {**change, "text": "太晚了的改动"})
    assert late.status_code == 409
    assert "太晚了的改动" in late.text
    assert check_ins()[0].text == "改过的话"


def test_a_kept_picture_can_be_taken_out_without_scripts(learner, activity_id):
    """R16: a tick box beside a picture takes it out where no script runs."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    learner.post(
        f"/check-ins/{activity_id}", {**form, "pictures": [upload(picture())]}, **MULTIPART
    )
    change = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    change["drop_pictures"] = change["kept_pictures"]
    learner.post(f"/check-ins/{activity_id}", change)

    assert rows_of(doors().engine, table_of(CheckInPicture)) == []
    assert rows_of(doors().engine, table_of(StoredFile))[0].claimed_at is None


def test_what_was_not_seen_is_not_overwritten(learner, activity_id):
    """R25: a second phone sees what the first one sent, with its own words still there."""
    old = learner.get(f"/check-ins/{activity_id}")
    learner.post(f"/check-ins/{activity_id}", form_of(old, text="第一部手机"))
    answer = learner.post(f"/check-ins/{activity_id}", form_of(old, text="第二部手机"))

    assert answer.status_code == 409
    assert "第一部手机" in answer.text
    assert "第二部手机" in answer.text
    assert check_ins()[0].text == "第一部手机"
    again = learner.post(f"/check-ins/{activity_id}", form_of(answer, text="第二部手机"))
    assert again.status_code == 303
    assert check_ins()[0].text == "第二部手机"


def test_a_form_sent_after_midnight_is_late(learner, activity_id, thursday):
    """R15: it counts for the day it was handed out for, and says so."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    thursday.shift(timedelta(hours=13))
    learner.post(f"/check-ins/{activity_id}", form)
    page = learner.get(f"/check-ins/{activity_id}")

    (row,) = check_ins()
    assert (row.day, row.kind) == (THURSDAY, "late")
    assert "已算作3月19日" in page.text
    assert "<h1>" in page.text


def test_a_faulty_late_form_keeps_its_day(learner, activity_id, thursday):
    """R15: shown again after a mistake, it is still the form of its day."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text="")
    thursday.shift(timedelta(hours=13))
    page = learner.post(f"/check-ins/{activity_id}", form)

    assert page.status_code == 422
    assert "这是3月19日" in page.text
    learner.post(f"/check-ins/{activity_id}", form_of(page, text=WORDS))
    assert [(row.day, row.kind) for row in check_ins()] == [(THURSDAY, "late")]


def test_a_form_that_comes_too_late_offers_the_make_up(learner, activity_id, thursday):
    """R15, R17: after the grace the page says so, keeps the text and offers the make-up."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    form["pictures"] = [upload(picture())]
    thursday.shift(timedelta(hours=12 + 48 + 1))
    page = learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)

    assert page.status_code == 409
    assert "交得太晚了" in page.text
    assert WORDS in page.text
    assert len(hidden(page, "kept_pictures")) == 1
    assert f'action="/check-ins/{activity_id}/2026-03-19"' in page.text
    assert check_ins() == []


def test_a_form_of_a_day_that_is_no_longer_planned(learner, activity_id):
    """Bad input: an activity that changed says what is true now and keeps what was typed."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    form["pictures"] = [upload(picture())]
    activity = table_of(Activity)
    with writing() as connection:
        connection.execute(update(activity).values(weekdays="1110110"))
    page = learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)

    assert page.status_code == 409
    assert WORDS in page.text
    assert "/pictures/kept/" in page.text
    assert "今天不用打卡" in page.text
    assert check_ins() == []


def test_a_form_of_an_activity_that_has_ended(learner, activity_id):
    """Bad input: after the last day the page says that it is over and keeps the words."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    activity = table_of(Activity)
    with writing() as connection:
        connection.execute(update(activity).values(last_day=WEDNESDAY))
    page = learner.post(f"/check-ins/{activity_id}", form)

    assert page.status_code == 409
    assert WORDS in page.text
    assert "已经结束了" in page.text


@pytest.mark.parametrize("address", ["/check-ins/{id}", "/check-ins/{id}/2026-03-18"])
def test_activities_of_others_are_not_there(client, activity_id, here, address):
    """Ids of others and ids of nobody look the same: 404, and nothing stored."""
    path = address.format(id=activity_id)
    for person in (here.stranger, here.foreign_manager, here.trainer, here.admin):
        client.sign_in(person)
        assert client.get(path).status_code == 404
        assert client.post(path, {"text": WORDS, "reason": "x"}).status_code == 404
    client.sign_in(here.staff)
    assert client.get(address.format(id=999_999)).status_code == 404
    assert client.get(address.format(id=10**30)).status_code == 404
    assert check_ins() == []


def test_the_number_of_statements_does_not_grow(learner, activity_id, thursday):
    """RC: a page with many days behind it asks the database as often as one with none."""
    counts = []
    for day in (THURSDAY, FRIDAY):
        form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
        form["pictures"] = [upload(picture((day.day, n, n))) for n in range(4)]
        learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)
        said = []
        engine = doors().engine
        event.listen(engine, "before_cursor_execute", lambda *given, to=said: to.append(given[2]))
        learner.get(f"/check-ins/{activity_id}")
        counts.append(sum(one.lstrip().upper().startswith("SELECT") for one in said))
        thursday.shift(timedelta(days=1))

    assert counts[0] == counts[1] <= 4


def test_english_says_the_same(client, activity_id, here):
    """A reader of English reads English, with the question as it was asked."""
    client.sign_in(here.staff)
    with writing() as connection:
        person = table_of(views_page.store_entries.Person)
        connection.execute(update(person).values(locale="en"))
    page = client.get(f"/check-ins/{activity_id}")

    assert 'lang="en"' in page.text
    assert "Days in a row" in page.text
    assert "Check in every day; until 24:00 it is on time." in page.text
