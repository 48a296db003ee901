"""A released course with field work and an open question, and people who do and mark it."""

from pathlib import Path

import pytest

from academy import clock
from academy.catalog import live
from academy.catalog.release import release_folder
from academy.catalog.snapshot import WorkPlace
from academy.fieldwork.store_write import Sheet
from academy.fieldwork.works import Asked, Content
from tests.worlds import World, make_world

COURSE = """\
id: co-shop
title: 开店
language: zh-CN
summary: 动手做一张卡。
outline:
  - section: 做
    id: s-do
    lessons: [card]
"""
CARD = """\
---
id: ls-card
title: 做一张卡
minutes: 3
complete: task
---

先想三件货。

:::fieldwork id=fw-card evidence=text,image
给自己的店做一张**选品卡**。

~ 三件货写了理由 (3)
~ 写了补货线 (2)
:::

:::quiz id=qz-card pass=60
### 先说什么？ {#q-what}

- ( ) 价格
- (x) 麻烦

### 写一句开场白。 {#q-open type=open}
~ 先说麻烦 (2)
:::
"""
CARD_EN = """\
---
title: Make a card
---

Think of three goods.

:::fieldwork id=fw-card
Make a **card** for your shop.

~ Three goods with a reason (3)
~ The level at which you order (2)
:::
"""


def write_course(folder: Path, card: str = CARD) -> None:
    """Write the course."""
    lessons = folder / "shop" / "lessons"
    lessons.mkdir(parents=True, exist_ok=True)
    (folder / "shop" / "course.yml").write_text(COURSE, encoding="utf-8")
    (lessons / "010-card.md").write_text(card, encoding="utf-8")
    (folder / "shop" / "course.en.yml").write_text("title: A shop\n", encoding="utf-8")
    (lessons / "010-card.en.md").write_text(CARD_EN, encoding="utf-8")


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """A folder of courses with one course."""
    folder = tmp_path / "courses"
    write_course(folder)
    return folder


@pytest.fixture
def released(app, frozen, world, courses) -> World:
    """The course is live behind the pages; returns the world of people."""
    release_folder(courses, clock.now())
    return world


@pytest.fixture
def shop(database, frozen, courses) -> World:
    """The course is live in either database; returns the world of people."""
    world = make_world()
    release_folder(courses, clock.now())
    return world


def place(work_id: str = "fw-card") -> WorkPlace:
    """Return where a piece of work stands in the live course."""
    found = live.catalog(10**9).work(work_id)
    assert found is not None
    return found


def sheet(world: World, text: str = "三件货", **changes: object) -> Sheet:
    """Return what the staff of the shop sends."""
    found = place(str(changes.pop("work_id", "fw-card")))
    asked = Asked(
        found.source.id,
        found.lesson.lesson.id,
        found.lesson.course.id,
        found.lesson.release_id,
        found.lesson.lesson.title,
        found.source.text,
        found.source.criteria,
    )
    values: dict[str, object] = {
        "merchant_id": world.merchant,
        "person_id": world.staff,
        "team_id": world.teams["shop"],
        "asked": asked,
        "content": Content(text),
        "revision": 0,
        "form_key": "",
        "hand_in": True,
    }
    return Sheet(**(values | changes))  # type: ignore[arg-type]
