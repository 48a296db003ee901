"""The table of every address: who is let in. A new route gets its line here.

An address is made of what tests/project/route_things.py has put into the installation.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask

from academy import clock
from academy.learning.views_lesson import PURPOSE
from academy.web import tickets
from tests.browser_client import Browser
from tests.worlds import World

SETUP = "setup-token-of-the-test"

ROLES = (
    "anonymous", "staff", "colleague", "shop_manager", "manager", "trainer", "admin",
    "stranger", "foreign_manager",
)  # fmt: skip
"""Staff owns what the addresses name; colleague is of the same shop; manager leads the region."""
SIGNED_IN = frozenset(ROLES) - {"anonymous"}
OWN = frozenset({"staff"})
SHOP = frozenset({"staff", "colleague", "shop_manager"})
ABOVE = frozenset({"shop_manager", "manager"})
SETTERS = ABOVE | {"admin"}
ADMIN = frozenset({"admin"})
LEADERS = ABOVE | {"foreign_manager"}
MERCHANT = SIGNED_IN - {"stranger", "foreign_manager"}
READERS = OWN | ABOVE | {"trainer", "admin"}
MARKERS = ABOVE | {"trainer", "admin"}
PREPARERS = frozenset({"trainer", "admin"})
NOBODY: frozenset[str] = frozenset()
"""A shared course goes live by those who have rights over the whole installation."""
OPEN = frozenset(ROLES)
"""Addresses that need no sign-in."""


@dataclass
class Place:
    """An installation with one thing of every kind, and what its addresses are made of."""

    app: Flask
    world: World
    names: dict[str, Any] = field(default_factory=dict)

    def browser(self, role: str) -> Browser:
        """Return the browser of somebody in *role*."""
        client = Browser(self.app)
        return client if role == "anonymous" else client.sign_in(self.world.persons[role])


Form = Callable[[Place, str], dict[str, Any]]


def nothing(_place: Place, _role: str) -> dict[str, Any]:
    """Return an empty form: who may send it is told what is missing in it."""
    return {}


def page_ticket(place: Place, role: str) -> dict[str, Any]:
    """Return the ticket of the lesson's page, as the page would hold it."""
    person = place.world.persons.get(role, 0)
    now = int(clock.now().timestamp())
    payload = {"person": person, "lesson": "ls-where-rules", "at": now}
    with place.app.app_context():
        return {"ticket": tickets.sign(PURPOSE, payload), "place": "10"}


def checklist(_place: Place, _role: str) -> dict[str, Any]:
    """Return the ticks of a checklist."""
    return {"checklist": "cl-1"}


def one_choice(_place: Place, _role: str) -> dict[str, Any]:
    """Return an answer to an older wording."""
    return {"attempt": "1", "digest": "0" * 64, "choice": "none"}


