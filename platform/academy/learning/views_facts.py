"""Writing own facts of the shop: at the question of a lesson, and on the page that lists all."""

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy import clock
from academy.catalog import live
from academy.database import reading, writing
from academy.learning import store_page, store_shop
from academy.learning.forms import FactForm
from academy.learning.pages import QuestionPage
from academy.learning.permissions import may_learn
from academy.learning.shop_facts import shop_of
from academy.learning.views_lesson import Notice, lesson_address, question_answer, refused_answer
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
    answer = question_answer(found)
    place = found.lesson.place
    if found.question.fact in live.content(place.course, place.lesson).facts:
        answer.headers["HX-Refresh"] = "true"
    return answer


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
        return question_answer(found, notice)
    return refused_answer(found.lesson, status, notice)
