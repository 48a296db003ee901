"""One lesson file to a Lesson."""

from collections.abc import Mapping
from dataclasses import dataclass

from academy.catalog.bounds import excess
from academy.catalog.content import Lesson
from academy.catalog.digests import digest_of
from academy.catalog.field_tables import KNOWN, LESSON
from academy.catalog.fields import Field, Values, note_words, read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import read_yaml, split_header
from academy.catalog.paths import is_asset, resolve, slug_of
from academy.catalog.piece_reader import PieceReader
from academy.catalog.pieces import Piece
from academy.catalog.reading_time import note_minutes
from academy.catalog.source import Source, read_source
from academy.catalog.text_scan import scan_text


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read: its checked fields, its pieces, and all that was found in it.

    ``own`` is the path below the course, ``source`` is the body; ``values``
    is none when the header could not be read.
    """

    own: str
    findings: Findings
    source: Source | None = None
    values: Values | None = None
    pieces: tuple[Piece, ...] = ()


def read_markdown(
    files: Mapping[str, bytes],
    own: str,
    slug: str,
    table: Mapping[str, Field],
    where: str,
    *,
    complete: bool = True,
) -> Reading:
    """Read header and body of one Markdown file."""
    findings = Findings()
    source = read_source(f"{slug}/{own}", files[own], findings)
    if source is None:
        return Reading(own, findings)
    header, body = split_header(source, findings)
    values = None
    if header:
        entries = read_yaml(header, KNOWN, findings)
        values = read_fields(entries, table, findings, complete=complete) if entries else None
    pieces = PieceReader(body, where, findings, files=files, own=own).read()
    scan_text(body, findings)
    over = excess(body.text)
    if over:
        place = body.place(over.line)
        findings.add(place, "C216", why=over.english, why_zh=over.chinese)
    return Reading(own, findings, body, values, pieces)


def read_lesson(
    files: Mapping[str, bytes], own: str, slug: str, language: str
) -> tuple[Lesson | None, Reading]:
    """Read one lesson of the source language."""
    reading = read_markdown(files, own, slug, LESSON, "lesson")
    if reading.values is None or reading.source is None:
        return None, reading
    lesson = build_lesson(files, reading, reading.values, slug, language)
    values = reading.values
    if "quiz" in lesson.complete and not lesson.quizzes:
        reading.findings.add(values.place_of("complete"), "C318")
    if "task" in lesson.complete and not lesson.works:
        reading.findings.add(values.place_of("complete"), "C352")
    for name, kind in (("needs", "needs"), ("proves", "proves")):
        for text, place in values.places_of(name):
            reading.findings.mention(kind, text, place)
    note_words(values, reading.findings)
    if lesson.review_by and lesson.status != "retired":
        place = values.place_of("review_by")
        reading.findings.reviews.append(("lesson", lesson.review_by, place))
    if language == "zh":
        note_minutes(lesson, values, reading.source, reading.findings)
    return lesson, reading


def build_lesson(
    files: Mapping[str, bytes], reading: Reading, values: Values, slug: str, language: str
) -> Lesson:
    """Put a lesson together."""
    return Lesson(
        id=values.text("id"),
        slug=slug_of(reading.own),
        title=values.text("title"),
        minutes=values.number("minutes", 1),
        language=language,
        path=reading.own,
        blocks=reading.pieces,
        digest=digest_of_reading(files, reading, slug, language),
        status=values.text("status", "published"),
        complete=values.words("complete", ("read",)) or ("read",),
        needs=values.words("needs"),
        proves=values.words("proves"),
        kind=values.text("kind", "lesson"),
        audience=values.words("audience"),
        capabilities=values.words("capabilities"),
        tags=values.words("tags"),
        summary=values.text("summary"),
        owner=values.text("owner"),
        review_by=values.text("review_by"),
        aliases=values.words("aliases"),
    )


def digest_of_reading(
    files: Mapping[str, bytes], reading: Reading, slug: str, language: str, *more: str
) -> str:
    """Name everything the rendered text depends on: source, place, files it shows."""
    shown = [digest_of(files[path]) for path in reading.findings.included]
    for mention in reading.findings.mentions:
        if mention.kind in {"image", "link"}:
            path, _ = resolve(reading.own, mention.value)
            shown.append(digest_of(files[path]) if path in files and is_asset(path) else "")
    return digest_of(slug, reading.own, language, files[reading.own], *shown, *more)
