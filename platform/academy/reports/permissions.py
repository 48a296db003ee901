"""Who may see and answer a learning report.

Source:
    Rule R34 "who reads a report" in docs/rules.md.
"""

from dataclasses import dataclass

from academy.reports.boxes import Report
from academy.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that somebody asks for. ``above`` holds the teams at and above its team."""

    report: Report
    author: str
    team: str
    above: frozenset[int]


def may_read(visitor: Visitor, asked: Asked) -> bool:
    """The author; once handed in also managers above, trainers and admins of the merchant."""
    report = asked.report
    if report.person_id == visitor.person_id:
        return True
    if report.handed_in_at is None or report.merchant_id != visitor.merchant_id:
        return False
    return visitor.trainer or visitor.admin or bool(visitor.managed_teams & asked.above)


def may_reply(visitor: Visitor, asked: Asked) -> bool:
    """Whoever reads it as somebody else's; nobody answers an own report."""
    return asked.report.person_id != visitor.person_id and may_read(visitor, asked)


def is_author(visitor: Visitor, asked: Asked) -> bool:
    """Only the author marks replies as seen."""
    return asked.report.person_id == visitor.person_id
