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


class FolderOutcome(SQLModel, table=True):
    """Why the course in a folder is not live as it stands there: its problems, or what it drops.

    There is no row for a folder that is live as it is. ``problems`` and ``dropped`` are JSON.
    """

    __tablename__ = "folder_outcome"
    slug: str = Field(primary_key=True)
    kind: str
    problems: str = long_text()
    dropped: str = long_text()
    at: datetime = moment()


class ReleaseNote(SQLModel, table=True):
    """A note of ``changes`` in course.yml that was news when its release went live, once.

    ``lessons`` (JSON) are the ids it is about, ``before`` (JSON) the lessons that the course
    held until then: who had done them all had finished the course.
    """

    __tablename__ = "release_note"
    course_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    release_id: int = belongs_to("release.id", index=False)
    lessons: str = long_text()
    before: str = long_text()
    at: datetime = moment()


class RenderedLesson(SQLModel, table=True):
    """HTML of a lesson, by the digests of its source and of the renderer."""

    __tablename__ = "rendered_lesson"
    key: str = Field(primary_key=True)
    parts: str = long_text()
    rendered_at: datetime = moment()


class SearchEntry(SQLModel, table=True):
    """What can be searched: one lesson, one course or one word of the glossary.

    ``target`` is the lesson's id, the word, or empty for the course itself. Its tokens stand in
    ``search_words``, which is a full-text index on both databases and belongs to no model.
    """

    __tablename__ = "search_entry"
    id: int | None = Field(default=None, primary_key=True)
    course_id: str = Field(index=True)
    kind: str
    target: str
    position: int
    digest: str


class SearchText(SQLModel, table=True):
    """The texts of one entry, apart from it, so that counting many entries reads few pages.

    The folded texts are compared and give the tokens, ``pieces`` are shown.
    """

    __tablename__ = "search_text"
    entry_id: int = Field(primary_key=True, foreign_key="search_entry.id")
    title: str = long_text()
    headings: str = long_text()
    spoken: str = long_text()
    words: str = long_text()
    pieces: str = long_text()


class SearchState(SQLModel, table=True):
    """What of a course stands in the index: the digest of its release, the index's version."""

    __tablename__ = "search_state"
    course_id: str = Field(primary_key=True)
    version: str
    digest: str