def another_try(_place: Place, _role: str) -> dict[str, Any]:
    """Return the number of the first attempt."""
    return {"attempt": "1"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: who is let in to this address, everybody else finds nothing."""

    endpoint: str
    address: str
    allowed: frozenset[str]
    method: str = "GET"
    form: Form = nothing
    answers: tuple[int, ...] = (200, 204, 303, 409, 422)


SHUT = (404,)
"""The first link of an installation opens nothing any more once there is somebody."""
LESSON = "/lessons/ls-where-rules"
TABLE = (
    Row("today.today", "/", SIGNED_IN),
    Row("health.alive", "/healthz", OPEN),
    Row("health.ready", "/readyz", OPEN),
    Row("assets.file", "{static}", OPEN),
    Row("search.search", "/search?q=规则", SIGNED_IN),
    Row("people.sign_in", "/sign-in", OPEN),
    Row("people.sign_in", "/sign-in", OPEN, "POST"),
    Row("people.setup", "/setup/" + SETUP, OPEN, answers=SHUT),
    Row("people.setup", "/setup/" + SETUP, OPEN, "POST", answers=SHUT),
    Row("people.sign_out", "/sign-out", OPEN, "POST"),
    Row("people.me", "/me", SIGNED_IN),
    Row("people.me", "/me", SIGNED_IN, "POST"),
    Row("people.platforms", "/me/platforms", SIGNED_IN, "POST"),
    Row("people.password", "/password", SIGNED_IN),
    Row("people.password", "/password", SIGNED_IN, "POST"),
    Row("pictures.preview", "/pictures/kept/{ticket}", OWN),
    Row("learning.courses", "/courses", SIGNED_IN),
    Row("learning.course", "/courses/rules-and-opening", SIGNED_IN),
    Row("learning.paths.first", "/paths/first", SIGNED_IN),
    Row("learning.paths.path", "/paths/pa-rules", SIGNED_IN),
    Row("learning.paths.follow", "/paths/pa-rules/follow", SIGNED_IN, "POST"),
    Row("learning.paths.leave", "/paths/pa-rules/leave", SIGNED_IN, "POST"),
    Row("learning.lesson", "/courses/rules-and-opening/where-rules", SIGNED_IN),
    Row("learning.assets.asset", "/courses/rules-and-opening/assets/rule-card.svg", SIGNED_IN),
    Row("learning.assets.worksheet", "/courses/go-live/worksheets/stream-cards.xlsx", SIGNED_IN),
    Row("learning.glossary.glossary", "/glossary", SIGNED_IN),
    Row("releases.releases", "/releases", PREPARERS),
    Row("releases.course", "/releases/co-rules", PREPARERS),
    Row("releases.diff", "/releases/co-rules/diff", PREPARERS),
    Row("releases.activate", "/releases/co-rules/1/activate", PREPARERS),
    Row("releases.activate", "/releases/co-rules/1/activate", NOBODY, "POST"),
    Row("learning.preview.outline", "/releases/co-rules/1/preview", PREPARERS),
    Row("learning.preview.item", "/releases/co-rules/1/preview/ls-where-rules", PREPARERS),
    Row("learning.preview.asset", "/releases/co-rules/1/assets/rule-card.svg", PREPARERS),
    Row("learning.preview.worksheet", "/releases/co-rules/1/worksheets/rule-diary.xlsx", PREPARERS),
    Row("learning.changes.seen", "/courses/co-rules/changes", SIGNED_IN, "POST"),
    Row("learning.reading.read", LESSON + "/read", SIGNED_IN, "POST", page_ticket),
    Row("learning.reading.place", LESSON + "/place", SIGNED_IN, "POST", page_ticket),
    Row("learning.reading.ticks", LESSON + "/ticks", SIGNED_IN, "POST", checklist),
    Row("learning.quiz.answer", LESSON + "/answers/q-rules-card", SIGNED_IN, "POST", one_choice),
    Row("learning.facts.write", LESSON + "/facts/q-rules-card", SIGNED_IN, "POST", answers=(404,)),
    Row("learning.shop.shop", "/shop", SIGNED_IN),
    Row("learning.shop.write", "/shop", SIGNED_IN, "POST", answers=(404,)),
    Row("learning.quiz.again", LESSON + "/again/qz-where-rules", SIGNED_IN, "POST", another_try),
    Row("exams.exam", "/courses/cups/exams/qz-final", SIGNED_IN),
    Row("exams.begin", "/courses/cups/exams/qz-final", SIGNED_IN, "POST"),
    Row("exams.paper", "/exams/{exam}", OWN),
    Row("exams.answer", "/exams/{exam}/answers/q-final-1", OWN, "POST"),
    Row("exams.hand_in", "/exams/{exam}/hand-in", OWN, "POST"),
    Row("fieldwork.mine", "/field-work", SIGNED_IN),
    Row("fieldwork.work", "/field-work/fw-group-two-way", SIGNED_IN),
    Row("fieldwork.write", "/field-work/fw-group-two-way", SIGNED_IN, "POST"),
    Row("fieldwork.seen", "/field-work/{work_id}/seen", OWN, "POST"),
    Row("fieldwork.waiting", "/field-work/waiting", MARKERS | {"foreign_manager"}),
    Row("fieldwork.read", "/field-work/read/{work}", MARKERS),
    Row("fieldwork.mark", "/field-work/read/{work}/mark", MARKERS, "POST"),
    Row("fieldwork.picture", "/field-work/pictures/{work}/1", OWN | MARKERS),
    Row("fieldwork.file", "/field-work/files/{work}/2", OWN | MARKERS),
    Row("checkins.overview", "/check-ins", SIGNED_IN),
    Row("checkins.activity", "/check-ins/{activity}", SHOP),
    Row("checkins.check_in", "/check-ins/{activity}", SHOP, "POST"),
    Row("checkins.make_up.missed_day", "/check-ins/{activity}/{missed}", SHOP),
    Row("checkins.make_up.make_up", "/check-ins/{activity}/{missed}", SHOP, "POST"),
    Row("checkins.pictures.one", "/check-ins/seen/{check_in}", OWN | ABOVE),
    Row("checkins.pictures.picture", "/check-ins/pictures/{check_in}/1", SHOP | ABOVE),
    Row("reports.reports", "/reports", SIGNED_IN),
    Row("reports.report", "/reports/{today}", SIGNED_IN),
    Row("reports.write", "/reports/{today}", SIGNED_IN, "POST"),
    Row("reports.waiting", "/reports/waiting", LEADERS),
    Row("reports.read", "/reports/read/{report}", READERS),
    Row("reports.reply", "/reports/read/{report}/reply", READERS - OWN, "POST"),
    Row("reports.seen", "/reports/read/{report}/seen", OWN, "POST"),
    Row("camps.groups", "/groups", SIGNED_IN),
    Row("camps.camp", "/groups/{camp}", OWN | ABOVE | {"trainer", "admin"}),
    Row("camps.tick", "/groups/{camp}/tasks/t-d1-join", OWN, "POST"),
    Row("tracking.boards", "/board", LEADERS),
    Row("tracking.board", "/board/{shop}", ABOVE),
    Row("tracking.person_page", "/board/{shop}/people/{staff}", ABOVE),
    Row("tracking.extra_try.give", "/board/{shop}/people/{staff}/exams/qz-final", ABOVE, "POST"),
    Row("tracking.set_up.set_up", "/board/{shop}/set-up", SETTERS),
    Row("people.teams", "/set-up", ADMIN),
    Row("people.teams", "/set-up", ADMIN, "POST"),
    Row("people.people_of_team", "/people/{shop}", SETTERS),
    Row("people.new_person", "/people/new/{shop}", SETTERS),
    Row("people.new_person", "/people/new/{shop}", SETTERS, "POST"),
    Row("people.person", "/people/{night}/account", SETTERS),
    Row("people.reset_password", "/people/{night}/password", SETTERS, "POST"),
    Row("people.disable", "/people/{night}/disable", SETTERS, "POST"),
    Row("people.enable", "/people/{night}/enable", SETTERS, "POST"),
    Row("people.correct", "/people/{night}/correct", SETTERS),
    Row("people.correct", "/people/{night}/correct", SETTERS, "POST"),
    Row("people.teams_of_person", "/people/{night}/teams", ADMIN),
    Row("people.teams_of_person", "/people/{night}/teams", ADMIN, "POST"),
    Row("people.part", "/people/{night}/teams/{shift}", ADMIN),
    Row("people.part", "/people/{night}/teams/{shift}", ADMIN, "POST"),
    Row("people.take_out", "/people/{night}/teams/{shop}/out", ADMIN, "POST"),
    Row("people.give_right", "/people/{night}/rights/trainer/merchant/give", ADMIN, "POST"),
    Row("people.give_right", "/people/{night}/rights/admin/everywhere/give", NOBODY, "POST"),
    Row("people.take_right", "/people/{night}/rights/trainer/merchant/take", ADMIN, "POST"),
    Row("people.take_right", "/people/{night}/rights/admin/everywhere/take", NOBODY, "POST"),
    Row("people.rename", "/teams/{shop}/name", ADMIN),
    Row("people.rename", "/teams/{shop}/name", ADMIN, "POST"),
    Row("checkins.planning.plan", "/check-ins/plan/{shop}", SETTERS),
    Row("checkins.planning.plan", "/check-ins/plan/{shop}", SETTERS, "POST"),
    Row("checkins.change_plan.change", "/check-ins/plan/{shop}/{activity}", SETTERS),
    Row("checkins.change_plan.change", "/check-ins/plan/{shop}/{activity}", SETTERS, "POST"),
    Row("checkins.change_plan.end", "/check-ins/plan/{shop}/{activity}/end", SETTERS, "POST"),
    Row("learning.giving.assign", "/courses/assign/{shop}", SETTERS),
    Row("learning.giving.assign", "/courses/assign/{shop}", SETTERS, "POST"),
    Row("learning.given.team_due", "/courses/assign/{shop}/co-rules", SETTERS),
    Row("learning.given.team_due", "/courses/assign/{shop}/co-rules", SETTERS, "POST"),
    Row("learning.given.person_due", "/courses/given/{night}/co-rules", SETTERS),
    Row("learning.given.person_due", "/courses/given/{night}/co-rules", SETTERS, "POST"),
    Row(
        "learning.given.take_back_from_team",
        "/courses/assign/{shop}/co-rules/take-back",
        SETTERS,
        "POST",
    ),
    Row(
        "learning.given.take_back_from_person",
        "/courses/given/{night}/co-rules/take-back",
        SETTERS,
        "POST",
    ),
    Row("camps.set_up.new_group", "/groups/new/{shop}", SETTERS),
    Row("camps.set_up.new_group", "/groups/new/{shop}", SETTERS, "POST"),
    Row("camps.set_up.members", "/groups/set-up/{group}", SETTERS),
    Row("camps.set_up.members", "/groups/set-up/{group}", SETTERS, "POST"),
    Row("camps.set_up.take_in_staff", "/groups/set-up/{group}/staff", SETTERS, "POST"),
    Row("camps.set_up.take_out", "/groups/set-up/{group}/out", SETTERS, "POST"),
    Row("camps.set_up.start_camp", "/groups/set-up/{group}/camp", SETTERS),
    Row("camps.set_up.start_camp", "/groups/set-up/{group}/camp", SETTERS, "POST"),
)
