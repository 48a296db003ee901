"""Who may learn what: a course is for everybody, or for the people of its own merchant."""

from typing import Protocol

from academy.web.visitor import Visitor


class OfCourse(Protocol):
    """Something of a course; ``merchant_id`` none = shared with all merchants."""

    @property
    def merchant_id(self) -> int | None:
        """The merchant whose course it is."""


def may_learn(visitor: Visitor, found: OfCourse) -> bool:
    """Whether the course is shared, or belongs to the visitor's merchant."""
    return found.merchant_id is None or found.merchant_id == visitor.merchant_id
