"""Tasks, figures and boxes of a playbook day."""

import pytest

from tests.catalog.sample_course import DAY, ROOM, codes, course_of, files_of

HEAD = DAY[: DAY.index(":::announce")]


def check(body):
    """Return ``code:line:column`` for the body of a day; its first line is line 7."""
    found = codes(files_of(day=HEAD + body))
    return [each.replace("day-1.md:", "") for each in found]


def test_reads_every_attribute_of_a_task():
    """A task line says who, by when, how long, with what evidence, and what to learn first."""
    line = (
        "- [ ] 看完\n  再看 {#t-a role=leader evidence=image minutes=10 due=21:00"
        " lesson=ls-hook optional}"
    )
    day = course_of(files_of(day=f"{HEAD}:::tasks\n{line}\n:::\n")).playbooks[0].days[0]
    (task,) = day.tasks

    assert (task.id, task.text, task.role) == ("t-a", "看完 再看", "leader")
    assert (task.evidence, task.minutes, task.due) == ("image", 10, "21:00")
    assert (task.lesson, task.optional) == ("ls-hook", True)


def test_a_task_is_for_members_unless_it_says_otherwise():
    """Without attributes a task is a member's, without evidence and time."""
    day = course_of(files_of(day=HEAD + ":::tasks\n- [ ] 看 {#t-a}\n:::\n")).playbooks[0].days[0]
    (task,) = day.tasks

    assert (task.role, task.evidence, task.minutes) == ("member", "none", 0)
    assert (task.due, task.lesson, task.optional) == (None, None, False)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (":::tasks\n- [ ] 看\n:::", ["C302:8:7"]),
        (":::tasks\n- [ ] 看 {#x}\n:::", ["C113:8:10"]),
        (":::tasks\n- [ ] {#t-a}\n:::", ["C313:8:7"]),
        (":::tasks\n看 {#t-a}\n:::", ["C214:8:1"]),
        (":::tasks\n- [ ] 看 {#t-a role=boss}\n:::", ["C207:8:15"]),
        (":::tasks\n- [ ] 看 {#t-a rol=leader}\n:::", ["C219:8:15"]),
        (":::tasks\n- [ ] 看 {#t-a due=9:00}\n:::", ["C207:8:15"]),
        (":::tasks\n- [ ] 看 {#t-a lesson=hook}\n:::", ["C113:8:15"]),
        (":::tasks\n- [ ] 看 {#t-a}\n- [ ] 写 {#t-a}\n:::", ["C304:9:10"]),
        (":::tasks\n- 【 】 看 ｛#t-a｝\n:::", []),
        (":::announce at=07:30\n早\n:::", ["C206:7:1"]),
        (":::announce at=7点 role=leader\n早\n:::", ["C207:7:13"]),
        (":::announce at=06:30 role=leader\n早\n:::", ["C603:7:13"]),
        (":::metrics\nm-a | 打卡 | 人 | counted\n:::", []),
        (":::metrics\nm-a | 打卡 | 人\n:::", ["C214:8:1"]),
        (":::report id=rp-a\n### 观察：什么？ {#r-see min=40}\n:::", []),
        (":::report id=rp-a\n### 观察：什么？\n:::", ["C302:8:5"]),
        (":::report id=rp-a\n观察\n:::", ["C214:8:1"]),
        (":::quiz id=qz-a\n### 题 {#q-a}\n- (x) 甲\n- ( ) 乙\n:::", ["C212:7:1"]),
        (":::rescue when=打卡率低于三成\n私信三个人。\n:::", []),
    ],
)
def test_names_what_is_wrong_in_a_day(body, expected):
    """Each mistake has its code, line and column."""
    assert check(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (":::metrics\nm-a | 人数 | 人 | counted\n:::\n", []),
        (":::metrics\nm-a | 人数 | 人 | guessed\n:::\n", ["C214:8:1"]),
    ],
)
def test_a_number_of_the_day_is_counted_or_typed(body, expected):
    """Where it comes from is one of two words."""
    assert check(body) == expected


def test_a_line_of_a_checklist_stands_once():
    """What is ticked is remembered by its words."""
    text = f"{ROOM}\n:::checklist\n- [ ] 灯\n- [ ] 声\n"
    assert codes(files_of(room=text + ":::\n")) == []
    assert codes(files_of(room=text + "- [ ] 灯\n:::\n")) == ["C304:020-room.md:13:7"]
