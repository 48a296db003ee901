"""The pages of one try: a question, the look before handing in, the result."""

from datetime import datetime
from typing import Any

from flask import Response, request

from academy import clock
from academy.catalog.lesson_content import AfterAnswer, after_answer
from academy.catalog.pieces import Question
from academy.catalog.questions import QuestionView, view_of_question
from academy.catalog.recent import Recent
from academy.exams.cards import card_of, in_own_order, noticed
from academy.exams.pages import AnswerPage, PaperPage
from academy.exams.timing import seconds_left
from academy.exams.views_words import exam_words
from academy.learning.given import Said
from academy.learning.question_card import QuestionCard
from academy.web.answers import page

MOST = 512
END = "end"

Rendered = tuple[QuestionView, AfterAnswer]

_rendered: Recent[tuple[object, ...], Rendered] = Recent(MOST)


def paper_address(attempt_id: int, place: int | str | None = None) -> str:
    """Return the address of a try, or of one place in it."""
    query = f"?question={place}" if place is not None else ""
    return f"/exams/{attempt_id}{query}"


def rendered(paper: PaperPage, question: Question) -> Rendered:
    """Return the HTML of a question and of what explains it, made once."""
    language = paper.course.language if paper.course else "zh"
    key = (paper.attempt.release_id, paper.attempt.exam_id, question.id, language)
    found = _rendered.get(key)
    if found is not None and found[0].digest == question.digest:
        return found
    made = (view_of_question(question, 1, language), after_answer(question, language))
    return _rendered.put(key, made)


def card_at(paper: PaperPage, place: int) -> QuestionCard:
    """Return the question at a place, from 1."""
    view, after = rendered(paper, paper.questions[place - 1])
    return card_of(paper, in_own_order(view, paper, place), after)


def asked_place(paper: PaperPage) -> int | str:
    """Return the place that the address asks for, else the first question without an answer."""
    asked = request.args.get("question", "")
    if asked == END:
        return END
    if asked.isdecimal() and 1 <= int(asked[:6]) <= len(paper.questions):
        return int(asked[:6])
    return paper.place_after(0) or END


def running_answer(paper: PaperPage) -> Response:
    """Show the question that is asked for, or the look before handing in."""
    place = asked_place(paper)
    if isinstance(place, str):
        return page("exams/end.html", **context_of(paper, clock.now()))
    return question_answer(paper, place, card_at(paper, place))


def question_answer(
    paper: PaperPage, place: int, card: QuestionCard, status: int = 200
) -> Response:
    """Show one question of a running try."""
    context = context_of(paper, clock.now())
    count = len(paper.questions)
    following = place + 1 if place < count else END
    return page(
        "exams/question.html",
        status,
        card=card,
        place=place,
        before=paper_address(paper.attempt.id, place - 1) if place > 1 else "",
        after=paper_address(paper.attempt.id, following),
        **context,
    )


def refused_answer(found: AnswerPage, said: Said, notice: str) -> Response:
    """Show a question once more, with what was chosen, and say what is missing."""
    card = noticed(card_at(found.paper, found.place), notice, said)
    return question_answer(found.paper, found.place, card, 422)


def result_answer(paper: PaperPage, notice: str = "", status: int = 200) -> Response:
    """Show how a try ended, with the questions that were drawn and what was answered."""
    cards = [card_at(paper, place) for place in range(1, len(paper.questions) + 1)]
    return page(
        "exams/result.html",
        status,
        cards=cards,
        notice=notice,
        **context_of(paper, clock.now()),
    )


def context_of(paper: PaperPage, moment: datetime) -> dict[str, Any]:
    """Return what every page of a try needs."""
    attempt, questions = paper.attempt, paper.questions
    return {
        "paper": paper,
        "attempt": attempt,
        "exam": paper.exam,
        "course": paper.course,
        "words": exam_words(),
        "seconds_left": seconds_left(attempt.ends_at, moment),
        "answered": [question.id in paper.answers for question in questions],
        "open_places": paper.open_places(),
    }
