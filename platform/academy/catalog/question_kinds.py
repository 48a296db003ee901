"""Which kind of question was written, and what is right in the kinds without brackets."""

import re
from dataclasses import dataclass
from itertools import chain

from academy.catalog.attribute_kinds import NAME
from academy.catalog.field_work import read_criterion as criterion_in
from academy.catalog.findings import Findings
from academy.catalog.pieces import Criterion, NumberRange
from academy.catalog.problems import Place
from academy.catalog.question_lines import OptionLines, QuestionLines
from academy.catalog.source import fold

BLANK = re.compile(r"\[\[([^\[\]]+)\]\]")
FIGURE = r"[-+]?\d{1,12}(?:\.\d{1,6})?"
RANGE = re.compile(rf"({FIGURE})\s*\.\.\s*({FIGURE})")
SPREAD = re.compile(rf"({FIGURE})(?:\s*(?:\+-|\+/-|±)\s*({FIGURE}))?")
SPREAD_SIGN = re.compile(r"\+-|\+/-|±|\d\s*\.\.\s*\S")
FACT_NAME = re.compile(r"shop\.\w{1,50}")
SHAPES = {"(": "one", "[": "several", "1)": "order", "=>": "match", "~": "open"}
TYPES = {"open": {"", "open"}, "poll": {"one"}, "field": {""}}
"""What may be written under a question whose ``type`` is said."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is right, other than options."""

    accepted: tuple[str, ...] = ()
    numbers: NumberRange | None = None
    blanks: tuple[tuple[str, ...], ...] = ()
    criteria: tuple[Criterion, ...] = ()
    fact: str = ""


def kind_of(draft: QuestionLines, findings: Findings) -> str:
    """Tell which kind of question was written; empty when it cannot be told."""
    shapes = shapes_of(draft)
    if len(shapes) > 1:
        value, place = list(shapes.values())[1]
        brackets = set(shapes) == {"one", "several"}
        if brackets:
            findings.add(place, "C303")
        else:
            findings.add(place, "C314", value=value)
        return ""
    shape = next(iter(shapes), "")
    typed = draft.attributes.value("type")
    if typed in TYPES and (shape or typed != "poll"):
        if shape in TYPES[typed]:
            return typed
        value, place = shapes[shape]
        findings.add(place, "C314", value=value)
        return ""
    if not shape:
        findings.add(draft.place, "C307", question=draft.words[:40])
    if shape == "answer":
        return "number" if range_of(draft.answers[0][0]) else "text"
    return shape


def shapes_of(draft: QuestionLines) -> dict[str, tuple[str, Place]]:
    """Return the ways of answering that were written, each with where it stands first."""
    shapes: dict[str, tuple[str, Place]] = {}
    for option in draft.options:
        shapes.setdefault(SHAPES[option.bracket], (option.text[0][:60], option.place))
    blank = BLANK.search(text_of_question(draft))
    if blank:
        shapes["blank"] = (blank[0][:60], draft.place)
    for value, place in draft.answers:
        shapes.setdefault("answer", (value[:60], place))
    return shapes


def text_of_question(draft: QuestionLines) -> str:
    """Join the words of the heading and the lines below it."""
    return "\n".join([draft.words, "", *draft.text]).strip()


def read_answer(draft: QuestionLines, kind: str, findings: Findings) -> Answer:
    """Read what is right in a question without options."""
    if kind == "number":
        return Answer(numbers=range_of(draft.answers[0][0]))
    if kind == "text":
        note_odd_numbers(draft, findings)
        accepted = words_in("|".join(answer for answer, _ in draft.answers))
        if not accepted:
            findings.add(draft.place, "C307", question=draft.words[:40])
        return Answer(accepted=accepted)
    if kind == "blank":
        return Answer(blanks=read_blanks(draft, findings))
    if kind == "open":
        return Answer(criteria=tuple(read_criterion(line) for line in draft.options))
    if kind == "field":
        return Answer(fact=read_fact_name(draft, findings))
    return Answer()


def note_odd_numbers(draft: QuestionLines, findings: Findings) -> None:
    """Note an answer that was meant as a number, and will be compared as words."""
    for value, place in draft.answers:
        if SPREAD_SIGN.search(fold(value)):
            findings.add(place, "C310", value=value[:60])


def words_in(text: str) -> tuple[str, ...]:
    """Part the accepted words at bars of either width."""
    words = (word.strip() for word in re.split(r"[|｜]", text))
    return tuple(word for word in words if word)


def read_blanks(draft: QuestionLines, findings: Findings) -> tuple[tuple[str, ...], ...]:
    """Return what may stand in each gap."""
    blanks = tuple(words_in(inside) for inside in BLANK.findall(text_of_question(draft)))
    if not all(blanks):
        findings.add(draft.place, "C313", what="gap", what_zh="这个空")
    return blanks


def with_gaps(text: str) -> str:
    """Number the gaps of a text, so that it no longer says what belongs into them."""
    parts = BLANK.split(text)
    gaps = (f"[[{number}]]" for number in range(1, len(parts) // 2 + 1))
    pairs = zip(parts[::2], (*gaps, ""), strict=True)
    return "".join(chain.from_iterable(pairs))


def read_criterion(line: OptionLines) -> Criterion:
    """Read ``criterion (points)``; without a number it is worth one point."""
    return criterion_in(" ".join(part.strip() for part in line.text).strip())


def read_fact_name(draft: QuestionLines, findings: Findings) -> str:
    """Return the name under which the answer is kept for the shop."""
    name = draft.attributes.value("key")
    given = draft.attributes.known.get("key")
    if not name or given is None:
        findings.add(draft.place, "C206", name="### … {type=field}", attribute="key")
    elif NAME.fits(name) and not FACT_NAME.fullmatch(name):
        findings.add(given.place, "C262", name=name[:60], fixed=f"shop.{name.rpartition('.')[2]}")
    else:
        findings.own_facts.append((name, text_of_question(draft), draft.place))
    return name


def range_of(answer: str) -> NumberRange | None:
    """Read ``3``, ``3 +- 0.5`` or ``10..20``."""
    text = fold(answer).strip()
    between = RANGE.fullmatch(text)
    if between:
        ends = sorted((float(between[1]), float(between[2])))
        return NumberRange(ends[0], ends[1])
    around = SPREAD.fullmatch(text)
    if around is None:
        return None
    spread = abs(float(around[2] or 0))
    return NumberRange(float(around[1]) - spread, float(around[1]) + spread)
