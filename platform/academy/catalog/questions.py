"""What a page may know of a question before the answer is in: nothing about rightness."""

import hashlib
import re
from dataclasses import dataclass

from academy.catalog.pieces import Option, Question, Quiz
from academy.catalog.render import Style, line_html, to_html

GAP = re.compile(r"\[\[\d{1,3}\]\]")
TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option; ``key`` is what the form sends."""

    key: str
    html: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """What an open answer is marked by, and what it is worth."""

    html: str
    points: int


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question as asked; ``number`` counts from 1.

    ``partners`` are the right sides of a ``match``, mixed and each once. ``pieces`` is the
    HTML before, between and after the gaps of a ``blank``, so always one more than gaps.
    ``fact`` names the own fact that a ``field`` asks for.
    """

    id: str
    number: int
    kind: str
    text_html: str
    options: tuple[OptionView, ...]
    points: int
    digest: str
    criteria: tuple[CriterionView, ...] = ()
    partners: tuple[OptionView, ...] = ()
    pieces: tuple[str, ...] = ()
    fact: str = ""


@dataclass(frozen=True, slots=True)
class QuizView:
    """A quiz as asked; ``passing`` is percent, ``attempts`` none = any number."""

    id: str
    questions: tuple[QuestionView, ...]
    passing: int
    attempts: int | None
    show: str


def view_of_quiz(quiz: Quiz, language: str = "zh", seed: str = "") -> QuizView:
    """Show a quiz; a *seed* (person and attempt) fixes the order when the quiz shuffles."""
    questions = list(quiz.questions)
    if seed and quiz.shuffle in {"questions", "both"}:
        questions.sort(key=lambda question: order_key(seed, question.id))
    mixed = seed if quiz.shuffle in {"options", "both"} else ""
    views = tuple(
        view_of_question(question, number, language, mixed)
        for number, question in enumerate(questions, 1)
    )
    return QuizView(quiz.id, views, quiz.passing, quiz.attempts, quiz.show)


def view_of_question(
    question: Question, number: int, language: str = "zh", seed: str = ""
) -> QuestionView:
    """Show one question."""
    style = Style(language)
    options = options_of(question, seed)
    text = text_html(question, style)
    return QuestionView(
        id=question.id,
        number=number,
        kind=question.kind,
        text_html=text,
        options=tuple(view_of_option(option, style) for option in options),
        points=question.points,
        digest=question.digest,
        criteria=tuple(
            CriterionView(line_html(each.text, style), each.points) for each in question.criteria
        ),
        partners=partners_of(question, style),
        pieces=cut_at_gaps(text, len(question.blanks)),
        fact=question.fact,
    )


def options_of(question: Question, seed: str) -> list[Option]:
    """Return the options in the order asked: lines to be put in order are always mixed.

    Three lines or more never stand in the right order, so leaving them is no answer. Options
    of a poll stay as they were written.
    """
    options = list(question.options)
    if question.kind == "order" or (seed and question.kind != "poll"):
        options.sort(key=lambda option: order_key(seed, question.id, option.key))
    if question.kind == "order" and len(options) > 2 and options == list(question.options):
        options.reverse()
    return options


def partners_of(question: Question, style: Style) -> tuple[OptionView, ...]:
    """Return the right sides of pairs, each once, in an order that tells nothing."""
    sides = {each.partner_key: each.partner for each in question.options if each.partner}
    mixed = sorted(sides, key=lambda key: order_key(question.id, key))
    if len(sides) > 2 and mixed == list(sides):
        mixed.reverse()
    return tuple(OptionView(key, line_html(sides[key], style)) for key in mixed)


def cut_at_gaps(html: str, gaps: int) -> tuple[str, ...]:
    """Cut HTML at its gaps; a gap that stands where nobody can write follows at the end."""
    if not gaps:
        return ()
    pieces: list[str] = []
    start = 0
    tags = [found.span() for found in TAG.finditer(html)]
    for found in GAP.finditer(html):
        if len(pieces) < gaps and not any(first < found.start() < last for first, last in tags):
            pieces.append(html[start : found.start()])
            start = found.end()
    pieces.append(html[start:])
    return (*pieces, *("" for _ in range(gaps + 1 - len(pieces))))


def text_html(question: Question, style: Style) -> str:
    """Render the text of a question: one line for a legend, or several paragraphs."""
    is_short = "\n" not in question.text.strip()
    return line_html(question.text, style) if is_short else to_html(question.text, style)


def view_of_option(option: Option, style: Style) -> OptionView:
    """Show one option."""
    return OptionView(option.key, line_html(option.text, style))


def order_key(*parts: str) -> str:
    """Return where something stands in an order that nobody can guess and everybody repeats."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
