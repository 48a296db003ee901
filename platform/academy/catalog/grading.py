"""Marks an answer, and says afterwards why each option is right or wrong."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    partner_key: str = ""
    partner_html: str = ""


def grade(question: Question, given: frozenset[str]) -> Mark:
    """Mark the chosen options; keys that the question does not have are wrong.

    One right: exactly that one. Several right: all of them and no other;
    with ``score=partial`` each right one counts up and each wrong one
    down, never below nothing, rounded down.

    Raises:
        ValueError: the question is not answered by choosing options.
    """
    if question.kind not in {"one", "several"}:
        message = f"{question.id} is not answered by choosing options, it is {question.kind}"
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
    if question.numbers:
        value = number_in(folded(given))
        inside = value is not None and question.numbers.lowest <= value <= question.numbers.highest
    else:
        inside = is_among(given, question.accepted)
    return Mark(question.points if inside else 0, question.points, correct=inside)


def grade_blanks(question: Question, given: Sequence[str]) -> Mark:
    """Mark what was written into the gaps, in their order; gaps left out are wrong.

    All gaps, or with ``score=partial`` gap by gap, rounded down.
    """
    pairs = zip(given, question.blanks, strict=False)
    return mark_of(question, sum(is_among(text, right) for text, right in pairs), question.blanks)


def grade_order(question: Question, given: Sequence[str]) -> Mark:
    """Mark options put in order, given by their keys.

    The longest run counts in which each option follows the one it should follow: of four,
    ``b c d a`` is worth three quarters, rounded down; one alone is no run. With
    ``score=all`` only the whole order counts.

    Source:
        Rule R101 "put in order" in docs/rules.md.
    """
    run = longest_run([option.key for option in question.options], given)
    return mark_of(question, len(run), question.options)


def longest_run(right: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
    """Return the longest run of *given* that stands in *right* as it is, the first of several.

    One alone is no run, and more than there is to be put in order has none.
    """
    follows = dict(pairwise(right))
    longest: tuple[str, ...] = ()
    run: tuple[str, ...] = ()
    for key in given:
        run = (*run, key) if run and follows.get(run[-1]) == key else (key,)
        longest = max(longest, run, key=len)
    is_run = len(longest) > 1 and len(given) <= len(right)
    return longest if is_run else ()


def grade_match(question: Question, given: Mapping[str, str]) -> Mark:
    """Mark pairs: the key of a left side with the key of the right side chosen for it.

    Pair by pair, rounded down; with ``score=all`` only all of them. A key that the question
    does not have counts for nothing.
    """
    hits = sum(given.get(option.key) == option.partner_key for option in question.options)
    return mark_of(question, hits, question.options)


def unmarked(question: Question) -> Mark:
    """Mark a poll or an own fact: there is nothing to gain and nothing to lose.

    Raises:
        ValueError: the question has a right answer, or a person marks it.
    """
    if question.kind not in {"poll", "field"}:
        message = f"{question.id} is marked, it is {question.kind}"
        raise ValueError(message)
    return Mark(0, 0, correct=True)


def mark_of(question: Question, hits: int, parts: Sequence[object]) -> Mark:
    """Turn right parts into points."""
    if hits == len(parts):
        return Mark(question.points, question.points, correct=True)
    share = question.points * hits // len(parts) if question.score == "partial" else 0
    return Mark(share, question.points, correct=False)


def is_among(given: str, right: Sequence[str]) -> bool:
    """Tell whether something typed is one of the right words."""
    return folded(given) in {folded(word) for word in right}


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
            partner_key=option.partner_key,
            partner_html=line_html(option.partner, style) if option.partner else "",
        )
        for option in question.options
    )


def right_words(question: Question) -> tuple[tuple[str, ...], ...]:
    """Return what may be typed, for each gap or for the whole; only after the answer."""
    if question.numbers:
        ends = dict.fromkeys((question.numbers.lowest, question.numbers.highest))
        return (("–".join(f"{end:.12g}" for end in ends),),)
    if question.accepted:
        return (question.accepted,)
    return question.blanks


def feedback_html(question: Question, language: str = "zh") -> str:
    """Return what explains the question as a whole; only for those who have answered."""
    return line_html(question.feedback, Style(language)) if question.feedback else ""


def hint_html(question: Question, language: str = "zh") -> str:
    """Return the hint, shown after a first wrong answer."""
    return line_html(question.hint, Style(language)) if question.hint else ""
