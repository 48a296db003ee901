"""All own facts of the visitor's shop on one page, to be read and changed."""

from flask import Blueprint, abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy.database import reading
from academy.learning import store_shop
from academy.learning.forms import ShopFactForm
from academy.learning.shop_facts import ShopLine, lines_of, shop_of
from academy.learning.store_page import present
from academy.learning.views_facts import keep, meanwhile
from academy.learning.views_personal import author_words
from academy.web.answers import page, see_other
from academy.web.guard import anybody, guard, visitor
from academy.web.locale import language

blueprint = Blueprint("shop", __name__)


@blueprint.get("/shop")
@guard(anybody)
def shop() -> ResponseReturnValue:
    """Show what the shop has written of itself, and what it is asked for."""
    return shown(200)


@blueprint.post("/shop")
@guard(anybody)
def write() -> ResponseReturnValue:
    """Keep one fact, unless somebody wrote meanwhile."""
    form = ShopFactForm()
    valid, name = form.validate(), form.name.data or ""
    if name not in {line.name for line in own_lines()}:
        abort(404)
    if not valid:
        sentence = " ".join(form.value.errors) or _("This could not be kept. Send it once more.")
        return shown(422, name, sentence, form.value.data or "")
    if keep(name, form) == "meanwhile":
        return shown(409, name, meanwhile(name), form.value.data or "")
    flash(_("Kept for the shop."), "done")
    return see_other(f"/shop#{name}")


def own_lines() -> list[ShopLine]:
    """Return the own facts of the visitor's shop."""
    who = visitor()
    with reading() as connection:
        facts = store_shop.facts_of(connection, shop_of(who))
    return lines_of(present(who), who.merchant_id, language(), facts)


def shown(
    status: int, refused: str = "", sentence: str = "", typed: str = ""
) -> ResponseReturnValue:
    """Return the page; a fact that was *refused* says why, with what was *typed* in its box."""
    return page(
        "learning/shop.html",
        status,
        lines=own_lines(),
        author=author_words,
        refused=refused,
        sentence=sentence,
        typed=typed,
    )
