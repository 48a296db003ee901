"""A playbook's day by the clock: done, overdue, due now, next, and later (rules R60 to R62)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from academy import clock
from academy.catalog.content import Announce, Playbook, PlaybookDay, Task

DONE, OVERDUE, NOW, NEXT, LATER, PAST = "done", "overdue", "now", "next", "later", "past"
NOW_LASTS = timedelta(minutes=60)
OPERATORS = ("leader", "editor", "tracker", "expert", "host")


@dataclass(frozen=True, slots=True)
class Tick:
    """Who did a task, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task at its time. ``late`` is how long it has been due, while it is not done."""

    task: Task
    due: datetime
    clock: str
    state: str
    tick: Tick | None
    late: timedelta
    mine: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A text to send at its time."""

    announce: Announce
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class DayState:
    """One day of the strip: its date, and how much of it is done."""

    number: int
    title: str
    date: date
    state: str
    done: int
    tasks: int


def day_number(start_day: date, today: date) -> int:
    """Return the number of the playbook day that *today* is; day 1 is *start_day* (rule R60)."""
    return (today - start_day).days + 1


def shown_day(playbook: Playbook, start_day: date, today: date, asked: int | None) -> int:
    """Return the day to show: the one asked for, else today's, kept within the playbook."""
    numbers = [day.day for day in playbook.days]
    if asked is not None and asked in numbers:
        return asked
    return max(numbers[0], min(day_number(start_day, today), numbers[-1]))


def date_of(start_day: date, number: int) -> date:
    """Return the date of playbook day *number*."""
    return start_day + timedelta(days=number - 1)


def task_lines(
    tasks: Sequence[Task],
    day: date,
    closes: str,
    zone: str,
    moment: datetime,
    ticks: Mapping[str, Tick],
    roles: frozenset[str],
) -> tuple[TaskLine, ...]:
    """Return *tasks* by the clock with their states at *moment* (rule R61).

    Args:
        tasks: the tasks of the playbook day.
        day: the date of the playbook day.
        closes: wall clock time at which a task without a time is due ("23:59").
        zone: the camp's time zone.
        moment: the present instant.
        ticks: task id → who did it.
        roles: the visitor's roles, to mark what is theirs.

    Returns:
        Lines by due time. A task is *now* for sixty minutes from its time and *overdue* after
        that; the earliest still to come is *next*, together with those at the same time.
    """
    timed = sorted(
        ((clock.at(day, task.due or closes, zone), task) for task in tasks),
        key=lambda pair: pair[0],
    )
    following = min(
        (due for due, task in timed if due > moment and task.id not in ticks), default=None
    )
    return tuple(
        TaskLine(
            task=task,
            due=due,
            clock=task.due or closes,
            state=state_of(due, moment, following, done=task.id in ticks),
            tick=ticks.get(task.id),
            late=max(moment - due, timedelta()),
            mine=belongs_to(task.role, roles),
        )
        for due, task in timed
    )


def state_of(due: datetime, moment: datetime, following: datetime | None, *, done: bool) -> str:
    """Return the state of a task due at *due*."""
    if done:
        return DONE
    if due > moment:
        return NEXT if due == following else LATER
    return NOW if moment - due < NOW_LASTS else OVERDUE


def belongs_to(role: str, roles: frozenset[str]) -> bool:
    """Whether a task of *role* is for somebody with *roles*."""
    if role == "operators":
        return bool(roles.intersection(OPERATORS))
    return role in roles


def posts(day: PlaybookDay, on: date, zone: str, moment: datetime) -> tuple[Post, ...]:
    """Return the texts of *day* by the clock: those whose hour has come, the next, the others."""
    timed = [(clock.at(on, announce.at, zone), announce) for announce in day.announces]
    following = min((at for at, _ in timed if at > moment), default=None)
    return tuple(Post(announce, at, post_state(at, moment, following)) for at, announce in timed)


def with_words(found: Sequence[Post], words: Callable[[str], str]) -> tuple[Post, ...]:
    """Return posts whose texts were put through *words*."""
    return tuple(
        replace(post, announce=replace(post.announce, text=words(post.announce.text)))
        for post in found
    )


def post_state(at: datetime, moment: datetime, following: datetime | None) -> str:
    """Return the state of a text to send at *at*."""
    if at > moment:
        return NEXT if at == following else LATER
    return NOW if moment - at < NOW_LASTS else PAST


def strip(
    playbook: Playbook, start_day: date, today: date, done: frozenset[str]
) -> tuple[DayState, ...]:
    """Return the days of *playbook* with what was done of the group's own tasks (rule R62).

    Tasks of members are each member's own and do not count here; optional ones neither.
    """
    return tuple(one_day(day, date_of(start_day, day.day), today, done) for day in playbook.days)


def one_day(day: PlaybookDay, on: date, today: date, done: frozenset[str]) -> DayState:
    """Return one day of the strip."""
    wanted = [task.id for task in day.tasks if task.role != "member" and not task.optional]
    finished = sum(task in done for task in wanted)
    return DayState(
        day.day,
        day.title,
        on,
        state_of_day(on, today, finished, len(wanted)),
        finished,
        len(wanted),
    )


def state_of_day(on: date, today: date, finished: int, wanted: int) -> str:
    """Return the mark of a day: now, open, on (all done), half (some) or miss (none)."""
    if on == today:
        return "now"
    if on > today:
        return "open"
    if finished == wanted:
        return "on"
    return "half" if finished else "miss"
