"""Which course a team is given, and until when."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import Field, SelectField, ValidationError

from academy.catalog.content import Course
from academy.learning.due import due_fault
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
