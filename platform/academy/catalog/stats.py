"""Counts what parsed courses hold; nothing is looked for in the text of files."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from academy.catalog.content import Course, Lesson
from academy.catalog.findings import Findings
from academy.catalog.paths import resolve
from academy.catalog.pieces import (
    Block,
    CheckinPrompt,
    Checklist,
    Piece,
    Prose,
    Question,
    Worksheet,
    each_piece,
)
from academy.catalog.source import Source
from academy.catalog.text_scan import INLINE_FACT, scan_text

HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is.

    ``characters`` are Chinese characters of teaching text: prose and blocks, neither
    quizzes nor what only trainers see. ``explanations`` are those of options and those of
    whole questions. Pictures and worksheets shown twice count once.
    """

    courses: int = 0
    lessons: int = 0
    characters: int = 0
    questions: int = 0
    explanations: int = 0
    facts: int = 0
    figures: int = 0
    scripts: int = 0
    worksheets: int = 0
    exams: int = 0


@dataclass(slots=True)
class Heap:
    """What is counted, while it is gathered."""

    characters: int = 0
    facts: int = 0
    scripts: int = 0
    lessons: int = 0
    exams: int = 0
    courses: int = 0
    figures: set[str] = field(default_factory=set)
    worksheets: set[str] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)

    def take(self, other: "Heap") -> None:
        """Add another heap."""
        self.characters += other.characters
        self.facts += other.facts
        self.scripts += other.scripts
        self.lessons += other.lessons
        self.exams += other.exams
        self.courses += other.courses
        self.figures |= other.figures
        self.worksheets |= other.worksheets
        self.questions += other.questions

    def counts(self) -> Counts:
        """Count."""
        return Counts(
            courses=self.courses,
            lessons=self.lessons,
            characters=self.characters,
            questions=len(self.questions),
            explanations=sum(map(explanations_of, self.questions)),
            facts=self.facts,
            figures=len(self.figures),
            scripts=self.scripts,
            worksheets=len(self.worksheets),
            exams=self.exams,
        )


@dataclass(frozen=True, slots=True)
class CourseCounts:
    """One course, and its lessons by id in the order of the outline."""

    whole: Counts
    lessons: dict[str, Counts]


@dataclass(frozen=True, slots=True)
class Statistics:
    """All courses together, and each by its id."""

    totals: Counts
    courses: dict[str, CourseCounts]

    def as_dict(self) -> dict[str, object]:
        """Return plain values; a course names its lessons instead of counting them."""
        courses: dict[str, object] = {}
        for name, course in self.courses.items():
            lessons = {each: asdict(counts) for each, counts in course.lessons.items()}
            courses[name] = {**asdict(course.whole), "lessons": lessons}
        return {"totals": asdict(self.totals), "courses": courses}


def statistics_of(courses: Iterable[Course]) -> Statistics:
    """Count what learners see: published lessons, and exams; playbooks are no lessons."""
    totals = Heap()
    found = {}
    for course in courses:
        whole = Heap(courses=1, exams=len(course.exams))
        lessons = {}
        for lesson in course.lessons:
            heap = heap_of(lesson, course.slug)
            lessons[lesson.id] = heap.counts()
            whole.take(heap)
        for exam in course.exams:
            whole.questions += exam.questions
        found[course.id] = CourseCounts(whole.counts(), lessons)
        totals.take(whole)
    return Statistics(totals.counts(), found)


def heap_of(lesson: Lesson, slug: str) -> Heap:
    """Gather what one lesson holds."""
    heap = Heap(lessons=1)
    for quiz in lesson.quizzes:
        heap.questions += quiz.questions
    for piece in each_piece(lesson.blocks):
        if isinstance(piece, Block):
            heap.facts += piece.name == "fact"
            heap.scripts += piece.name == "script"
            if piece.name == "download":
                note_file(heap.worksheets, lesson, slug, piece.attribute("file"))
        if isinstance(piece, Worksheet):
            note_file(heap.worksheets, lesson, slug, piece.file)
        for text in texts_of(piece):
            gather_text(heap, lesson, slug, text)
    return heap


def texts_of(piece: Piece) -> Iterator[str]:
    """Walk through the teaching text of one piece; the pieces inside it come by themselves."""
    if isinstance(piece, Prose | CheckinPrompt | Worksheet) or (
        isinstance(piece, Block) and piece.name != "trainer"
    ):
        yield piece.text
    elif isinstance(piece, Checklist):
        yield piece.title
        yield from (line.text for line in piece.lines)


def gather_text(heap: Heap, lesson: Lesson, slug: str, text: str) -> None:
    """Count the characters of a text, and what the parser finds in it."""
    found = Findings()
    scan_text(Source(lesson.path, tuple(text.split("\n"))), found)
    heap.facts += len(found.sources)
    heap.characters += len(HAN.findall(INLINE_FACT.sub(r"\1", text)))
    for mention in found.mentions:
        if mention.kind == "image":
            note_file(heap.figures, lesson, slug, mention.value)
        elif mention.value.lower().endswith(".csv"):
            note_file(heap.worksheets, lesson, slug, mention.value)


def note_file(files: set[str], lesson: Lesson, slug: str, target: str) -> None:
    """Name a file so that two lessons that show it name it alike."""
    path, _ = resolve(lesson.path, target)
    files.add(f"{slug}/{path}")


def explanations_of(question: Question) -> int:
    """Count the explanations of a question and of its options."""
    return bool(question.feedback) + sum(bool(option.feedback) for option in question.options)


def as_table(statistics: Statistics) -> str:
    """Write a table: a line a course, a line a lesson, and the totals."""
    titles = list(asdict(Counts()))[1:]
    lines = [["", *titles]]
    for name, course in statistics.courses.items():
        lines.append(row(name, course.whole, titles))
        lines += [row(f"  {each}", counts, titles) for each, counts in course.lessons.items()]
    lines.append(row(f"{statistics.totals.courses} courses", statistics.totals, titles))
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def row(name: str, counts: Counts, titles: Iterable[str]) -> list[str]:
    """Return the cells of one line."""
    return [name, *(str(getattr(counts, title)) for title in titles)]
