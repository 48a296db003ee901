"""What of a course can be searched: one entry for the course, one for each lesson.

Only what stands on a learner's page goes in. Lessons that are hidden, blocks for trainers, what
is right in a quiz, its explanations and hints stay out; so does the order of the options, which
may be the answer. What a shop writes of itself is nobody else's: its name stands in its place.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from academy.catalog.content import Course, Lesson, Question
from academy.catalog.digests import digest_of
from academy.catalog.explain import anchor_of
from academy.catalog.own_facts import filled, named
from academy.catalog.parts import ChecklistPart, HtmlPart, Part
from academy.catalog.render import line_html
from academy.catalog.search import LONGEST_QUERY, fold
from academy.catalog.search_text import passages_of, plain
from academy.catalog.site import Term

LONGEST_ENTRY = 60_000
LONGEST_PIECE = 20_000
GAP = re.compile(r"\[\[\d{1,4}\]\]")
SPOKEN = {"script", "case"}
PartsOf = Callable[[Course, Lesson], tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text that a search can lead to.

    ``kind`` is ``text``, ``script``, ``case``, ``quiz``, ``checklist``, ``title`` or ``term``;
    ``language`` is that of the page on which *anchor* stands.
    """

    language: str
    kind: str
    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the index, in all its languages; ``target`` is a lesson's id, or a word.

    ``title``, ``headings``, ``spoken`` and ``words`` are folded; ``words`` holds the others too.
    """

    target: str
    kind: str
    position: int
    title: str
    headings: str
    spoken: str
    words: str
    pieces: str
    digest: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is about to stand in the index of one course."""

    course_id: str
    digest: str
    entries: tuple[Entry, ...]


def entries_of(course: Course, parts_of: PartsOf) -> list[Entry]:
    """Return the entries of a course; *parts_of* gives the rendered parts of a lesson."""
    versions = (course, *course.translations)
    found = list(entries("course", "", 0, (each for v in versions for each in about(v))))
    for position, lesson in enumerate(course.lessons, 1):
        pieces = [
            piece
            for version in versions
            for piece in pieces_of(version, version.lessons[position - 1], parts_of)
        ]
        found += entries("lesson", lesson.id, position, dict.fromkeys(pieces))
    return found


def term_entries(glossary: Iterable[Term]) -> list[Entry]:
    """Return the entries of the words that the glossary explains."""
    found: list[Entry] = []
    for position, term in enumerate(glossary):
        also = " ".join(term.also)
        both = (("zh", term.word, term.meaning), ("en", term.english, term.meaning_english))
        pieces = [
            Piece(code, "term", anchor_of(term), clear(word), clear(text))
            for code, word, text in (*both, ("", also, ""))
            if word
        ]
        found += entries("term", term.word, position, pieces)
    return found


def about(course: Course) -> Iterator[Piece]:
    """Walk through what the page of a course says."""
    yield Piece(course.language, "title", "", clear(course.title), clear(course.summary))
    for section in course.sections:
        yield Piece(course.language, "text", "", clear(section.title), "")


def pieces_of(course: Course, lesson: Lesson, parts_of: PartsOf) -> Iterator[Piece]:
    """Walk through what the page of a lesson shows."""
    language = lesson.language
    yield Piece(language, "title", "", clear(lesson.title), clear(lesson.summary))
    parts = parts_of(course, lesson)
    html = "\n".join(part.html for part in parts if isinstance(part, HtmlPart))
    for passage in passages_of(filled(html, named)):
        where = (clear(passage.heading), clear(passage.text))
        yield Piece(language, passage.kind, passage.anchor, *where)
    for part in parts:
        if isinstance(part, ChecklistPart):
            lines = "\n".join(plain(filled(item.html, named)) for item in part.items)
            yield Piece(language, "checklist", part.id, clear(part.title), clear(lines))
    for quiz in lesson.quizzes:
        for question in quiz.questions:
            yield Piece(language, "quiz", question.id, "", question_text(question))


def question_text(question: Question) -> str:
    """Return what a question shows before it is answered; options by the alphabet."""
    asked = GAP.sub("＿＿", question.text)
    options = sorted(plain(line_html(each.text)) for each in question.options)
    partners = sorted(plain(line_html(each.partner)) for each in question.options if each.partner)
    return clear("\n".join([plain(line_html(asked)), *options, *partners]))


def clear(text: str) -> str:
    """Return a text in normal form."""
    return unicodedata.normalize("NFC", text)


def entries(kind: str, target: str, position: int, pieces: Iterable[Piece]) -> Iterator[Entry]:
    """Put pieces into entries of bounded length: usually one."""
    gathered: list[Piece] = []
    length = 0
    for piece in (short for each in pieces for short in cut(each)):
        if gathered and length > LONGEST_ENTRY:
            yield entry(kind, target, position, gathered)
            gathered, length = [], 0
        gathered.append(piece)
        length += len(piece.heading) + len(piece.text)
    if gathered:
        yield entry(kind, target, position, gathered)


def cut(piece: Piece) -> Iterator[Piece]:
    """Cut a very long piece; what stands at a cut stands in both."""
    step = LONGEST_PIECE - LONGEST_QUERY
    for start in range(0, max(len(piece.text) - LONGEST_QUERY, 1), step):
        text = piece.text[start : start + LONGEST_PIECE]
        yield Piece(piece.language, piece.kind, piece.anchor, piece.heading, text)


def entry(kind: str, target: str, position: int, pieces: list[Piece]) -> Entry:
    """Make the row of some pieces."""
    titles = [piece.heading for piece in pieces if piece.kind in {"title", "term"}]
    headings = [piece.heading for piece in pieces if piece.kind not in {"title", "term"}]
    spoken = [piece.text for piece in pieces if piece.kind in SPOKEN]
    texts = [piece.text for piece in pieces if piece.kind not in SPOKEN]
    title, heading, said, rest = (
        fold("\n".join(dict.fromkeys(each))) for each in (titles, headings, spoken, texts)
    )
    words = f"{title}\n{heading}\n{said}\n{rest}"
    kept = json.dumps(
        [[each.language, each.kind, each.anchor, each.heading, each.text] for each in pieces],
        ensure_ascii=False,
    )
    digest = digest_of(kind, target, str(position), kept)
    return Entry(target, kind, position, title, heading, said, words, kept, digest)


def stored_pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a row."""
    return tuple(Piece(*each) for each in json.loads(text))
