"""What the page of results shows: the hits of one search, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from academy.catalog.content import Course
from academy.catalog.search import fold
from academy.catalog.search_entries import Piece
from academy.catalog.search_marks import Span, count, excerpt, marked
from academy.catalog.snapshot import Catalog, LessonPlace

PAGE = 10


@dataclass(frozen=True, slots=True)
class Result:
    """One hit: ``kind`` is that of the piece; ``language`` only when it is not the page's."""

    address: str
    title: tuple[Span, ...]
    course: str
    kind: str
    language: str
    heading: tuple[Span, ...]
    text: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results; ``total`` counts all, ``number`` is that of the page, from 1."""

    results: tuple[Result, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who searches, as far as results depend on it."""

    catalog: Catalog
    merchant_id: int
    language: str
    words: tuple[str, ...]

    def courses(self) -> tuple[Course, ...]:
        """Return the courses that the reader may see."""
        return self.catalog.visible_to(self.merchant_id, language=self.language)


def result_of(
    reader: Reader, kind: str, course_id: str, target: str, pieces: Sequence[Piece]
) -> Result | None:
    """Return what is shown of one row of the index; None when it is not there any more."""
    if kind == "term":
        return term(reader, pieces)
    if kind == "course":
        course = reader.catalog.course(course_id, language=reader.language)
        return of_course(reader, course, pieces) if course else None
    place = reader.catalog.lesson(target, language=reader.language)
    if place is None or not place.visible_to(reader.merchant_id):
        return None
    return of_lesson(reader, place, pieces)


def of_lesson(reader: Reader, place: LessonPlace, pieces: Sequence[Piece]) -> Result:
    """Return the hit in a lesson, led to the heading below which it stands."""
    shown = place.lesson.language
    piece = best(pieces, reader.words, shown)
    address = f"/courses/{place.course.slug}/{place.lesson.slug}"
    there = piece.language == shown
    whole = piece.kind == "title"
    return Result(
        address=f"{address}#{piece.anchor}" if there and piece.anchor else address,
        title=marked(place.lesson.title, reader.words),
        course=place.course.title,
        kind="text" if whole else piece.kind,
        language="" if there else piece.language,
        heading=() if whole and there else marked(piece.heading, reader.words),
        text=excerpt(piece.text, reader.words),
    )


def of_course(reader: Reader, course: Course, pieces: Sequence[Piece]) -> Result:
    """Return the hit in what the page of a course says."""
    piece = best(pieces, reader.words, course.language)
    named = piece.kind == "title" and piece.language == course.language
    return Result(
        address=f"/courses/{course.slug}",
        title=marked(course.title, reader.words),
        course="",
        kind="course",
        language="" if piece.language == course.language else piece.language,
        heading=() if named else marked(piece.heading, reader.words),
        text=excerpt(piece.text or course.summary, reader.words),
    )


def term(reader: Reader, pieces: Sequence[Piece]) -> Result:
    """Return a word of the glossary with its meaning, in the reader's language if it can be."""
    own = next((each for each in pieces if each.language == reader.language), pieces[0])
    found = best(pieces, reader.words, own.language)
    both = own.heading if own is found else f"{own.heading} · {found.heading}"
    return Result(
        address=f"/glossary#{own.anchor}",
        title=marked(both, reader.words),
        course="",
        kind="term",
        language="",
        heading=(),
        text=excerpt(own.text or found.text, reader.words, most=400),
    )


def best(pieces: Sequence[Piece], words: Sequence[str], language: str) -> Piece:
    """Return the piece that holds most words: on the reader's page, in its heading, the first."""

    def value(piece: Piece) -> tuple[int, bool, int, int]:
        heading = count(fold(piece.heading), words)
        found = heading + count(fold(piece.text), words)
        both = count(f"{fold(piece.heading)}\n{fold(piece.text)}", words)
        return both, piece.language == language and found > 0, heading, found

    return max(pieces, key=value)
