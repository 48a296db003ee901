"""One exam file: its header and its questions are checked, so that its ids are known."""

from collections.abc import Mapping

from academy.catalog.field_tables import EXAM, KNOWN
from academy.catalog.fields import read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import read_yaml, split_header
from academy.catalog.lesson_reader import Reading
from academy.catalog.question_reader import read_questions
from academy.catalog.source import read_source
from academy.catalog.text_scan import scan_text


def read_exam(files: Mapping[str, bytes], own: str, slug: str) -> Reading:
    """Read an exam file, whose body is questions only."""
    findings = Findings()
    source = read_source(f"{slug}/{own}", files[own], findings)
    if source is None:
        return Reading(own, findings)
    header, body = split_header(source, findings)
    entries = read_yaml(header, KNOWN, findings) if header else None
    values = read_fields(entries, EXAM, findings) if entries else None
    read_questions(body, findings)
    scan_text(body, findings)
    return Reading(own, findings, body, values)
