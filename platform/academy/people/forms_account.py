"""Forms of those who look after people: a person, a team, and a press that counts once."""

import secrets
from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import HiddenField, RadioField, SelectField

from academy.people.forms import choice, new_sign_in_name, text
from academy.people.names import phone_number
from academy.web.fields import Form, LineField, Needed


def new_form_key() -> str:
    """Return a key for a form that is shown now."""
    return secrets.token_urlsafe(16)


class OnceForm(Form):
    """A form whose first password belongs to it (rule R88)."""

    form_key = HiddenField(default=new_form_key)

    @property
    def key(self) -> str:
        """The form's own key; a form without a good one gets a new one."""
        sent = text(self.form_key)
        return sent if 16 <= len(sent) <= 64 else new_form_key()


class PersonForm(OnceForm):
    """Somebody to be added to a team."""

    person = LineField(
        lazy_gettext("Name"), most=40, validators=[Needed(lazy_gettext("Enter the name."))]
    )
    name = new_sign_in_name()
    job = LineField(lazy_gettext("Job"), most=20)
    role = RadioField(lazy_gettext("In this team"), default="staff")

    def __init__(self, *, managers: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.role.choices = [
            choice("staff", _("Staff: takes courses and checks in")),
            choice("manager", _("Manager: answers for the team and those below")),
        ]
        if not managers:
            del self.role

    @property
    def chosen_role(self) -> str:
        """The role in the team; staff where there is no choice."""
        return text(self["role"]) if "role" in self else "staff"

    @property
    def phone(self) -> str | None:
        """The phone number, when one was entered to sign in with."""
        return phone_number(text(self.name))


class TeamForm(Form):
    """A team to be added, and the one above it."""

    team = LineField(
        lazy_gettext("Name of the team"),
        most=40,
        validators=[Needed(lazy_gettext("Enter the name of the team."))],
    )
    under = SelectField(lazy_gettext("Under"), default="")

    def __init__(self, teams: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.under.choices = [("", _("no other team")), *teams]

    @property
    def parent_id(self) -> int | None:
        """The id of the team above, if any."""
        return int(text(self.under)) if text(self.under) else None
