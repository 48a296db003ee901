"""What a learner sends: an answer, a reading, ticks."""

from collections.abc import Sequence

from wtforms import HiddenField, IntegerField, SelectMultipleField
from wtforms.validators import InputRequired, Length, NumberRange

from academy.catalog.pieces import Question
from academy.learning.given import MOST_SIGNS, MOST_VALUES, Said, Values, read_said
from academy.learning.shop_facts import MOST_SIGNS as MOST_SIGNS_OF_FACT
from academy.web.fields import Form, TextField
from academy.web.text import BadText, clean_line


class AnswerForm(Form):
    """In which attempt a question is answered, and in which wording; what is said: said_in."""

    attempt = IntegerField(validators=[InputRequired(), NumberRange(1, 10_000)])
    digest = HiddenField(validators=[Length(1, 128)])


def said_in(question: Question, values: Values, prefix: str = "") -> Said:
    """Read what a form says to *question*, with typed words cleaned.

    Args:
        question: the question, of a lesson's quiz or of whatever asks it.
        values: all values sent under a name, as ``request.form.getlist``.
        prefix: what stands before the names of the fields, where a form asks several
            questions; the same was given to ``_question_fields.html``.
    """

    def cleaned(name: str) -> Sequence[str]:
        found = values(prefix + name)
        return [clean(each) for each in found[:MOST_VALUES]] if name == "words" else found

    return read_said(question, cleaned)


def clean(typed: str) -> str:
    """Return one line that can be kept; what cannot be is nothing."""
    try:
        return clean_line(typed, MOST_SIGNS)
    except BadText:
        return ""


class AgainForm(Form):
    """Another attempt, after the one that the page showed."""

    attempt = IntegerField(validators=[InputRequired(), NumberRange(1, 10_000)])


class ReadForm(Form):
    """The ticket of a lesson's page; with the place left at when a script sends it."""

    ticket = HiddenField(validators=[Length(1, 1000)])
    place = IntegerField(default=0)


class TicksForm(Form):
    """The lines of one checklist that are ticked."""

    checklist = HiddenField(validators=[Length(1, 200)])
    item = SelectMultipleField(validate_choice=False)


class FactForm(Form):
    """An own fact of the shop, made from the one that stood on the page."""

    value = TextField(most=MOST_SIGNS_OF_FACT)
    seen = IntegerField(validators=[InputRequired(), NumberRange(0, 1_000_000)])


class ShopFactForm(FactForm):
    """An own fact on the page that lists all of them; ``name`` is its key."""

    name = HiddenField(validators=[Length(1, 60)])
