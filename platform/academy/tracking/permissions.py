"""Who may open a board.

Source:
    Rule R40 "scope of a board" in docs/rules.md.
"""

from academy.web.visitor import Visitor


def is_manager(visitor: Visitor, _object: object) -> bool:
    """Whoever answers for a team; which teams are to be seen is decided by what is loaded."""
    return visitor.manages
