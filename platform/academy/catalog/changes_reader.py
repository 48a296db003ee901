"""``changes`` and ``retired`` of course.yml: what learners are told, and which ids are given up."""

import re

from academy.catalog.content import CourseNote
from academy.catalog.field_readers import line, single_values
from academy.catalog.field_tables import NOTE
from academy.catalog.fields import read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import Entries, Node
from academy.catalog.problems import Place

LONGEST_NAME = 20
LONGEST_NOTE = 200
GIVEN_UP = re.compile(r"(?!(?:ls|co|pa)-)[a-z]{1,3}-[A-Za-z0-9][A-Za-z0-9-]{0,60}")


def read_changes(entries: Entries, findings: Findings) -> tuple[CourseNote, ...]:
    """Read the notes, each with its name and, where they are said, the lessons it is about."""
    node = entries.get("changes")
    notes = []
    for key, value in node.entries if isinstance(node, Entries) else ():
        if len(key.text) > LONGEST_NAME:
            sizes = {"size": len(key.text), "most": LONGEST_NAME}
            findings.add(key.place, "C115", field="changes", **sizes)
            continue
        notes.append(read_note(key.text, value, findings))
    return tuple(note for note in notes if note.text)


def read_note(name: str, node: Node, findings: Findings) -> CourseNote:
    """Read one note: a sentence, or ``{note: …, lessons: […]}``."""
    if not isinstance(node, Entries):
        text = line(LONGEST_NOTE)("changes", node, findings)
        return CourseNote(name, text if isinstance(text, str) else "")
    values = read_fields(node, NOTE, findings)
    for lesson_id, place in values.places_of("lessons") if "lessons" in values.nodes else ():
        findings.mention("changed", lesson_id, place)
    return CourseNote(name, values.text("note"), values.words("lessons"))


def read_retired(entries: Entries, findings: Findings) -> list[tuple[str, Place]]:
    """Read the ids that are given up, with their places; lessons have a status instead."""
    node = entries.get("retired")
    kept = []
    for found in single_values("retired", node, findings) if node is not None else ():
        if GIVEN_UP.fullmatch(found.text):
            kept.append((found.text, found.place))
        else:
            findings.add(found.place, "C701", id=found.text[:60])
    return kept
