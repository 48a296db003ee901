"""Rules about own facts across courses: what a text speaks of is asked for somewhere."""

from collections.abc import Sequence

from academy.catalog.content import Course
from academy.catalog.nearest import nearest
from academy.catalog.problems import Place, Problem, problem_at


def check_facts(courses: Sequence[Course]) -> list[Problem]:
    """Note facts that no question asks for, and those asked for in two ways."""
    first: dict[str, tuple[str, str]] = {}
    problems = []
    for fact in (each for course in courses for each in course.own_facts):
        text, where = first.setdefault(fact.name, (fact.text, f"{fact.path}:{fact.line}"))
        if text != fact.text:
            place = Place(fact.path, fact.line, fact.column)
            problems.append(problem_at(place, "C261", name=fact.name, where=where))
    for each in (each for course in courses for each in course.references):
        if each.kind == "fact" and each.value not in first:
            place = Place(each.path, each.line, each.column)
            near = nearest(each.value, sorted(first))
            problems.append(problem_at(place, "C260", name=each.value, nearest=near))
    return problems
