"""Who is asking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visitor:
    """The signed-in person with the rights of this very request.

    ``staff_teams`` and ``managed_teams`` hold the teams of the memberships themselves, not
    those below. ``activation`` is the number of the newest activation of a course: a worker
    whose snapshot is older swaps it. ``platforms`` are those the person sells on;
    ``works_in`` is the team through which the person works: the oldest membership as staff,
    else as manager, none without a team; ``shop_name`` is its name, else the merchant's.
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
    platforms: tuple[str, ...] = ()
    works_in: int | None = None
    installation_trainer: bool = False
    shop_name: str = ""

    # What flask-login asks of a user.
    is_authenticated = True
    is_active = True
    is_anonymous = False

    @property
    def manages(self) -> bool:
        """Whether this person answers for any team."""
        return bool(self.managed_teams)
