"""The forms of learning reports."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from academy.reports import boxes
from academy.reports.boxes import Texts
from academy.web.fields import Needed, TextField
from academy.web.form_keys import AnswerForm, DraftForm


class ReportForm(DraftForm):
    """Four boxes."""

    observe = TextField(_l("Observe"), most=boxes.MOST_CHARACTERS)
    adjust = TextField(_l("Adjust"), most=boxes.MOST_CHARACTERS)
    decide = TextField(_l("Decide"), most=boxes.MOST_CHARACTERS)
    act = TextField(_l("Act"), most=boxes.MOST_CHARACTERS)

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


class ReplyForm(AnswerForm):
    """A reply. ``form_key`` belongs to this very form, so that it counts once (rule R36)."""

    reply = TextField(
        _l("Your reply"),
        most=boxes.MOST_CHARACTERS,
        validators=[Needed(_l("Write a line before you send it."))],
    )

    @property
    def words(self) -> str:
        """What was written, clean after validation."""
        return self.reply.data or ""

    def for_revision(self, revision: int) -> "ReplyForm":
        """Make the form ready for a page that shows *revision* of the report."""
        self.revision.data = str(revision)
        self.form_key.data = self.key
        return self
