"""What somebody who sets up a group sends."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import Field, SelectField, ValidationError

from academy.camps.new_camp import start_fault
from academy.web.fields import DayField, Form, LineField, Needed, TextField
from academy.web.kept import show_field

show_field("region", "Region")
show_field("interest", "Interest")
show_field("rules", "Rules of the group")


class GroupForm(Form):
    """A chat group: where, and about what (rule R84)."""

    name = LineField(
        lazy_gettext("Name of the group"),
        most=60,
        validators=[Needed(lazy_gettext("Give the group a name."))],
    )
    region = LineField(
        lazy_gettext("Region"), most=30, validators=[Needed(lazy_gettext("Enter the region."))]
    )
    interest = LineField(
        lazy_gettext("Interest"),
        most=30,
        validators=[Needed(lazy_gettext("Enter what its people care about."))],
    )
    rules = TextField(lazy_gettext("Rules of the group"), most=2000)

    def typed(self) -> dict[str, str]:
        """Return what was typed, clean after validation."""
        return {name: self[name].data or "" for name in ("name", "region", "interest", "rules")}


class MemberForm(Form):
    """Somebody gets a role in a group, or loses it."""

    who = SelectField(lazy_gettext("Person"), validators=[Needed(lazy_gettext("Choose a person."))])
    role = SelectField(lazy_gettext("Role"), validators=[Needed(lazy_gettext("Choose a role."))])

    def __init__(
        self, people: Iterable[tuple[str, str]], roles: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.who.choices = [("", _("Choose a person")), *people]
        self.role.choices = [*roles]


class CampForm(Form):
    """A playbook and the date of its day 1 (rule R86)."""

    playbook = SelectField(
        lazy_gettext("Playbook"), validators=[Needed(lazy_gettext("Choose a playbook."))]
    )
    start_day = DayField(lazy_gettext("Day 1 is on"))

    def __init__(self, today: date, playbooks: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.today = today
        self.playbook.choices = [*playbooks]

    def validate_start_day(self, field: Field) -> None:
        """Refuse a missing day, one that is over and one far away."""
        if field.data is None:
            if not field.process_errors:
                raise ValidationError(_("Choose the first day."))
            return
        sentence = start_fault(field.data, self.today)
        if sentence is not None:
            raise ValidationError(_(sentence))
