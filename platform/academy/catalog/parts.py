"""What a rendered lesson consists of; checklists and quizzes are forms of the page."""

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


Part = HtmlPart | ChecklistPart | QuizPart
