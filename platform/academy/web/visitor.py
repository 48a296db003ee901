"""Who is asking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visitor:
    """The signed-in person with the rights of this very request.

    ``staff_teams`` and ``managed_teams`` hold the teams of the memberships themselves, not
    those below. ``activation`` is the number of the newest activation of a course: a worker
    whose snapshot is older swaps it.
    """

    person_id: int
    session_id: int
    name: str
    merchant_id: int
    merchant_name: str
    team_names: tuple[str, ...]
    staff_teams: frozenset[int]
    managed_teams: frozenset[int]
    trainer: bool
    admin: bool
    installation_admin: bool
    zone: str
    locale: str
    theme: str
    must_change_password: bool
    activation: int

    # What flask-login asks of a user.
    is_authenticated = True
    is_active = True
    is_anonymous = False

    @property
    def manages(self) -> bool:
        """Whether this person answers for any team."""
        return bool(self.managed_teams)
