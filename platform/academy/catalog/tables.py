"""Releases of courses, and which of them is live."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel, UniqueConstraint

from academy.database.columns import belongs_to, long_text, moment


class Release(SQLModel, table=True):
    """One checked, immutable version of one course: its sources, packed, and their digest.

    ``merchant_id`` null means shared with all merchants. ``origin`` is ``folder`` or ``browser``.
    """

    __table_args__ = (UniqueConstraint("course_id", "digest"),)
    id: int | None = Field(default=None, primary_key=True)
    course_id: str = Field(index=True)
    merchant_id: int | None = belongs_to("merchant.id", nullable=True)
    slug: str
    title: str
    digest: str
    origin: str
    sources: bytes = Field(sa_type=LargeBinary)
    made_at: datetime = moment()


class Activation(SQLModel, table=True):
    """The row that makes a release live. Its number grows; the last of a course counts."""

    id: int | None = Field(default=None, primary_key=True)
    course_id: str = Field(index=True)
    release_id: int = belongs_to("release.id")
    person_id: int | None = belongs_to("person.id", nullable=True)
    at: datetime = moment()


class FolderState(SQLModel, table=True):
    """The digest of a course folder that was last released from the folder."""

    __tablename__ = "folder_state"
    course_id: str = Field(primary_key=True)
    digest: str
    released_at: datetime = moment()


class RenderedLesson(SQLModel, table=True):
    """HTML of a lesson, by the digests of its source and of the renderer."""

    __tablename__ = "rendered_lesson"
    key: str = Field(primary_key=True)
    parts: str = long_text()
    rendered_at: datetime = moment()
