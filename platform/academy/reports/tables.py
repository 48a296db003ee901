"""Learning reports in four boxes, and the replies to them."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from academy.database.columns import belongs_to, long_text, moment


class Report(SQLModel, table=True):
    """What a person observed, adjusted, decided and will do, one report a business day.

    A draft has no ``handed_in_at``. ``revision`` grows with each save, so that two open
    pages cannot overwrite each other in silence. ``form_key`` names the page that saved
    last: it may save again, even when it has not heard of its own last save.
    """

    __table_args__ = (UniqueConstraint("person_id", "day"),)
    id: int | None = Field(default=None, primary_key=True)
    merchant_id: int = belongs_to("merchant.id", index=False)
    person_id: int = belongs_to("person.id", index=False)
    team_id: int = belongs_to("team.id")
    day: date
    observe: str = long_text()
    adjust: str = long_text()
    decide: str = long_text()
    act: str = long_text()
    revision: int = 0
    started_at: datetime = moment()
    saved_at: datetime = moment()
    handed_in_at: datetime | None = moment(nullable=True, index=True)
    form_key: str = ""


class ReportReply(SQLModel, table=True):
    """A manager's or trainer's answer to a report. ``seen_at`` is when its author read it."""

    __tablename__ = "report_reply"
    __table_args__ = (UniqueConstraint("report_id", "person_id", "form_key"),)
    id: int | None = Field(default=None, primary_key=True)
    report_id: int = belongs_to("report.id")
    person_id: int = belongs_to("person.id", index=False)
    form_key: str
    text: str = long_text()
    replied_at: datetime = moment()
    seen_at: datetime | None = moment(nullable=True)
