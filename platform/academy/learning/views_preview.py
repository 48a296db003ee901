"""Any release as any learner or trainer would see it; nothing that is done here is kept.

Source:
    Rule R131 "preview" in docs/rules.md.
"""

from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from academy import clock
from academy.catalog import live, live_html, store
from academy.catalog.content import Exam, Lesson
from academy.catalog.labels import platform_label
from academy.catalog.lesson_content import LessonContent, after_answer, content_of
from academy.catalog.packing import unpack
from academy.catalog.permissions import may_see_releases
from academy.catalog.questions import view_of_quiz
from academy.catalog.reader_parts import parts_for
from academy.database import reading
from academy.learning import store_preview
from academy.learning.lesson_state import LessonState
from academy.learning.lesson_view import BodyPart, QuizCard, body, quiz_cards
from academy.learning.pages import AssetPage
from academy.learning.preview import (
    PreviewItem,
    PreviewPage,
    Seen,
    as_quiz,
    inside,
    key_card,
    seen_as,
)
from academy.learning.question_card import QuestionCard
from academy.learning.quiz import standing
from academy.learning.views_assets import file_answer, worksheet_answer
from academy.learning.views_personal import marked
from academy.learning.views_quiet import quiet_parts
from academy.web import dates
from academy.web.answers import page
from academy.web.guard import guard, visitor
from academy.web.locale import CHINESE, ENGLISH, language

blueprint = Blueprint("preview", __name__)

PLATFORMS = ("淘宝", "抖音", "快手", "微信")
NOBODY = LessonState(done={})


@blueprint.get("/releases/<course_id>/<int:number>/preview")
@guard(may_see_releases, load=store_preview.preview)
def outline(found: PreviewPage) -> ResponseReturnValue:
    """Show the outline of a release."""
    seen = asked()
    course = found.course.in_language(seen.language)
    return page("learning/preview.html", page=found, course=course, **band(found, seen))


@blueprint.get("/releases/<course_id>/<int:number>/preview/<item_id>")
@guard(may_see_releases, load=store_preview.item)
def item(found: PreviewItem) -> ResponseReturnValue:
    """Show a lesson or an exam of a release."""
    seen = asked()
    lesson, exam = found.lesson(seen.language), found.exam(seen.language)
    with force_locale(ENGLISH if seen.language == "en" else CHINESE):
        if lesson is not None:
            shown = lesson_html(found.page, lesson, seen)
        elif exam is not None:
            shown = exam_html(exam, seen)
        else:
            abort(404)
    place = neighbours(found, seen)
    return page(
        "learning/preview_item.html",
        page=found.page,
        item=lesson or exam,
        shown=inside(shown, found.page, seen),
        place=place,
        **band(found.page, seen, found.item_id),
    )


@blueprint.get("/releases/<course_id>/<int:number>/assets/<path:name>")
@guard(may_see_releases, load=store_preview.asset)
def asset(found: AssetPage) -> ResponseReturnValue:
    """Give out a file of a release."""
    return file_answer(found)


@blueprint.get("/releases/<course_id>/<int:number>/worksheets/<path:name>.xlsx")
@guard(may_see_releases, load=store_preview.worksheet)
def worksheet(found: AssetPage) -> ResponseReturnValue:
    """Give out a worksheet of a release as XLSX."""
    return worksheet_answer(found)


def asked() -> Seen:
    """Return as whom the visitor wants to look."""
    today = clock.local_day(clock.now(), visitor().zone)
    return seen_as(request.args, platforms(), language(), today)


def platforms() -> tuple[str, ...]:
    """Return the platforms that may be chosen."""
    return tuple(live.site().platforms) or PLATFORMS


def band(found: PreviewPage, seen: Seen, item_id: str = "") -> dict[str, Any]:
    """Return what the band on top of every page of a preview needs."""
    address = f"{found.address}/{item_id}" if item_id else found.address
    names = {each: platform_label(each, language()) for each in platforms()}
    roles = {"staff": _("staff"), "trainer": _("trainer")}
    return {
        "seen": seen,
        "address": address,
        "platforms": names,
        "roles": roles,
        "languages": {"zh": "中文", "en": "English"},
        "day": day_words(seen),
    }


def day_words(seen: Seen) -> str:
    """Return the day as whom one looks; of another year with its year."""
    this_year = clock.local_day(clock.now(), visitor().zone).year
    return dates.day(seen.day) if seen.day.year == this_year else seen.day.isoformat()


def lesson_html(found: PreviewPage, lesson: Lesson, seen: Seen) -> str:
    """Return a lesson's text, checklists and quizzes, in the language it is looked at in."""
    content = content_for(found, lesson, seen)
    shown = parts_for(content.parts, seen.platforms, seen.day, lesson.language)
    parts = [marked(part) for part in shown]
    made = body(parts, quiz_cards(content, lesson, NOBODY, "preview"))
    return quiet_parts(lesson, [with_key(part, content, seen) for part in made])


def content_for(found: PreviewPage, lesson: Lesson, seen: Seen) -> LessonContent:
    """Return the HTML of a lesson of a release; what only trainers see is never kept."""
    with reading() as connection:
        packed = store.packed(connection, found.release.release_id)
    files = unpack(packed)
    course = found.course.in_language(seen.language)
    parts = live_html.render(course, lesson, files, live.site(), trainer=seen.trainer)
    return content_of(lesson, parts)


def with_key(part: BodyPart, content: LessonContent, seen: Seen) -> tuple[BodyPart, list[object]]:
    """Return a part with the answers of its quiz, for trainers."""
    if part.quiz is None or not seen.trainer:
        return part, []
    return part, [key_card(card, content.after[card.question.id]) for card in part.quiz.cards]


def exam_html(exam: Exam, seen: Seen) -> str:
    """Return the pool of an exam."""
    quiz = as_quiz(exam)
    view = view_of_quiz(quiz, seen.language)
    cards = tuple(QuestionCard(question, open=True) for question in view.questions)
    after = {each.id: after_answer(each, seen.language) for each in exam.questions}
    keys = [key_card(card, after[card.question.id]) for card in cards] if seen.trainer else []
    card = QuizCard(view, standing(quiz, ()), cards)
    facts = render_template("learning/_preview_exam.html", exam=exam)
    return facts + quiet_parts(None, [(BodyPart("quiz", quiz=card), keys)])


def neighbours(found: PreviewItem, seen: Seen) -> dict[str, object]:
    """Return where a lesson stands: its number, what comes before and after it."""
    lessons = found.page.course.in_language(seen.language).lessons
    ids = [each.id for each in lessons]
    if found.item_id not in ids:
        return {"number": 0, "count": len(ids), "previous": None, "next": None}
    at = ids.index(found.item_id)
    return {
        "number": at + 1,
        "count": len(ids),
        "previous": lessons[at - 1] if at else None,
        "next": lessons[at + 1] if at + 1 < len(ids) else None,
    }
