"""The pages of groups and camps."""

from datetime import date, datetime
from typing import Any

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from academy import clock
from academy.camps import schedule, store, store_ticks, views_set_up
from academy.camps.permissions import SeenCamp, may_see_camp, may_tick
from academy.camps.post_text import has_facts, post_text
from academy.camps.schedule import Post
from academy.camps.views_words import evidence_words, role_words
from academy.catalog import live
from academy.catalog.content import Playbook, PlaybookDay, Task
from academy.database import reading, writing
from academy.learning import store_shop
from academy.learning.shop_facts import shop_of_team
from academy.web.answers import page, see_other
from academy.web.guard import anybody, guard, visitor
from academy.web.locale import language
from academy.web.visitor import Visitor

blueprint = Blueprint("camps", __name__)
blueprint.register_blueprint(views_set_up.blueprint)


def load_camp(connection: Connection, who: Visitor, camp_id: int) -> SeenCamp | None:
    """Find the camp of an address."""
    return store.seen_camp(connection, who, camp_id)


def load_task(
    connection: Connection, who: Visitor, camp_id: int, task_id: str
) -> tuple[SeenCamp, Task] | None:
    """Find the camp and the task of an address; None when either is missing."""
    camp = store.seen_camp(connection, who, camp_id)
    playbook = playbook_of(camp, who) if camp else None
    if camp is None or playbook is None:
        return None
    tasks = (task for day in playbook.days for task in day.tasks if task.id == task_id)
    task = next(tasks, None)
    return (camp, task) if task else None


def may_tick_task(who: Visitor, found: Any) -> bool:
    """Rule R63: who may tick this task."""
    camp, task = found
    return may_see_camp(who, camp) and may_tick(camp, task.role)


def playbook_of(camp: SeenCamp, who: Visitor) -> Playbook | None:
    """Return the playbook that a camp runs by, in the reader's language."""
    place = live.catalog(who.activation).playbook(camp.playbook_id, language=language())
    return place.playbook if place else None


@blueprint.get("/groups")
@guard(anybody)
def groups() -> ResponseReturnValue:
    """List the camps that the visitor is part of or answers for."""
    who = visitor()
    with reading() as connection:
        camps = store.camps_of(connection, who)
    now = clock.now()
    lines = [(camp, schedule.day_number(camp.start_day, today_of(camp, now))) for camp in camps]
    return page("camps/groups.html", lines=lines, titles=titles(camps, who))


def titles(camps: list[SeenCamp], who: Visitor) -> dict[int, tuple[str, int]]:
    """Return camp id → title and length of its playbook."""
    found = ((camp.id, playbook_of(camp, who)) for camp in camps)
    return {number: (book.title, book.length) for number, book in found if book}


def today_of(camp: SeenCamp, moment: datetime) -> date:
    """Return the business day of a camp."""
    return clock.local_day(moment, camp.zone, camp.cut_off_minutes)


@blueprint.get("/groups/<int:camp_id>")
@guard(may_see_camp, load=load_camp)
def camp(found: SeenCamp) -> ResponseReturnValue:
    """Show a day of the camp by the clock."""
    who, now = visitor(), clock.now()
    playbook = playbook_of(found, who)
    if playbook is None or not playbook.days:
        return page("camps/camp_without_playbook.html", camp=found)
    with reading() as connection:
        ticks = store_ticks.ticks(connection, found.id, who.person_id)
        counts = store_ticks.member_counts(connection, found.id)
        people = store.members(connection, found.group_id)
    today = today_of(found, now)
    number = schedule.shown_day(playbook, found.start_day, today, request.args.get("day", type=int))
    day = playbook.day(number)
    if day is None:
        abort(404)
    on = schedule.date_of(found.start_day, number)
    lines = schedule.task_lines(
        seen_tasks(day.tasks, found), on, playbook.closes, found.zone, now, ticks, found.roles
    )
    return page(
        "camps/camp.html",
        camp=found,
        day=day,
        on=on,
        now=now,
        today_number=schedule.day_number(found.start_day, today),
        days=schedule.strip(playbook, found.start_day, today, frozenset(ticks)),
        lines=lines,
        posts=posts_of(found, day, on, now) if sees_posts(found, who) else (),
        counts=counts,
        names=names_by_role(people),
        member_count=len({row.person_id for row in people}),
        roles=role_words(),
        evidence=evidence_words(),
        ticking={line.task.id for line in lines if may_tick(found, line.task.role)},
        own=who.name,
    )


def posts_of(camp: SeenCamp, day: PlaybookDay, on: date, moment: datetime) -> tuple[Post, ...]:
    """Return the texts to send, with the group's own words in their gaps (rule R157)."""
    found = schedule.posts(day, on, camp.zone, moment)
    facts: dict[str, str] = {}
    if any(has_facts(post.announce.text) for post in found):
        with reading() as connection:
            written = store_shop.facts_of(connection, shop_of_team(camp.team_id))
        facts = {name: fact.value for name, fact in written.items()}
    return schedule.with_words(
        found, lambda text: post_text(text, camp.region, camp.interest, facts, question_of)
    )


def question_of(name: str) -> str:
    """Return the question that asks a shop for an own fact, or else its name."""
    who = visitor()
    place = live.catalog(who.activation).fact(
        name, merchant_id=who.merchant_id, language=language()
    )
    return place.label if place else name


def sees_posts(camp: SeenCamp, who: Visitor) -> bool:
    """Texts to send are for those who send them, and those who answer for them."""
    return camp.operates or camp.scope or who.trainer or who.admin


def seen_tasks(tasks: tuple[Task, ...], camp: SeenCamp) -> tuple[Task, ...]:
    """Members see what members do; operators and managers see all."""
    if camp.roles and not camp.operates and not camp.scope:
        return tuple(task for task in tasks if task.role in camp.roles or task.role == "member")
    return tasks


def names_by_role(people: list[Any]) -> dict[str, str]:
    """Return role → the names of those who have it."""
    by_role: dict[str, list[str]] = {}
    for row in people:
        if row.role != "member":
            by_role.setdefault(row.role, []).append(row.name)
    return {role: "、".join(names) for role, names in by_role.items()}


@blueprint.post("/groups/<int:camp_id>/tasks/<task_id>")
@guard(may_tick_task, load=load_task)
def tick(found: tuple[SeenCamp, Task]) -> ResponseReturnValue:
    """Tick a task by name, or take one's own tick back."""
    camp, task = found
    who, now = visitor(), clock.now()
    for_person = who.person_id if task.role == "member" else 0
    with writing() as connection:
        if request.form.get("undo"):
            store_ticks.untick(connection, camp.id, task.id, for_person, who.person_id)
        else:
            store_ticks.tick(connection, camp.id, task.id, for_person, who.person_id, now)
    day = request.form.get("day", type=int)
    address = url_for(".camp", camp_id=camp.id, day=day) + f"#task-{task.id}"
    return see_other(address)
