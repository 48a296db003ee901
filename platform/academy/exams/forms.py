"""What is sent to begin a try; an answer is read with learning.forms.said_in."""

from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from academy.web.fields import Form


class BeginForm(Form):
    """Begin a try, after as many tries as the page showed."""

    tries = IntegerField(validators=[InputRequired(), NumberRange(0, 10_000)])
