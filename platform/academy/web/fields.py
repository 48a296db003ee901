"""Form fields that clean what was typed, so that no form can forget it."""

from functools import lru_cache
from typing import Any

from babel.support import NullTranslations, Translations
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, Field, IntegerField, PasswordField, StringField, TextAreaField
from wtforms.i18n import messages_path
from wtforms.validators import StopValidation

from academy.web.locale import language
from academy.web.text import BadText, clean_line, clean_text


@lru_cache(maxsize=2)
def own_sentences(language: str) -> NullTranslations:
    """Return the sentences of WTForms itself in a language, read from the disk once."""
    return Translations.load(messages_path(), [language], "wtforms")


class Form(FlaskForm):  # type: ignore[misc]
    """A form of ours; like every FlaskForm, with its own sentences found at once."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Where a form finds its sentences."""

        def get_translations(self, form: Any) -> NullTranslations:
            """Return the sentences in the language of the page."""
            return own_sentences(language())


class LineField(StringField):
    """One line of text, cleaned; ``most`` characters at the most."""

    def __init__(self, label: Any = None, *, most: int = 200, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.most = most

    def pre_validate(self, form: Any) -> None:
        """Clean the text; stop with the sentence when it cannot be taken."""
        try:
            self.data = clean_line(self.data or "", self.most)
        except BadText as error:
            raise StopValidation(str(error)) from error


class TextField(TextAreaField):
    """Text of several lines, cleaned; ``most`` characters at the most."""

    def __init__(self, label: Any = None, *, most: int = 5000, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.most = most

    def pre_validate(self, form: Any) -> None:
        """Clean the text; stop with the sentence when it cannot be taken."""
        try:
            self.data = clean_text(self.data or "", self.most)
        except BadText as error:
            raise StopValidation(str(error)) from error


class DayField(DateField):
    """A calendar day; nothing typed is no day, what is no day is shown again with a sentence."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day; of a browser without a calendar it is typed."""
        self.data = None
        if not any(value.strip() for value in valuelist):
            return
        try:
            super().process_formdata([value.strip() for value in valuelist])
        except ValueError as error:
            raise ValueError(_("This is no day. Write it like 2026-03-19.")) from error


class CountField(IntegerField):
    """A whole number from ``least`` to ``most``."""

    def __init__(self, label: Any = None, *, least: int = 0, most: int, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.least = least
        self.most = most

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; refuse what is none or too large or small."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = int(typed) if typed.isdecimal() and len(typed) < 10 else None
        if self.data is None or not self.least <= self.data <= self.most:
            raise ValueError(
                _("Enter a number from %(least)s to %(most)s.", least=self.least, most=self.most)
            )


class SecretField(PasswordField):
    """A password: never cleaned, never shown again, at most 1,024 bytes."""

    def pre_validate(self, form: Any) -> None:
        """Refuse what is too long to be hashed in a moment, or cannot be encoded."""
        try:
            size = len((self.data or "").encode())
        except UnicodeEncodeError as error:
            raise StopValidation(_("The password holds a sign that cannot be used.")) from error
        if size > 1024:
            raise StopValidation(_("A password has at most 1,024 bytes."))


class Needed:
    """Refuse an empty field with a sentence that says what to do."""

    field_flags = {"required": True}

    def __init__(self, sentence: Any) -> None:
        self.sentence = sentence

    def __call__(self, form: Any, field: Field) -> None:
        """Stop unless something is there after cleaning."""
        if not (field.data or "").strip():
            raise StopValidation(str(self.sentence))
