"""Tests of making up a missed day (rules R17 to R19)."""

from datetime import timedelta

import pytest

from tests.checkins.made import (
    THURSDAY,
    WEDNESDAY,
    check_ins,
    picture,
    plan_activity,
    upload,
)

FORM = {"text": "昨天忙到很晚，今天补上。", "reason": "轮休"}


def test_a_missed_day_is_made_up_with_a_reason(learner, activity_id):
    """R17, R22: it is marked as a make-up, keeps its reason and counts."""
    page = learner.get(f"/check-ins/{activity_id}/2026-03-18")
    form = {**FORM, "pictures": [upload(picture())]}
    answer = learner.post(
        f"/check-ins/{activity_id}/2026-03-18", form, content_type="multipart/form-data"
    )

    assert page.status_code == 200
    assert answer.status_code == 303
    (row,) = check_ins()
    assert (row.day, row.kind, row.reason) == (WEDNESDAY, "make_up", "轮休")
    after = learner.get(f"/check-ins/{activity_id}")
    assert "补上了" in after.text
    assert "还有 2 次" in after.text


def test_a_reason_is_needed(learner, activity_id):
    """R17: without a reason the form comes back with everything in it."""
    page = learner.post(f"/check-ins/{activity_id}/2026-03-18", {**FORM, "reason": " "})

    assert page.status_code == 422
    assert FORM["text"] in page.text
    assert 'id="reason-error-1"' in page.text
    assert check_ins() == []


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-03-19", "还没过"),
        ("2026-03-20", "还没过"),
        ("2026-03-11", "已经不能补了"),
        ("2026-03-01", "在那之前"),
        ("9999-12-31", "还没过"),
    ],
)
def test_days_that_cannot_be_made_up_say_why(learner, activity_id, day, sentence):
    """R19: the page says why, has no form, and a form sent all the same is kept and refused."""
    page = learner.get(f"/check-ins/{activity_id}/{day}")
    sent = learner.post(f"/check-ins/{activity_id}/{day}", FORM)

    assert page.status_code == 200
    assert sentence in page.text
    assert "<textarea" not in page.text
    assert sent.status_code == 409
    assert FORM["text"] in sent.text
    assert check_ins() == []


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "20260318", "2026-3-18", "2026-W12-3"])
def test_what_is_no_day_is_not_there(learner, activity_id, day):
    """Bad input: an address that names no day is not found."""
    assert learner.get(f"/check-ins/{activity_id}/{day}").status_code == 404


def test_make_ups_run_out(learner, here):
    """R18: the third is taken, the fourth is refused with its text."""
    activity_id = plan_activity(here.teams["shop"])
    days = ["2026-03-18", "2026-03-17", "2026-03-16", "2026-03-15"]
    answers = [learner.post(f"/check-ins/{activity_id}/{day}", FORM) for day in days]

    assert [answer.status_code for answer in answers] == [303, 303, 303, 409]
    assert "用完了" in answers[3].text
    assert FORM["text"] in answers[3].text
    assert len(check_ins()) == 3


def test_a_make_up_twice_is_one(learner, activity_id):
    """R24: a double tap leaves one row; other words for the same day are not recorded."""
    path = f"/check-ins/{activity_id}/2026-03-18"
    answers = [learner.post(path, FORM) for _ in range(2)]
    other = learner.post(path, {**FORM, "text": "别的话"})

    assert [answer.status_code for answer in answers] == [303, 303]
    assert other.status_code == 409
    assert "别的话" in other.text
    assert len(check_ins()) == 1
    assert learner.get(path).location == f"/check-ins/seen/{check_ins()[0].id}"


def test_a_faulty_form_for_a_day_made_up_meanwhile_is_kept(learner, activity_id):
    """Bad input: the day has its make-up, the second form its words, and the page says both."""
    path = f"/check-ins/{activity_id}/2026-03-18"
    learner.post(path, FORM)
    page = learner.post(path, {"text": "别的话", "reason": "轮休" * 101})

    assert page.status_code == 422
    assert "这一天已经有打卡了" in page.text
    assert "别的话" in page.text
    assert "轮休" * 101 in page.text
    assert len(check_ins()) == 1


def test_a_late_form_after_a_make_up_is_kept_but_not_recorded(learner, activity_id, thursday):
    """R24: a day has one check-in, whichever way came first."""
    page = learner.get(f"/check-ins/{activity_id}")
    thursday.shift(timedelta(hours=13))
    learner.post(f"/check-ins/{activity_id}/{THURSDAY.isoformat()}", FORM)
    ticket = page.text.split('name="ticket" value="')[1].split('"')[0]
    late = learner.post(f"/check-ins/{activity_id}", {"text": "迟到的话", "ticket": ticket})

    assert late.status_code == 409
    assert "迟到的话" in late.text
    assert [row.kind for row in check_ins()] == ["make_up"]
