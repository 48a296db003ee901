"""The parts of questions, judged: what can be asked and marked becomes a Question."""

import re
from collections.abc import Sequence
from itertools import chain

from academy.catalog.attributes import check_attributes
from academy.catalog.block_table import QUESTION
from academy.catalog.digests import digest_of, short_key
from academy.catalog.field_readers import is_id
from academy.catalog.findings import Findings
from academy.catalog.pieces import NumberRange, Option, Question
from academy.catalog.question_lines import OptionLines, QuestionLines, sort_lines
from academy.catalog.source import Source, fold

BLANK = re.compile(r"\[\[[^\[\]]+\]\]")
FIGURE = r"[-+]?\d{1,12}(?:\.\d{1,6})?"
RANGE = re.compile(rf"({FIGURE})\s*\.\.\s*({FIGURE})")
SPREAD = re.compile(rf"({FIGURE})(?:\s*(?:\+-|\+/-|±)\s*({FIGURE}))?")
KIND_ZH = {
    "order": "排序",
    "match": "配对",
    "open": "问答",
    "blank": "填空",
    "poll": "投票",
    "field": "自填",
}


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
    options = read_options(draft, kind, own)
    accepted, numbers = read_answers(draft) if kind in {"text", "number"} else ((), None)
    findings.take(own)
    if any(problem.severity == "error" for problem in own.problems):
        return None
    text = "\n".join([draft.words, "", *draft.text]).strip()
    return build(draft, question_id, kind, text, options, accepted, numbers)


def build(
    draft: QuestionLines,
    question_id: str,
    kind: str,
    text: str,
    options: tuple[Option, ...],
    accepted: tuple[str, ...],
    numbers: NumberRange | None,
) -> Question:
    """Put a judged question together."""
    given = draft.attributes
    score = given.value("score", "all")
    points = given.number("points", 1)
    marks = [f"{option.right}{option.text}" for option in options]
    limits = f"{numbers.lowest}..{numbers.highest}" if numbers else ""
    return Question(
        id=question_id,
        kind=kind,
        text=text,
        options=options,
        digest=digest_of(kind, text, score, str(points), limits, *marks, "=", *accepted),
        feedback="\n".join(draft.feedback).strip(),
        hint="\n".join(draft.hints).strip(),
        points=points,
        difficulty=given.number("difficulty", 1),
        capabilities=tuple(re.findall(r"[^,，、\s]+", given.value("capabilities"))),
        score=score,
        accepted=accepted,
        numbers=numbers,
    )


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


def kind_of(draft: QuestionLines, findings: Findings) -> str:
    """Tell which kind of question was written; empty when it cannot be asked."""
    other = draft.signs[0][0] if draft.signs else draft.attributes.value("type")
    if not other and BLANK.search("\n".join([draft.words, *draft.text])):
        other = "blank"
    if other in KIND_ZH:
        findings.add(draft.place, "C310", kind=other, kind_zh=KIND_ZH[other])
        return ""
    if draft.options and draft.answers:
        findings.add(draft.answers[0][1], "C314", value=draft.answers[0][0][:60])
        return ""
    if draft.answers:
        return "number" if range_of(draft.answers[0][0]) else "text"
    if not draft.options:
        findings.add(draft.place, "C307", question=draft.words[:40])
        return ""
    brackets = {option.bracket for option in draft.options}
    if len(brackets) > 1:
        odd = next(one for one in draft.options if one.bracket != draft.options[0].bracket)
        findings.add(odd.place, "C303")
        return ""
    return "one" if brackets == {"("} else "several"


def read_options(draft: QuestionLines, kind: str, findings: Findings) -> tuple[Option, ...]:
    """Return the options, with the marks judged."""
    if kind not in {"one", "several"}:
        return ()
    note_marks(draft, kind, findings)
    note_alike(draft.options, findings)
    return tuple(
        Option(
            text=text_of(option),
            right=option.mark == "x",
            feedback="\n".join(option.feedback).strip(),
            key=short_key(text_of(option)),
        )
        for option in draft.options
    )


def text_of(option: OptionLines) -> str:
    """Join the lines of an option."""
    return "\n".join(line.strip() for line in option.text).strip()


def note_marks(draft: QuestionLines, kind: str, findings: Findings) -> None:
    """Note too few options and a wrong number of right ones."""
    right = sum(option.mark == "x" for option in draft.options)
    if len(draft.options) < 2:
        findings.add(draft.options[0].place, "C312")
    elif right == 0:
        findings.add(draft.place, "C305", question=draft.words[:40])
    elif kind == "one" and right > 1:
        findings.add(draft.place, "C306", count=right)


def note_alike(options: Sequence[OptionLines], findings: Findings) -> None:
    """Note options that say the same, and options that say nothing."""
    seen: dict[str, int] = {}
    for option in options:
        text = text_of(option)
        if not text:
            findings.add(option.place, "C313", what="option", what_zh="这个选项")
        elif short_key(text) in seen:
            lines = {"first": seen[short_key(text)], "second": option.place.line}
            findings.add(option.place, "C308", **lines)
        else:
            seen[short_key(text)] = option.place.line


def read_answers(draft: QuestionLines) -> tuple[tuple[str, ...], NumberRange | None]:
    """Return the accepted words, or the accepted numbers."""
    numbers = range_of(draft.answers[0][0])
    if numbers:
        return (), numbers
    words = chain.from_iterable(re.split(r"[|｜]", answer) for answer, _ in draft.answers)
    return tuple(word.strip() for word in words if word.strip()), None


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


def note_longest(questions: Sequence[Question], source: Source, findings: Findings) -> None:
    """Note a quiz in which the longest option always gives the answer away."""
    asked = [question for question in questions if question.options]
    if len(asked) < 3:
        return
    for question in asked:
        lengths = sorted((len(option.text), option.right) for option in question.options)
        if lengths[-1][0] == lengths[-2][0] or not lengths[-1][1]:
            return
    findings.add(source.place(0), "C309", count=len(asked))
