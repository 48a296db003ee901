"""Who marks field work, and who opens its files.

Source:
    Rule R116 "who marks" in docs/rules.md.
"""

from dataclasses import dataclass

from academy.fieldwork.works import DRAFT, READABLE, File, Mark, Work
from academy.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Handed:
    """A piece of work that somebody asks for. ``above`` holds the teams at and above its own."""

    work: Work
    author: str
    team: str
    above: frozenset[int]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedFile:
    """One picture or file of a piece of work."""

    handed: Handed
    file: File


def may_mark(visitor: Visitor, handed: Handed) -> bool:
    """Trainers and admins of the merchant, managers above; nobody marks own work or drafts."""
    work = handed.work
    if work.person_id == visitor.person_id or work.merchant_id != visitor.merchant_id:
        return False
    if work.state == DRAFT:
        return False
    return visitor.trainer or visitor.admin or bool(visitor.managed_teams & handed.above)


def marks_work(visitor: Visitor, _object: object) -> bool:
    """Whoever may have something to mark."""
    return visitor.trainer or visitor.admin or visitor.manages


def may_open(visitor: Visitor, found: HandedFile) -> bool:
    """The author always; who marks it, while it is handed in or marked."""
    work = found.handed.work
    if work.person_id == visitor.person_id:
        return True
    return work.state in READABLE and may_mark(visitor, found.handed)
