"""Making a group, choosing its people, starting its camp (rules R80 and R84 to R86)."""

from datetime import date

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Connection

from academy import clock
from academy.audit.store import record
from academy.camps import store, store_groups
from academy.camps.forms import CampForm, GroupForm, MemberForm
from academy.camps.new_camp import FEWEST_OPERATORS, MOST_OPERATORS, ROLES, enough_operators
from academy.camps.permissions import GroupPlace, may_set_up
from academy.camps.store_groups import Circle
from academy.camps.views_words import role_words
from academy.catalog import live
from academy.database import reading, writing
from academy.database.columns import can_be_id
from academy.errors import Refused
from academy.people.permissions import TeamPlace, may_manage_team
from academy.people.store_teams import team_place
from academy.web.answers import page, see_other
from academy.web.guard import guard, visitor
from academy.web.locale import language

blueprint = Blueprint("set_up", __name__)


@blueprint.route("/groups/new/<int:team_id>", methods=("GET", "POST"))
@guard(may_manage_team, load=team_place)
def new_group(team: TeamPlace) -> ResponseReturnValue:
    """Show the form, or make a group; its people are chosen next."""
    form = GroupForm()
    if request.method == "POST" and form.validate():
        who, moment, typed = visitor(), clock.now(), form.typed()
        try:
            with writing() as connection:
                group_id, new = store.keep_group(
                    connection, team.id, team.merchant_id, typed, moment
                )
                if new:
                    record(
                        connection, moment, who.person_id, team.merchant_id, "camps.add_group",
                        f"group {group_id}", {"team": team.id, "name": typed["name"]},
                    )  # fmt: skip
        except Refused as refusal:
            form.name.errors = [_(refusal.sentence)]
        else:
            return see_other(f"/groups/set-up/{group_id}")
    return page("camps/new_group.html", 422 if form.errors else 200, team=team, form=form)


@blueprint.route("/groups/set-up/<int:group_id>", methods=("GET", "POST"))
@guard(may_set_up, load=store_groups.group_place)
def members(group: GroupPlace) -> ResponseReturnValue:
    """Show who is in a group, or give somebody a role in it."""
    form = member_form(group)
    if request.method == "POST" and form.validate():
        person_id, role = int(form.who.data), form.role.data
        with writing() as connection:
            if store.add_member(connection, group.id, person_id, role):
                note(connection, group, "camps.add_member", {"person": person_id, "role": role})
        return see_other(f"/groups/set-up/{group.id}")
    with reading() as connection:
        circle = store_groups.circle(connection, group)
        lines = store_groups.groups_of(connection, [group.team.id])
    return page(
        "camps/members.html",
        422 if form.errors else 200,
        group=group,
        form=form,
        circle=circle,
        roles=words_of_roles(),
        enough=enough_operators(circle.operators),
        fewest=FEWEST_OPERATORS,
        most=MOST_OPERATORS,
        camps=next(line.camps for line in lines if line.id == group.id),
        titles=dict(playbooks(group)),
    )


def member_form(group: GroupPlace) -> MemberForm:
    """Return the form with the people of the group's team and below."""
    with reading() as connection:
        circle: Circle = store_groups.circle(connection, group)
    words = words_of_roles()
    return MemberForm(
        [(str(one.person_id), f"{one.name} · {one.team_name}") for one in circle.people],
        [(role, words[role]) for role in ROLES],
    )


def words_of_roles() -> dict[str, str]:
    """Return role → what one person with it is called."""
    return {**role_words(), "member": str(_("member"))}


@blueprint.post("/groups/set-up/<int:group_id>/staff")
@guard(may_set_up, load=store_groups.group_place)
def take_in_staff(group: GroupPlace) -> ResponseReturnValue:
    """Make all staff of the team members of the group, in one press."""
    with writing() as connection:
        count = store_groups.take_in_staff(connection, group)
        if count:
            note(connection, group, "camps.add_staff", {"count": count})
    sentence = ngettext(
        "%(num)d person has been taken in.", "%(num)d people have been taken in.", count
    )
    flash(sentence if count else _("All of them are in the group already."), "done")
    return see_other(f"/groups/set-up/{group.id}")


@blueprint.post("/groups/set-up/<int:group_id>/out")
@guard(may_set_up, load=store_groups.group_place)
def take_out(group: GroupPlace) -> ResponseReturnValue:
    """Take a role in the group away."""
    person_id = request.form.get("who", 0, type=int)
    role = request.form.get("role", "")[:20]
    with writing() as connection:
        known = can_be_id(person_id) and role in ROLES
        if known and store_groups.take_out(connection, group.id, person_id, role):
            note(connection, group, "camps.remove_member", {"person": person_id, "role": role})
    return see_other(f"/groups/set-up/{group.id}")


@blueprint.route("/groups/set-up/<int:group_id>/camp", methods=("GET", "POST"))
@guard(may_set_up, load=store_groups.group_place)
def start_camp(group: GroupPlace) -> ResponseReturnValue:
    """Show the form, or start a camp."""
    today = clock.local_day(clock.now(), group.team.zone, group.team.cut_off_minutes)
    offered = playbooks(group)
    form = CampForm(today, offered, data={"start_day": today})
    if request.method == "POST" and form.validate():
        try:
            keep_camp(group, form.playbook.data, form.start_day.data or today)
        except Refused as refusal:
            form.start_day.errors = [_(refusal.sentence)]
        else:
            flash(_("The camp is planned."), "done")
            return see_other(f"/board/{group.team.id}/set-up")
    status = 422 if form.errors else 200
    return page("camps/start.html", status, group=group, form=form, today=today, playbooks=offered)


def keep_camp(group: GroupPlace, playbook_id: str, start_day: date) -> None:
    """Write that a camp starts."""
    with writing() as connection:
        camp_id, new = store.keep_camp(connection, group.id, playbook_id, start_day, clock.now())
        if new:
            details = {"camp": camp_id, "playbook": playbook_id, "day": start_day.isoformat()}
            note(connection, group, "camps.start", details)


def playbooks(group: GroupPlace) -> list[tuple[str, str]]:
    """Return id and title of the playbooks that the group's merchant may use."""
    catalog = live.catalog(visitor().activation)
    courses = catalog.visible_to(group.team.merchant_id, language=language())
    return [(book.id, book.title) for course in courses for book in course.playbooks]


def note(
    connection: Connection, group: GroupPlace, action: str, details: dict[str, object]
) -> None:
    """Write down what was done to a group, in the transaction in which it is done."""
    who, subject = visitor(), f"group {group.id}"
    record(connection, clock.now(), who.person_id, group.team.merchant_id, action, subject, details)
