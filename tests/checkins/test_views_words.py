"""Tests of the sentences that are put together from a plan."""

from datetime import timedelta

import pytest
from flask_babel import force_locale

from academy.checkins import views_words
from tests.checkins.made import NOON, PLAN, THURSDAY, part_of


@pytest.fixture
def speaks(app):
    """Say something in a language."""

    def say(locale, call, *given):
        with app.test_request_context(), force_locale(locale):
            return call(*given)

    return say


@pytest.mark.parametrize(
    ("marks", "chinese", "english"),
    [
        ("1111111", "每天", "every day"),
        ("1111110", "周一到周六", "Mon to Sat"),
        ("1010100", "周一、周三、周五", "Mon, Wed, Fri"),
        ("0000011", "周六、周日", "Sat, Sun"),
        ("0010000", "周三", "Wed"),
    ],
)
def test_weekdays_are_said_as_people_say_them(speaks, marks, chinese, english):
    """R10: a range where there is one, else the days."""
    plan = part_of(weekdays=marks).plan

    assert speaks("zh_Hans_CN", views_words.weekdays, plan) == chinese
    assert speaks("en", views_words.weekdays, plan) == english


def test_the_rules_say_what_the_plan_forgives(speaks):
    """R14, R17, R18: the clock, the make-ups and what is left of them."""
    late = part_of(cut_off_minutes=120, make_ups=0).plan

    said = speaks("zh_Hans_CN", views_words.rules, PLAN, 2, "Asia/Shanghai")
    assert "周一到周六打卡，当天 24:00 前算按时。" in said
    assert "7 天内补，每月 3 次，你这个月还有 2 次" in said
    assert "Asia/Shanghai" not in said
    strict = speaks("zh_Hans_CN", views_words.rules, late, 0, "America/New_York")
    assert "第二天 02:00" in strict
    assert "缺卡不能补。" in strict
    assert "Asia/Shanghai" in strict


def test_times_name_their_day_when_it_is_another(speaks):
    """A make-up says on which day it was handed in."""
    same = speaks("en", views_words.time_of, NOON, THURSDAY, "Asia/Shanghai")
    later = NOON + timedelta(days=1)

    assert same == "12:00"
    assert speaks("en", views_words.time_of, later, THURSDAY, "Asia/Shanghai").endswith("20 12:00")


def test_a_refusal_names_the_day(speaks):
    """R19: every reason has its sentence, and all but one name the day."""
    reasons = ("not_planned", "over", "too_early", "not_past", "too_late")
    said = [speaks("en", views_words.refusal, part_of(), THURSDAY, each) for each in reasons]

    assert all("Mar 19" in sentence for sentence in said)
    assert len(set(said)) == len(reasons)
    assert speaks("en", views_words.refusal, part_of(), THURSDAY, "used_up").startswith("All 3")
