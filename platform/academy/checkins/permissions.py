"""Who may do what with check-ins."""

from academy.checkins.entry import Seen, SeenPicture
from academy.checkins.plan import Part, PartDay
from academy.web.visitor import Visitor


def takes_part(visitor: Visitor, found: Part | PartDay) -> bool:
    """Let in who takes part in the activity."""
    return found.person_id == visitor.person_id


def may_read(visitor: Visitor, found: Seen | SeenPicture) -> bool:
    """Let in the person and those who lead the team of that day, or one above it (R26)."""
    own = found.place.person_id == visitor.person_id
    return own or not visitor.managed_teams.isdisjoint(found.place.teams_above)


def may_see_picture(visitor: Visitor, found: SeenPicture) -> bool:
    """Let in who may read the check-in, and the people of its team (R26)."""
    return may_read(visitor, found) or found.place.team_id in visitor.staff_teams
