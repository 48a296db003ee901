"""Removes what nobody needs: half-written files, files without a row, files never claimed.

Safe while others work: whoever remembers a digest looks for its file afterwards, in the
same transaction, and this removes a file only while it holds the digest's place.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from academy.database import reading, writing
from academy.files import disk, store

UNCLAIMED = timedelta(hours=48)
YOUNG = timedelta(hours=1)
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Swept:
    """How much was removed."""

    temporary: int = 0
    without_row: int = 0
    unclaimed: int = 0


def sweep(data: Path, moment: datetime, *, alone: bool = False) -> Swept:
    """Remove leftovers under *data*.

    Args:
        data: the data folder.
        moment: the present instant.
        alone: whether no other process works on the data; else files of the last hour
            stay, because somebody may be about to remember them.
    """
    newest = moment.timestamp() - (0 if alone else YOUNG.total_seconds())
    old = [each for each in disk.found(data) if alone or each.written_at < newest]
    temporary = [each for each in old if each.temporary]
    for each in temporary:
        each.path.unlink(missing_ok=True)
    named = sorted({each.digest for each in old if not each.temporary})
    lone = sum(
        sweep_lone(data, named[start : start + CHUNK], moment)
        for start in range(0, len(named), CHUNK)
    )
    return Swept(len(temporary), lone, sweep_unclaimed(data, moment))


def sweep_lone(data: Path, digests: list[str], moment: datetime) -> int:
    """Remove those files of *digests* that have no row."""
    with reading() as connection:
        lone = sorted(set(digests) - store.known(connection, digests))
    if not lone:
        return 0
    removed = 0
    with writing() as connection:
        for digest in lone:
            if store.hold_missing(connection, digest, moment):
                disk.remove(data, digest)
                store.let_go(connection, digest)
                removed += 1
    return removed


def sweep_unclaimed(data: Path, moment: datetime) -> int:
    """Remove what nobody claimed within two days; what is shown all the same is claimed again."""
    before = moment - UNCLAIMED
    with reading() as connection:
        digests = store.unclaimed_before(connection, before)
    removed = 0
    for digest in digests:
        with writing() as connection:
            if store.drop_if_unclaimed(connection, digest, before, moment):
                disk.remove(data, digest)
                removed += 1
    return removed
