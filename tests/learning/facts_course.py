"""Lessons that ask for own facts, speak of them, and hold what depends on the reader."""

from pathlib import Path

from tests.learning.conftest import FIRST, write_course

SITE = "format: 1\nlanguage: zh-CN\nplatforms: [淘宝, 抖音, 微信]\n"
ASKING = FIRST.rstrip().removesuffix(":::") + (
    "\n### 主推款叫什么？ {#q-hero type=field key=shop.hero}\n"
    "\n### 一份卖多少？ {#q-price type=field key=shop.price}\n:::\n"
)
SPEAKING = """\
---
id: ls-second
title: 第二课
minutes: 9
---

今天卖{{shop.hero}}，`{{shop.code}}` 不算。

:::script voice=主播
这一盒叫{{shop.hero}}，{{shop.price}}。
:::

:::checklist
- [ ] 备好{{shop.hero}}
:::

:::on platform=抖音
点小黄车。
:::

:::on platform=淘宝,微信
点购物袋。
:::

:::policy source=平台 as_of=2026-01-01 review_by=2026-03-18 strict
不说第一。
:::
"""


def write_facts_course(folder: Path) -> None:
    """Write the course with a site that knows three platforms."""
    write_course(folder, first=ASKING, second=SPEAKING)
    (folder / "_site.yml").write_text(SITE, encoding="utf-8")
