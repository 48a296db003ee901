"""Writes the people of the demo."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from academy.demo import cast
from academy.demo.cast import Player
from academy.people import store_persons, store_rights, store_teams
from academy.people.store_persons import NewPerson


@dataclass
class Company:
    """One merchant of the demo: ids of its teams by key and of its people by login."""

    merchant_id: int
    teams: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    players: list[Player] = field(default_factory=list)


def add_companies(
    connection: Connection, moment: datetime, since: date, password_hash: str
) -> tuple[Company, Company]:
    """Write both merchants with teams and people."""
    first = Company(store_teams.add_merchant(connection, moment, cast.MERCHANT))
    for key, above, name in cast.TEAMS:
        parent = first.teams[above] if above else None
        first.teams[key] = store_teams.add_team(connection, first.merchant_id, name, parent)
    second = Company(store_teams.add_merchant(connection, moment, cast.OTHER_MERCHANT))
    second.teams["other"] = store_teams.add_team(connection, second.merchant_id, cast.OTHER_TEAM)
    first.players = [*cast.LEADS, *cast.staff_of_first_merchant()]
    second.players = [cast.OTHER_LEAD, *cast.staff_of_other_merchant()]
    for company in (first, second):
        for player in company.players:
            add_player(connection, company, player, moment, since, password_hash)
    return first, second


def add_player(
    connection: Connection,
    company: Company,
    player: Player,
    moment: datetime,
    since: date,
    password_hash: str,
) -> None:
    """Write one person with team and rights."""
    new = NewPerson(
        merchant_id=company.merchant_id,
        name=player.name,
        password_hash=password_hash,
        login_name=player.login,
        job=player.job,
        must_change_password=False,
    )
    person_id = store_persons.add_person(connection, moment, new)
    company.people[player.login] = person_id
    if player.role:
        team_id = company.teams[player.team]
        role: store_rights.Role = "manager" if player.role == "manager" else "staff"
        store_rights.add_membership(connection, person_id, team_id, role, since)
    if player.grant:
        kind: store_rights.Kind = "admin" if player.grant == "admin" else "trainer"
        whole = None if kind == "trainer" else company.merchant_id
        store_rights.add_grant(connection, person_id, kind, whole)
