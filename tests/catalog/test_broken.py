"""Tests of what is not called missing, because it stands in a course with errors."""

import pytest

from academy.catalog.broken import names_in, without_broken
from academy.catalog.problems import Place, problem_at
from tests.catalog.sample_course import HOOK, files_of

HERE = Place("_paths.yml", 8, 13)
FIELD = "\n:::quiz id=qz-x\n### 店名？ {#q-name type=field key=shop.name}\n:::\n"


def test_the_names_of_a_broken_course_are_known():
    """Ids of lessons and questions, and own facts, even in a file that is not UTF-8."""
    files = files_of(hook=(HOOK + FIELD).encode("gbk"))
    assert {"ls-hook", "ls-room", "q-first", "q-name", "shop.name"} <= names_in(files)


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("C121", {"id": "ls-hook"}),
        ("C122", {"id": "q-first"}),
        ("C180", {"id": "ls-room"}),
        ("C260", {"name": "shop.name"}),
        ("C402", {"target": "cups/lessons/010-hook.md"}),
    ],
)
def test_one_mistake_is_told_once(code, arguments):
    """The course's own error is told; nobody is told that its lessons do not exist."""
    problem = problem_at(HERE, code, nearest="", **arguments)
    files = files_of(hook=HOOK + FIELD)
    assert without_broken([problem], {"cups": files}) == []
    assert without_broken([problem], {}) == [problem]
    assert without_broken([problem], {"other": {}}) == [problem]


def test_all_other_problems_stay():
    """An id that is given twice is wrong, whatever else is."""
    problem = problem_at(HERE, "C106", id="ls-hook", where="a:1")
    assert without_broken([problem], {"cups": files_of()}) == [problem]
