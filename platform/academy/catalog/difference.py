"""What learners notice when one version of a course takes the place of another."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from academy.catalog.content import Course, Exam, Lesson, Section
from academy.catalog.difference_parts import of_playbooks, of_questions
from academy.catalog.difference_words import Change, change
from academy.catalog.pieces import Piece, Quiz, Variant


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a published lesson stands; ``number`` counts from 1 in the course."""

    lesson: Lesson
    section: Section
    number: int


def difference(before: Course, after: Course) -> tuple[Change, ...]:
    """Return what changes for learners from *before* to *after*, in the order of the course.

    Drafts are no learner's business: a lesson is added when it is published.

    Source:
        Rule R130 "what a release changes" in docs/rules.md.
    """
    return (
        *of_course(before, after),
        *of_lessons(before, after),
        *of_exams(before, after),
        *of_playbooks(before.playbooks, after.playbooks),
        *of_files(before, after),
    )


def of_course(before: Course, after: Course) -> Iterator[Change]:
    """Compare what the course says of itself."""
    if before.title != after.title:
        yield change("course-renamed", after.id, before=before.title, title=after.title)
    if before.slug != after.slug:
        yield change("course-address", after.id, before=before.slug, after=after.slug)
    if before.summary != after.summary:
        yield change("course-summary", after.id)
    for place, kind in enumerate(("course-lessons", "course-exam")):
        if before.passing[place] != after.passing[place]:
            old, new = before.passing[place], after.passing[place]
            yield change(kind, after.id, before=old, after=new)
    yield from of_sections(before.sections, after.sections)


def of_sections(before: Sequence[Section], after: Sequence[Section]) -> Iterator[Change]:
    """Compare the sections; a moved one shows in its lessons."""
    old, new = by_id(before), by_id(after)
    for section in after:
        if section.id not in old:
            yield change("section-added", section.id, title=section.title)
        elif old[section.id].title != section.title:
            was = old[section.id].title
            yield change("section-renamed", section.id, before=was, title=section.title)
    for section in before:
        if section.id not in new:
            yield change("section-removed", section.id, title=section.title)


def of_lessons(before: Course, after: Course) -> Iterator[Change]:
    """Compare the lessons that learners see, in the order of the new outline."""
    old, new = spots(before), spots(after)
    moved = out_of_order(
        [each for each in old if each in new], [each for each in new if each in old]
    )
    retired = {each.id for each in after.hidden if each.status == "retired"}
    was_retired = {each.id for each in before.hidden if each.status == "retired"}
    for name, spot in new.items():
        title = spot.lesson.title
        if name not in old:
            kind = "lesson-returned" if name in was_retired else "lesson-added"
            minutes = spot.lesson.minutes
            yield change(kind, name, title=title, minutes=minutes, **where_of(spot))
            continue
        if name in moved or old[name].section.id != spot.section.id:
            yield change("lesson-moved", name, title=title, **where_of(spot))
        yield from of_lesson(old[name].lesson, spot.lesson)
        yield from of_translations(name, before, after, spot.lesson)
    for name, spot in old.items():
        if name not in new:
            kind = "lesson-retired" if name in retired else "lesson-removed"
            yield change(kind, name, title=spot.lesson.title)


def where_of(spot: Spot) -> dict[str, str | int]:
    """Return where a lesson stands, for a sentence."""
    return {"section": spot.section.title, "number": spot.number}


def of_lesson(before: Lesson, after: Lesson) -> Iterator[Change]:
    """Compare one lesson with itself as it was."""
    about = {"title": after.title}
    if before.title != after.title:
        yield change("lesson-renamed", after.id, before=before.title, **about)
    if before.slug != after.slug:
        kind = "lesson-address" if before.slug in after.aliases else "lesson-address-lost"
        yield change(kind, after.id, before=before.slug, after=after.slug, **about)
    if without_quizzes(before.blocks) != without_quizzes(after.blocks):
        yield change("lesson-text", after.id, **about)
    if before.minutes != after.minutes:
        yield change(
            "lesson-minutes", after.id, before=before.minutes, after=after.minutes, **about
        )
    if set(before.complete) != set(after.complete):
        yield change("lesson-complete", after.id, after=", ".join(after.complete), **about)
    if before.needs != after.needs:
        yield change("lesson-needs", after.id, **about)
    yield from of_quizzes(before, after)


