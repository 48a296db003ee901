"""A lesson's page in pieces, each ready to be put into words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from academy.catalog.content import Course, Lesson
from academy.catalog.lesson_content import AfterAnswer, LessonContent
from academy.catalog.parts import AskPart, ChecklistPart, HtmlPart, ShownPart
from academy.catalog.questions import OptionView, QuestionView, QuizView, order_key
from academy.catalog.snapshot import LessonPlace
from academy.learning.lesson_state import LessonState
from academy.learning.polls import poll_result
from academy.learning.progress import course_progress, requirements
from academy.learning.question_card import QuestionCard
from academy.learning.quiz import Standing, explained
from academy.learning.reading_time import missing_seconds

KEPT_ORDER = {"order", "poll"}
"""Kinds whose options are never shuffled: mixed already, or asked as they were written."""


@dataclass(frozen=True, slots=True)
class QuizCard:
    """A quiz with its questions, and where the reader stands."""

    view: QuizView
    standing: Standing
    cards: tuple[QuestionCard, ...]


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One piece of the page; ``kind`` is html, checklist or quiz: the field that is set.

    ``platforms`` asks on which platforms the reader sells, and sets none.
    """

    kind: str
    html: str = ""
    checklist: ChecklistPart | None = None
    quiz: QuizCard | None = None


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One lesson of the course beside the text; ``mark`` is on, now or open."""

    title: str
    address: str
    mark: str


@dataclass(frozen=True, slots=True)
class Ending:
    """How the lesson stands at its end."""

    done_at: datetime | None
    course_finished: bool
    ask_read: bool
    read: bool
    quiz_passed: bool
    only_read: bool
    missing_seconds: int
    begun: bool
    exam_open: bool = False
    task_left: bool = False


def quiz_cards(
    content: LessonContent, lesson: Lesson, state: LessonState, seed: str
) -> dict[str, QuizCard]:
    """Return the quizzes of a lesson by id; *seed* fixes the order of one that shuffles."""
    standings = state.standings(lesson).items()
    return {quiz_id: quiz_card(content, each, state, seed) for quiz_id, each in standings}


def body(parts: Iterable[ShownPart], cards: Mapping[str, QuizCard]) -> Iterator[BodyPart]:
    """Return the pieces of the page, of *parts* as its reader sees them (``reader_parts``)."""
    for part in parts:
        if isinstance(part, HtmlPart):
            yield BodyPart("html", html=part.html)
        elif isinstance(part, ChecklistPart):
            yield BodyPart("checklist", checklist=part)
        elif isinstance(part, AskPart):
            yield BodyPart("platforms")
        elif part.quiz_id in cards:
            yield BodyPart("quiz", quiz=cards[part.quiz_id])


def quiz_card(
    content: LessonContent, standing: Standing, state: LessonState, seed: str
) -> QuizCard:
    """Return a quiz with all its questions."""
    view = content.quizzes[standing.quiz.id]
    questions = in_order(view, standing, seed)
    failed = {
        answer.question_id
        for each in state.tries
        for answer in each.answers.values()
        if each.number < standing.number and not answer.correct
    }
    cards = tuple(
        question_card(
            question,
            standing,
            content.after[question.id],
            state,
            failed_before=question.id in failed,
        )
        for question in questions
    )
    return QuizCard(view, standing, cards)


def in_order(view: QuizView, standing: Standing, seed: str) -> tuple[QuestionView, ...]:
    """Return the questions in the order of this person's attempt."""
    shuffle = standing.quiz.shuffle
    if shuffle == "none":
        return view.questions
    key = f"{seed}:{standing.number}"
    questions = list(view.questions)
    if shuffle in {"questions", "both"}:
        questions.sort(key=lambda question: order_key(key, question.id))
    if shuffle in {"options", "both"}:
        questions = [each if each.kind in KEPT_ORDER else mixed(each, key) for each in questions]
    return tuple(replace(each, number=number) for number, each in enumerate(questions, 1))


def mixed(question: QuestionView, key: str) -> QuestionView:
    """Return a question with its options in the order of this person's attempt."""

    def place(option: OptionView) -> str:
        return order_key(key, question.id, option.key)

    return replace(question, options=tuple(sorted(question.options, key=place)))


def question_card(
    question: QuestionView,
    standing: Standing,
    after: AfterAnswer,
    state: LessonState,
    *,
    failed_before: bool,
) -> QuestionCard:
    """Return one question; what gives the answer away only when it may be seen."""
    answer = standing.answers.get(question.id)
    is_open = answer is None and not standing.finished
    is_poll = question.kind == "poll"
    shown = is_poll or explained(standing.quiz, finished=standing.finished)
    keys = [option.key for option in question.options]
    return QuestionCard(
        question,
        is_open,
        answer,
        after=after if answer and shown else None,
        hint_html=after.hint_html if is_open and failed_before else "",
        poll=poll_result(keys, state.votes.get(question.id, {})) if answer and is_poll else None,
        handed_in=question.id in state.handed_in,
    )


def noticed(card: QuizCard, question_id: str, notice: str, chosen: tuple[str, ...]) -> QuizCard:
    """Put a notice at a question, and what was chosen back into its form."""
    cards = tuple(
        replace(each, notice=notice, chosen=chosen) if each.question.id == question_id else each
        for each in card.cards
    )
    return replace(card, cards=cards)


def outline(course: Course, current: Lesson, done: Mapping[str, datetime]) -> list[OutlineEntry]:
    """Return the lessons of the course with their marks."""
    entries = []
    for lesson in course.lessons:
        mark = "now" if lesson.id == current.id else "on" if lesson.id in done else "open"
        entries.append(OutlineEntry(lesson.title, f"/courses/{course.slug}/{lesson.slug}", mark))
    return entries


def ending(place: LessonPlace, state: LessonState) -> Ending:
    """Return how the lesson stands at its end."""
    lesson = place.lesson
    missing = state.missing(lesson)
    done_at = state.done_at(lesson.id)
    far = course_progress(place.course, state.done or {}, state.passed_exams)
    return Ending(
        done_at=done_at,
        course_finished=far.finished,
        ask_read="read" in missing,
        read=state.reading.read_at is not None,
        quiz_passed="quiz" in requirements(lesson) and "quiz" not in missing,
        only_read=missing == {"read"},
        missing_seconds=missing_seconds(state.reading, lesson.minutes),
        begun=state.reading.seen_at is not None,
        exam_open=far.enough and far.exams_left > 0,
        task_left="task" in missing,
    )
