"""The parts of questions, judged: what can be marked becomes a Question."""

import re
from collections.abc import Sequence

from academy.catalog.attributes import check_attributes
from academy.catalog.block_table import QUESTION
from academy.catalog.digests import digest_of, short_key
from academy.catalog.field_readers import is_id
from academy.catalog.findings import Findings
from academy.catalog.pieces import Option, Question
from academy.catalog.question_kinds import (
    Answer,
    kind_of,
    read_answer,
    text_of_question,
    with_gaps,
)
from academy.catalog.question_lines import OptionLines, QuestionLines, sort_lines
from academy.catalog.source import Source, fold

WITH_OPTIONS = frozenset({"one", "several", "poll", "order", "match"})
PARTIAL = frozenset({"order", "match"})
"""Kinds in which a part of the answer counts unless the author says otherwise."""


def read_questions(source: Source, findings: Findings) -> tuple[Question, ...]:
    """Return the questions that have no problem; note the problems of the others."""
    drafts = sort_lines(source, findings)
    if not drafts:
        findings.add(source.place(0), "C316")
    read = (read_question(draft, findings) for draft in drafts)
    questions = tuple(question for question in read if question)
    note_longest(questions, source, findings)
    return questions


def read_question(draft: QuestionLines, findings: Findings) -> Question | None:
    """Judge one question."""
    own = Findings()
    question_id = read_id(draft, own)
    check_attributes(draft.attributes, QUESTION, own, what="###")
    if not draft.words:
        own.add(draft.place, "C313", what="question", what_zh="这道题")
    kind = kind_of(draft, own)
    if kind:
        own.asked.append((kind, draft.place))
    options = read_options(draft, kind, own)
    answer = read_answer(draft, kind, own)
    findings.take(own)
    if any(problem.severity == "error" for problem in own.problems):
        return None
    return build(draft, question_id, kind, options, answer)


def build(
    draft: QuestionLines, question_id: str, kind: str, options: tuple[Option, ...], answer: Answer
) -> Question:
    """Put a judged question together."""
    given = draft.attributes
    text = text_of_question(draft)
    if kind == "blank":
        text = with_gaps(text)
    score = given.value("score", "partial" if kind in PARTIAL else "all")
    points = given.number("points", 1)
    if answer.criteria:
        points = sum(criterion.points for criterion in answer.criteria)
    return Question(
        id=question_id,
        kind=kind,
        text=text,
        options=options,
        digest=digest_of(kind, text, score, str(points), *rightness(options, answer)),
        feedback="\n".join(draft.feedback).strip(),
        hint="\n".join(draft.hints).strip(),
        points=points,
        difficulty=given.number("difficulty", 1),
        capabilities=tuple(re.findall(r"[^,，、\s]+", given.value("capabilities"))),
        score=score,
        accepted=answer.accepted,
        numbers=answer.numbers,
        blanks=answer.blanks,
        criteria=answer.criteria,
        fact=answer.fact,
    )


def rightness(options: Sequence[Option], answer: Answer) -> list[str]:
    """Name everything that decides about a mark; digests are made of it, so its order stays."""
    numbers = answer.numbers
    named = [f"{numbers.lowest}..{numbers.highest}" if numbers else ""]
    named += [f"{option.right}{option.text}" for option in options]
    named += ["=", *answer.accepted]
    named += [f"=>{option.partner}" for option in options if option.partner]
    named += ["|".join(blank) for blank in answer.blanks]
    named += [f"{criterion.points}~{criterion.text}" for criterion in answer.criteria]
    return [*named, answer.fact] if answer.fact else named


def read_id(draft: QuestionLines, findings: Findings) -> str:
    """Return the id of a question; an unreadable one is empty and noted."""
    given = draft.attributes.id
    if given is None:
        what = {"what": "question", "what_zh": "这道题", "prefix": "q-"}
        findings.add(draft.place, "C302", **what)
        return ""
    if not is_id(given.name, "q-"):
        findings.add(given.place, "C113", id=given.name[:60], prefix="q-")
        return ""
    findings.name(given.name, given.place)
    return given.name


def read_options(draft: QuestionLines, kind: str, findings: Findings) -> tuple[Option, ...]:
    """Return the options, with the marks judged."""
    if kind not in WITH_OPTIONS:
        return ()
    note_marks(draft, kind, findings)
    note_alike(draft.options, findings)
    return tuple(read_option(option, kind) for option in draft.options)


def read_option(option: OptionLines, kind: str) -> Option:
    """Return one option."""
    left, right = sides_of(option)
    return Option(
        text=left,
        right=option.mark == "x" or kind in {"order", "match"},
        feedback="\n".join(option.feedback).strip(),
        key=short_key(left),
        partner=right,
        partner_key=short_key(right) if right else "",
    )


def sides_of(option: OptionLines) -> tuple[str, str]:
    """Join the lines of an option; part a pair into its two sides."""
    text = "\n".join(line.strip() for line in option.text).strip()
    if option.bracket != "=>":
        return text, ""
    at = fold(text).index("=>")
    return text[:at].strip(), text[at + 2 :].strip()


def note_marks(draft: QuestionLines, kind: str, findings: Findings) -> None:
    """Note too few options and a wrong number of right ones."""
    right = [option for option in draft.options if option.mark == "x"]
    if len(draft.options) < 2:
        findings.add(draft.options[0].place, "C312")
    elif kind == "poll" and right:
        findings.add(right[0].place, "C319")
    elif kind in {"one", "several"} and not right:
        findings.add(draft.place, "C305", question=draft.words[:40])
    elif kind == "one" and len(right) > 1:
        findings.add(draft.place, "C306", count=len(right))


def note_alike(options: Sequence[OptionLines], findings: Findings) -> None:
    """Note options that say the same, and options that say nothing."""
    seen: dict[str, int] = {}
    for option in options:
        text, _ = sides_of(option)
        if not text:
            findings.add(option.place, "C313", what="option", what_zh="这个选项")
        elif short_key(text) in seen:
            lines = {"first": seen[short_key(text)], "second": option.place.line}
            findings.add(option.place, "C308", **lines)
        else:
            seen[short_key(text)] = option.place.line


def note_longest(questions: Sequence[Question], source: Source, findings: Findings) -> None:
    """Note a quiz in which the longest option always gives the answer away."""
    asked = [question for question in questions if question.kind in {"one", "several"}]
    if len(asked) < 3:
        return
    for question in asked:
        lengths = sorted((len(option.text), option.right) for option in question.options)
        if lengths[-1][0] == lengths[-2][0] or not lengths[-1][1]:
            return
    findings.add(source.place(0), "C309", count=len(asked))
