"""Which course a team is given, and until when."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import Field, HiddenField, SelectField, ValidationError

from academy.catalog.content import Course
from academy.learning.due import Due, due_fault
from academy.web.fields import DayField, Form, Needed


class AssignForm(Form):
    """A course and its due day (rule R83)."""

    course = SelectField(
        lazy_gettext("Course"), validators=[Needed(lazy_gettext("Choose a course."))]
    )
    due_day = DayField(lazy_gettext("Due day, if there is one"))

    def __init__(self, today: date, courses: Iterable[Course], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.today = today
        self.course.choices = [
            ("", _("Choose a course")),
            *((course.id, course.title) for course in courses),
        ]

    def validate_due_day(self, field: Field) -> None:
        """Refuse a day that is over or far away."""
        sentence = due_fault(field.data, self.today)
        if sentence is not None:
            raise ValidationError(_(sentence))


class DueForm(Form):
    """Another due day for a course that was given (rule R173)."""

    due_day = DayField(lazy_gettext("Due day, if there is one"))
    seen = HiddenField()

    def __init__(self, today: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.today = today

    def validate_due_day(self, field: Field) -> None:
        """Refuse a day that is over or far away, unless it stood there before."""
        sentence = due_fault(field.data, self.today)
        if sentence is not None and field.data != self.seen_day().day:
            raise ValidationError(_(sentence))

    def seen_day(self) -> Due:
        """Return the due day that stood there when the form was made."""
        try:
            return Due(date.fromisoformat(str(self.seen.data or "")))
        except ValueError:
            return Due(None)
