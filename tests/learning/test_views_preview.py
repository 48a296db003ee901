"""Tests of the preview: any release as anybody, and nothing is recorded."""

import pytest
from sqlalchemy import func, select

from academy import clock
from academy.catalog.release import release_folder
from academy.database import reading, table_of
from academy.learning.tables import Attempt, Enrolment, LessonReading
from tests.learning.conftest import COURSE, FIRST, SECOND, write_course

PREVIEW = "/releases/co-open/2/preview"
VARIANTS = """
:::on platform=淘宝
只在淘宝。
:::

:::on platform=抖音
只在抖音。
:::

:::policy source="某平台" as_of=2026-01-01 review_by=2026-06-30
不能说最。
:::

:::trainer
请先提问。
:::

![灯](../assets/lamp.svg)

见[第一课](010-first.md)。
"""
DRAFT = "---\nid: ls-draft\ntitle: 草稿课\nminutes: 1\nstatus: draft\n---\n\n还没写完。\n"


@pytest.fixture
def trainer(released, courses, client):
    """A browser of a trainer; release 2 has a draft and a lesson with everything in it."""
    assets = courses / "opening" / "assets"
    assets.mkdir()
    (assets / "lamp.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (courses / "opening" / "lessons" / "030-draft.md").write_text(DRAFT, encoding="utf-8")
    outline = COURSE.replace("[first, second]", "[first, second, draft]")
    write_course(courses, course=outline, second=SECOND + VARIANTS)
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    (courses / "opening" / "lessons" / "030-draft.md").unlink()
    write_course(courses, first=FIRST.replace("第一课", "头一课"))
    (assets / "lamp.svg").unlink()
    release_folder(courses, clock.now())
    return client.sign_in(released.trainer)


def test_any_release_says_what_it_is(trainer):
    """R131: the band names release, role, language, platform and day; drafts stand apart."""
    page = trainer.get(PREVIEW).text
    assert "发布 2" in page and "作为学员" in page and "3月19日" in page
    assert page.index("学员目录里没有的课时") < page.index("草稿课")
    assert "第一课" in page
    assert trainer.get("/releases/co-open/9/preview").status_code == 404


def test_a_draft_can_be_read(trainer):
    """R131: before it is published."""
    assert "还没写完" in trainer.get(f"{PREVIEW}/ls-draft").text
    assert trainer.get(f"{PREVIEW}/ls-nothing").status_code == 404


def test_links_and_pictures_stay_inside(trainer):
    """R131: what the page shows is of the same release, though it is gone from the live one."""
    page = trainer.get(f"{PREVIEW}/ls-second?platform=淘宝").text
    assert f'href="{PREVIEW}/ls-first?as=staff' in page
    address = page.split('src="/releases/', 1)[1].split('"', 1)[0]
    assert address.startswith("co-open/2/assets/lamp.svg")
    assert trainer.get(f"/releases/{address}").mimetype == "image/svg+xml"
    assert trainer.get("/releases/co-open/3/assets/lamp.svg").status_code == 404


def test_as_a_learner_nothing_is_given_away(trainer):
    """R131: the quiz as learners see it; it cannot be answered here."""
    page = trainer.get(f"{PREVIEW}/ls-first").text
    assert "先说什么" in page and "他会抬头" not in page and "正确答案" not in page
    assert '<fieldset class="quiet" disabled>' in page


def test_as_a_trainer_answers_and_notes_are_there(trainer):
    """R131: right options, explanations, notes for trainers."""
    page = trainer.get(f"{PREVIEW}/ls-first?as=trainer").text
    assert "他会抬头" in page and "还没有需要" in page
    assert "请先提问" in trainer.get(f"{PREVIEW}/ls-second?as=trainer").text
    assert "请先提问" not in trainer.get(f"{PREVIEW}/ls-second").text


def test_platform_day_and_language(trainer):
    """R131: the own variant open, an overdue rule after its day, the other language."""
    page = trainer.get(f"{PREVIEW}/ls-second?platform=抖音").text
    assert page.index("<summary>") < page.index("只在淘宝") and "overdue" not in page
    assert "overdue" in trainer.get(f"{PREVIEW}/ls-second?day=2026-07-01").text
    page = trainer.get(f"{PREVIEW}?language=en").text
    assert "<h1>Openings" in page and "English" in page
    assert trainer.get(f"{PREVIEW}?day=never&as=king&language=xx&platform=x").status_code == 200


def test_nothing_is_recorded(trainer):
    """R131: no reading, no attempt, no enrolment."""
    for item in ("", "/ls-first", "/ls-second?as=trainer"):
        trainer.get(PREVIEW + item)
    with reading() as connection:
        for model in (LessonReading, Attempt, Enrolment):
            count = connection.execute(select(func.count()).select_from(table_of(model)))
            assert count.scalar_one() == 0


def test_others_find_nothing(trainer, released, client):
    """R133: preview and its files are for trainers and admins."""
    staff = client.sign_in(released.staff)
    for address in (PREVIEW, f"{PREVIEW}/ls-first", "/releases/co-open/2/assets/lamp.svg"):
        assert staff.get(address).status_code == 404
