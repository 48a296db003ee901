"""Where own facts are asked for, and which lessons speak of them."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from academy.catalog.content import Lesson, Question
from academy.catalog.render import line_html

TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Where a shop is asked for an own fact: the question, and the lesson that asks it."""

    name: str
    question: Question
    course_slug: str
    lesson: Lesson

    @property
    def address(self) -> str:
        """Where it is asked."""
        return f"/courses/{self.course_slug}/{self.lesson.slug}#{self.question.id}"

    @property
    def label(self) -> str:
        """The first line of the question, without what is Markdown in it."""
        first = self.question.text.strip().partition("\n")[0]
        return html.unescape(TAG.sub("", line_html(first)))


def asked_in(lesson: Lesson) -> Iterator[Question]:
    """Walk through the questions of a lesson that ask for own facts."""
    for quiz in lesson.quizzes:
        yield from (each for each in quiz.questions if each.kind == "field")


def needs_facts(lesson: Lesson) -> bool:
    """Tell whether the page of a lesson shows or asks for own facts."""
    return bool(lesson.fact_names) or any(asked_in(lesson))
