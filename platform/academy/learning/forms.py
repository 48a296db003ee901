"""What a learner sends: an answer, a reading, ticks."""

from wtforms import HiddenField, IntegerField, SelectMultipleField
from wtforms.validators import InputRequired, Length, NumberRange

from academy.web.fields import Form, LineField


class AnswerForm(Form):
    """An answer to one question: keys chosen or words typed, in which attempt, to which wording."""

    choice = SelectMultipleField(validate_choice=False)
    words = LineField(most=200)
    attempt = IntegerField(validators=[InputRequired(), NumberRange(1, 10_000)])
    digest = HiddenField(validators=[Length(1, 128)])

    def chosen(self) -> frozenset[str]:
        """Return the keys chosen, or the one text typed."""
        if self.words.data:
            return frozenset({self.words.data})
        return frozenset(key[:200] for key in (self.choice.data or [])[:50] if key.strip())


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
