"""Who may see a camp, and who may tick what."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from academy.camps.schedule import OPERATORS
from academy.people.permissions import TeamPlace, may_manage_team
from academy.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class SeenCamp:
    """A camp as one visitor meets it. ``scope`` = the visitor answers for the group's team."""

    id: int
    group_id: int
    group_name: str
    region: str
    interest: str
    rules: str
    team_name: str
    merchant_id: int
    playbook_id: str
    start_day: date
    zone: str
    cut_off_minutes: int
    roles: frozenset[str]
    scope: bool
    team_id: int = 0

    @property
    def operates(self) -> bool:
        """Whether the visitor is one of the group's operators."""
        return bool(self.roles.intersection(OPERATORS))


def may_see_camp(visitor: Visitor, camp: Any) -> bool:
    """Members of the group, managers above it, trainers and admins of the merchant."""
    return visitor.merchant_id == camp.merchant_id and bool(
        camp.roles or camp.scope or visitor.trainer or visitor.admin
    )


def may_tick(camp: SeenCamp, role: str) -> bool:
    """Whether the visitor may tick a task of *role* (rule R63).

    Members tick their own; what one operator owes, any operator or manager may do.
    """
    if role == "member":
        return "member" in camp.roles
    if role == "core":
        return "core" in camp.roles or camp.operates or camp.scope
    if role == "manager":
        return camp.scope
    return camp.operates or camp.scope


@dataclass(frozen=True, slots=True)
class GroupPlace:
    """A group to be set up, and its team."""

    id: int
    name: str
    region: str
    interest: str
    team: TeamPlace


def may_set_up(visitor: Visitor, group: GroupPlace) -> bool:
    """Whoever manages the group's team (rule R80)."""
    return may_manage_team(visitor, group.team)
