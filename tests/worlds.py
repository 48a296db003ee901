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
ZONE = "Asia/Shanghai"


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
        merchants = [
            {"name": name, "created_at": moment, "zone": ZONE} for name in ("江边食集", "北风家居")
        ]
        world.merchant, world.other_merchant = add_all(connection, Merchant, merchants)
        add_teams(connection, world)
        add_persons(connection, world, moment)
    return world


def add_teams(connection: Connection, world: World) -> None:
    """Write the teams with their closure."""
    below = []
    for name, parent, merchant in (
        ("region", None, world.merchant),
        ("shop", "region", world.merchant),
        ("shift", "shop", world.merchant),
        ("other", None, world.other_merchant),
    ):
        world.teams[name] = add(
            connection,
            Team,
            merchant_id=merchant,
            name=TEAM_NAMES[name],
            parent_id=world.teams.get(parent or ""),
            zone=ZONE,
            cut_off_minutes=0,
        )
        if parent is None:
            chain: list[int] = []
        chain.append(world.teams[name])
        below += [
            {"above_id": above, "below_id": chain[-1], "depth": depth}
            for depth, above in enumerate(reversed(chain))
        ]
    connection.execute(insert(table_of(TeamBelow)), below)


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
    persons = [
        {
            "merchant_id": world.other_merchant if team == "other" else world.merchant,
            "name": name,
            "login_name": key,
            "login_key": key,
            "password_hash": PASSWORD_HASH,
            "must_change_password": False,
            "locale": "zh_Hans_CN",
            "theme": "system",
            "created_at": moment,
        }
        for key, (name, team, _role) in PERSONS.items()
    ]
    world.persons = dict(zip(PERSONS, add_all(connection, Person, persons), strict=True))
    memberships = [
        {
            "person_id": world.persons[key],
            "team_id": world.teams[team],
            "role": role,
            "since": JOINED,
        }
        for key, (_name, team, role) in PERSONS.items()
        if role
    ]
    add_all(connection, Membership, memberships)
    grants = [
        {"person_id": world.persons[kind], "kind": kind, "merchant_id": world.merchant}
        for kind in ("trainer", "admin")
    ]
    add_all(connection, Grant, grants)


def add_all(connection: Connection, model: Any, rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows with one statement and return their ids in the same order."""
    table = table_of(model)
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.execute(statement, rows).scalars())


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
