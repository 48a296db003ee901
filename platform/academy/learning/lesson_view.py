"""A lesson's page in pieces, each ready to be put into words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from academy.catalog.content import Course, Lesson
from academy.catalog.lesson_content import AfterAnswer, LessonContent
from academy.catalog.parts import ChecklistPart, HtmlPart
from academy.catalog.questions import OptionView, QuestionView, QuizView, order_key
from academy.catalog.snapshot import LessonPlace
from academy.learning.lesson_state import LessonState
from academy.learning.progress import progress, requirements
from academy.learning.quiz import GivenAnswer, Standing, explained
from academy.learning.reading_time import missing_seconds

NOTHING_CHOSEN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """One question; ``answer`` and ``after`` are none before the answer may be seen."""

    question: QuestionView
    open: bool
    answer: GivenAnswer | None = None
    after: AfterAnswer | None = None
    hint_html: str = ""
    notice: str = ""
    chosen: frozenset[str] = NOTHING_CHOSEN

    @property
    def changed(self) -> bool:
        """Whether the question was answered in another wording."""
        return self.answer is not None and self.answer.digest != self.question.digest


@dataclass(frozen=True, slots=True)
class QuizCard:
    """A quiz with its questions, and where the reader stands."""

    view: QuizView
    standing: Standing
    cards: tuple[QuestionCard, ...]


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One piece of the page; ``kind`` is html, checklist or quiz: the field that is set."""

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


def body(
    content: LessonContent, lesson: Lesson, state: LessonState, seed: str
) -> Iterator[BodyPart]:
    """Return the pieces of the page; *seed* fixes the order of a quiz that shuffles."""
    standings = state.standings(lesson)
    for part in content.parts:
        if isinstance(part, HtmlPart):
            yield BodyPart("html", html=part.html)
        elif isinstance(part, ChecklistPart):
            yield BodyPart("checklist", checklist=part)
        elif part.quiz_id in standings:
            card = quiz_card(content, standings[part.quiz_id], state, seed)
            yield BodyPart("quiz", quiz=card)


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
        questions = [mixed(question, key) for question in questions]
    return tuple(replace(each, number=number) for number, each in enumerate(questions, 1))


def mixed(question: QuestionView, key: str) -> QuestionView:
    """Return a question with its options in the order of this person's attempt."""

    def place(option: OptionView) -> str:
        return order_key(key, question.id, option.key)

    return replace(question, options=tuple(sorted(question.options, key=place)))


def question_card(
    question: QuestionView, standing: Standing, after: AfterAnswer, *, failed_before: bool
) -> QuestionCard:
    """Return one question; what gives the answer away only when it may be seen."""
    answer = standing.answers.get(question.id)
    is_open = answer is None and not standing.finished
    shown = answer is not None and explained(standing.quiz, finished=standing.finished)
    hint = after.hint_html if is_open and failed_before else ""
    return QuestionCard(question, is_open, answer, after if shown else None, hint)


def noticed(card: QuizCard, question_id: str, notice: str, chosen: frozenset[str]) -> QuizCard:
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
    finished = progress(place.course.lessons, state.done or {}).finished
    return Ending(
        done_at=done_at,
        course_finished=finished,
        ask_read="read" in missing,
        read=state.reading.read_at is not None,
        quiz_passed="quiz" in requirements(lesson) and "quiz" not in missing,
        only_read=missing == {"read"},
        missing_seconds=missing_seconds(state.reading, lesson.minutes),
        begun=state.reading.seen_at is not None,
    )


def prerequisites(place: LessonPlace, done: Mapping[str, datetime]) -> list[Lesson]:
    """Return the lessons of this course that help to do first and are not done."""
    needed = set(place.lesson.needs)
    return [each for each in place.course.lessons if each.id in needed and each.id not in done]
