"""What is sent from the page of a person."""

from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from academy.web.fields import Form


class ExtraTryForm(Form):
    """Give the try of this number, as the page offered it."""

    number = IntegerField(validators=[InputRequired(), NumberRange(1, 10_000)])
