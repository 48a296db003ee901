"""What an author sends with field work, and what a marker sends back."""

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, IntegerField, MultipleFileField, ValidationError

from academy.catalog.pieces import Criterion
from academy.fieldwork.works import (
    MARKED,
    MOST_CHARACTERS,
    MOST_REMARK,
    SENT_BACK,
    Content,
    File,
    missing,
)
from academy.files.picture import MEDIA_TYPE
from academy.web.attachments import refuse
from academy.web.documents import ReceivedDocuments
from academy.web.fields import LineField, TextField
from academy.web.form_keys import AnswerForm, DraftForm
from academy.web.kept import show_field
from academy.web.pictures import Received

ADDRESS = re.compile(r"https?://[^\s<>\"]{3,490}", re.IGNORECASE)

show_field("text", "Your answer")
show_field("link", "Link")
show_field("remark", "Your remark")


class WorkForm(DraftForm):
    """Words, a link, pictures and files."""

    text = TextField(_l("Your work in words"), most=MOST_CHARACTERS)
    link = LineField(_l("Link"), most=500)
    pictures = MultipleFileField(_l("Pictures"))
    documents = MultipleFileField(_l("Files"))

    def __init__(
        self,
        received: Received | None = None,
        documents: ReceivedDocuments | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.received = received or Received((), ())
        self.received_documents = documents or ReceivedDocuments()

    @property
    def content(self) -> Content:
        """What is handed in, clean after validation: pictures first, then files."""
        found = [(each.digest, "", MEDIA_TYPE, 0) for each in self.received.pictures]
        found += [
            (each.digest, each.name, each.media_type, each.size)
            for each in self.received_documents.documents
        ]
        files = tuple(File(position, *each) for position, each in enumerate(found, 1))
        return Content(self.text.data or "", self.link.data or "", files)

    def validate_link(self, field: Field) -> None:
        """Refuse what no browser could open."""
        if field.data and not ADDRESS.fullmatch(field.data):
            raise ValidationError(_("Write the whole address, beginning with https://"))

    def validate_pictures(self, _field: Field) -> None:
        """Say at the pictures which were not taken."""
        refuse(self.received.faults)

    def validate_documents(self, _field: Field) -> None:
        """Say at the files which were not taken."""
        refuse(self.received_documents.faults)

    def holds_enough(self, evidence: Sequence[str]) -> bool:
        """Whether all that is asked for is there; puts a sentence where it is not (R110)."""
        sentences = {
            "text": _("Write what you did and what came of it."),
            "image": _("Add a picture of it."),
            "link": _("Add the link to it."),
            "numbers": _("Write the figures down, or add them as XLSX or CSV."),
            "file": _("Add the file."),
        }
        fields = {"image": self.pictures, "link": self.link, "file": self.documents}
        lacking = missing(evidence, self.content)
        for each in lacking:
            field = fields.get(each, self.text)
            field.errors = [*field.errors, sentences[each]]
        return not lacking


class PointsField(IntegerField):
    """Points of one criterion, from 0 to ``most``; nothing typed is none."""

    def __init__(self, label: Any = None, *, most: int, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.most = most

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the points; refuse what is no number or too many."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not typed:
            return
        self.data = int(typed) if typed.isdecimal() and len(typed) < 6 else None
        if self.data is None or self.data > self.most:
            raise ValueError(
                _("Enter a number from %(least)s to %(most)s.", least=0, most=self.most)
            )


class MarkForm(AnswerForm):
    """Points for each criterion and a remark; ``action`` is the button that was pressed."""

    remark = TextField(_l("Your remark"), most=MOST_REMARK)
    action = HiddenField(default=MARKED)

    @property
    def outcome(self) -> str:
        """What the mark says: marked, or sent back."""
        return SENT_BACK if self.action.data == SENT_BACK else MARKED

    @property
    def points_fields(self) -> tuple[PointsField, ...]:
        """The fields of the criteria in their order."""
        return tuple(field for field in self if isinstance(field, PointsField))

    @property
    def points(self) -> tuple[int | None, ...]:
        """The points in the order of the rubric."""
        return tuple(field.data for field in self.points_fields)

    def judges(self) -> bool:
        """Whether a mark has all its points, and what is sent back says why (rule R117)."""
        if self.outcome == SENT_BACK and not self.remark.data:
            self.remark.errors = [_("Say what to improve, so that it can be done.")]
        if self.outcome == MARKED:
            for field in self.points_fields:
                if field.data is None:
                    sentence = _(
                        "Enter a number from %(least)s to %(most)s.", least=0, most=field.most
                    )
                    field.errors = [sentence]
        return not self.errors

    def for_revision(self, revision: int) -> "MarkForm":
        """Make the form ready for a page that shows *revision*."""
        self.revision.data = str(revision)
        self.form_key.data = self.key
        return self


def mark_form(rubric: Sequence[Criterion], **kwargs: Any) -> MarkForm:
    """Return a form with a field for each criterion of *rubric*."""
    fields = {
        f"points_{number}": PointsField(criterion.text, most=criterion.points)
        for number, criterion in enumerate(rubric, 1)
    }
    form: MarkForm = type("MarkFormOfRubric", (MarkForm,), fields)(**kwargs)
    return form
