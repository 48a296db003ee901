"""Who may look after releases (rule R133)."""

from typing import Protocol

from academy.web.visitor import Visitor


class OfCourse(Protocol):
    """Something of a course; ``merchant_id`` none = shared with all merchants."""

    @property
    def merchant_id(self) -> int | None:
        """The merchant whose course it is."""


class Released(OfCourse, Protocol):
    """A course with its releases; ``alone``: the installation has no other merchant."""

    @property
    def alone(self) -> bool:
        """Whether nobody else could be surprised."""


def prepares_courses(visitor: Visitor, _object: object) -> bool:
    """Trainers write courses, admins look after the merchant."""
    return visitor.trainer or visitor.admin


def may_see_releases(visitor: Visitor, found: OfCourse) -> bool:
    """Trainers and admins see the releases of shared courses and of their merchant's own."""
    return prepares_courses(visitor, None) and found.merchant_id in {None, visitor.merchant_id}


def may_activate(visitor: Visitor, found: Released) -> bool:
    """Who may decide what is live: for the own merchant its trainers and admins.

    A shared course is everybody's: it takes rights over the whole installation, unless the
    installation has one merchant only.
    """
    if not may_see_releases(visitor, found):
        return False
    everywhere = visitor.installation_admin or visitor.installation_trainer
    return found.merchant_id is not None or found.alone or everywhere
