"""Releases the courses folder, beside the records that learners have of it."""

from pathlib import Path

from academy import clock
from academy.catalog import live_search
from academy.catalog.outcome import Outcome
from academy.catalog.release import release_folder
from academy.records import ids_with_records

REMARKS = {
    "released": "released",
    "broken": "has errors, so its last good release stays live; `academy courses check` names them",
    "waiting": "is not released: the live version was made in the browser",
    "refused": "is not released: learners have records of what it no longer holds",
}


def release_courses(folder: Path) -> list[str]:
    """Release what has changed in *folder*; return a remark on each course that is news.

    The search is brought to what is live, also where it was made by an older version.
    """
    outcomes = release_folder(folder, clock.now(), ids_with_records)
    live_search.catch_up()
    return [remark(outcome) for outcome in outcomes if outcome.kind != "unchanged"]


def remark(outcome: Outcome) -> str:
    """Return one line on what became of a course."""
    dropped = f" ({', '.join(outcome.dropped)})" if outcome.dropped else ""
    return f"{outcome.slug}: {REMARKS[outcome.kind]}{dropped}."
