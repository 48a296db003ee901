"""What somebody who looks after a team plans for it."""

from dataclasses import asdict
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import HiddenField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from academy.checkins.changed_plan import change_faults, merged, phase
from academy.checkins.new_plan import (
    MOST_CHARACTERS_ASKED,
    MOST_MAKE_UPS,
    MOST_PICTURES_ASKED,
    NewPlan,
    faults,
)
from academy.web.fields import CountField, DayField, Form, LineField, Needed, TextField
from academy.web.kept import show_field

show_field("title", "Name of the check-ins")
show_field("prompt", "Questions")

EVERY_DAY = [str(day) for day in range(7)]


class PlanForm(Form):
    """A plan of check-ins; the rules between the fields are those of R81."""

    title = LineField(
        lazy_gettext("Name of the check-ins"),
        most=40,
        validators=[Needed(lazy_gettext("Give the check-ins a name."))],
    )
    prompt = TextField(
        lazy_gettext("Questions"),
        most=2000,
        validators=[Needed(lazy_gettext("Write at least one question."))],
    )
    weekdays = SelectMultipleField(
        lazy_gettext("On these weekdays"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    first_day = DayField(lazy_gettext("First day"))
    last_day = DayField(lazy_gettext("Last day, if there is one"))
    minimum_characters = CountField(
        lazy_gettext("Characters at the least"), most=MOST_CHARACTERS_ASKED, default=0
    )
    pictures_needed = CountField(
        lazy_gettext("Pictures at the least"), most=MOST_PICTURES_ASKED, default=0
    )
    make_ups = CountField(lazy_gettext("Make-ups a month"), most=MOST_MAKE_UPS, default=3)

    def __init__(self, today: date, names: list[str], **kwargs: Any) -> None:
        super().__init__(**{"data": {"weekdays": EVERY_DAY, "first_day": today}, **kwargs})
        self.today = today
        self.weekdays.choices = list(zip(EVERY_DAY, names, strict=True))

    def validate(self, extra_validators: Any = None) -> bool:
        """Judge each field, then what the fields say together."""
        fine = bool(super().validate(extra_validators))
        if "first_day" in self and self.first_day.data is None:
            self.first_day.errors = self.first_day.errors or [_("Choose the first day.")]
            return False
        for name, sentence in self.faults().items():
            if not self[name].errors:
                self[name].errors = [_(sentence)]
                fine = False
        return fine

    def faults(self) -> dict[str, str]:
        """Return what the fields say together that cannot be, by the name of the field."""
        return faults(self.planned(), self.today)

    def said(self, name: str) -> Any:
        """Return what stands in the field called *name*; None where there is no such field."""
        return self[name].data if name in self else None

    def planned(self) -> NewPlan:
        """Return what was typed as a plan."""
        chosen = set(self.said("weekdays") or ())
        return NewPlan(
            title=self.title.data or "",
            prompt=self.prompt.data or "",
            weekdays="".join("1" if day in chosen else "0" for day in EVERY_DAY),
            first_day=self.said("first_day") or self.today,
            last_day=self.said("last_day"),
            minimum_characters=self.minimum_characters.data or 0,
            pictures_needed=self.pictures_needed.data or 0,
            make_ups=self.make_ups.data or 0,
        )


class ChangePlanForm(PlanForm):
    """A plan that is there; what days that have begun were counted by has no field (R170)."""

    version = HiddenField()

    def __init__(self, there: NewPlan, today: date, names: list[str], **kwargs: Any) -> None:
        chosen = [day for day in EVERY_DAY if there.weekdays[int(day)] == "1"]
        super().__init__(today, names, data={**asdict(there), "weekdays": chosen}, **kwargs)
        self.there = there
        self.phase = phase(there, today)
        if self.phase != "to_come":
            del self.first_day, self.weekdays
        if self.phase == "over":
            del self.last_day

    def faults(self) -> dict[str, str]:
        """Return what cannot change in this way, by the name of the field."""
        return change_faults(self.there, self.planned(), self.today)

    def planned(self) -> NewPlan:
        """Return what was typed, with the rest as it stands."""
        return merged(self.there, super().planned(), self.today)
