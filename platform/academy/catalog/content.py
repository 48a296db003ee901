"""What a checked course consists of: frozen, free of the outside world.

A course is read once by the parser and never changes afterwards. Its
translation is a whole course of its own, in which every piece without a
translation is the piece of the source; ids and answer keys are those of
the source, so records do not care in which language they were made.
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from academy.catalog.fact_signs import OWN_FACT
from academy.catalog.field_work import FieldWork, field_works
from academy.catalog.pieces import (
    Announce,
    Block,
    Boxes,
    CheckinPrompt,
    Checklist,
    ChecklistLine,
    Metric,
    Metrics,
    Option,
    Piece,
    Prose,
    Question,
    Quiz,
    ReportBox,
    Task,
    TaskList,
    Variant,
    each_piece,
    texts_of,
)

__all__ = [
    "Announce",
    "Asset",
    "Block",
    "Boxes",
    "CheckinPrompt",
    "Checklist",
    "ChecklistLine",
    "Course",
    "CourseNote",
    "Exam",
    "Lesson",
    "Metric",
    "Metrics",
    "Name",
    "Option",
    "OwnFact",
    "Piece",
    "Playbook",
    "PlaybookDay",
    "Prose",
    "Question",
    "Quiz",
    "Reference",
    "ReportBox",
    "Review",
    "Section",
    "Task",
    "TaskList",
    "Variant",
    "Word",
]


@dataclass(frozen=True, slots=True)
class Name:
    """One permanent id and where it is given."""

    id: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Something outside the course that the course speaks of.

    ``kind`` is ``needs``, ``task`` (both name a lesson by id), ``proves``
    (a question by id) or ``link`` (a file, by its path below ``courses/``).
    """

    kind: str
    value: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of one of the site's lists (``tags``, ``jobs`` …), and where a course uses it."""

    listed: str
    word: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class CourseNote:
    """A note of ``changes`` on what is new; without ``lessons`` it is about what has changed."""

    name: str
    text: str
    lessons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnFact:
    """What shops are asked for: its name (``shop.hero``), the question, and its place."""

    name: str
    text: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Review:
    """What is to be looked at again by a day: ``kind`` is ``lesson`` or ``policy``."""

    kind: str
    day: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that lessons show or offer; ``path`` is relative to the course.

    ``hidden`` is one that is shown only where learners do not read: in drafts, and to trainers.
    """

    path: str
    digest: str
    size: int
    hidden: bool = False


@dataclass(frozen=True)
class Lesson:
    """One lesson, as far as possible in ``language``; the length is in minutes.

    It has no slots, so that what every page asks of it is found once.
    """

    id: str
    slug: str
    title: str
    minutes: int
    language: str
    path: str
    blocks: tuple[Piece, ...]
    digest: str
    status: str = "published"
    complete: tuple[str, ...] = ("read",)
    needs: tuple[str, ...] = ()
    proves: tuple[str, ...] = ()
    kind: str = "lesson"
    audience: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    owner: str = ""
    review_by: str = ""
    aliases: tuple[str, ...] = ()

    @cached_property
    def quizzes(self) -> tuple[Quiz, ...]:
        """The quizzes in the order of the page."""
        return tuple(piece for piece in each_piece(self.blocks) if isinstance(piece, Quiz))

    @cached_property
    def checklists(self) -> tuple[Checklist, ...]:
        """The checklists in the order of the page."""
        return tuple(piece for piece in each_piece(self.blocks) if isinstance(piece, Checklist))

    @cached_property
    def fact_names(self) -> frozenset[str]:
        """The names of own facts that stand in its source, code included."""
        texts = [*texts_of(self.blocks)]
        texts += [line.text for checklist in self.checklists for line in checklist.lines]
        return frozenset(name for text in texts if "{{" in text for name in OWN_FACT.findall(text))

    @cached_property
    def works(self) -> tuple[FieldWork, ...]:
        """The field work and open questions in the order of the page."""
        return tuple(field_works(self.blocks))

    @cached_property
    def prompt(self) -> CheckinPrompt | None:
        """The check-in prompt of the lesson, if it has one."""
        found = (piece for piece in each_piece(self.blocks) if isinstance(piece, CheckinPrompt))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of published lessons."""

    id: str
    title: str
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class Exam:
    """A pool of questions of which each attempt draws ``draw``; ``minutes`` none = no limit."""

    id: str
    title: str
    path: str
    questions: tuple[Question, ...]
    draw: int
    passing: int = 80
    attempts: int | None = None
    minutes: int | None = None
    shuffle: str = "none"
    show: str = "at-end"


@dataclass(frozen=True, slots=True)
class PlaybookDay:
    """What happens on one day of a playbook; day 0 is the preparation."""

    id: str
    day: int
    title: str
    language: str
    path: str
    blocks: tuple[Piece, ...]
    digest: str

    @property
    def announces(self) -> tuple[Announce, ...]:
        """The posts of the day, by the clock."""
        found = (piece for piece in each_piece(self.blocks) if isinstance(piece, Announce))
        return tuple(sorted(found, key=lambda post: post.at))

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks of the day in the order of the page."""
        lists = (piece for piece in each_piece(self.blocks) if isinstance(piece, TaskList))
        return tuple(chain.from_iterable(found.tasks for found in lists))

    @property
    def prompt(self) -> CheckinPrompt | None:
        """The question of the day's check-in."""
        found = (piece for piece in each_piece(self.blocks) if isinstance(piece, CheckinPrompt))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Playbook:
    """A plan of ``length`` days that a group runs through.

    ``opens`` and ``closes`` are wall clock times ("07:00"); ``makeup`` is
    how many days a member may make up; ``budget`` is minutes a day, none
    when nothing is promised.
    """

    id: str
    slug: str
    title: str
    length: int
    days: tuple[PlaybookDay, ...]
    opens: str = "00:00"
    closes: str = "24:00"
    makeup: int = 0
    late: str = "never"
    budget: int | None = None

    def day(self, number: int) -> PlaybookDay | None:
        """Return one day by its number."""
        return next((day for day in self.days if day.day == number), None)


@dataclass(frozen=True)
class Course:
    """One course in one language.

    ``passing`` is percent of lessons and of the exam; ``hidden`` are
    lessons that learners do not see (draft, in review, retired), ``retired``
    the ids that were given up for good.
    """

    id: str
    slug: str
    title: str
    language: str
    summary: str
    sections: tuple[Section, ...]
    digest: str
    playbooks: tuple[Playbook, ...] = ()
    hidden: tuple[Lesson, ...] = ()
    level: str = ""
    audience: tuple[str, ...] = ()
    subject: str = ""
    capabilities: tuple[str, ...] = ()
    provider: str = ""
    owner: str = ""
    cover: str = ""
    public: bool = False
    passing: tuple[int, int] = (100, 80)
    assets: tuple[Asset, ...] = ()
    exams: tuple[Exam, ...] = ()
    notes: tuple[CourseNote, ...] = ()
    retired: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = field(default=(), repr=False)
    names: tuple[Name, ...] = field(default=(), repr=False)
    references: tuple[Reference, ...] = field(default=(), repr=False)
    words: tuple[Word, ...] = field(default=(), repr=False)
    own_facts: tuple[OwnFact, ...] = field(default=(), repr=False)
    translations: "tuple[Course, ...]" = field(default=(), repr=False)

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """All published lessons in the order of the outline."""
        return tuple(chain.from_iterable(section.lessons for section in self.sections))

    def in_language(self, language: str) -> "Course":
        """Return the course for readers of *language*, or as it was written."""
        wanted = language[:2].lower()
        return next((each for each in self.translations if each.language == wanted), self)
