"""One question as it stands on a page: open, answered, or explained.

It knows of no lesson: whatever asks a question of the catalog (a quiz, an exam) shows it with
a card and the fragments ``learning/_question_fields.html`` and ``learning/_question_told.html``.
"""

from dataclasses import dataclass

from academy.catalog.grading import is_among, longest_run
from academy.catalog.lesson_content import AfterAnswer
from academy.catalog.questions import QuestionView
from academy.learning.given import pair_of
from academy.learning.polls import PollResult
from academy.learning.quiz import GivenAnswer


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line, pair or gap of an answer, with what may be said of it.

    ``said`` is what was answered there: a place, the HTML of a right side, or the words typed
    (text, not HTML). ``right`` is none before it may be told; then ``should`` holds what is
    right, where that is something else.
    """

    html: str
    said: str
    right: bool | None = None
    should: str = ""
    feedback_html: str = ""


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """One question; ``answer`` and ``after`` are none before the answer may be seen.

    ``chosen`` is what an open form shows again (``Said.chosen``); ``poll`` is the result of a
    poll for those who have voted.
    """

    question: QuestionView
    open: bool
    answer: GivenAnswer | None = None
    after: AfterAnswer | None = None
    hint_html: str = ""
    notice: str = ""
    chosen: tuple[str, ...] = ()
    poll: PollResult | None = None
    handed_in: bool = False

    @property
    def changed(self) -> bool:
        """Whether the question was answered in another wording."""
        return self.answer is not None and self.answer.digest != self.question.digest

    @property
    def picked(self) -> dict[str, str]:
        """What an open form shows again for each line: its place or its partner."""
        return dict(pair_of(each) for each in self.chosen)

    @property
    def told(self) -> tuple[ToldLine, ...]:
        """What is said of an answer line by line; kinds with options to choose have none."""
        if self.answer is None:
            return ()
        makers = {"order": told_order, "match": told_match, "blank": told_gaps}
        maker = makers.get(self.question.kind)
        return maker(self.question, self.answer.given, self.after) if maker else ()


def told_order(
    question: QuestionView, given: tuple[str, ...], after: AfterAnswer | None
) -> tuple[ToldLine, ...]:
    """Return the lines as they were put, or in the right order with the place each was given."""
    if after is None:
        html = {option.key: option.html for option in question.options}
        return tuple(ToldLine(html[key], "") for key in given if key in html)
    run = longest_run([option.key for option in after.options], given)
    places = {key: str(place) for place, key in enumerate(given, 1)}
    return tuple(
        ToldLine(
            each.html,
            places.get(each.key, ""),
            right=each.key in run,
            feedback_html=each.feedback_html,
        )
        for each in after.options
    )


def told_match(
    question: QuestionView, given: tuple[str, ...], after: AfterAnswer | None
) -> tuple[ToldLine, ...]:
    """Return the pairs as they were made, and what belongs together."""
    chosen = dict(pair_of(each) for each in given)
    partners = {each.key: each.html for each in question.partners}
    if after is None:
        return tuple(
            ToldLine(each.html, partners.get(chosen.get(each.key, ""), ""))
            for each in question.options
        )
    lines = []
    for each in after.options:
        said = chosen.get(each.key, "")
        right = said == each.partner_key
        should = "" if right else each.partner_html
        lines.append(ToldLine(each.html, partners.get(said, ""), right, should, each.feedback_html))
    return tuple(lines)


def told_gaps(
    _question: QuestionView, given: tuple[str, ...], after: AfterAnswer | None
) -> tuple[ToldLine, ...]:
    """Return the words in each gap, and which may stand there."""
    if after is None:
        return tuple(ToldLine("", word) for word in given)
    lines = []
    for number, accepted in enumerate(after.words):
        said = given[number] if number < len(given) else ""
        right = is_among(said, accepted)
        lines.append(ToldLine("", said, right, "" if right else " / ".join(accepted)))
    return tuple(lines)
