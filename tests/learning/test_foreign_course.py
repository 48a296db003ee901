"""A course of one merchant is missing for everybody else, whichever way they ask for it."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from academy import clock
from academy.catalog.release import release_folder
from academy.database import reading, writing
from tests.browser_client import Browser
from tests.learning.conftest import write_course

SECRET = "北风密"
COURSE = f"""\
id: co-north
title: {SECRET}课
language: zh-CN
summary: {SECRET}摘要
provider: {SECRET}机构
outline:
  - section: {SECRET}节
    id: s-north
    lessons: [one, two]
"""
ONE = f"""\
---
id: ls-north
title: {SECRET}一
minutes: 1
---

## {SECRET}标题

{SECRET}正文 ![{SECRET}图](../assets/n.svg)，[{SECRET}表](../assets/n.csv)，{{{{shop.north}}}}。

:::trainer
{SECRET}讲师
:::

:::fieldwork id=fw-north evidence=text
{SECRET}作业

~ {SECRET}标准 (3)
:::

:::quiz id=qz-north pass=60
### {SECRET}问 {{#q-north}}

- ( ) {SECRET}甲
- (x) {SECRET}乙

### {SECRET}投票 {{#q-north-poll type=poll}}

- ( ) {SECRET}丙
- ( ) {SECRET}丁

### {SECRET}事实？ {{#q-north-fact type=field key=shop.north}}
:::
"""
TWO = f"---\nid: ls-north-two\ntitle: {SECRET}二\nminutes: 1\nstatus: draft\n---\n\n{SECRET}二文\n"
EXAM = f"""\
---
id: qz-north-final
title: {SECRET}考试
draw: 1
pass: 60
---

### {SECRET}考题 {{#q-north-final}}

- (x) {SECRET}对
- ( ) {SECRET}错
"""
PATHS = """\
- id: pa-both
  title: 两门课
  subject: 脚本
  audience: [主播]
  summary: 先这课，再那课。
  lessons: [ls-north, ls-first]
- id: pa-north
  title: 一门课
  subject: 脚本
  audience: [主播]
  summary: 只有那课。
  lessons: [ls-north]
"""
FILES = {
    "north/course.yml": COURSE,
    "north/lessons/010-one.md": ONE,
    "north/lessons/020-two.md": TWO,
    "north/quizzes/final.md": EXAM,
    "north/assets/n.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{SECRET}</title></svg>',
    "north/assets/n.csv": f"{SECRET},1\n",
    "_site.yml": "format: 1\nlanguage: zh-CN\nplatforms: [淘宝, 抖音]\n",
    "_paths.yml": PATHS,
}
OPEN_TO_ALL = [
    "/",
    "/courses",
    "/shop",
    "/glossary",
    "/field-work",
    "/paths/first",
    "/paths/pa-both",
    "/courses/opening",
    "/courses/opening/first",
    "/search?q=考题&course=north",
    "/search?q=正文",
    "/me",
    "/releases",
    "/field-work/waiting",
]
MISSING = [
    "/courses/north",
    "/courses/north/one",
    "/courses/north/two",
    "/courses/north/assets/n.svg",
    "/courses/north/assets/n.csv",
    "/courses/north/worksheets/n.xlsx",
    "/courses/north/exams/qz-north-final",
    "/field-work/fw-north",
    "/paths/pa-north",
    "/releases/co-north",
    "/releases/co-north/diff",
    "/releases/co-north/1/activate",
    "/releases/co-north/1/preview",
    "/releases/co-north/1/preview/ls-north",
    "/releases/co-north/1/preview/qz-north-final",
    "/releases/co-north/1/assets/n.svg",
    "/releases/co-north/1/worksheets/n.xlsx",
]
SENT = {
    "/courses/north/exams/qz-north-final": {"tries": "0"},
    "/lessons/ls-north/read": {"ticket": "x"},
    "/lessons/ls-north/ticks": {"checklist": "x"},
    "/lessons/ls-north/answers/q-north": {"attempt": "1", "digest": "x", "choice": "x"},
    "/lessons/ls-north/answers/q-north-poll": {"attempt": "1", "digest": "x", "choice": "x"},
    "/lessons/ls-north/facts/q-north-fact": {"value": "x", "seen": "0"},
    "/lessons/ls-north/again/qz-north": {"attempt": "1"},
    "/shop": {"name": "shop.north", "value": "x", "seen": "0"},
    "/field-work/fw-north": {"text": "x", "action": "hand_in"},
    "/field-work/fw-north/seen": {},
    "/courses/co-north/changes": {"note": "x"},
    "/paths/pa-north/follow": {},
    "/releases/co-north/1/activate": {},
}
TABLES = ("enrolment", "attempt", "answer", "shop_fact", "lesson_reading", "field_work")


@pytest.fixture
def north(app, frozen, world, tmp_path) -> Iterator[tuple]:
    """The second merchant has a course of its own, beside a shared one."""
    folder = tmp_path / "courses"
    write_course(folder)
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(data, encoding="utf-8")
    assert {each.kind for each in release_folder(folder, clock.now())} == {"released"}
    with writing() as connection:
        owned = "UPDATE release SET merchant_id = :owner WHERE course_id = 'co-north'"
        connection.execute(text(owned), {"owner": world.other_merchant})
    (folder / "north" / "course.yml").write_text(COURSE + "level: 进阶\n", encoding="utf-8")
    kinds = [each.kind for each in release_folder(folder, clock.now())]
    assert "released" in kinds
    return world, folder


def words_of(answer) -> str:
    """Return what an answer says, headers with it."""
    return f"{answer.data.decode('utf-8', 'replace')}{answer.headers}"


@pytest.mark.parametrize("who", ["staff", "manager", "trainer", "admin"])
def test_others_find_no_word_of_it(north, client, who):
    """Its pages, files, exam, releases and preview are missing; no other page speaks of it."""
    world, _ = north
    reader = client.sign_in(world.persons[who])
    for address in OPEN_TO_ALL:
        assert SECRET not in words_of(reader.get(address)), address
    for address in MISSING:
        answer = reader.get(address)
        assert answer.status_code == 404, address
        assert SECRET not in words_of(answer)
    for address, fields in SENT.items():
        assert reader.post(address, fields).status_code == 404, address
    with reading() as connection:
        for table in TABLES:
            count = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar()
            assert count == 0, table


def test_its_own_people_find_it(north, app):
    """What others miss is there for the people of its merchant: the test above tells something."""
    world, _ = north
    reader = Browser(app).sign_in(world.stranger)
    for address in MISSING:
        if not re.match("/releases|.*/two", address):
            assert reader.get(address).status_code == 200, address
    assert SECRET in reader.get("/search?q=正文").text


def test_a_broken_folder_of_it_is_nobody_elses(north, client):
    """R138: what keeps a merchant's course from going live is told to its own trainers only."""
    world, folder = north
    (folder / "north" / "course.yml").write_text(COURSE.replace("title", "titel"), encoding="utf-8")
    kinds = {each.slug: each.kind for each in release_folder(folder, clock.now())}
    assert kinds["north"] == "broken"
    assert "north" not in client.sign_in(world.trainer).get("/releases").text
