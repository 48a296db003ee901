"""A release as somebody else would see it: role, language, platform and day."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from academy.catalog.content import Course, Exam, Lesson, PlaybookDay
from academy.catalog.lesson_content import AfterAnswer
from academy.catalog.live_release import LiveRelease
from academy.catalog.pieces import Quiz
from academy.catalog.questions import QuestionView
from academy.learning.question_card import QuestionCard

ROLES = ("staff", "trainer")
LANGUAGES = ("zh", "en")
WORK = re.compile(r'href="/field-work/[^"]*"')


@dataclass(frozen=True, slots=True)
class Seen:
    """As whom a release is looked at; an empty ``platform`` is somebody who has chosen none."""

    role: str
    language: str
    platform: str
    day: date

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms that this reader sells on."""
        return (self.platform,) if self.platform else ()

    @property
    def trainer(self) -> bool:
        """Whether answers, explanations and notes for trainers are shown."""
        return self.role == "trainer"

    @property
    def query(self) -> str:
        """What keeps this choice in the addresses of a preview."""
        chosen = {"as": self.role, "language": self.language, "day": self.day.isoformat()}
        return urlencode(chosen | ({"platform": self.platform} if self.platform else {}))


def seen_as(asked: Mapping[str, str], platforms: Iterable[str], language: str, today: date) -> Seen:
    """Read the choice from an address; what is not known counts as not said."""
    role, wanted = asked.get("as", ""), asked.get("language", "")
    platform = asked.get("platform", "")
    try:
        day = date.fromisoformat(asked.get("day", ""))
    except ValueError:
        day = today
    return Seen(
        role=role if role in ROLES else "staff",
        language=wanted if wanted in LANGUAGES else language,
        platform=platform if platform in set(platforms) else "",
        day=day,
    )


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A release that is looked at, in the language it was written in."""

    release: LiveRelease
    course: Course

    @property
    def merchant_id(self) -> int | None:
        """The merchant whose course it is; none = shared."""
        return self.release.merchant_id

    @property
    def address(self) -> str:
        """Where the preview of this release begins."""
        return f"/releases/{self.release.course_id}/{self.release.number}/preview"


@dataclass(frozen=True, slots=True)
class PreviewItem:
    """A lesson, an exam or a day of a playbook of a release that is looked at."""

    page: PreviewPage
    item_id: str

    @property
    def merchant_id(self) -> int | None:
        """The merchant whose course it is; none = shared."""
        return self.page.merchant_id

    def lesson(self, language: str) -> Lesson | None:
        """Return the lesson in a language, published or not; a day of a playbook reads as one."""
        course = self.page.course.in_language(language)
        days = (day for playbook in course.playbooks for day in playbook.days)
        every = (*course.lessons, *course.hidden, *map(as_lesson, days))
        return next((each for each in every if each.id == self.item_id), None)

    def exam(self, language: str) -> Exam | None:
        """Return the exam in a language."""
        course = self.page.course.in_language(language)
        return next((each for each in course.exams if each.id == self.item_id), None)


def inside(html: str, page: PreviewPage, seen: Seen) -> str:
    """Keep links and pictures of a lesson within the preview; what would be handed in is not."""
    slug, base = page.release.slug, page.address.removesuffix("/preview")
    for folder in ("assets", "worksheets"):
        html = html.replace(f'"/courses/{slug}/{folder}/', f'"{base}/{folder}/')
    for lesson in (*page.course.lessons, *page.course.hidden):
        address = f"/courses/{slug}/{lesson.slug}"
        there = f"{page.address}/{lesson.id}?{seen.query}".replace("&", "&amp;")
        html = html.replace(f'"{address}"', f'"{there}"').replace(f'"{address}#', f'"{there}#')
    return WORK.sub('role="link" aria-disabled="true"', html)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of a question for its author: what is shown, what is right, why."""

    html: str
    right: bool
    feedback_html: str = ""
    partner_html: str = ""


@dataclass(frozen=True, slots=True)
class KeyCard:
    """A question with all that learners see only after the answer."""

    question: QuestionView
    lines: tuple[KeyLine, ...]
    words: tuple[tuple[str, ...], ...]
    feedback_html: str
    hint_html: str


def key_card(card: QuestionCard, after: AfterAnswer) -> KeyCard:
    """Return a question with its answer and explanations."""
    chosen = card.question.kind in {"one", "several"}
    lines = tuple(
        KeyLine(each.html, chosen and each.right, each.feedback_html, each.partner_html)
        for each in after.options
    )
    return KeyCard(card.question, lines, after.words, after.feedback_html, after.hint_html)


def as_lesson(day: PlaybookDay) -> Lesson:
    """Return a day of a playbook as a text to be looked at: its posts, tasks, figures, boxes."""
    return Lesson(day.id, "", day.title, 0, day.language, day.path, day.blocks, day.digest)


def as_quiz(exam: Exam) -> Quiz:
    """Return the whole pool of an exam as a quiz, to be looked at."""
    return Quiz(exam.id, exam.questions, passing=exam.passing, show=exam.show)
