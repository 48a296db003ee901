"""The rights of a person, as those see them who may give and take them.

Source:
    Rule R179 "rights" in docs/rules.md.
"""

from dataclasses import dataclass

from academy.people.permissions import Standing, may_change_right
from academy.web.visitor import Visitor

KINDS = ("trainer", "admin")


@dataclass(frozen=True, slots=True)
class Held:
    """The rights that a person has: pairs of kind and merchant, none = over all merchants."""

    merchant_name: str
    grants: frozenset[tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class Right:
    """A right that somebody may give or take: of the person's merchant, or over all."""

    kind: str
    everywhere: bool
    held: bool


def changeable(visitor: Visitor, standing: Standing, held: Held) -> tuple[Right, ...]:
    """Return the rights that *visitor* may give to a person or take away, those over all last."""
    return tuple(
        Right(kind, merchant_id is None, (kind, merchant_id) in held.grants)
        for merchant_id in (standing.merchant_id, None)
        for kind in KINDS
        if may_change_right(visitor, standing, kind, merchant_id)
    )
