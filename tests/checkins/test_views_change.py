"""Tests of the page that changes and ends check-ins (rules R170 to R172)."""

import re

import pytest

from academy.audit.tables import AuditEntry
from academy.checkins.tables import Activity
from academy.database import reading, table_of
from tests.checkins.made import MULTIPART, check_ins, form_of, hidden, plan_activity


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(table_of(model).select()).mappings().all()


@pytest.fixture
def place(here):
    """The address of check-ins of the shop that began on 2 March."""
    shop = here.teams["shop"]
    return f"/check-ins/plan/{shop}/{plan_activity(shop)}"


@pytest.fixture
def boss(client, here):
    """The browser of the shop's manager."""
    return client.sign_in(here.shop_manager)


def typed(page, **fields):
    """Return the form of the page with some fields typed over."""
    form = {
        "title": "每日一问", "prompt": "新的问题？", "last_day": "2026-03-20",
        "minimum_characters": "0", "pictures_needed": "0", "make_ups": "3",
    }  # fmt: skip
    return {**form, "version": version_in(page), **fields}


def version_in(page):
    """Return what the form of the page was made from."""
    (version,) = re.findall(r'name="version" type="hidden" value="([^"]+)"', page.text)
    return version


def test_a_running_plan_is_changed_once(boss, here, place):
    """R170: title, questions, end; first day and weekdays are no fields and stay."""
    page = boss.get(place)
    assert 'name="weekdays"' not in page.text and 'name="first_day"' not in page.text

    form = typed(page, title="新名字", weekdays=["0"], first_day="2026-03-19")
    assert [boss.post(place, form).status_code for _ in range(2)] == [303, 303]
    (activity,) = rows(Activity)
    assert (activity["title"], str(activity["last_day"])) == ("新名字", "2026-03-20")
    assert (activity["weekdays"], str(activity["first_day"])) == ("1111111", "2026-03-02")
    assert [row["action"] for row in rows(AuditEntry)] == ["checkins.change_plan"]
    assert "新名字" in boss.get(f"/board/{here.teams['shop']}/set-up").text


def test_what_changed_meanwhile_is_told(boss, place):
    """R177: the second form is shown what stands there, with its own words still in the box."""
    page = boss.get(place)
    boss.post(place, typed(page, title="第一个"))
    answer = boss.post(place, typed(page, title="第二个"))

    assert answer.status_code == 409
    assert "刚才有人改过" in answer.text and "第一个" in answer.text
    assert 'value="第二个"' in answer.text
    assert boss.post(place, typed(answer, title="第二个")).status_code == 303
    assert rows(Activity)[0]["title"] == "第二个"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"last_day": "2026-03-18"}, "今天已经开始"), ({"title": ""}, "起个名字"),
        ({"prompt": " "}, "至少写一个问题"), ({"last_day": "明天"}, "2026-03-19"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(boss, place, fields, sentence):
    """R170: 422, a sentence at the field, nothing changed."""
    answer = boss.post(place, typed(boss.get(place), **fields))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert rows(Activity)[0]["last_day"] is None and not rows(AuditEntry)


def test_ended_twice_is_ended_once(boss, place):
    """R171: both taps lead on, one line in the audit; an ended plan keeps its end."""
    answers = [boss.post(place + "/end") for _ in range(2)]

    assert {answer.status_code for answer in answers} == {303}
    assert str(rows(Activity)[0]["last_day"]) == "2026-03-19"
    assert [row["action"] for row in rows(AuditEntry)] == ["checkins.end"]
    assert "打完今天就结束" not in boss.get(place).text


def test_a_plan_to_come_is_withdrawn(boss, here):
    """R171: it is gone, the second tap says so, and its page is missing."""
    shop = here.teams["shop"]
    form = {
        "title": "下周", "prompt": "问", "weekdays": list("01234"), "first_day": "2026-03-23",
        "last_day": "", "minimum_characters": "0", "pictures_needed": "0", "make_ups": "3",
    }  # fmt: skip
    boss.post(f"/check-ins/plan/{shop}", form)
    place = f"/check-ins/plan/{shop}/{rows(Activity)[0]['id']}"
    page = boss.get(place)
    changed = {**form, "first_day": "2026-03-24", "version": version_in(page)}
    assert boss.post(place, changed).status_code == 303
    assert str(rows(Activity)[0]["first_day"]) == "2026-03-24"

    assert [boss.post(place + "/end").status_code for _ in range(2)] == [303, 303]
    assert rows(Activity) == []
    assert boss.get(place).status_code == 404
    assert "checkins.withdraw" in {row["action"] for row in rows(AuditEntry)}


def test_check_ins_are_those_of_their_team(boss, here):
    """R80: the region's plan is not changed through the shop's address."""
    region = plan_activity(here.teams["region"])
    for address in (f"{here.teams['shop']}/{region}", f"{here.teams['region']}/{region}"):
        assert boss.get(f"/check-ins/plan/{address}").status_code == 404
        assert boss.post(f"/check-ins/plan/{address}/end").status_code == 404
    assert rows(Activity)[0]["last_day"] is None


def test_an_answer_to_an_older_question_is_shown_the_new_one(boss, here, place, client):
    """R172: nothing is recorded, the words stay in the box, and sent again they count."""
    learner = type(client)(client.app).sign_in(here.staff)
    address = f"/check-ins/{place.rpartition('/')[2]}"
    page = learner.get(address)
    form = form_of(page, text="答的是旧问题", asked=hidden(page, "asked")[0])
    boss.post(place, typed(boss.get(place)))
    answer = learner.post(address, form, **MULTIPART)

    assert answer.status_code == 409
    assert "问题刚才换了" in answer.text and "新的问题？" in answer.text
    assert "答的是旧问题" in answer.text and check_ins() == []
    again = form_of(answer, text="答的是旧问题", asked=hidden(answer, "asked")[0])
    assert learner.post(address, again, **MULTIPART).status_code == 303
    assert [row.prompt for row in check_ins()] == ["新的问题？"]

    boss.post(place, typed(boss.get(place), prompt="第三个问题？"))
    page = learner.get(address)
    assert "新的问题？" in page.text
    edit = form_of(page, text="改一改", asked=hidden(page, "asked")[0])
    assert learner.post(address, edit, **MULTIPART).status_code == 303
    assert [(row.text, row.prompt) for row in check_ins()] == [("改一改", "新的问题？")]


def test_a_make_up_is_asked_the_question_of_now(boss, here, place, client):
    """R172: a form for a missed day, too, is shown another question before it counts."""
    learner = type(client)(client.app).sign_in(here.staff)
    address = f"/check-ins/{place.rpartition('/')[2]}/2026-03-18"
    page = learner.get(address)
    form = {"text": "补的话", "reason": "忘了", "asked": hidden(page, "asked")[0]}
    boss.post(place, typed(boss.get(place)))

    answer = learner.post(address, form, **MULTIPART)
    assert answer.status_code == 409 and "补的话" in answer.text and check_ins() == []
    assert re.search("问题刚才换了.*新的问题？|新的问题？.*问题刚才换了", answer.text, re.DOTALL)
    again = {**form, "asked": hidden(answer, "asked")[0]}
    assert learner.post(address, again, **MULTIPART).status_code == 303
