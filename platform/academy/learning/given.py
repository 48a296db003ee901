"""What was said to a question: read from a form, kept as text, marked.

An answer is a row of texts, whatever the kind: the keys of options chosen, the keys of lines
in their order, ``left=right`` for each pair, the words of each gap, or the one text typed. It
needs no lesson: any page that asks a question of the catalog reads and marks it here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from academy.catalog.grading import (
    Mark,
    grade,
    grade_blanks,
    grade_match,
    grade_order,
    grade_text,
    unmarked,
)
from academy.catalog.pieces import Question
from academy.learning.quiz import GivenAnswer

Given = tuple[str, ...]
Values = Callable[[str], Sequence[str]]
"""All values that a form sent under a name, in the order of the page."""

MOST_VALUES = 50
MOST_SIGNS = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says to one question.

    ``given`` can be marked and stored; it is empty while something is missing. ``chosen`` is
    what the form shows again; it is stale when it names what the question does not have.
    """

    chosen: Given = ()
    given: Given = ()
    stale: bool = False


def read_said(question: Question, values: Values) -> Said:
    """Read what a form says to *question*.

    The fields are ``choice`` (one, several, poll), ``words`` (number, text, field; one for each
    gap of a blank), ``item`` with ``place`` (order) and ``item`` with ``partner`` (match).

    Source:
        Rule R100 "a whole answer" in docs/rules.md.
    """
    if question.kind == "order":
        return read_order(question, pairs_in(values, "place"))
    if question.kind == "match":
        return read_match(question, pairs_in(values, "partner"))
    if question.kind == "blank":
        words = tuple(values("words"))[: len(question.blanks)]
        whole = len(words) == len(question.blanks) and all(words)
        return Said(words, words if whole else ())
    if not question.options:
        typed = tuple(word for word in values("words") if word)[:1]
        return Said(typed, typed)
    return read_choice(question, values("choice"))


def read_choice(question: Question, keys: Iterable[str]) -> Said:
    """Read the options chosen: one, or any number of them where several may be right."""
    chosen = tuple(sorted({key[:MOST_SIGNS] for key in list(keys)[:MOST_VALUES] if key.strip()}))
    stale = not {option.key for option in question.options}.issuperset(chosen)
    whole = len(chosen) == 1 or question.kind == "several"
    return Said(chosen, chosen if whole and not stale else (), stale)


def pairs_in(values: Values, name: str) -> list[tuple[str, str]]:
    """Return each line of a form with what was chosen for it."""
    pairs = zip(values("item"), values(name), strict=False)
    return [(item[:MOST_SIGNS], value[:MOST_SIGNS]) for item, value in pairs][:MOST_VALUES]


def read_order(question: Question, pairs: list[tuple[str, str]]) -> Said:
    """Read the place of each line; whole when each has a place of its own."""
    keys = {option.key for option in question.options}
    chosen = tuple(f"{key}={place}" for key, place in pairs if place)
    stale = not keys.issuperset(key for key, _ in pairs)
    places = {place: key for key, place in pairs}
    ordered = tuple(places.get(str(place), "") for place in range(1, len(keys) + 1))
    return Said(chosen, ordered if not stale and set(ordered) == keys else (), stale)


def read_match(question: Question, pairs: list[tuple[str, str]]) -> Said:
    """Read the right side of each left side; whole when none is left out."""
    lefts = {option.key for option in question.options}
    rights = {option.partner_key for option in question.options}
    chosen = tuple(f"{left}={right}" for left, right in pairs if right)
    by_left = {left: right for left, right in pairs if right}
    stale = not (lefts.issuperset(by_left) and rights.issuperset(by_left.values()))
    return Said(chosen, tuple(sorted(chosen)) if not stale and set(by_left) == lefts else (), stale)


def marked(question: Question, given: Given) -> GivenAnswer:
    """Return a whole answer with its mark; of an unmarked kind with none."""
    mark = mark_of(question, given)
    return GivenAnswer(question.id, question.digest, given, mark.points, mark.most, mark.correct)


def mark_of(question: Question, given: Given) -> Mark:
    """Mark an answer to a question of whichever kind."""
    if question.kind in {"poll", "field"}:
        return unmarked(question)
    if question.kind == "order":
        return grade_order(question, given)
    if question.kind == "match":
        return grade_match(question, dict(pair_of(each) for each in given))
    if question.kind == "blank":
        return grade_blanks(question, given)
    if question.options:
        return grade(question, frozenset(given))
    return grade_text(question, next(iter(given), ""))


def pair_of(text: str) -> tuple[str, str]:
    """Return the two sides of ``left=right``."""
    left, _, right = text.partition("=")
    return left, right


def right_given(question: Question) -> Given:
    """Return an answer that gains every point; to a poll, the first option."""
    if question.kind == "order":
        return tuple(option.key for option in question.options)
    if question.kind == "match":
        return tuple(sorted(f"{each.key}={each.partner_key}" for each in question.options))
    if question.kind == "blank":
        return tuple(words[0] for words in question.blanks)
    if question.kind == "poll":
        return (question.options[0].key,)
    if question.numbers:
        return (f"{question.numbers.lowest:.12g}",)
    right = (option.key for option in question.options if option.right)
    return tuple(sorted(right)) or question.accepted[:1] or ("1",)
