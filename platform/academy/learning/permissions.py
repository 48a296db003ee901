"""Who may learn what: a course is for everybody, or for the people of its own merchant."""

from academy.catalog.permissions import OfCourse
from academy.web.visitor import Visitor


def may_learn(visitor: Visitor, found: OfCourse) -> bool:
    """Whether the course is shared, or belongs to the visitor's merchant."""
    return found.merchant_id is None or found.merchant_id == visitor.merchant_id
