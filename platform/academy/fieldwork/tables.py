"""Field work: what was handed in, its pictures and files, and how it was marked."""

from datetime import datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from academy.database.columns import belongs_to, long_text, moment


class Work(SQLModel, table=True):
    """What one person makes of one piece of field work; a draft has no ``handed_in_at``.

    ``work_id`` is the permanent id from the course. ``title``, ``task`` and ``rubric`` (JSON,
    pairs of criterion and points) are those of the release it was handed in against, and it
    is marked by them. ``team_id`` is the team through which it was handed in last, until then
    begun; null for who is in none. ``turn`` counts how often it was asked for: it grows when
    somebody sends it back. ``revision`` and ``form_key`` keep two open pages from overwriting
    each other in silence.
    """

    __tablename__ = "field_work"
    __table_args__ = (UniqueConstraint("person_id", "work_id"),)
    id: int | None = Field(default=None, primary_key=True)
    merchant_id: int = belongs_to("merchant.id")
    person_id: int = belongs_to("person.id", index=False)
    team_id: int | None = belongs_to("team.id", nullable=True)
    work_id: str
    lesson_id: str = Field(index=True)
    course_id: str
    release_id: int = belongs_to("release.id", index=False)
    title: str
    task: str = long_text()
    rubric: str = long_text()
    text: str = long_text()
    link: str = ""
    state: str = Field(default="draft", index=True)
    turn: int = 1
    revision: int = 1
    form_key: str = ""
    saved_at: datetime = moment()
    handed_in_at: datetime | None = moment(nullable=True, index=True)


class WorkFile(SQLModel, table=True):
    """A picture (without a name) or a file of a piece of work, in the order it was given."""

    __tablename__ = "field_work_file"
    field_work_id: int = Field(foreign_key="field_work.id", primary_key=True)
    position: int = Field(primary_key=True)
    digest: str = belongs_to("stored_file.digest")
    name: str = ""
    media_type: str
    size: int = 0


class WorkMark(SQLModel, table=True):
    """How a piece of work was marked in one of its turns, once by one person.

    ``outcome`` is ``marked`` or ``sent_back``; ``points`` is a JSON list in the order of the
    ``rubric`` it was marked by. ``seen_at`` is when its author read it.
    """

    __tablename__ = "field_work_mark"
    __table_args__ = (UniqueConstraint("field_work_id", "turn"),)
    id: int | None = Field(default=None, primary_key=True)
    field_work_id: int = belongs_to("field_work.id", index=False)
    turn: int
    person_id: int = belongs_to("person.id", index=False)
    outcome: str
    points: str = long_text()
    rubric: str = long_text()
    remark: str = long_text()
    form_key: str
    marked_at: datetime = moment()
    seen_at: datetime | None = moment(nullable=True)
