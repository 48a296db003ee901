"""Lessons and dated rules that should have been reviewed by now."""

from collections.abc import Iterable
from datetime import date

from academy.catalog.content import Course
from academy.catalog.problems import Place, Problem, problem_at

WHAT = {
    "lesson": {"what": "lesson", "what_zh": "这一课"},
    "policy": {"what": "rule", "what_zh": "这条规则"},
}


def overdue(courses: Iterable[Course], today: date) -> list[Problem]:
    """Return a notice for each review that was due before *today*; retired lessons rest."""
    return [
        problem_at(
            Place(review.path, review.line, review.column),
            "C128",
            day=review.day,
            **WHAT[review.kind],
        )
        for course in courses
        for review in course.reviews
        if date.fromisoformat(review.day) < today
    ]
