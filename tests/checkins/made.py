"""Parts, days and pictures that the tests of check-ins are made of."""

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from PIL import Image
from sqlalchemy import Engine

from academy.checkins import store_activities
from academy.checkins.month import Marked
from academy.checkins.plan import Part, Plan
from academy.checkins.tables import CheckIn
from academy.database import table_of, writing
from academy.database.doors import doors

MONDAY = date(2026, 3, 16)
TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 3, day) for day in (17, 18, 19))
FRIDAY, SATURDAY, SUNDAY = (date(2026, 3, day) for day in (20, 21, 22))
NOON = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)
"""Thursday 19 March 2026, 12:00 in Shanghai."""

PLAN = Plan(
    zone="Asia/Shanghai",
    cut_off_minutes=0,
    first_day=date(2026, 3, 2),
    last_day=None,
    weekdays="1111110",
    make_ups=3,
    make_up_days=7,
    grace_hours=48,
)
PART = Part(
    activity_id=7,
    title="每日一问",
    prompts="",
    plan=PLAN,
    minimum_characters=0,
    pictures_needed=0,
    person_id=31,
    team_id=2,
    joined=date(2026, 1, 1),
    expected=True,
)


def part_of(*, joined: date = PART.joined, prompts: str = "", **plan: Any) -> Part:
    """Return the part with a changed plan."""
    return replace(PART, joined=joined, prompts=prompts, plan=replace(PLAN, **plan))


def marked(days: Iterable[date], kind: Any = "on_time") -> dict[date, Marked]:
    """Return check-ins on *days*."""
    return {day: Marked(day.toordinal(), day, kind, featured=False) for day in days}


def picture(colour: str = "teal", size: tuple[int, int] = (640, 480), kind: str = "JPEG") -> bytes:
    """Return a small picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return buffer.getvalue()


def upload(content: bytes, name: str = "photo.jpg") -> tuple[io.BytesIO, str]:
    """Return a file as the test client sends it."""
    return io.BytesIO(content), name


def plan_activity(team_id: int, **given: Any) -> int:
    """Write an activity that began on 2 March 2026 and return its id."""
    with writing() as connection:
        return store_activities.add_activity(
            connection,
            **{
                "team_id": team_id,
                "title": "每日一问",
                "first_day": PLAN.first_day,
                "moment": NOON,
                "prompt": "今天哪句话，让客人停下了脚步？",
                **given,
            },
        )


def rows_of(engine: Engine, table: Any) -> list[Any]:
    """Return all rows of a table."""
    with engine.connect() as connection:
        return list(connection.execute(table.select()))


WORDS = "早上有位大姐路过，我说“豆皮刚翻面”，她就排队了。👩‍👩‍👧"
MULTIPART = {"content_type": "multipart/form-data"}


def check_ins() -> list[Any]:
    """Return all check-ins in the connected database."""
    return rows_of(doors().engine, table_of(CheckIn))


def hidden(page: Any, name: str) -> list[str]:
    """Return the values of a hidden field."""
    return re.findall(rf'name="{name}" value="([^"]*)"', page.text)


def form_of(page: Any, **fields: Any) -> dict[str, Any]:
    """Return the form of a page, filled in."""
    kept = hidden(page, "kept_pictures")
    return {
        "ticket": hidden(page, "ticket")[0],
        "version": hidden(page, "version")[0],
        **({"kept_pictures": kept} if kept else {}),
        **fields,
    }
