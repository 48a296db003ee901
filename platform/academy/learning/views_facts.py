"""Writing own facts of the shop: at the question of a lesson, and on the page that lists all."""

from flask import Blueprint, Response, abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.catalog import live
from academy.database import reading, writing
from academy.learning import store_page, store_shop
from academy.learning.forms import FactForm
from academy.learning.lesson_view import noticed, quiz_card
from academy.learning.pages import QuestionPage
from academy.learning.permissions import may_learn
from academy.learning.shop_facts import shop_of
from academy.learning.views_cards import question_html
from academy.learning.views_kept import filled_in
from academy.learning.views_lesson import Notice, fresh, lesson_address, refused_answer, seed
from academy.learning.views_personal import fact_marks, mark_of
from academy.web.answers import see_other, wants_fragment
from academy.web.guard import guard, visitor
from academy.web.kept import show_field

blueprint = Blueprint("facts", __name__)
show_field("value", "What you wrote for your shop")


@blueprint.post("/lessons/<lesson_id>/facts/<question_id>")
@guard(may_learn, load=store_page.question)
def write(found: QuestionPage) -> ResponseReturnValue:
    """Keep what was written for the visitor's shop, unless somebody wrote meanwhile."""
    if found.question.kind != "field":
        abort(404)
    form = FactForm()
    if not form.validate():
        sentence = " ".join(form.value.errors) or _("This could not be kept. Send it once more.")
        return not_kept(found, 422, sentence, form.value.data or "")
    if keep(found.question.fact, form) == "meanwhile":
        return not_kept(found, 409, meanwhile(found.question.fact), form.value.data or "")
    if not wants_fragment():
        return see_other(f"{lesson_address(found.lesson.place)}#{found.question.id}")
    return fact_answer(found)


def keep(name: str, form: FactForm) -> store_shop.Outcome:
    """Write a fact for the visitor's shop; say what became of it."""
    who = visitor()
    entry = store_shop.Entry(
        shop=shop_of(who),
        merchant_id=who.merchant_id,
        name=name,
        value=form.value.data or "",
        seen=form.seen.data or 0,
        person_id=who.person_id,
    )
    with writing() as connection:
        return store_shop.write(connection, entry, clock.now())


def meanwhile(name: str) -> str:
    """Say what somebody else wrote since the page was made."""
    with reading() as connection:
        fact = store_shop.facts_of(connection, shop_of(visitor()))[name]
    return str(
        _(
            "Meanwhile %(name)s wrote “%(value)s”. Send again to put your words in its place.",
            name=fact.who,
            value=fact.value,
        )
    )


def not_kept(found: QuestionPage, status: int, sentence: str, typed: str) -> Response:
    """Say why nothing was kept; what was typed is still in its box."""
    notice = Notice(found.question.id, sentence, (typed,))
    if wants_fragment():
        return fact_answer(found, notice)
    return refused_answer(found.lesson, status, notice)


def fact_answer(found: QuestionPage, notice: Notice | None = None) -> Response:
    """Return the question as it is now, and what stands at the places that show its fact.

    Nothing else of the page is sent: what was chosen and not sent elsewhere stays.
    """
    place, state = fresh(found.lesson)
    content = live.content(place.course, place.lesson)
    quiz = quiz_card(content, state.standings(place.lesson)[found.quiz.id], state, seed())
    if notice is not None:
        quiz = noticed(quiz, notice.question_id, notice.sentence, notice.chosen)
    name = found.question.fact
    text = render_template(
        "learning/_fact_kept.html",
        lesson=place.lesson,
        quiz=quiz,
        card=next(each for each in quiz.cards if each.question.id == found.question.id),
        question_html=question_html,
        shown=mark_of(name) if name in content.facts else "",
    )
    return Response(filled_in(text, fact_marks(place, state)), 200 if notice is None else 422)
