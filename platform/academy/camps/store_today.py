"""What Today shows of camps."""

from datetime import datetime

from sqlalchemy import Connection

from academy import clock
from academy.camps import schedule, store, store_ticks
from academy.camps.card import CampCard
from academy.camps.permissions import SeenCamp
from academy.camps.schedule import Tick
from academy.catalog.content import PlaybookDay
from academy.catalog.snapshot import Catalog
from academy.web.visitor import Visitor


def cards(
    connection: Connection, visitor: Visitor, catalog: Catalog, moment: datetime, language: str
) -> tuple[CampCard, ...]:
    """Return the camps that run today and in which the visitor has a role; two statements."""
    running = [
        (camp, day, closes)
        for camp in store.camps_of(connection, visitor)
        if camp.roles
        for day, closes in days_of(camp, catalog, moment, language)
    ]
    if not running:
        return ()
    ticks = store_ticks.ticks_of_camps(
        connection, [camp.id for camp, _, _ in running], visitor.person_id
    )
    return tuple(
        card_of(camp, day, closes, ticks.get(camp.id, {}), moment) for camp, day, closes in running
    )


def days_of(
    camp: SeenCamp, catalog: Catalog, moment: datetime, language: str
) -> list[tuple[PlaybookDay, str]]:
    """Return today's day of a camp and when it closes; empty before and after the camp."""
    place = catalog.playbook(camp.playbook_id, language=language)
    if place is None:
        return []
    today = clock.local_day(moment, camp.zone, camp.cut_off_minutes)
    day = place.playbook.day(schedule.day_number(camp.start_day, today))
    return [(day, place.playbook.closes)] if day else []


def card_of(
    camp: SeenCamp, day: PlaybookDay, closes: str, ticks: dict[str, Tick], moment: datetime
) -> CampCard:
    """Return the card of one camp."""
    own = [task for task in day.tasks if schedule.belongs_to(task.role, camp.roles)]
    on = schedule.date_of(camp.start_day, day.day)
    lines = schedule.task_lines(own, on, closes, camp.zone, moment, ticks, camp.roles)
    return CampCard(camp.id, camp.group_name, day.day, day.title, lines)
