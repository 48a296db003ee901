"""What the pages of field work share: the task as HTML, the rubric in the reader's words."""

from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from academy.catalog import live
from academy.catalog.paths import scheme_of
from academy.catalog.pieces import Criterion
from academy.catalog.render import Style, line_html, to_html
from academy.catalog.snapshot import WorkPlace
from academy.fieldwork.works import Mark, Work, words_for
from academy.web.guard import visitor
from academy.web.locale import language


@dataclass(frozen=True, slots=True)
class MarkShown:
    """A mark with its rubric in the reader's words: pairs of criterion and points."""

    mark: Mark
    lines: tuple[tuple[Criterion, int | None], ...]

    def shows(self, rubric: tuple[Criterion, ...]) -> bool:
        """Whether the points given stand beside the lines of just this *rubric*."""
        given = any(points is not None for _, points in self.lines)
        return given and rubric == tuple(criterion for criterion, _ in self.lines)


def place_of(work_id: str) -> WorkPlace | None:
    """Return where a piece of work stands in the courses that the visitor may see."""
    who = visitor()
    place = live.catalog(who.activation).work(work_id, language=language())
    return place if place and place.lesson.visible_to(who.merchant_id) else None


def task_html(text: str) -> Markup:
    """Render what is to be done; what leads to files of the course is left out."""
    style = Style(language(), link=outside)
    return Markup(to_html(text, style))  # noqa: S704 (cleaned by the allow-list)


def criterion_html(text: str) -> Markup:
    """Render one line of a rubric as the lesson shows it."""
    style = Style(language(), link=outside)
    return Markup(line_html(text, style))  # noqa: S704 (cleaned by the allow-list)


def outside(target: str) -> str | None:
    """Keep addresses of other sites only."""
    return target if scheme_of(target) else None


def rubric_of(work: Work, place: WorkPlace | None) -> tuple[Criterion, ...]:
    """Return the rubric a piece of work is marked by, in the reader's words."""
    return in_words(work.asked.rubric, place)


def in_words(stored: tuple[Criterion, ...], place: WorkPlace | None) -> tuple[Criterion, ...]:
    """Return a stored rubric in the reader's words."""
    if place is None:
        return stored
    return words_for(stored, place.source.criteria, place.work.criteria)


def marks_shown(marks: tuple[Mark, ...], place: WorkPlace | None) -> list[MarkShown]:
    """Return the marks, the last first."""
    return [
        MarkShown(mark, tuple(zip(in_words(mark.rubric, place), mark.points, strict=True)))
        for mark in marks
    ]


def evidence_words(evidence: tuple[str, ...]) -> list[str]:
    """Name what must be handed in."""
    words = {
        "text": _("some words"),
        "image": _("a picture"),
        "link": _("a link"),
        "numbers": _("figures"),
        "file": _("a file"),
    }
    return [words[each] for each in evidence if each in words]
