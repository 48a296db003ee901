"""Tests of a lesson in two languages: one progress."""

import re

from academy import clock
from academy.catalog.release import release_folder
from tests.learning.conftest import LATER, send_answer, ticket
from tests.learning.test_views_kept import PAGE, change

FIRST_EN = """\
---
title: Lesson one
---

A trouble first.

:::checklist
- [ ] Write one sentence
- [ ] Practise three times
:::

:::quiz id=qz-first
### What first? {#q-what}

- ( ) The price
  > Too early.
- (x) A trouble
  > They look up.

### What may not be said? {#q-which}

- [x] Cheapest of all
- [x] The first
- [ ] Three colours
:::
"""


def test_both_languages_share_one_progress(released, courses, client, frozen):
    """What was read, answered and ticked in English counts and is shown in Chinese."""
    beside = courses / "opening" / "lessons" / "010-first.en.md"
    beside.write_text(FIRST_EN, encoding="utf-8")
    release_folder(courses, clock.now())
    change(released.staff, locale="en")
    reader = client.sign_in(released.staff)
    page = reader.get(PAGE).text
    assert "<h1>Lesson one" in page and "A trouble first." in page
    items = re.findall(r'name="item" value="([^"]+)"', page)
    checklist = page.split('name="checklist" value="')[1].split('"')[0]
    reader.post("/lessons/ls-first/ticks", {"checklist": checklist, "item": items[:1]})
    send_answer(reader, "q-what", "A trouble")
    frozen.shift(LATER)
    reader.post("/lessons/ls-first/read", {"ticket": ticket(page)})
    change(released.staff, locale="zh_Hans_CN")
    page = reader.get(PAGE).text
    assert "<h1>第一课" in page and "他会抬头" in page
    assert re.findall(r'name="item" value="([^"]+)" checked', page) == items[:1]
    send_answer(reader, "q-which", "全网最低", "第一")
    assert "1 / 2" in reader.get("/courses/opening").text
    change(released.staff, locale="en")
    assert "They look up." in reader.get(PAGE).text
