"""The first text of a new course, lesson or playbook: short, and without a problem."""

from collections.abc import Collection

COURSE = """\
id: {course_id}
title: 新课程
language: zh-CN
summary: 用一句话写清学完这门课能做到什么。
level: 入门
audience: [主播]
pass: {{lessons: 100}}
changes:
  1: 首次发布。
outline:
  - section: 第一章
    id: {section_id}
    lessons: [{lesson}]
"""
LESSON = """\
---
id: {lesson_id}
title: 新课时
minutes: 3
status: draft
complete: quiz
summary: 用一句话写清这一课解决什么问题。
---

:::objectives
- 能做到的第一件事
:::

## 为什么要学

写一段正文。学员最常遇到的麻烦是什么？

:::example
例：写一家编出来的小店怎么做，用具体的时间、价格和原话。
:::

:::script voice=主播 seconds=20
写一段可以照着念的话术。
:::

:::mistakes
- 常见的做法 → 换成这样做
:::

:::checklist
- [ ] 今天做完的一件小事
:::

:::keypoints
- 只记这一句
:::

:::quiz id={quiz_id} pass=80
### 遇到这种情况，第一步做什么？ {{#{question_id}}}

- ( ) 一个常见但不对的做法
  > 为什么不对。
- (x) 对的做法
  > 为什么对。
- ( ) 另一个不对的做法
  > 为什么不对。
:::
"""
PLAYBOOK = """\
id: {playbook_id}
title: 新手册
length: 7
window: {{open: "07:00", close: "23:59"}}
makeup: 2
late: until-end
budget: 60
"""
DAY = """\
---
id: {day_id}
day: {day}
title: 第 {day} 天
---

:::announce at=08:30 role=leader
写早上要发到群里的话。
:::

:::tasks
- [ ] 发早上的话 {{#{task}-open role=leader minutes=5 due=08:30}}
- [ ] 完成今天的打卡 {{#{task}-checkin role=member evidence=text minutes=5 due=22:00}}
:::

:::checkin min=10
写今天的打卡题。
:::
"""


def course_start(slug: str, taken: Collection[str]) -> dict[str, str]:
    """Return the files of a new course with one lesson that is still a draft."""
    course = COURSE.format(
        course_id=free(f"co-{slug}", taken), section_id=free(f"s-{slug}-1", taken), lesson="first"
    )
    lesson = lesson_text(f"{slug}-first", taken)
    return {"course.yml": course, "lessons/010-first.md": lesson}


def lesson_text(name: str, taken: Collection[str]) -> str:
    """Return a new lesson; it is a draft, so that nobody sees it yet."""
    return LESSON.format(
        lesson_id=free(f"ls-{name}", taken),
        quiz_id=free(f"qz-{name}", taken),
        question_id=free(f"q-{name}-1", taken),
    )


def playbook_start(name: str, taken: Collection[str]) -> dict[str, str]:
    """Return the files of a new playbook: a day of preparation and seven days."""
    files = {"playbook.yml": PLAYBOOK.format(playbook_id=free(f"pb-{name}", taken))}
    stem = name
    while any(f"pd-{stem}-{day}" in taken or f"t-{stem}-{day}-open" in taken for day in range(8)):
        stem += "-2"
    for day in range(8):
        text = DAY.format(day_id=f"pd-{stem}-{day}", day=day, task=f"t-{stem}-{day}")
        files[f"day-{day}.md"] = text
    return files


def free(wanted: str, taken: Collection[str]) -> str:
    """Return an id that nobody has: the wanted one, or with a number behind it."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def lesson_file(name: str, own_files: Collection[str]) -> str:
    """Return the path of a new lesson: its number is the next full ten."""
    heads = (path.removeprefix("lessons/").partition("-")[0] for path in own_files)
    highest = max((int(head) for head in heads if head.isascii() and head.isdigit()), default=0)
    return f"lessons/{highest // 10 * 10 + 10:03d}-{name}.md"
