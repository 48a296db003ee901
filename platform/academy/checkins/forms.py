"""What a person sends with a check-in."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from wtforms import Field, MultipleFileField, ValidationError

from academy.checkins.plan import Part
from academy.web.attachments import refuse
from academy.web.fields import Form, Needed, TextField
from academy.web.kept import show_field
from academy.web.pictures import MOST_PICTURES, Received

MOST_CHARACTERS = 2000
MOST_REASON = 200

show_field("text", "Your answer")
show_field("reason", "Why you missed the day")


class CheckInForm(Form):
    """Text and pictures of a check-in; what the activity asks for is judged with them."""

    text = TextField(lazy_gettext("Your answer"), most=MOST_CHARACTERS)
    pictures = MultipleFileField(lazy_gettext("Pictures"))

    def __init__(self, part: Part, received: Received | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.part = part
        self.received = received or Received((), ())

    def said(self, name: str) -> str:
        """Return what stands in the field called *name*."""
        return str(self[name].data or "")

    def lose_pictures(self) -> None:
        """Say that the pictures of this form are gone; the words stay."""
        self.received = Received((), ())
        self.pictures.errors = [_("The pictures are gone after two days. Choose them again.")]

    def validate_text(self, field: Field) -> None:
        """Refuse what is shorter than the activity asks for."""
        short = self.part.minimum_characters - len(field.data)
        if short > 0:
            raise ValidationError(
                ngettext("Write %(num)d more character.", "Write %(num)d more characters.", short)
            )
        if not field.data and not self.received.pictures:
            raise ValidationError(_("Write a sentence, or add a picture."))

    def validate_pictures(self, _field: Field) -> None:
        """Refuse a form with a faulty picture, or with fewer than the activity asks for."""
        refuse(self.received.faults)
        lacking = self.part.pictures_needed - len(self.received.pictures)
        if lacking > 0:
            raise ValidationError(
                ngettext("Add %(num)d more picture.", "Add %(num)d more pictures.", lacking)
            )


class MakeUpForm(CheckInForm):
    """A check-in for a missed day, with the reason."""

    reason = TextField(
        lazy_gettext("Why you missed the day"),
        most=MOST_REASON,
        validators=[Needed(lazy_gettext("Say in a few words why you missed the day."))],
    )


__all__ = ["MOST_CHARACTERS", "MOST_PICTURES", "CheckInForm", "MakeUpForm"]
