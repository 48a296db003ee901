"""A course with one question of each kind that is marked by itself, and a poll."""

from pathlib import Path

COURSE = """\
id: co-kinds
title: 各种题
language: zh-CN
summary: 每一种题各一道。
outline:
  - section: 题
    id: s-kinds
    lessons: [all]
"""
LESSON = """\
---
id: ls-kinds
title: 各种题都来一道
minutes: 4
complete: [quiz]
---

先读，再答。

:::quiz id=qz-kinds pass=60 show=after-each
### 开播前的三步 {#q-order points=4}
> 先有画面，再有声音。

1) 调灯
> 没有光就看不见货。
2) 试音
3) 开播

### 谁做什么？ {#q-match points=3}
群主 => 开营
> 第一句话由群主说。
督学 => 提醒打卡
内容官 => 写公告

### 开场先说[[麻烦|痛点]]，再说[[商品|SKU]]。 {#q-blank points=2 score=partial}
> 顺序反了就成了叫卖。

### 先留人的行话？ {#q-text}
= 憋单 | 压单
? 想想货还没上架的时候。

### 29.9 元三份，一份约多少元？ {#q-number}
= 10 +- 0.5

### 你们几点开播？ {#q-poll type=poll}
> 没有对错。

- ( ) 早上
- ( ) 晚上
:::
"""


def write_kinds(folder: Path, lesson: str = LESSON) -> None:
    """Write the course into a folder of courses."""
    lessons = folder / "kinds" / "lessons"
    lessons.mkdir(parents=True, exist_ok=True)
    (folder / "kinds" / "course.yml").write_text(COURSE, encoding="utf-8")
    (lessons / "010-all.md").write_text(lesson, encoding="utf-8")
