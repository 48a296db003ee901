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
    """One try at a quiz or an exam; ``number`` counts from 1 for the person and quiz.

    Of an exam the row keeps all that its end needs: ``drawn`` is a JSON list of the ids of
    its questions in their order, ``seed`` mixes their options, ``passing`` is percent,
    ``most`` what the drawn questions are worth, ``ends_at`` when its time is over. A quiz of
    a lesson has none of them, and an exam has no lesson: its ``lesson_id`` is empty.
    """

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
    drawn: str | None = long_text(nullable=True)
    seed: str | None = None
    passing: int | None = None
    ends_at: datetime | None = moment(nullable=True)


class Answer(SQLModel, table=True):
    """What was said to one question in one attempt; once, but in an exam until its end.

    ``given`` is a JSON list of texts (see given.py). ``question_digest`` names the wording
    answered.
    """

    __table_args__ = (UniqueConstraint("attempt_id", "question_id"),)
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: int = belongs_to("attempt.id")
    question_id: str = Field(index=True)
    question_digest: str
    given: str = long_text()
    points: int
    most: int
    correct: bool
    answered_at: datetime = moment()


class ExtraTry(SQLModel, table=True):
    """A person may sit an exam once more: as try ``number``, though all others were used (R98)."""

    __tablename__ = "extra_try"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    exam_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    course_id: str
    given_by: int = belongs_to("person.id", index=False)
    given_at: datetime = moment()


class HandIn(SQLModel, table=True):
    """A person handed in one piece of field work of a lesson; ``work_id`` is its permanent id."""

    __tablename__ = "hand_in"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    work_id: str = Field(primary_key=True)
    lesson_id: str
    handed_in_at: datetime = moment()


class ChecklistTick(SQLModel, table=True):
    """A person ticked one line of a checklist."""

    __tablename__ = "checklist_tick"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    lesson_id: str = Field(primary_key=True)
    item_id: str = Field(primary_key=True)
    ticked_at: datetime = moment()


class ShopFact(SQLModel, table=True):
    """What a shop wrote of itself under a name, for example ``shop.hero``.

    ``shop`` names the team or, for people without one, the merchant: ``team-12``,
    ``merchant-3``. Rows are never changed: ``number`` counts from 1, the highest holds, and
    what was written before stays with its author. An empty value takes the fact back.
    """

    __tablename__ = "shop_fact"
    shop: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    merchant_id: int = belongs_to("merchant.id")
    value: str = long_text()
    person_id: int = belongs_to("person.id", index=False)
    written_at: datetime = moment()


class ChangeSeen(SQLModel, table=True):
    """A person has looked at a note on what changed in a course; ``name`` is that of the note."""

    __tablename__ = "change_seen"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    course_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    seen_at: datetime = moment()


class PathChoice(SQLModel, table=True):
    """The learning path that a person follows, one at a time; empty = asked, and none chosen."""

    __tablename__ = "path_choice"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    path_id: str = ""
    chosen_at: datetime = moment()
