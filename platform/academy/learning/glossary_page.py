"""The page of the glossary: each word, and the first lessons that use it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from academy.catalog.content import Course, Lesson
from academy.catalog.explain import anchor_of
from academy.catalog.pieces import Block, CheckinPrompt, Prose, Worksheet, each_piece
from academy.catalog.site import Term
from academy.learning.lesson_link import LessonLink, link_to

MOST_LESSONS = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One word as the reader sees it; ``other`` is the word in the other language."""

    anchor: str
    name: str
    other: str
    meaning: str
    uses: tuple[LessonLink, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The whole glossary in one language."""

    language: str
    entries: tuple[Entry, ...]


def glossary_page(terms: Sequence[Term], courses: Iterable[Course], code: str) -> GlossaryPage:
    """Return the page for readers of *code*: the words of *terms*, used in lessons of *courses*."""
    texts = [
        (link_to(course, lesson), text_of(lesson))
        for course in courses
        for lesson in course.lessons
    ]
    entries = [entry(term, code, texts) for term in terms]
    if code == "en":
        entries.sort(key=lambda each: each.name.lower())
    return GlossaryPage(code, tuple(entries))


def entry(term: Term, code: str, texts: Iterable[tuple[LessonLink, str]]) -> Entry:
    """Return one word with the first lessons that use it."""
    name = term.name_in(code)
    names = [each.lower() for each in (name, term.word, *term.also)]
    uses = [use for use, text in texts if any(each in text for each in names)]
    other = term.word if code == "en" else term.english
    meaning = term.meaning_in(code)
    return Entry(
        anchor_of(term), name, "" if other == name else other, meaning, tuple(uses[:MOST_LESSONS])
    )


def text_of(lesson: Lesson) -> str:
    """Return the running text of a lesson, in small letters."""
    texts = [
        piece.text
        for piece in each_piece(lesson.blocks)
        if isinstance(piece, Prose | CheckinPrompt | Worksheet)
        or (isinstance(piece, Block) and piece.name != "trainer")
    ]
    return "\n".join(texts).lower()
