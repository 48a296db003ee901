"""Marks an answer, and says afterwards why each option is right or wrong."""

import unicodedata
from dataclasses import dataclass

from academy.catalog.pieces import Question
from academy.catalog.render import Style, line_html


@dataclass(frozen=True, slots=True)
class Mark:
    """``points`` of ``most``; ``correct`` means all of them."""

    points: int
    most: int
    correct: bool


@dataclass(frozen=True, slots=True)
class OptionExplanation:
    """One option after the answer is in."""

    key: str
    html: str
    right: bool
    feedback_html: str


def grade(question: Question, given: frozenset[str]) -> Mark:
    """Mark the chosen options; keys that the question does not have are wrong.

    One right: exactly that one. Several right: all of them and no other;
    with ``score=partial`` each right one counts up and each wrong one
    down, never below nothing, rounded down.

    Raises:
        ValueError: the question has no options.
    """
    if not question.options:
        message = f"{question.id} is answered with words, not with options"
        raise ValueError(message)
    right = frozenset(option.key for option in question.options if option.right)
    if given == right:
        return Mark(question.points, question.points, correct=True)
    if question.kind == "several" and question.score == "partial":
        hits = max(len(given & right) - len(given - right), 0)
        return Mark(question.points * hits // len(right), question.points, correct=False)
    return Mark(0, question.points, correct=False)


def grade_text(question: Question, given: str) -> Mark:
    """Mark an answer in words or figures: width, case and spaces around do not count."""
    typed = folded(given)
    if question.numbers:
        value = number_in(typed)
        inside = value is not None and question.numbers.lowest <= value <= question.numbers.highest
    else:
        inside = typed in {folded(word) for word in question.accepted}
    return Mark(question.points if inside else 0, question.points, correct=inside)


def folded(text: str) -> str:
    """Return a text as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def number_in(text: str) -> float | None:
    """Read a number; a percent sign and commas between thousands are allowed."""
    try:
        value = float(text.removesuffix("%").replace(",", "").strip()[:30])
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None


def explanations(question: Question, language: str = "zh") -> tuple[OptionExplanation, ...]:
    """Return every option with its rightness; only for those who have answered."""
    style = Style(language)
    return tuple(
        OptionExplanation(
            key=option.key,
            html=line_html(option.text, style),
            right=option.right,
            feedback_html=line_html(option.feedback, style) if option.feedback else "",
        )
        for option in question.options
    )


def feedback_html(question: Question, language: str = "zh") -> str:
    """Return what explains the question as a whole; only for those who have answered."""
    return line_html(question.feedback, Style(language)) if question.feedback else ""


def hint_html(question: Question, language: str = "zh") -> str:
    """Return the hint, shown after a first wrong answer."""
    return line_html(question.hint, Style(language)) if question.hint else ""
