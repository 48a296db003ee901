"""The forms of learning reports."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from academy.reports import boxes
from academy.reports.boxes import Texts
from academy.web.fields import Form, Needed, TextField
from academy.web.form_keys import form_key, new_form_key, number


class ReportForm(Form):
    """Four boxes. ``revision`` is the version they were written on; ``action`` is the button.

    ``form_key`` is this very page's own, so that it never gets in its own way.
    """

    observe = TextField(_l("Observe"), most=boxes.MOST_CHARACTERS)
    adjust = TextField(_l("Adjust"), most=boxes.MOST_CHARACTERS)
    decide = TextField(_l("Decide"), most=boxes.MOST_CHARACTERS)
    act = TextField(_l("Act"), most=boxes.MOST_CHARACTERS)
    revision = HiddenField(default="0")
    form_key = HiddenField(default=new_form_key)
    action = HiddenField(default="save")

    @property
    def hands_in(self) -> bool:
        """Whether the report is to be handed in, not only kept."""
        return bool(self.action.data == "hand_in")

    @property
    def written_on(self) -> int:
        """The revision on which the texts were written."""
        return number(self.revision.data)

    @property
    def key(self) -> str:
        """The key of the page on which the texts were written."""
        return form_key(self.form_key.data)

    @property
    def texts(self) -> Texts:
        """The four texts, clean after validation."""
        return boxes.texts_of(self.data)

    def holds_enough(self) -> bool:
        """Whether no box is empty; puts a sentence at each that is (rule R31)."""
        empty = boxes.empty_boxes(self.texts)
        for name in empty:
            self[name].errors = [_("Write at least one character. A short line is enough.")]
        return not empty

    def show(self, texts: Texts, revision: int) -> "ReportForm":
        """Fill the boxes with what is kept."""
        for box in boxes.BOXES:
            self[box.name].data = getattr(texts, box.name)
        self.revision.data = str(revision)
        return self


class ReplyForm(Form):
    """A reply. ``form_key`` belongs to this very form, so that it counts once (rule R36)."""

    reply = TextField(
        _l("Your reply"),
        most=boxes.MOST_CHARACTERS,
        validators=[Needed(_l("Write a line before you send it."))],
    )
    revision = HiddenField(default="0")
    form_key = HiddenField(default=new_form_key)

    @property
    def words(self) -> str:
        """What was written, clean after validation."""
        return self.reply.data or ""

    @property
    def read_on(self) -> int:
        """The revision of the report that was read."""
        return number(self.revision.data)

    @property
    def key(self) -> str:
        """The form's own key; a form without one gets a new one."""
        return form_key(self.form_key.data) or new_form_key()

    def for_revision(self, revision: int) -> "ReplyForm":
        """Make the form ready for a page that shows *revision* of the report."""
        self.revision.data = str(revision)
        self.form_key.data = self.key
        return self
