"""A released course, and a reader of it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from academy import clock
from academy.catalog.release import release_folder

COURSE = """\
id: co-open
title: 开场
language: zh-CN
summary: 三十秒的开场。
outline:
  - section: 说
    id: s-say
    lessons: [first, second]
"""
COURSE_EN = "title: Openings\nsummary: The first thirty seconds.\noutline:\n  s-say: Say it\n"
FIRST = """\
---
id: ls-first
title: 第一课
minutes: 3
complete: [read, quiz]
---

先说麻烦。

:::checklist
- [ ] 写好一句话
- [ ] 练三遍
:::

:::quiz id=qz-first pass=60 attempts=2
### 先说什么？ {#q-what}

- ( ) 价格
  > 还没有需要。
- (x) 麻烦
  > 他会抬头。

### 哪些不能说？ {#q-which}

- [x] 全网最低
  > 没有凭据。
- [x] 第一
  > 也没有。
- [ ] 三种颜色
  > 这是事实。
:::
"""
SECOND = """\
---
id: ls-second
title: 第二课
minutes: 9
needs: [ls-first]
---

再当场演示。
"""


def write_course(folder: Path, **changes: str) -> None:
    """Write the course, with other texts for files named by their stems."""
    texts = {"course": COURSE, "course_en": COURSE_EN, "first": FIRST, "second": SECOND, **changes}
    lessons = folder / "opening" / "lessons"
    lessons.mkdir(parents=True, exist_ok=True)
    (folder / "opening" / "course.yml").write_text(texts["course"], encoding="utf-8")
    (folder / "opening" / "course.en.yml").write_text(texts["course_en"], encoding="utf-8")
    (lessons / "010-first.md").write_text(texts["first"], encoding="utf-8")
    (lessons / "020-second.md").write_text(texts["second"], encoding="utf-8")


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """A folder of courses with one course."""
    folder = tmp_path / "courses"
    write_course(folder)
    return folder


@pytest.fixture
def released(app, frozen, world, courses):
    """The course is live; returns the world of people."""
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    return world


@pytest.fixture
def reader(released, client):
    """A browser signed in as staff."""
    return client.sign_in(released.staff)


def field(page: str, question: str, name: str) -> str:
    """Return the value of a hidden field in the form of a question."""
    form = page.split(f'id="{question}"', 1)[1]
    return re.search(rf'name="{name}" value="([^"]*)"', form)[1]


def key(page: str, words: str) -> str:
    """Return the key of the option that says *words*."""
    return re.search(rf'value="([0-9a-f]+)"[^>]*> <span>{words}</span>', page)[1]


def ticket(page: str) -> str:
    """Return the ticket of a lesson's page."""
    return re.search(r'data-ticket="([^"]+)"', page)[1]


def send_answer(reader, question: str, *words: str, **changes):
    """Answer a question as the page shows it now."""
    page = reader.get("/courses/opening/first").text
    data = {
        "attempt": field(page, question, "attempt"),
        "digest": field(page, question, "digest"),
        "choice": [key(page, each) for each in words],
        **changes,
    }
    return reader.post(f"/lessons/ls-first/answers/{question}", data)


LATER = timedelta(minutes=5)
