"""What is known about stored bytes."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from academy.database.columns import belongs_to, moment


class StoredFile(SQLModel, table=True):
    """Bytes on the disk, named by their digest.

    The bytes are synced before this row commits. ``claimed_at`` is set in the transaction
    that writes the first row which shows them; what nobody claims within two days is removed.
    """

    __tablename__ = "stored_file"
    digest: str = Field(primary_key=True)
    media_type: str
    size: int
    width: int | None = None
    height: int | None = None
    person_id: int | None = belongs_to("person.id", nullable=True)
    stored_at: datetime = moment(index=True)
    claimed_at: datetime | None = moment(nullable=True)
