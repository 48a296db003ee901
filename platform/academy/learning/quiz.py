"""Attempts at a quiz: what may be answered now, when an attempt ends, who has passed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from academy.catalog.content import Question, Quiz

Verdict = Literal["take", "twice", "ended", "moved", "changed", "empty"]
NO_ANSWERS: Mapping[str, "GivenAnswer"] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What was said to one question, in the wording of ``digest``; ``given`` as in given.py."""

    question_id: str
    digest: str
    given: tuple[str, ...]
    points: int
    most: int
    correct: bool


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt, with its answers by question."""

    id: int
    quiz_id: str
    number: int
    finished: bool
    points: int
    most: int
    passed: bool
    answers: Mapping[str, GivenAnswer] = field(default_factory=lambda: NO_ANSWERS)


@dataclass(frozen=True, slots=True)
class Result:
    """How an attempt ended."""

    points: int
    most: int
    passed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person is in a quiz.

    ``number`` is the attempt that counts now (1 before the first answer); ``left`` is how
    many attempts may still be begun after it, none = any number.
    """

    quiz: Quiz
    number: int
    current: Try | None
    passed: bool
    left: int | None

    @property
    def finished(self) -> bool:
        """Whether the present attempt has ended."""
        return self.current is not None and self.current.finished

    @property
    def may_try_again(self) -> bool:
        """Whether another attempt may be begun: some are left, and something can be gained."""
        if self.current is None or not self.current.finished or self.left == 0:
            return False
        return not self.passed or self.current.points < self.current.most

    @property
    def answers(self) -> Mapping[str, GivenAnswer]:
        """The answers of the present attempt."""
        return self.current.answers if self.current else NO_ANSWERS


def standing(quiz: Quiz, tries: Iterable[Try]) -> Standing:
    """Return where a person stands in *quiz* after *tries*, of whichever quiz and order."""
    own = sorted((each for each in tries if each.quiz_id == quiz.id), key=lambda each: each.number)
    current = own[-1] if own else None
    number = current.number if current else 1
    left = None if quiz.attempts is None else max(0, quiz.attempts - number)
    return Standing(quiz, number, current, any(each.passed for each in own), left)


def verdict(
    where: Standing,
    question: Question,
    attempt: int,
    digest: str,
    given: Sequence[str],
    *,
    stale: bool = False,
) -> Verdict:
    """Say what becomes of an answer that was sent.

    Args:
        where: where the person stands now.
        question: the question as it is now.
        attempt: the attempt that the page showed.
        digest: the wording that the page showed.
        given: the whole answer; empty while something is missing.
        stale: whether it names what the question does not have.

    Returns:
        ``take`` it; ``twice``: it is there already; ``ended``: the attempt is over;
        ``moved``: another attempt has begun; ``changed``: the question reads otherwise now;
        ``empty``: nothing, not all, or too much was chosen.

    Source:
        Rule R54 "an answer counts once" in docs/rules.md.
    """
    if attempt == where.number and question.id in where.answers:
        return "twice"
    if attempt != where.number:
        return "moved"
    if where.finished:
        return "ended"
    if digest != question.digest or stale:
        return "changed"
    return "take" if given else "empty"


def explained(quiz: Quiz, *, finished: bool) -> bool:
    """Whether explanations are shown for an answered question."""
    return quiz.show == "after-each" or (quiz.show == "at-end" and finished)


def open_questions(quiz: Quiz, answers: Mapping[str, GivenAnswer]) -> tuple[Question, ...]:
    """Return the questions that wait for an answer."""
    return tuple(each for each in quiz.answered if each.id not in answers)


def result_of(quiz: Quiz, answers: Mapping[str, GivenAnswer]) -> Result | None:
    """Return the result once every question of *quiz* is answered, else None.

    Open questions are not waited for and count for nothing (rule R116).
    Answers to questions that have left the quiz are ignored. The quiz is passed with at
    least its percentage of the points; a poll has none, but is waited for (R104).

    Source:
        Rule R51 "passing a quiz" in docs/rules.md.
    """
    if open_questions(quiz, answers):
        return None
    counted = [answers[each.id] for each in quiz.answered]
    points, most = sum(each.points for each in counted), sum(each.most for each in counted)
    return Result(points, most, points * 100 >= quiz.passing * most)
