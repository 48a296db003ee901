"""The addresses of the domain."""

from flask import Blueprint, Flask

from academy.people import views_accounts, views_memberships, views_rights, views_session
from academy.people.views_correct import correct
from academy.people.views_password import password
from academy.people.views_profile import me, platforms
from academy.people.views_setup import setup
from academy.people.views_sign_in import lost_sign_in, sign_in, sign_out
from academy.people.views_teams import rename, teams
from academy.web.kept import show_field

blueprint = Blueprint("people", __name__)

GET_AND_POST = ("GET", "POST")

blueprint.add_url_rule("/sign-in", view_func=sign_in, methods=GET_AND_POST)
blueprint.add_url_rule("/sign-out", view_func=sign_out, methods=("POST",))
blueprint.add_url_rule("/password", view_func=password, methods=GET_AND_POST)
blueprint.add_url_rule("/me", view_func=me, methods=GET_AND_POST)
blueprint.add_url_rule("/me/platforms", view_func=platforms, methods=("POST",))
blueprint.add_url_rule("/setup/<token>", view_func=setup, methods=GET_AND_POST)
blueprint.add_url_rule("/set-up", view_func=teams, methods=GET_AND_POST)
blueprint.add_url_rule("/people/<int:team_id>", view_func=views_accounts.people_of_team)
blueprint.add_url_rule(
    "/people/new/<int:team_id>", view_func=views_accounts.new_person, methods=GET_AND_POST
)
blueprint.add_url_rule("/people/<int:person_id>/account", view_func=views_accounts.person)
for address, view in (
    ("/people/<int:person_id>/password", views_accounts.reset_password),
    ("/people/<int:person_id>/disable", views_accounts.disable),
    ("/people/<int:person_id>/enable", views_accounts.enable),
):
    blueprint.add_url_rule(address, view_func=view, methods=("POST",))

RIGHT = (
    "/people/<int:person_id>/rights/<any(trainer, admin):kind>/<any(merchant, everywhere):where>"
)
blueprint.add_url_rule(RIGHT + "/give", view_func=views_rights.give_right, methods=("POST",))
blueprint.add_url_rule(RIGHT + "/take", view_func=views_rights.take_right, methods=("POST",))

for address, view, methods in (
    ("/people/<int:person_id>/correct", correct, GET_AND_POST),
    ("/people/<int:person_id>/teams", views_memberships.teams_of_person, GET_AND_POST),
    ("/people/<int:person_id>/teams/<int:team_id>", views_memberships.part, GET_AND_POST),
    ("/people/<int:person_id>/teams/<int:team_id>/out", views_memberships.take_out, ("POST",)),
    ("/teams/<int:team_id>/name", rename, GET_AND_POST),
):
    blueprint.add_url_rule(address, view_func=view, methods=methods)

show_field("merchant", "Merchant")
show_field("person", "Name")
show_field("team", "Name of the team")
show_field("job", "Job")
show_field("login_name", "Login name")
show_field("phone", "New phone number")
show_field("staff_number", "Staff number")


def init_app(app: Flask) -> None:
    """Let *app* know who is asking, and keep what somebody wrote when a sign-in has ended."""
    views_session.init_app(app)
    app.extensions["academy_lost_sign_in"] = lost_sign_in
