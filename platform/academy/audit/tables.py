"""Who did what."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from academy.database.columns import belongs_to, long_text, moment


class AuditEntry(SQLModel, table=True):
    """One privileged action, written in the transaction of the action itself."""

    __tablename__ = "audit_entry"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment(index=True)
    merchant_id: int | None = belongs_to("merchant.id", nullable=True)
    person_id: int | None = belongs_to("person.id", nullable=True)
    action: str
    subject: str
    details: str = long_text()
