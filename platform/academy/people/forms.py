"""Forms of the sign-in, the password, the profile and the first admin."""

from collections.abc import Callable, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import Field, HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput

from academy.people.names import new_login_key, new_phone_number, phone_number
from academy.people.passwords import refuse_weak
from academy.web.fields import Form, LineField, Needed, SecretField


def choice(value: str, label: object) -> Any:
    """Return one choice of a field; *label* may be a message in the reader's language."""
    return SelectChoice(value, label)


ZONES = [
    choice("", lazy_gettext("That of your merchant")),
    choice("Asia/Shanghai", lazy_gettext("Shanghai")),
    choice("Asia/Urumqi", lazy_gettext("Urumqi")),
    choice("Asia/Hong_Kong", lazy_gettext("Hong Kong")),
    choice("Asia/Taipei", lazy_gettext("Taipei")),
    choice("Asia/Singapore", lazy_gettext("Singapore")),
    choice("Asia/Tokyo", lazy_gettext("Tokyo")),
    choice("Asia/Seoul", lazy_gettext("Seoul")),
    choice("Asia/Bangkok", lazy_gettext("Bangkok")),
    choice("Asia/Jakarta", lazy_gettext("Jakarta")),
    choice("Asia/Dubai", lazy_gettext("Dubai")),
    choice("Europe/London", lazy_gettext("London")),
    choice("Europe/Berlin", lazy_gettext("Berlin")),
    choice("America/New_York", lazy_gettext("New York")),
    choice("America/Los_Angeles", lazy_gettext("Los Angeles")),
    choice("Australia/Sydney", lazy_gettext("Sydney")),
]
"""Zones to choose from, by the city that people know."""


class CompleteName:
    """Refuse what cannot be a login name or a phone number."""

    def __call__(self, form: Any, field: Field) -> None:
        """Stop with the sentence of the rule that it breaks."""
        typed = text(field)
        looks_like_phone = typed.replace(" ", "").lstrip("+").isdigit()
        judge: Callable[[str], str] = new_phone_number if looks_like_phone else new_login_key
        stop_at_rule(judge, typed)


class StrongPassword:
    """Refuse a new password that is easily guessed."""

    def __call__(self, form: Any, field: Field) -> None:
        """Stop with the sentence of the rule that it breaks."""
        stop_at_rule(lambda typed: refuse_weak(typed, form.own_names()), text(field))


def text(field: Field) -> str:
    """Return what was typed in *field*."""
    return str(field.data or "")


def stop_at_rule(judge: Callable[[str], object], typed: str) -> None:
    """Turn the sentence of a broken rule into one in the reader's language."""
    try:
        judge(typed)
    except ValueError as error:
        raise StopValidation(_(str(error))) from error


def new_sign_in_name() -> LineField:
    """Return the field for what a new person signs in with."""
    return LineField(
        lazy_gettext("Phone or login name"),
        most=200,
        validators=[
            Needed(lazy_gettext("Enter the phone number or login name to sign in with.")),
            CompleteName(),
        ],
    )


class SignInForm(Form):
    """Who is there, and where they were going."""

    name = LineField(
        lazy_gettext("Phone or login name"),
        most=200,
        validators=[Needed(lazy_gettext("Enter your phone number or login name."))],
    )
    password = SecretField(
        lazy_gettext("Password"), validators=[Needed(lazy_gettext("Enter your password."))]
    )
    next = HiddenField()
    kept = HiddenField()


class PasswordForm(Form):
    """A new password. The old one is not asked at the first sign-in."""

    old_password = SecretField(
        lazy_gettext("Password until now"),
        validators=[Needed(lazy_gettext("Enter the password you have used until now."))],
    )
    new_password = SecretField(
        lazy_gettext("New password"),
        validators=[Needed(lazy_gettext("Enter a new password.")), StrongPassword()],
    )
    next = HiddenField()
    kept = HiddenField()

    def __init__(self, names: tuple[str | None, ...], *, first: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names = names
        if first:
            del self.old_password

    def own_names(self) -> tuple[str | None, ...]:
        """Return the names that cannot be the password."""
        return self.names


class ProfileForm(Form):
    """How a person wants to read."""

    locale = RadioField(
        lazy_gettext("Language"),
        choices=[
            choice("", lazy_gettext("As the browser asks")),
            choice("zh_Hans_CN", "中文"),
            choice("en", "English"),
        ],
    )
    theme = RadioField(
        lazy_gettext("Light or dark"),
        choices=[
            choice("system", lazy_gettext("As the device")),
            choice("light", lazy_gettext("Light")),
            choice("dark", lazy_gettext("Dark")),
        ],
    )
    zone = SelectField(lazy_gettext("Time zone"), choices=ZONES)
    platforms = SelectMultipleField(
        lazy_gettext("Where I sell"), option_widget=CheckboxInput(), choices=[]
    )

    def offer_platforms(self, offered: Sequence[tuple[str, str]]) -> None:
        """Offer the platforms of the site; without any the field is not there."""
        if not offered:
            del self.platforms
            return
        self.platforms.choices = [choice(word, name) for word, name in offered]
        # a platform that is offered no more is forgotten with the next choice
        known = {word for word, _name in offered}
        self.platforms.data = [each for each in self.platforms.data or [] if each in known]

    def offer_zone(self, zone: str | None) -> None:
        """Offer a zone that was set elsewhere too, so that saving does not change it."""
        if zone and zone not in {offered.value for offered in ZONES}:
            self.zone.choices = [*ZONES, choice(zone, zone)]


class SetupForm(Form):
    """The first merchant and its admin."""

    merchant = LineField(
        lazy_gettext("Merchant"),
        most=60,
        validators=[Needed(lazy_gettext("Enter the name of the merchant."))],
    )
    person = LineField(
        lazy_gettext("Your name"), most=40, validators=[Needed(lazy_gettext("Enter your name."))]
    )
    name = new_sign_in_name()
    password = SecretField(
        lazy_gettext("Password"),
        validators=[Needed(lazy_gettext("Enter a new password.")), StrongPassword()],
    )

    def own_names(self) -> tuple[str | None, ...]:
        """Return the names that cannot be the password."""
        return (self.merchant.data, self.person.data, self.name.data)

    def phone(self) -> str | None:
        """Return the phone number when one was entered to sign in with."""
        return phone_number(text(self.name))
