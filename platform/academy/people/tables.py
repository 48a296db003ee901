"""Who is who: merchants, teams, persons, rights, sign-ins."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel, UniqueConstraint

from academy.database.columns import belongs_to, moment


class Merchant(SQLModel, table=True):
    """A company: the wall between tenants."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    zone: str = "Asia/Shanghai"
    created_at: datetime = moment()


class Team(SQLModel, table=True):
    """A part of a merchant: a region, a shop, a shift. Teams nest by ``parent_id``.

    ``cut_off_minutes`` says how long after midnight the team's day still lasts; activities
    and camps copy it, with the zone, when they are made.
    """

    id: int | None = Field(default=None, primary_key=True)
    merchant_id: int = belongs_to("merchant.id")
    parent_id: int | None = belongs_to("team.id", nullable=True)
    name: str
    zone: str = "Asia/Shanghai"
    cut_off_minutes: int = 0


class TeamBelow(SQLModel, table=True):
    """Closure of the tree of teams: ``below_id`` stands ``depth`` steps under ``above_id``.

    Each team stands under itself at depth 0, so a manager's scope is one join.
    """

    __tablename__ = "team_below"
    above_id: int = Field(foreign_key="team.id", primary_key=True)
    below_id: int = Field(foreign_key="team.id", primary_key=True, index=True)
    depth: int


class Person(SQLModel, table=True):
    """Anybody with an account. Belongs to exactly one merchant.

    ``login_key`` and ``phone`` are folded forms, unique in the installation;
    the staff number is unique in the merchant. ``platforms`` are those the person sells on,
    joined by commas; empty while none is chosen.
    """

    __table_args__ = (UniqueConstraint("merchant_id", "staff_number"),)
    id: int | None = Field(default=None, primary_key=True)
    merchant_id: int = belongs_to("merchant.id")
    name: str
    login_name: str | None = None
    login_key: str | None = Field(default=None, unique=True)
    phone: str | None = Field(default=None, unique=True)
    staff_number: str | None = None
    job: str | None = None
    password_hash: str
    must_change_password: bool = False
    locale: str | None = None
    theme: str = "system"
    zone: str | None = None
    platforms: str = Field(default="", sa_column_kwargs={"server_default": ""})
    disabled_at: datetime | None = moment(nullable=True)
    created_at: datetime = moment()


class Membership(SQLModel, table=True):
    """A person in a team, as ``staff`` or ``manager``."""

    __table_args__ = (UniqueConstraint("person_id", "team_id"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = belongs_to("person.id")
    team_id: int = belongs_to("team.id")
    role: str
    since: date


class FormerMembership(SQLModel, table=True):
    """A person was in a team from ``since`` until ``until``, both included, and then moved on.

    Check-ins need it: a plan of a team above both goes on without a break (R176).
    """

    __tablename__ = "former_membership"
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = belongs_to("person.id")
    team_id: int = belongs_to("team.id", index=False)
    role: str
    since: date
    until: date


class Grant(SQLModel, table=True):
    """A right: ``trainer`` or ``admin``, of one merchant, or (null) of the whole installation."""

    __tablename__ = "person_grant"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "merchant_id"),
        Index(
            "uq_person_grant_of_the_installation",
            "person_id",
            "kind",
            unique=True,
            sqlite_where=text("merchant_id IS NULL"),
            postgresql_where=text("merchant_id IS NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = belongs_to("person.id")
    kind: str
    merchant_id: int | None = belongs_to("merchant.id", nullable=True)


class SignInSession(SQLModel, table=True):
    """One sign-in on one device. Only the hash of its token is kept."""

    __tablename__ = "sign_in_session"
    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    person_id: int = belongs_to("person.id")
    since: datetime = moment()
    last_seen_day: date
    ended_at: datetime | None = moment(nullable=True)


class AttemptLimit(SQLModel, table=True):
    """How often something was tried in a window of time; ``key`` holds no readable name."""

    __tablename__ = "attempt_limit"
    key: str = Field(primary_key=True)
    window_start: datetime = moment()
    count: int


class SetupLink(SQLModel, table=True):
    """The one-time link with which the first admin is made."""

    __tablename__ = "setup_link"
    token_hash: str = Field(primary_key=True)
    created_at: datetime = moment()
    used_at: datetime | None = moment(nullable=True)
