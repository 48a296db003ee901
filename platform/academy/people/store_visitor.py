"""Who is asking, read with every request in one statement."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, Select, bindparam, select

from academy.database import table_of
from academy.people.tables import Grant, Membership, Merchant, Person, SignInSession, Team
from academy.web.visitor import Visitor

SESSION_DAYS = 30

session = table_of(SignInSession)
person = table_of(Person)
merchant = table_of(Merchant)
membership = table_of(Membership)
team = table_of(Team)
grant = table_of(Grant)


def visitor_statement(newest_activation: ScalarSelect[Any]) -> Select[Any]:
    """Return the statement for a session token's hash: a row for each membership × grant.

    *newest_activation* is the number of the newest activation; a higher domain knows it.
    """
    return (
        select(
            person.c.id,
            session.c.id.label("session_id"),
            session.c.last_seen_day,
            person.c.name,
            person.c.merchant_id,
            merchant.c.name.label("merchant_name"),
            person.c.zone,
            merchant.c.zone.label("merchant_zone"),
            person.c.locale,
            person.c.theme,
            person.c.platforms,
            person.c.must_change_password,
            membership.c.team_id,
            membership.c.role,
            team.c.name.label("team_name"),
            grant.c.kind,
            grant.c.merchant_id.label("grant_merchant_id"),
            newest_activation.label("activation"),
        )
        .select_from(
            session.join(person, session.c.person_id == person.c.id)
            .join(merchant, merchant.c.id == person.c.merchant_id)
            .outerjoin(membership, membership.c.person_id == person.c.id)
            .outerjoin(team, team.c.id == membership.c.team_id)
            .outerjoin(grant, grant.c.person_id == person.c.id)
        )
        .where(
            session.c.token_hash == bindparam("token_hash"),
            session.c.ended_at.is_(None),
            session.c.last_seen_day >= bindparam("oldest_day"),
            person.c.disabled_at.is_(None),
        )
        .order_by(membership.c.id, grant.c.id)
    )


def load_visitor(
    connection: Connection, statement: Select[Any], token_hash: str, today: date
) -> tuple[Visitor, date] | None:
    """Return who holds the session, and the day it was last seen; None when it has ended."""
    oldest = today - timedelta(days=SESSION_DAYS)
    rows = connection.execute(
        statement, {"token_hash": token_hash, "oldest_day": oldest}
    ).fetchall()
    if not rows:
        return None
    return fold(rows), rows[0].last_seen_day


def fold(rows: Sequence[Row[Any]]) -> Visitor:
    """Make one visitor of the rows of one person."""
    first = rows[0]
    staff = {row.team_id: row.team_name for row in rows if row.role == "staff"}
    managed = {row.team_id: row.team_name for row in rows if row.role == "manager"}
    works_in, shop_name = next(iter([*staff.items(), *managed.items()]), (None, None))
    own = {row.kind for row in rows if row.grant_merchant_id == first.merchant_id}
    everywhere = {row.kind for row in rows if row.kind and row.grant_merchant_id is None}
    return Visitor(
        person_id=first.id,
        session_id=first.session_id,
        name=first.name,
        merchant_id=first.merchant_id,
        merchant_name=first.merchant_name,
        team_names=tuple(dict.fromkeys(row.team_name for row in rows if row.team_name)),
        staff_teams=frozenset(staff),
        managed_teams=frozenset(managed),
        trainer="trainer" in own or "trainer" in everywhere,
        admin="admin" in own or "admin" in everywhere,
        installation_admin="admin" in everywhere,
        installation_trainer="trainer" in everywhere,
        zone=first.zone or first.merchant_zone,
        locale=first.locale or "",
        theme=first.theme,
        must_change_password=first.must_change_password,
        activation=first.activation or 0,
        platforms=tuple(filter(None, first.platforms.split(","))),
        works_in=works_in,
        shop_name=shop_name or first.merchant_name,
    )
