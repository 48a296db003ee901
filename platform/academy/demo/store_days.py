"""Writes three weeks of check-ins and learning reports of the demo."""

from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import Connection

from academy import clock
from academy.checkins import store_activities, store_parts, store_record
from academy.checkins.entry import NewEntry
from academy.demo import lines
from academy.demo.cast import ZONE, Player
from academy.demo.store_people import Company
from academy.reports import store_reply, store_write
from academy.reports.boxes import Report, Texts
from academy.reports.store_reply import Answer
from academy.reports.store_write import Saved, Sheet

REPORT_DAYS = 8


def add_check_ins(
    connection: Connection, company: Company, team: str, first: date, moment: datetime, dice: Random
) -> int:
    """Plan daily check-ins for a team and write those of three weeks; return the activity."""
    activity_id = store_activities.add_activity(
        connection,
        team_id=company.teams[team],
        title="每日一问",
        first_day=first,
        moment=clock.at(first, "07:00", ZONE),
        prompt=lines.PROMPTS,
        weekdays=working_days(clock.local_day(moment, ZONE)),
        minimum_characters=10,
    )
    today = clock.local_day(moment, ZONE)
    for player in company.players:
        part = store_parts.part(connection, company.people[player.login], activity_id)
        if part is None or player.role != "staff":
            continue
        for day in part.plan.planned(first, today):
            entry, sent = day_of(player, day, part.prompt(day), moment, dice)
            if entry is not None:
                store_record.record(connection, part, entry, sent)
    return activity_id


def working_days(today: date) -> str:
    """Return the planned weekdays: all but one, which was three days ago."""
    rest = (today.weekday() - 3) % 7
    return "".join("0" if weekday == rest else "1" for weekday in range(7))


def day_of(
    player: Player, day: date, prompt: str, moment: datetime, dice: Random
) -> tuple[NewEntry | None, datetime]:
    """Return what a person did on one day, and when; today only what is past already."""
    sent = clock.at(day, f"{dice.randint(6, 21):02d}:{dice.randint(1, 58):02d}", ZONE)
    text = dice.choice(lines.ENTRIES).format(
        goods=dice.choice(lines.GOODS), place=dice.choice(lines.PLACES)
    )
    entry = NewEntry(day, "on_time", text, prompt, ())
    today = clock.local_day(moment, ZONE)
    luck = dice.random()
    if day == today:
        kept = luck < player.steady and sent < moment and player.login != "xiaoman"
        return (entry if kept else None), sent
    if luck < player.steady:
        return entry, sent
    if luck < player.steady + 0.06 and (today - day).days > 2:
        made_up = NewEntry(day, "make_up", text, prompt, (), "那天轮休，忘了打。")
        return made_up, sent + timedelta(days=1)
    return None, sent


def add_reports(
    connection: Connection, company: Company, today: date, moment: datetime, dice: Random
) -> None:
    """Write reports of the last days; older ones have their reply, the newest wait."""
    for player in company.players:
        if player.role != "staff" or dice.random() > player.steady:
            continue
        for back in sorted(dice.sample(range(1, REPORT_DAYS), 2), reverse=True):
            add_report(connection, company, player, today - timedelta(days=back), moment, dice)


def add_report(
    connection: Connection,
    company: Company,
    player: Player,
    day: date,
    moment: datetime,
    dice: Random,
) -> None:
    """Write one report and, when it is older than two days, its reply."""
    goods = dice.choice(lines.GOODS)
    subject = dice.randrange(len(lines.REPORTS))
    observe, adjust, decide, act = (text.format(goods=goods) for text in lines.REPORTS[subject])
    person_id = company.people[player.login]
    written = clock.at(day, f"{dice.randint(18, 22)}:{dice.randint(10, 50)}", ZONE)
    sheet = Sheet(
        merchant_id=company.merchant_id,
        person_id=person_id,
        team_id=company.teams[player.team],
        day=day,
        texts=Texts(observe, adjust, decide, act),
        revision=0,
        form_key=f"demo-{person_id}-{day}",
        hand_in=True,
        may_begin=True,
    )
    outcome = store_write.save(connection, sheet, written)
    answered = moment - written > timedelta(days=2) and dice.random() < 0.93
    if isinstance(outcome, Saved) and answered:
        answer = answer_to(outcome.report, company, player, lines.REPLIES[subject])
        store_reply.add(connection, answer, written + timedelta(hours=dice.randint(9, 20)))


def answer_to(report: Report, company: Company, player: Player, text: str) -> Answer:
    """Return what the manager of *player* replies to a report."""
    manager = "wutong" if player.team in {"ferry", "early"} else "zitong"
    return Answer(
        report.id,
        company.people.get(manager, next(iter(company.people.values()))),
        f"demo-{report.id}",
        text,
        report.revision,
    )
