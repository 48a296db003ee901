"""Sorts the lines of a quiz into questions and their parts, without judging them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from academy.catalog.attributes import Attributes, read_braces
from academy.catalog.block_reader import fenced_lines
from academy.catalog.findings import Findings
from academy.catalog.problems import Place
from academy.catalog.source import HEADING, Source, fold

OPTION = re.compile(r" {0,3}[-*+][ \t]*([(\[])([^()\[\]]{0,12})([)\]])(?!\()[ \t]*")
FEEDBACK = re.compile(r"[ \t]*>[ \t]?")
HINT = re.compile(r" {0,3}\?[ \t]*")
ANSWER = re.compile(r" {0,3}=(?!>)[ \t]*")
ITEMS = {
    "1)": re.compile(r" {0,3}\d{1,2}\)[ \t]*(?=\S)"),
    "~": re.compile(r" {0,3}~[ \t]+(?=\S)"),
    "=>": re.compile(r"(?![ \t])(?:[-*+][ \t]+)?(?=[^=]{1,400}=>[ \t]*\S)"),
}
"""Lines that are options too, named by the sign they are written with."""


@dataclass(slots=True)
class OptionLines:
    """One option as written: the bracket or sign, what stands in it, text and feedback."""

    bracket: str
    mark: str
    place: Place
    text: list[str]
    feedback: list[str] = field(default_factory=list)


@dataclass(slots=True)
class QuestionLines:
    """One question as written."""

    words: str
    place: Place
    attributes: Attributes
    text: list[str] = field(default_factory=list)
    options: list[OptionLines] = field(default_factory=list)
    answers: list[tuple[str, Place]] = field(default_factory=list)
    feedback: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Tell whether the text of the question is over."""
        return bool(self.options or self.answers)


def sort_lines(source: Source, findings: Findings) -> list[QuestionLines]:
    """Return the questions of a quiz or an exam, in order."""
    questions: list[QuestionLines] = []
    for index, line, fenced in numbered_lines(source):
        heading = None if fenced else HEADING.match(fold(line))
        if heading:
            place = source.place(index, heading.end() + 1)
            words, attributes = read_braces(line[heading.end() :], place, findings)
            start = source.place(index, heading.end() + 1)
            questions.append(QuestionLines(words, start, attributes))
        elif questions:
            sort_line(questions[-1], line, source.place(index), findings, fenced=fenced)
        elif line.strip():
            findings.add(source.place(index), "C311")
    return questions


def numbered_lines(source: Source) -> Iterator[tuple[int, str, bool]]:
    """Walk through lines with their index and whether they are inside a code fence."""
    fenced = fenced_lines(source.lines)
    for index, line in enumerate(source.lines):
        yield index, line, fenced[index]


def sort_line(
    question: QuestionLines, line: str, place: Place, findings: Findings, *, fenced: bool
) -> None:
    """Give one line to the part of the question it belongs to."""
    folded = fold(line)
    option = None if fenced else OPTION.match(folded)
    if option:
        question.options.append(read_option(line, option, place, findings))
    elif fenced or not line.strip():
        add_text(question, line)
    elif match := FEEDBACK.match(folded):
        target = question.options[-1].feedback if question.options else question.feedback
        target.append(line[match.end() :])
    elif match := HINT.match(folded):
        question.hints.append(line[match.end() :])
    elif match := ANSWER.match(folded):
        at = Place(place.path, place.line, match.end() + 1)
        question.answers.append((line[match.end() :].strip(), at))
    else:
        sort_other(question, line, folded, place, findings)


def sort_other(
    question: QuestionLines, line: str, folded: str, place: Place, findings: Findings
) -> None:
    """Give a line without a bracket to the options or the text, or note that it has no place."""
    found = ((sign, pattern.match(folded)) for sign, pattern in ITEMS.items())
    sign, match = next(((sign, match) for sign, match in found if match), ("", None))
    if match:
        at = Place(place.path, place.line, match.end() + 1)
        question.options.append(OptionLines(sign, "", at, [line[match.end() :]]))
    elif not question.begun or line[:1] in {" ", "\t"}:
        add_text(question, line)
    else:
        findings.add(place, "C311")


def add_text(question: QuestionLines, line: str) -> None:
    """Continue the option, if one has begun, else the question."""
    if question.options:
        question.options[-1].text.append(line)
    else:
        question.text.append(line)


def read_option(line: str, match: re.Match[str], place: Place, findings: Findings) -> OptionLines:
    """Read an option, noting full-width brackets and unknown marks."""
    bracket, mark = match[1], match[2].strip().lower()
    opening, closing = match.start(1), match.start(3)
    if line[opening - 1] in "-*+":
        findings.add(Place(place.path, place.line, opening + 1), "C315")
    for at in (opening, closing):
        if line[at] not in "()[]":
            findings.add(Place(place.path, place.line, at + 1), "C301")
            break
    if mark not in {"", "x"}:
        here = Place(place.path, place.line, opening + 2)
        findings.add(here, "C317", mark=line[opening + 1 : closing].strip()[:12])
        mark = "x"
    start = Place(place.path, place.line, match.end() + 1)
    return OptionLines(bracket, mark, start, [line[match.end() :]])
