"""Tests of the rules about own facts: what a text speaks of is asked for somewhere."""

from academy.catalog.parser import read_course
from academy.catalog.rules import check_across
from tests.catalog.sample_course import COURSE, HOOK, ROOM, course_of, files_of, read

ASKED = "### 主推款叫什么？ {#q-hero type=field key=shop.hero}\n"


def hook_with(questions: str) -> str:
    """Return the first lesson with more questions in its quiz."""
    return HOOK.rstrip().removesuffix(":::") + f"\n{questions}:::\n"


def across(**changes: str) -> list[tuple[str, str, dict[str, str]]]:
    """Return code, place and arguments of what is wrong across courses."""
    found = check_across([course_of(files_of(**changes))])
    return [
        (
            each.code,
            f"{each.path.rpartition('/')[2]}:{each.line}:{each.column}",
            dict(each.arguments),
        )
        for each in found
    ]


def test_a_fact_that_nobody_asks_for_is_named_with_the_nearest():
    """The place in the text is named, and the key that was probably meant."""
    hook = hook_with(ASKED)
    room = ROOM + "今天叫{{shop.hero}}，不叫{{shop.heroe}}。`{{shop.code}}`\n"
    ((code, place, about),) = across(hook=hook, room=room)

    assert (code, place) == ("C260", "020-room.md:9:20")
    assert about == {"name": "shop.heroe", "nearest": "shop.hero"}


def test_another_course_may_ask():
    """A course may speak of what is asked in another course."""
    mugs = COURSE.replace("[hook, room]", "[glaze]").replace("cups", "mugs")
    mugs = mugs.replace("s-before", "s-other").replace("playbooks: [seven-day]\n", "")
    glaze = (
        ROOM.replace("ls-room", "ls-glaze").replace("needs: [ls-hook]\n", "") + "{{shop.hero}}\n"
    )
    files = {"course.yml": mugs.encode(), "lessons/010-glaze.md": glaze.encode()}
    other, problems = read_course(files, "mugs")
    assert (other is not None, problems) == (True, [])

    assert [each.code for each in check_across([other])] == ["C260"]
    assert check_across([course_of(files_of(hook=hook_with(ASKED))), other]) == []


def test_one_key_is_asked_for_with_the_same_words():
    """A second question with other words is a warning where it stands; the same words are none."""
    twice = ASKED + ASKED.replace("q-hero", "q-again")
    assert across(hook=hook_with(twice)) == []

    other = ASKED + "### 招牌是？ {#q-again type=field key=shop.hero}\n"
    ((code, place, about),) = across(hook=hook_with(other))
    assert (code, place) == ("C261", "010-hook.md:27:5")
    assert about["where"] == "cups/lessons/010-hook.md:26"


def test_a_key_belongs_to_the_shop():
    """A key without shop. in front is an error, with what to write instead."""
    _, problems = read(files_of(hook=hook_with(ASKED.replace("shop.hero", "hero"))))

    assert [(each.code, each.fix("zh")) for each in problems] == [("C262", "写成 key=shop.hero")]
