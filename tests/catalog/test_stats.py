"""Counts of parsed courses."""

import json

from click.testing import CliRunner

from academy.catalog.commands import courses
from academy.catalog.stats import statistics_of
from tests.catalog.sample_course import HOOK, ROOM, course_of, files_of

RICH = (
    ROOM.replace("minutes: 1", "minutes: 2")
    + """
一二三[四五]{fact source="报纸十个字不算在内" as_of=2020}，`[代码]{fact source=无}`。

![图](../assets/a.svg) ![图](../assets/a.svg)

:::fact source="某报" as_of=2020
六
:::

:::script voice=主播
七八
:::

:::trainer
只给讲师看，不算。
:::

:::on platform=微信
:::script
九
:::
:::

:::checklist
### 十
- [ ] 百
:::

:::checkin
千
:::

:::download file=../assets/a.csv
:::

```text
:::script
:::fact
```
"""
)
EXAM = """\
---
id: qz-end
title: 结业
draw: 1
---
### 题 {#q-end}
> 总的说
- ( ) 甲
  > 不对
- (x) 乙
"""


def rich_files():
    """Return the sample course with every kind of thing that is counted."""
    assets = {"assets/a.svg": "<svg/>", "assets/a.csv": "a,b\n", "quizzes/final.md": EXAM}
    return files_of(room=RICH, **assets)


def test_counts_what_a_lesson_holds():
    """Facts of both forms, pictures once, scripts on any platform; code, trainers, quizzes not."""
    found = statistics_of([course_of(rich_files())])
    room = found.courses["co-cups"].lessons["ls-room"]

    assert (room.lessons, room.questions, room.exams, room.courses) == (1, 0, 0, 0)
    assert (room.facts, room.figures, room.scripts, room.worksheets) == (2, 1, 2, 1)
    plain = "灯在前面杯子在手边"
    assert room.characters == len(plain + "一二三四五代码图图六七八九十百千")


def test_a_course_adds_its_exams():
    """Questions and explanations of lessons and exams are added; hidden lessons are not."""
    whole = statistics_of([course_of(rich_files())])
    hook = whole.courses["co-cups"].lessons["ls-hook"]
    assert (hook.questions, hook.explanations) == (1, 2)
    assert whole.totals == whole.courses["co-cups"].whole
    assert (whole.totals.courses, whole.totals.lessons, whole.totals.exams) == (1, 2, 1)
    assert (whole.totals.questions, whole.totals.explanations) == (2, 4)

    draft = files_of(
        hook=HOOK.replace("[下一课](020-room.md)", "下一课"),
        room=ROOM.replace("minutes", "status: draft\nminutes"),
    )
    assert statistics_of([course_of(draft)]).totals.lessons == 1


def test_the_command_writes_json_or_a_table(tmp_path):
    """JSON names courses and lessons by id; a broken course is left out and named."""
    for path, data in {**rich_files(), "../bad/course.yml": b"id: ["}.items():
        file = (tmp_path / "cups" / path).resolve()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    result = CliRunner().invoke(courses, ["stats", "--json", str(tmp_path)])
    found = json.loads(result.stdout)

    assert result.exit_code == 1
    assert "bad holds errors" in result.stderr
    keys = {"courses", "lessons", "characters", "questions", "explanations"}
    keys |= {"facts", "figures", "scripts", "worksheets", "exams"}
    assert set(found["totals"]) == keys
    assert set(found["courses"]["co-cups"]["lessons"]["ls-hook"]) == keys
    assert list(found["courses"]["co-cups"]["lessons"]) == ["ls-hook", "ls-room"]

    table = CliRunner().invoke(courses, ["stats", str(tmp_path / "cups")])
    assert table.exit_code == 0
    lines = table.stdout.splitlines()
    assert lines[0].split()[:2] == ["lessons", "characters"]
    assert lines[-1].startswith("1 courses")
    assert len(lines) == 5


def test_what_stands_in_a_snippet_counts():
    """Its figures, worksheets and scripts count in the lesson that includes it, once a course."""
    snippet = (
        "![卡](../assets/a.svg)\n\n:::script voice=客服\n您好。\n:::\n\n"
        ":::download file=../assets/b.csv\n:::\n"
    )
    files = files_of(
        room=ROOM + "\n:::include path=refund.md\n:::\n\n:::include path=refund.md\n:::\n",
        **{
            "_shared/snippets/refund.md": snippet,
            "_shared/assets/a.svg": "<svg/>",
            "_shared/assets/b.csv": "a\n1\n",
        },
    )
    totals = statistics_of([course_of(files)]).totals
    assert (totals.figures, totals.worksheets, totals.scripts) == (1, 1, 2)
