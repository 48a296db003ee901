"""A small course without a problem, and what tests change in it."""

from academy.catalog.content import Course
from academy.catalog.parser import read_course
from academy.catalog.problems import Problem

COURSE = """\
id: co-cups
title: 卖杯子
language: zh-CN
summary: 三十秒讲清一只杯子。
outline:
  - section: 开播之前
    id: s-before
    lessons: [hook, room]
playbooks: [seven-day]
"""
HOOK = """\
---
id: ls-hook
title: 开场三十秒
minutes: 1
complete: quiz
---

:::objectives
- 能写一句开场白
:::

观众划进来，
只听一句。见[下一课](020-room.md)。

:::quiz id=qz-hook pass=80 attempts=3
### 前三十秒做什么？ {#q-first points=2}

- ( ) 先报价格说便宜
  > 还没有需求。
- (x) 说一个麻烦
- ( ) 等人多了再说

> 先麻烦，后商品。
? 想想观众。
:::
"""
ROOM = """\
---
id: ls-room
title: 布置房间
minutes: 1
needs: [ls-hook]
---

灯在前面，杯子在手边。
"""
PLAYBOOK = """\
id: pb-seven
title: 七天
length: 1
window: {open: "07:00", close: "23:30"}
budget: 30
"""
DAY = """\
---
id: pd-one
day: 1
title: 开营
---

:::announce at=07:30 role=leader
早上好。
今天只做一件事。
:::

:::tasks
- [ ] 看完课 {#t-watch lesson=ls-hook}
- [ ] 发一张照片 {#t-photo evidence=image minutes=10 due=21:00}
- [ ] 群主点评三条 {#t-review role=leader minutes=20 due=21:30 optional}
:::

:::checkin min=30
今天对哪位老顾客说了什么？
:::
"""
EXAM_QUESTION = """\
### 第 {number} 题：杯子怎么讲？ {{#q-final-{number} points=2}}

- (x) 先说麻烦
  > 他会抬头。
- ( ) 先说价格
  > 还没有需要。
- ( ) 先说材质
? 想想观众。
"""
FILES = {
    "course.yml": COURSE,
    "lessons/010-hook.md": HOOK,
    "lessons/020-room.md": ROOM,
    "playbooks/seven-day/playbook.yml": PLAYBOOK,
    "playbooks/seven-day/day-1.md": DAY,
}


def files_of(**changes: str | bytes | None) -> dict[str, bytes]:
    """Return the files of the course; ``hook="…"`` replaces one, ``hook=None`` takes it out."""
    short = {
        "course": "course.yml",
        "hook": "lessons/010-hook.md",
        "room": "lessons/020-room.md",
        "playbook": "playbooks/seven-day/playbook.yml",
        "day": "playbooks/seven-day/day-1.md",
        "hook_en": "lessons/010-hook.en.md",
        "course_en": "course.en.yml",
        "day_en": "playbooks/seven-day/day-1.en.md",
        "playbook_en": "playbooks/seven-day/playbook.en.yml",
    }
    files: dict[str, str | bytes] = dict(FILES)
    for name, text in changes.items():
        path = short.get(name, name)
        if text is None:
            del files[path]
        else:
            files[path] = text
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}


def exam_of(pool: int = 4, body: str = "", **header: str | int | None) -> str:
    """Return an exam file; *header* changes its fields, none takes one out."""
    fields: dict[str, str | int | None] = {
        "id": "qz-final",
        "title": "结业考试",
        "draw": 2,
        "pass": 60,
        "attempts": 2,
        "minutes": 10,
        "shuffle": "both",
        "show": "at-end",
        **header,
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    questions = body or "\n".join(EXAM_QUESTION.format(number=n) for n in range(1, pool + 1))
    return "\n".join(["---", *lines, "---", "", questions])


def read(files: dict[str, bytes]) -> tuple[Course | None, list[Problem]]:
    """Read the files as the course ``cups``."""
    return read_course(files, "cups")


def codes(files: dict[str, bytes]) -> list[str]:
    """Return ``code:file:line:column`` of every problem."""
    _, problems = read(files)
    return [each.code + ":" + place_of(each) for each in problems]


def place_of(problem: Problem) -> str:
    """Return ``file:line:column`` with the name of the file only."""
    name = problem.path.rpartition("/")[2]
    return f"{name}:{problem.line}:{problem.column}"


def course_of(files: dict[str, bytes]) -> Course:
    """Return a course that must be sound."""
    course, problems = read(files)
    assert course is not None, problems
    return course
