"""A small world for tests: two merchants, nested teams, a person in every role."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import Connection, insert

from academy import clock
from academy.database import table_of, writing
from academy.people.tables import (
    Grant,
    Membership,
    Merchant,
    Person,
    SignInSession,
    Team,
    TeamBelow,
)

PASSWORD = "summer-rain-2026"
PASSWORD_HASH = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(PASSWORD)
JOINED = date(2026, 1, 1)


@dataclass
class World:
    """Ids by name. Teams: region > shop > shift in the first merchant, other in the second.

    Persons: ``staff`` and ``colleague`` of the shop, ``night`` of the shift below it,
    ``manager`` of the region, ``shop_manager`` of the shop, ``trainer``, ``admin``, and
    ``stranger`` (staff) with ``foreign_manager`` of the other merchant.
    """

    merchant: int = 0
    other_merchant: int = 0
    teams: dict[str, int] = field(default_factory=dict)
    persons: dict[str, int] = field(default_factory=dict)

    def __getattr__(self, name: str) -> int:
        """Return the id of the person called *name*."""
        try:
            return self.persons[name]
        except KeyError as error:
            raise AttributeError(name) from error


def make_world() -> World:
    """Write the world into the connected database."""
    world = World()
    moment = clock.now()
    with writing() as connection:
        world.merchant = add(
            connection, Merchant, name="江边食集", created_at=moment, zone="Asia/Shanghai"
        )
        world.other_merchant = add(
            connection, Merchant, name="北风家居", created_at=moment, zone="Asia/Shanghai"
        )
        add_teams(connection, world)
        add_persons(connection, world, moment)
    return world


def add_teams(connection: Connection, world: World) -> None:
    """Write the teams with their closure."""
    for name, parent, merchant in (
        ("region", None, world.merchant),
        ("shop", "region", world.merchant),
        ("shift", "shop", world.merchant),
        ("other", None, world.other_merchant),
    ):
        team = add(
            connection,
            Team,
            merchant_id=merchant,
            name=TEAM_NAMES[name],
            parent_id=world.teams.get(parent or ""),
            zone="Asia/Shanghai",
            cut_off_minutes=0,
        )
        world.teams[name] = team
    chain = [world.teams[name] for name in ("region", "shop", "shift")]
    pairs = [(a, b) for a in range(3) for b in range(a, 3)]
    for above, below in pairs:
        connection.execute(
            insert(table_of(TeamBelow)).values(
                above_id=chain[above], below_id=chain[below], depth=below - above
            )
        )
    other = world.teams["other"]
    connection.execute(insert(table_of(TeamBelow)).values(above_id=other, below_id=other, depth=0))


TEAM_NAMES = {"region": "武昌片区", "shop": "小东门过早店", "shift": "夜班", "other": "总店"}
PERSONS = {
    "staff": ("周小满", "shop", "staff"),
    "colleague": ("欧阳若琳", "shop", "staff"),
    "night": ("李雪", "shift", "staff"),
    "manager": ("何静", "region", "manager"),
    "shop_manager": ("吴桐", "shop", "manager"),
    "trainer": ("司徒嘉慧", "region", None),
    "admin": ("黄建国", "region", None),
    "stranger": ("赵一鸣", "other", "staff"),
    "foreign_manager": ("刘梓涵", "other", "manager"),
}


def add_persons(connection: Connection, world: World, moment: datetime) -> None:
    """Write the persons with memberships and grants."""
    for key, (name, team, role) in PERSONS.items():
        merchant = world.other_merchant if team == "other" else world.merchant
        person = add(
            connection,
            Person,
            merchant_id=merchant,
            name=name,
            login_name=key,
            login_key=key,
            password_hash=PASSWORD_HASH,
            must_change_password=False,
            locale="zh_Hans_CN",
            theme="system",
            created_at=moment,
        )
        world.persons[key] = person
        if role:
            add(
                connection,
                Membership,
                person_id=person,
                team_id=world.teams[team],
                role=role,
                since=JOINED,
            )
        if key in {"trainer", "admin"}:
            add(connection, Grant, person_id=person, kind=key, merchant_id=merchant)


def add(connection: Connection, model: Any, **values: object) -> int:
    """Insert one row and return its id."""
    table = table_of(model)
    statement = insert(table).values(**values).returning(table.c.id)
    return int(connection.execute(statement).scalar_one())


def session_token(person_id: int) -> str:
    """Start a sign-in session for a person without the sign-in page, and return its token."""
    token = f"test-token-{person_id}-{secrets.token_hex(8)}"
    with writing() as connection:
        add(
            connection,
            SignInSession,
            token_hash=hashlib.sha256(token.encode()).hexdigest(),
            person_id=person_id,
            since=clock.now(),
            last_seen_day=clock.now().date(),
        )
    return token
