"""Chat groups, and the camps that run in them by a playbook."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from academy.database.columns import belongs_to, long_text, moment


class Group(SQLModel, table=True):
    """The chat group a camp runs in: region × interest. Its name is the team's only one (R84)."""

    __tablename__ = "chat_group"
    __table_args__ = (UniqueConstraint("team_id", "name"),)
    id: int | None = Field(default=None, primary_key=True)
    merchant_id: int = belongs_to("merchant.id")
    team_id: int = belongs_to("team.id")
    name: str
    region: str
    interest: str
    rules: str = long_text()
    created_at: datetime = moment()


class GroupMember(SQLModel, table=True):
    """A person in a group.

    ``role`` is ``leader``, ``editor``, ``tracker``, ``expert``, ``host``, ``core``
    or ``member``; a person may have several roles.
    """

    __tablename__ = "group_member"
    group_id: int = Field(foreign_key="chat_group.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    role: str = Field(primary_key=True)


class Camp(SQLModel, table=True):
    """One run of a playbook in a group. ``start_day`` is the date of day 1.

    Zone and cut-off are copied from the group's team when the camp is made. A group starts
    one camp on a day (R86).
    """

    __table_args__ = (UniqueConstraint("group_id", "start_day"),)
    id: int | None = Field(default=None, primary_key=True)
    merchant_id: int = belongs_to("merchant.id")
    group_id: int = belongs_to("chat_group.id")
    playbook_id: str
    start_day: date
    zone: str
    cut_off_minutes: int = 0
    created_at: datetime = moment()


class TaskDone(SQLModel, table=True):
    """A task of a camp was done, and by whom.

    ``for_person_id`` is the member for whom a member's task counts; 0 for the tasks that
    are done once for the whole group.
    """

    __tablename__ = "task_done"
    __table_args__ = (UniqueConstraint("camp_id", "task_id", "for_person_id"),)
    id: int | None = Field(default=None, primary_key=True)
    camp_id: int = belongs_to("camp.id", index=False)
    task_id: str
    for_person_id: int = 0
    person_id: int = belongs_to("person.id")
    done_at: datetime = moment()
