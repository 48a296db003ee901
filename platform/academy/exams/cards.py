"""The questions of a try as they stand on a page: open, answered, or explained."""

from dataclasses import replace

from academy.catalog.lesson_content import AfterAnswer
from academy.catalog.questions import OptionView, QuestionView, order_key
from academy.exams.pages import PaperPage
from academy.learning.given import Given, Said
from academy.learning.question_card import QuestionCard
from academy.learning.quiz import GivenAnswer


def explained(paper: PaperPage, question_id: str) -> bool:
    """Whether explanations of a question may be shown (rule R96)."""
    if paper.show == "after-each":
        return paper.attempt.finished or question_id in paper.answers
    return paper.show == "at-end" and paper.attempt.finished


def card_of(paper: PaperPage, view: QuestionView, after: AfterAnswer) -> QuestionCard:
    """Return one question; *after* is shown only when it may be."""
    answer = paper.answers.get(view.id)
    told = explained(paper, view.id)
    is_open = not paper.attempt.finished and not (paper.final and answer)
    if told and answer is None:
        answer = GivenAnswer(view.id, view.digest, (), 0, view.points, correct=False)
    chosen = chosen_again(view.kind, answer.given) if is_open and answer else ()
    shown = None if is_open else answer
    return QuestionCard(view, is_open, shown, after if told else None, chosen=chosen)


def chosen_again(kind: str, given: Given) -> Given:
    """Return what an open form shows of an answer that is there already."""
    if kind != "order":
        return given
    return tuple(f"{key}={place}" for place, key in enumerate(given, 1))


def noticed(card: QuestionCard, notice: str, said: Said) -> QuestionCard:
    """Put a notice at a question, and what was chosen back into its form."""
    return replace(card, notice=notice, chosen=said.chosen)


def in_own_order(view: QuestionView, paper: PaperPage, place: int) -> QuestionView:
    """Number a question for a try, and mix its options as this try has them."""
    mixes = paper.exam is not None and paper.exam.shuffle in {"options", "both"}
    seed = paper.attempt.seed

    def position(option: OptionView) -> str:
        return order_key(seed, view.id, option.key)

    mixed = mixes or view.kind == "order"
    options = tuple(sorted(view.options, key=position)) if mixed else view.options
    return replace(view, number=place, options=options)
