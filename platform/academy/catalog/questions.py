"""What a page may know of a question before the answer is in: nothing about rightness."""

import hashlib
from dataclasses import dataclass

from academy.catalog.pieces import Option, Question, Quiz
from academy.catalog.render import Style, line_html, to_html


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option; ``key`` is what the form sends."""

    key: str
    html: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question as asked; ``kind`` is one, several, number or text; ``number`` from 1."""

    id: str
    number: int
    kind: str
    text_html: str
    options: tuple[OptionView, ...]
    points: int
    digest: str
    hint_after: bool = False


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
    options = list(question.options)
    if seed or question.kind == "order":
        options.sort(key=lambda option: order_key(seed, question.id, option.key))
    return QuestionView(
        id=question.id,
        number=number,
        kind=question.kind,
        text_html=text_html(question, style),
        options=tuple(view_of_option(option, style) for option in options),
        points=question.points,
        digest=question.digest,
        hint_after=bool(question.hint),
    )


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
