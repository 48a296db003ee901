"""One exam file: its header and its pool of questions."""

from collections.abc import Mapping

from academy.catalog.content import Exam, Question
from academy.catalog.field_tables import EXAM, KNOWN, TRANSLATED
from academy.catalog.fields import Values, read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import read_yaml, split_header
from academy.catalog.lesson_reader import Reading
from academy.catalog.question_reader import read_questions
from academy.catalog.source import read_source
from academy.catalog.text_scan import scan_text

SECONDS_A_QUESTION = 20
NOT_IN_AN_EXAM = {"open": "问答", "poll": "投票", "field": "自填"}
"""Kinds of questions that cannot be marked at once, with their Chinese names."""


def read_exam(
    files: Mapping[str, bytes], own: str, slug: str, passing: int = 80
) -> tuple[Exam | None, Reading]:
    """Read an exam file, whose body is questions only.

    Args:
        files: bytes by path relative to the course folder.
        own: the path of the exam.
        slug: the name of the course folder.
        passing: percent that the course asks for in an exam that does not say it itself.
    """
    findings = Findings()
    source = read_source(f"{slug}/{own}", files[own], findings)
    if source is None:
        return None, Reading(own, findings)
    header, body = split_header(source, findings)
    entries = read_yaml(header, KNOWN, findings) if header else None
    values = read_fields(entries, EXAM, findings) if entries else None
    questions = read_questions(body, findings)
    scan_text(body, findings)
    if values:
        check_exam(values, findings)
    exam = build_exam(own, values, questions, passing) if values else None
    return exam, Reading(own, findings, body, values)


def check_exam(values: Values, findings: Findings) -> None:
    """An exam holds only what can be marked at once, and draws no more than it has."""
    for kind, place in list(findings.asked):
        if kind in NOT_IN_AN_EXAM:
            findings.add(place, "C330", kind=kind, kind_zh=NOT_IN_AN_EXAM[kind])
    draw, pool = values.number("draw", 0), len(findings.asked)
    if pool and draw > pool:
        findings.add(values.place_of("draw"), "C331", draw=draw, pool=pool)
    minutes = values.number("minutes", 0)
    if minutes and minutes * 60 < draw * SECONDS_A_QUESTION:
        findings.add(values.place_of("minutes"), "C332", minutes=minutes, draw=draw)


def build_exam(own: str, values: Values, questions: tuple[Question, ...], passing: int) -> Exam:
    """Put an exam together."""
    return Exam(
        id=values.text("id"),
        title=values.text("title"),
        path=own,
        questions=questions,
        draw=values.number("draw", len(questions)),
        passing=values.number("pass", passing),
        attempts=values.number("attempts", 0) or None,
        minutes=values.number("minutes", 0) or None,
        shuffle=values.text("shuffle", "none"),
        show=values.text("show", "at-end"),
    )


def read_translated_exam(
    files: Mapping[str, bytes], own: str, slug: str, findings: Findings
) -> tuple[Values, tuple[Question, ...]] | None:
    """Read the translated words of an exam; None when the file cannot be read."""
    source = read_source(f"{slug}/{own}", files[own], findings)
    header, body = split_header(source, findings) if source else (None, None)
    entries = read_yaml(header, KNOWN, findings) if header else None
    if entries is None or body is None:
        return None
    values = read_fields(entries, TRANSLATED, findings, complete=False)
    return values, read_questions(body, findings)
