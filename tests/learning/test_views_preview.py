"""Tests of the preview: any release as anybody, and nothing is recorded."""

import pytest
from sqlalchemy import func, select

from academy import clock
from academy.catalog.release import release_folder
from academy.database import reading, table_of
from academy.learning.tables import Attempt, Enrolment, LessonReading
from tests.learning.conftest import COURSE, FIRST, SECOND, write_course

PREVIEW = "/releases/co-open/2/preview"
FACTS = """
:::checklist
- [ ] 念一遍{{shop.hero}}
:::

:::quiz id=qz-hero
### 主推款叫什么？ {#q-hero type=field key=shop.hero}
:::
"""
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


def test_lines_to_tick_name_the_own_facts(released, courses, client):
    """R131: in a preview stands the name of a fact, in the lesson the gap, whoever looks first."""
    write_course(courses, second=SECOND + FACTS)
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    trainer = client.sign_in(released.trainer)
    preview, lesson = f"{PREVIEW}/ls-second", "/courses/opening/second"
    for _ in range(2):
        assert '念一遍<mark data-fact="shop.hero">【shop.hero】</mark>' in trainer.get(preview).text
        assert "【主推款叫什么？】</a></mark>" in trainer.get(lesson).text


DAY = """\
---
id: pd-open-1
day: 1
title: 开营
---

:::announce at=08:30 role=leader
各位早上好。
:::

:::tasks
- [ ] 发欢迎 {#t-open-hello role=leader minutes=5 due=08:30}
:::

:::trainer
先问有没有人迟到。
:::
"""


def test_the_days_of_a_playbook_can_be_looked_at(trainer, courses):
    """R131: posts and tasks of a day, in any release, as staff and as a trainer."""
    book = courses / "opening" / "playbooks" / "week"
    book.mkdir(parents=True)
    (book / "playbook.yml").write_text("id: pb-open\ntitle: 一天\nlength: 1\n", encoding="utf-8")
    (book / "day-1.md").write_text(DAY, encoding="utf-8")
    write_course(courses, course=COURSE + "playbooks: [week]\n")
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    address = "/releases/co-open/4/preview"
    assert f"{address}/pd-open-1?as=staff" in trainer.get(address).text
    page = trainer.get(f"{address}/pd-open-1").text
    assert "08:30" in page and "各位早上好" in page and "发欢迎" in page
    assert "先问有没有人迟到" not in page
    assert "先问有没有人迟到" in trainer.get(f"{address}/pd-open-1?as=trainer").text
    assert trainer.get(f"{PREVIEW}/pd-open-1").status_code == 404


def test_a_day_of_another_year_is_shown_with_it(trainer):
    """R131: the band says which 1 July is meant."""
    assert "2027-07-01" in trainer.get(f"{PREVIEW}?day=2027-07-01").text
    assert "7月1日" in trainer.get(f"{PREVIEW}?day=2026-07-01").text
