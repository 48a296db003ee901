"""All faults by what they are about."""

from mutations.faults import Fault
from mutations.grading import GRADING
from mutations.parser import PARSER
from mutations.permissions import PERMISSIONS
from mutations.rules import RULES
from mutations.streak import STREAK

GROUPS: dict[str, list[Fault]] = {
    "parser": PARSER,
    "grading": GRADING,
    "rules": RULES,
    "streak": STREAK,
    "permissions": PERMISSIONS,
}
