"""One exam file: its header and its pool of questions."""

from collections.abc import Mapping

from academy.catalog.content import Exam, Question
from academy.catalog.field_tables import EXAM, KNOWN
from academy.catalog.fields import Values, read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import read_yaml, split_header
from academy.catalog.lesson_reader import Reading
from academy.catalog.question_reader import read_questions
from academy.catalog.source import read_source
from academy.catalog.text_scan import scan_text


def read_exam(files: Mapping[str, bytes], own: str, slug: str) -> tuple[Exam | None, Reading]:
    """Read an exam file, whose body is questions only."""
    findings = Findings()
    source = read_source(f"{slug}/{own}", files[own], findings)
    if source is None:
        return None, Reading(own, findings)
    header, body = split_header(source, findings)
    entries = read_yaml(header, KNOWN, findings) if header else None
    values = read_fields(entries, EXAM, findings) if entries else None
    questions = read_questions(body, findings)
    scan_text(body, findings)
    exam = build_exam(own, values, questions) if values else None
    return exam, Reading(own, findings, body, values)


def build_exam(own: str, values: Values, questions: tuple[Question, ...]) -> Exam:
    """Put an exam together."""
    return Exam(
        id=values.text("id"),
        title=values.text("title"),
        path=own,
        questions=questions,
        draw=values.number("draw", len(questions)),
        passing=values.number("pass", 80),
        attempts=values.number("attempts", 0) or None,
        minutes=values.number("minutes", 0) or None,
        shuffle=values.text("shuffle", "none"),
        show=values.text("show", "at-end"),
    )
