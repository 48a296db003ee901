"""What hidden fields of a form hold: whole numbers, and the key of the page it was made for."""

import re
import secrets

from wtforms import HiddenField

from academy.web.fields import Form

LARGEST_NUMBER = 2**31 - 1
FORM_KEY = re.compile(r"[\w-]{8,64}", re.ASCII)


def number(raw: str | None) -> int:
    """Return a whole number that a hidden field holds; 0 for anything else."""
    if not raw or not raw.isascii() or not raw.isdigit() or len(raw) > 10:
        return 0
    return min(int(raw), LARGEST_NUMBER)


def form_key(raw: str | None) -> str:
    """Return the key of a form that this server made, or nothing."""
    return raw if raw and FORM_KEY.fullmatch(raw) else ""


def new_form_key() -> str:
    """Return a key for a form about to be shown."""
    return secrets.token_urlsafe(12)


class DraftForm(Form):
    """What is saved as it is typed, and handed in by a button.

    ``revision`` is the version that it was written on, ``action`` the button. ``form_key`` is
    this very page's own, so that it never gets in its own way.
    """

    revision = HiddenField(default="0")
    form_key = HiddenField(default=new_form_key)
    action = HiddenField(default="save")

    @property
    def hands_in(self) -> bool:
        """Whether it is to be handed in, not only kept."""
        return bool(self.action.data == "hand_in")

    @property
    def written_on(self) -> int:
        """The revision on which it was written."""
        return number(self.revision.data)

    @property
    def key(self) -> str:
        """The key of the page on which it was written."""
        return form_key(self.form_key.data)


class AnswerForm(Form):
    """What is answered to a text that its author may be changing at the same time.

    ``form_key`` belongs to this very form, so that the answer counts once.
    """

    revision = HiddenField(default="0")
    form_key = HiddenField(default=new_form_key)

    @property
    def read_on(self) -> int:
        """The revision that was read."""
        return number(self.revision.data)

    @property
    def key(self) -> str:
        """The form's own key; a form without one gets a new one."""
        return form_key(self.form_key.data) or new_form_key()
