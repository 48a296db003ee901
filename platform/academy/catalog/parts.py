"""What a rendered lesson consists of; checklists and quizzes are forms of the page.

What depends on the reader is a part of its own, so that the HTML is the same for everybody:
the borders of platform variants, the places where a rule may be called overdue, and in the
HTML the names of own facts between two signs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HtmlPart:
    """Clean HTML."""

    html: str


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line to tick; the id is unique in the lesson."""

    id: str
    html: str


@dataclass(frozen=True, slots=True)
class ChecklistPart:
    """A checklist; its title is plain text."""

    id: str
    title: str
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class QuizPart:
    """The place of a quiz."""

    quiz_id: str


@dataclass(frozen=True, slots=True)
class VariantStart:
    """What follows, up to its end, holds on these platforms only."""

    platforms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VariantEnd:
    """Here what holds on some platforms ends."""


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """The rule that follows is to be reviewed by ``day``; ``strict`` ones more urgently."""

    day: str
    strict: bool


@dataclass(frozen=True, slots=True)
class AskPart:
    """Here a reader who has chosen no platform is asked; never kept, see ``reader_parts``."""


Part = HtmlPart | ChecklistPart | QuizPart | VariantStart | VariantEnd | ReviewPart
"""What is rendered and kept."""

ShownPart = HtmlPart | ChecklistPart | QuizPart | AskPart
"""What one reader sees of it."""
