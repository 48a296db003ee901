"""Plans of check-ins, and the check-ins themselves."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel, UniqueConstraint

from academy.database.columns import belongs_to, long_text, moment


class Activity(SQLModel, table=True):
    """A plan of check-ins for a team and all teams below it.

    ``weekdays`` holds seven marks from Monday, ``1`` = planned. Zone and cut-off are copied
    from the team when the activity is made and decide the business day of all its entries.
    ``make_ups`` is how many missed days may be made up in a month, each within
    ``make_up_days`` days; ``grace_hours`` is how late a ticketed form may still arrive.
    A team has one activity of a title that begins on a day (R82).
    """

    __table_args__ = (UniqueConstraint("team_id", "title", "first_day"),)
    id: int | None = Field(default=None, primary_key=True)
    merchant_id: int = belongs_to("merchant.id")
    team_id: int = belongs_to("team.id")
    kind: str = "daily"
    title: str
    prompt: str = long_text()
    first_day: date
    last_day: date | None = None
    weekdays: str = "1111111"
    zone: str
    cut_off_minutes: int = 0
    minimum_characters: int = 0
    pictures_needed: int = 0
    make_ups: int = 3
    make_up_days: int = 7
    grace_hours: int = 48
    created_at: datetime = moment()


class CheckIn(SQLModel, table=True):
    """One person took part in one activity on one business day.

    ``day`` is a calendar day in the activity's zone, so a streak needs no zone later.
    ``team_id`` is the team through which the person took part that day, and stays when
    people move. ``kind`` is ``on_time``, ``late`` or ``make_up``.
    """

    __tablename__ = "check_in"
    __table_args__ = (
        UniqueConstraint("activity_id", "person_id", "day", "slot"),
        Index(None, "team_id", "day"),
    )
    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = belongs_to("activity.id", index=False)
    person_id: int = belongs_to("person.id")
    team_id: int = belongs_to("team.id", index=False)
    day: date
    slot: int = 0
    kind: str
    text: str = long_text()
    prompt: str = long_text()
    reason: str = long_text()
    featured: bool = False
    sent_at: datetime = moment()
    revised_at: datetime | None = moment(nullable=True)


class CheckInPicture(SQLModel, table=True):
    """A picture of a check-in, in the order in which it was given."""

    __tablename__ = "check_in_picture"
    check_in_id: int = Field(foreign_key="check_in.id", primary_key=True)
    position: int = Field(primary_key=True)
    digest: str = belongs_to("stored_file.digest")
