"""The first page of everybody."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from academy import clock
from academy.camps import store_today as camps
from academy.catalog import live
from academy.checkins import store_today as checkins
from academy.database import reading
from academy.fieldwork import store_today as fieldwork
from academy.learning import store_progress as learning
from academy.reports import store_today as reports
from academy.reports.store_list import waiting_for
from academy.today.agenda import Agenda
from academy.web.answers import page, see_other
from academy.web.guard import anybody, guard, visitor
from academy.web.locale import language

blueprint = Blueprint("today", __name__)


@blueprint.get("/")
@guard(anybody)
def today() -> ResponseReturnValue:
    """Show what is left to do today."""
    who, moment = visitor(), clock.now()
    day = clock.local_day(moment, who.zone)
    catalog = live.catalog(who.activation)
    with reading() as connection:
        agenda = Agenda(
            day=day,
            check_ins=tuple(checkins.cards(connection, who, moment)),
            steps=learning.next_steps(connection, who, catalog, day, language()),
            camps=camps.cards(connection, who, catalog, moment, language()),
            report=reports.card(connection, who, day),
            field_work=fieldwork.card(connection, who),
            waiting=waiting_for(connection, who.person_id, who.managed_teams)
            if who.manages
            else (),
        )
    if agenda.steps.ask_first:
        return see_other("/paths/first")
    return page("today/today.html", agenda=agenda)
