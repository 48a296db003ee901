"""Why folders are not live as they stand: kept for the trainers' pages."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from academy.catalog.outcome import Outcome, dump_problems, load_problems
from academy.catalog.tables import FolderOutcome
from academy.database import table_of, upsert

folder_outcome = table_of(FolderOutcome)

all_kept = select(
    folder_outcome.c.slug,
    folder_outcome.c.kind,
    folder_outcome.c.problems,
    folder_outcome.c.dropped,
    folder_outcome.c.at,
).order_by(folder_outcome.c.slug)
forget = delete(folder_outcome).where(
    folder_outcome.c.slug.not_in(bindparam("slugs", expanding=True))
)
kept_slugs = select(folder_outcome.c.slug)


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """What keeps the course in a folder from being live as it is, and since when."""

    outcome: Outcome
    at: datetime


def keep_outcomes(connection: Connection, outcomes: Iterable[Outcome], moment: datetime) -> None:
    """Keep why folders are not live; those that are live, or gone, are forgotten."""
    stuck = [each for each in outcomes if not each.is_live]
    connection.execute(forget, {"slugs": [each.slug for each in stuck]})
    for each in stuck:
        values = {
            "slug": each.slug,
            "kind": each.kind,
            "problems": dump_problems(each.problems),
            "dropped": json.dumps(each.dropped),
            "at": moment,
        }
        changed = ["kind", "problems", "dropped", "at"]
        upsert(connection, folder_outcome, values, ["slug"], changed)


def anything_kept(connection: Connection) -> bool:
    """Whether any folder was not live at the last look."""
    return connection.execute(kept_slugs).first() is not None


def outcomes(connection: Connection) -> list[KeptOutcome]:
    """Return why folders are not live, by their names."""
    kept = []
    for row in connection.execute(all_kept):
        dropped = tuple(json.loads(row.dropped))
        outcome = Outcome(row.slug, row.kind, load_problems(row.problems), dropped)
        kept.append(KeptOutcome(outcome, row.at))
    return kept