def of_quizzes(before: Lesson, after: Lesson) -> Iterator[Change]:
    """Compare the quizzes of a lesson, and their questions wherever they stand in it."""
    old, new = by_id(before.quizzes), by_id(after.quizzes)
    for name, quiz in new.items():
        was = old.get(name)
        if was and rules_of(was) != rules_of(quiz):
            yield change("quiz-rules", name, title=after.title)
    asked = [question for quiz in before.quizzes for question in quiz.questions]
    asks = [question for quiz in after.quizzes for question in quiz.questions]
    yield from of_questions(asked, asks, after.title)


def of_exams(before: Course, after: Course) -> Iterator[Change]:
    """Compare the exams: their rules and their pools."""
    old, new = by_id(before.exams), by_id(after.exams)
    for name, exam in new.items():
        if name not in old:
            yield change("exam-added", name, title=exam.title, count=exam.draw)
            continue
        if old[name].title != exam.title:
            yield change("exam-renamed", name, before=old[name].title, title=exam.title)
        if rules_of(old[name]) != rules_of(exam):
            yield change("exam-rules", name, title=exam.title)
        yield from of_questions(old[name].questions, exam.questions, exam.title)
    for name, exam in old.items():
        if name not in new:
            yield change("exam-removed", name, title=exam.title)


def of_translations(name: str, before: Course, after: Course, source: Lesson) -> Iterator[Change]:
    """Tell when a lesson reads differently in another language while the source stayed as it is."""
    was = next((each for each in before.lessons if each.id == name), None)
    if was is None or (was.blocks, was.title) != (source.blocks, source.title):
        return
    for language in sorted({each.language for each in (*before.translations, *after.translations)}):
        texts = [
            next(
                (lesson for lesson in course.in_language(language).lessons if lesson.id == name),
                was,
            )
            for course in (before, after)
        ]
        if (texts[0].blocks, texts[0].title) != (texts[1].blocks, texts[1].title):
            yield change("lesson-translation", name, title=source.title, language=language)


def of_files(before: Course, after: Course) -> Iterator[Change]:
    """Compare pictures and worksheets."""
    old = {asset.path: asset.digest for asset in before.assets}
    new = {asset.path: asset.digest for asset in after.assets}
    for path in sorted(old.keys() | new.keys()):
        if path not in old:
            yield change("file-added", path, path=path)
        elif path not in new:
            yield change("file-removed", path, path=path)
        elif old[path] != new[path]:
            yield change("file-changed", path, path=path)


def changed_lessons(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return the lessons that somebody who has done them may want to look at again."""
    wanted = {"lesson-text", "lesson-added", "lesson-returned"}
    return tuple(dict.fromkeys(each.id for each in changes if each.kind in wanted))


def spots(course: Course) -> dict[str, Spot]:
    """Return the published lessons by id, in order."""
    found = [(lesson, section) for section in course.sections for lesson in section.lessons]
    return {
        lesson.id: Spot(lesson, section, number)
        for number, (lesson, section) in enumerate(found, 1)
    }


def rules_of(quiz: Quiz | Exam) -> Quiz | Exam:
    """Return a quiz or exam without its words: what decides how it is taken."""
    if isinstance(quiz, Exam):
        return replace(quiz, questions=(), title="", path="")
    return replace(quiz, questions=())


def without_quizzes(pieces: Iterable[Piece]) -> list[object]:
    """Return the pieces of a page that are no quiz, those of variants too."""
    kept: list[object] = []
    for piece in pieces:
        if isinstance(piece, Variant):
            kept.append((piece.platforms, without_quizzes(piece.pieces)))
        elif not isinstance(piece, Quiz):
            kept.append(piece)
    return kept


def out_of_order(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Return the fewest names that must have moved to bring *before* into the order of *after*."""
    place = {name: index for index, name in enumerate(before)}
    tails: list[int] = []
    chains: list[list[str]] = []
    for name in after:
        at = bisect_left(tails, place[name])
        chain = [*(chains[at - 1] if at else []), name]
        tails[at : at + 1], chains[at : at + 1] = [place[name]], [chain]
    stayed = set(chains[-1]) if chains else set()
    return frozenset(name for name in after if name not in stayed)


class Named(Protocol):
    """Something with a permanent id."""

    @property
    def id(self) -> str:
        """The id."""


Known = TypeVar("Known", bound=Named)


def by_id(found: Iterable[Known]) -> Mapping[str, Known]:
    """Return things by their ids, in their order."""
    return {each.id: each for each in found}
