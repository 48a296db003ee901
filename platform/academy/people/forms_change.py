"""Forms of those who change what is written down of people and teams."""

from collections.abc import Callable, Iterable
from typing import Any, Literal

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import BooleanField, Field, HiddenField, RadioField, SelectField

from academy.people.forms import choice, stop_at_rule, text
from academy.people.names import new_login_key, new_phone_number
from academy.people.particulars import Correction, Particulars
from academy.web.fields import Form, LineField, Needed


class IfTyped:
    """Judge what was typed by a rule; nothing typed is fine."""

    def __init__(self, judge: Callable[[str], str]) -> None:
        self.judge = judge

    def __call__(self, form: Any, field: Field) -> None:
        """Stop with the sentence of the rule that it breaks."""
        if text(field):
            stop_at_rule(self.judge, text(field))


class CorrectionForm(Form):
    """What is written down of a person. A phone number is typed only to change it."""

    person = LineField(
        lazy_gettext("Name"), most=40, validators=[Needed(lazy_gettext("Enter the name."))]
    )
    login_name = LineField(lazy_gettext("Login name"), most=40, validators=[IfTyped(new_login_key)])
    phone = LineField(
        lazy_gettext("New phone number"), most=40, validators=[IfTyped(new_phone_number)]
    )
    drop_phone = BooleanField(lazy_gettext("No phone number any more"))
    staff_number = LineField(lazy_gettext("Staff number"), most=40)
    job = LineField(lazy_gettext("Job"), most=20)
    version = HiddenField()

    def __init__(self, there: Particulars, **kwargs: Any) -> None:
        data = {
            "person": there.name,
            "login_name": there.login_name,
            "staff_number": there.staff_number,
            "job": there.job,
            "version": there.version,
        }
        super().__init__(data=data, **kwargs)
        if not there.phone:
            del self.drop_phone

    def typed(self) -> Correction:
        """Return what was typed."""
        phone = text(self.phone)
        return Correction(
            name=text(self.person),
            login_name=text(self.login_name) or None,
            new_phone=new_phone_number(phone) if phone else None,
            drop_phone="drop_phone" in self and bool(self.drop_phone.data),
            staff_number=text(self.staff_number) or None,
            job=text(self.job) or None,
        )


class PartForm(Form):
    """A team of a person, and what the person is in it."""

    team = SelectField(lazy_gettext("Team"), validators=[Needed(lazy_gettext("Choose a team."))])
    role = RadioField(lazy_gettext("In this team"), default="staff")
    seen = HiddenField()

    def __init__(self, teams: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.team.choices = [("", _("Choose a team")), *teams]
        self.role.choices = [
            choice("staff", _("Staff: takes courses and checks in")),
            choice("manager", _("Manager: answers for the team and those below")),
        ]

    @property
    def team_id(self) -> int:
        """The id of the team that was chosen."""
        return int(text(self.team))

    @property
    def chosen_role(self) -> Literal["staff", "manager"]:
        """What the person is to be in it."""
        return "manager" if text(self.role) == "manager" else "staff"


class RenameForm(Form):
    """Another name for a team."""

    team = LineField(
        lazy_gettext("Name of the team"),
        most=40,
        validators=[Needed(lazy_gettext("Enter the name of the team."))],
    )
    seen = HiddenField()
