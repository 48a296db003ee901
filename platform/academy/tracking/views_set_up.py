"""What is planned for a team: the place from which it is set up (rule R80)."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from academy import clock
from academy.camps import store_groups
from academy.catalog import live
from academy.checkins import store_activities
from academy.checkins.views_words import weekdays
from academy.database import reading
from academy.learning import store_assignments, store_take_back
from academy.people import store_accounts, store_scope
from academy.people.permissions import TeamPlace, may_manage_team
from academy.people.store_teams import team_place
from academy.web.answers import page
from academy.web.guard import guard, visitor
from academy.web.locale import language

blueprint = Blueprint("set_up", __name__)


@blueprint.get("/board/<int:team_id>/set-up")
@guard(may_manage_team, load=team_place)
def set_up(team: TeamPlace) -> ResponseReturnValue:
    """List what reaches the team, the groups with camps in it and below, and its people."""
    who = visitor()
    catalog = live.catalog(who.activation)
    with reading() as connection:
        activities = store_activities.activities_of(connection, team.above)
        given = store_assignments.given_to(connection, team.above)
        alone = store_take_back.given_to_people(connection, [team.id])
        below = [line.id for line in store_scope.teams_below(connection, [team.id])]
        groups = store_groups.groups_of(connection, below)
        people = store_accounts.count_below(connection, team.id)
    courses = catalog.visible_to(team.merchant_id, language=language())
    today = clock.local_day(clock.now(), team.zone, team.cut_off_minutes)
    return page(
        "tracking/set_up.html",
        team=team,
        today=today,
        activities=[(line, weekdays(line.plan)) for line in activities],
        given=given,
        alone=alone,
        titles={course.id: course.title for course in courses},
        books={book.id: book.title for course in courses for book in course.playbooks},
        groups=groups,
        people=people,
        board=bool(who.managed_teams & team.above),
    )
