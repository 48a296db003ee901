"""The glossary: the words of the trade, and in which lessons each is used."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy.learning import store_glossary
from academy.learning.glossary_page import GlossaryPage
from academy.web.answers import page
from academy.web.guard import anybody, guard

blueprint = Blueprint("glossary", __name__)


@blueprint.get("/glossary")
@guard(anybody, load=store_glossary.glossary)
def glossary(found: GlossaryPage) -> ResponseReturnValue:
    """Show all words in the reader's language."""
    return page("learning/glossary.html", page=found, used=_("Used in"))
