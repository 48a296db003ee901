"""What people were given to learn, and how far they are. Content is named by its ids."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from academy.database.columns import belongs_to, long_text, moment


class Enrolment(SQLModel, table=True):
    """A person takes a course."""

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    course_id: str = Field(primary_key=True)
    since: datetime = moment()


class Assignment(SQLModel, table=True):
    """A course is given to a team (with all teams below) or to one person, once to each (R83).

    ``assigned_by`` is null for what was given from the terminal.
    """

    __table_args__ = (
        UniqueConstraint("course_id", "team_id"),
        UniqueConstraint("course_id", "person_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    merchant_id: int = belongs_to("merchant.id")
    course_id: str
    team_id: int | None = belongs_to("team.id", nullable=True)
    person_id: int | None = belongs_to("person.id", nullable=True)
    due_day: date | None = None
    assigned_by: int | None = belongs_to("person.id", nullable=True, index=False)
    assigned_at: datetime = moment()


class LessonReading(SQLModel, table=True):
    """How far a person has read a lesson: seconds added over visits, and the place left at.

    ``place`` is a percentage 0-100; ``read_at`` is set when the lesson counts as read.
    """

    __tablename__ = "lesson_reading"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    lesson_id: str = Field(primary_key=True)
    course_id: str
    seconds: int = 0
    place: int = 0
    read_at: datetime | None = moment(nullable=True)
    seen_at: datetime = moment()


class Completion(SQLModel, table=True):
    """A lesson is done by its own rule, against the release that was live then."""

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    lesson_id: str = Field(primary_key=True)
    course_id: str = Field(index=True)
    release_id: int = belongs_to("release.id", index=False)
    completed_at: datetime = moment(index=True)


class Attempt(SQLModel, table=True):
    """One try at a quiz; ``number`` counts from 1 for the person and quiz."""

    __table_args__ = (UniqueConstraint("person_id", "quiz_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = belongs_to("person.id", index=False)
    quiz_id: str
    lesson_id: str
    course_id: str
    release_id: int = belongs_to("release.id", index=False)
    number: int
    started_at: datetime = moment()
    finished_at: datetime | None = moment(nullable=True)
    points: int = 0
    most: int = 0
    passed: bool | None = None


class Answer(SQLModel, table=True):
    """What was said to one question in one attempt; given once, never changed.

    ``given`` is a JSON list of option keys. ``question_digest`` names the wording answered.
    """

    __table_args__ = (UniqueConstraint("attempt_id", "question_id"),)
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: int = belongs_to("attempt.id")
    question_id: str
    question_digest: str
    given: str = long_text()
    points: int
    most: int
    correct: bool
    answered_at: datetime = moment()


class ChecklistTick(SQLModel, table=True):
    """A person ticked one line of a checklist."""

    __tablename__ = "checklist_tick"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    lesson_id: str = Field(primary_key=True)
    item_id: str = Field(primary_key=True)
    ticked_at: datetime = moment()
