"""Who may look after whom. Each rule is a function of the visitor and of what was found.

Source:
    Rule R5 "scope of a manager" in docs/rules.md.
"""

from dataclasses import dataclass

from academy.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class TeamPlace:
    """A team, and where it stands: ``above`` holds its own id and those of all teams above."""

    id: int
    name: str
    merchant_id: int
    parent_id: int | None
    zone: str
    cut_off_minutes: int
    above: frozenset[int]


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """A person, and where: ``above`` holds all teams at and above those of the person."""

    id: int
    name: str
    merchant_id: int
    teams: tuple[str, ...]
    above: frozenset[int]


def may_manage_team(visitor: Visitor, team: TeamPlace) -> bool:
    """Managers of the team or of one above it; admins of the merchant."""
    if team.merchant_id != visitor.merchant_id:
        return visitor.installation_admin
    return visitor.admin or bool(visitor.managed_teams & team.above)


def may_manage_person(visitor: Visitor, person: PersonPlace) -> bool:
    """Managers of a team in which the person is, or of one above it; admins of the merchant."""
    if person.merchant_id != visitor.merchant_id:
        return visitor.installation_admin
    return visitor.admin or bool(visitor.managed_teams & person.above)


def is_manager(visitor: Visitor, _object: object) -> bool:
    """Whoever answers for a team."""
    return visitor.manages


def is_admin(visitor: Visitor, _object: object) -> bool:
    """Whoever looks after a merchant's people."""
    return visitor.admin


def may_grant(visitor: Visitor, kind: str, merchant_id: int | None) -> bool:
    """Rights in a merchant are given by its admins; those over all by admins over all."""
    if kind not in {"trainer", "admin"}:
        return False
    if merchant_id is None or merchant_id != visitor.merchant_id:
        return visitor.installation_admin
    return visitor.admin


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody whose account is looked after: ``leads`` a team, has ``rights``, or all rights.

    ``above`` holds all teams at and above those of the person.
    """

    person_id: int
    merchant_id: int
    leads: bool
    rights: bool
    everywhere: bool
    above: frozenset[int]


def may_look_after(visitor: Visitor, standing: Standing) -> bool:
    """Managers look after the staff of their teams, admins after everybody of the merchant (R87).

    Nobody looks after the own account; whoever may reset a password can sign in as its owner,
    so people with rights over all are left to those who have them too.
    """
    if standing.person_id == visitor.person_id:
        return False
    if visitor.installation_admin:
        return True
    if standing.merchant_id != visitor.merchant_id or standing.everywhere:
        return False
    if visitor.admin:
        return True
    return (
        not standing.leads and not standing.rights and bool(visitor.managed_teams & standing.above)
    )


def may_change_right(
    visitor: Visitor, standing: Standing, kind: str, merchant_id: int | None
) -> bool:
    """Rights of people one looks after, so never one's own, are given and taken (rule R179)."""
    return may_look_after(visitor, standing) and may_grant(visitor, kind, merchant_id)


def may_arrange(visitor: Visitor, standing: Standing) -> bool:
    """Admins say who is in which team, and as what; of the people they look after (R175)."""
    home = visitor.admin and standing.merchant_id == visitor.merchant_id
    return (home or visitor.installation_admin) and may_look_after(visitor, standing)


def may_rename(visitor: Visitor, team: TeamPlace) -> bool:
    """Teams are named by admins of the merchant (rules R89 and R178)."""
    return may_make_managers(visitor, team)


def may_make_managers(visitor: Visitor, team: TeamPlace) -> bool:
    """Managers are made by admins only (rule R87)."""
    return visitor.installation_admin or (visitor.admin and team.merchant_id == visitor.merchant_id)
