"""Rows of stored files: remembered when synced, claimed by the row that shows them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError

from academy.database import insert_new, table_of
from academy.database.statements import dialect_insert
from academy.files.tables import StoredFile

stored = table_of(StoredFile)


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that are on the disk already."""

    digest: str
    media_type: str
    size: int
    width: int | None = None
    height: int | None = None


among_known = select(stored.c.digest).where(
    stored.c.digest.in_(bindparam("digests", expanding=True))
)
claim_these = (
    update(stored)
    .where(stored.c.digest.in_(bindparam("digests", expanding=True)))
    .where(stored.c.claimed_at.is_(None))
    .values(claimed_at=bindparam("claimed"))
)
give_up_these = (
    update(stored)
    .where(stored.c.digest.in_(bindparam("digests", expanding=True)))
    .values(claimed_at=None, stored_at=bindparam("since"))
)
unclaimed = select(stored.c.digest).where(
    stored.c.claimed_at.is_(None), stored.c.stored_at < bindparam("before")
)
drop_unclaimed = (
    delete(stored)
    .where(
        stored.c.digest == bindparam("name"),
        stored.c.claimed_at.is_(None),
        stored.c.stored_at < bindparam("before"),
    )
    .returning(stored.c.digest)
)
drop_one = delete(stored).where(stored.c.digest == bindparam("name"))


def remember(
    connection: Connection, kept: Sequence[Kept], person_id: int | None, moment: datetime
) -> None:
    """Note files that are synced already; one that nobody claimed starts its two days anew."""
    if not kept:
        return
    insert = dialect_insert(connection.dialect.name)(stored)
    insert = insert.on_conflict_do_update(
        index_elements=["digest"], set_={"stored_at": insert.excluded.stored_at}
    )
    rows = [
        {
            "digest": each.digest,
            "media_type": each.media_type,
            "size": each.size,
            "width": each.width,
            "height": each.height,
            "person_id": person_id,
            "stored_at": moment,
        }
        for each in sorted({each.digest: each for each in kept}.values(), key=lambda k: k.digest)
    ]
    connection.execute(insert, rows)


def known(connection: Connection, digests: Collection[str]) -> set[str]:
    """Return those of *digests* that have a row."""
    if not digests:
        return set()
    return set(connection.execute(among_known, {"digests": list(digests)}).scalars())


def claim(connection: Connection, digests: Collection[str], moment: datetime) -> set[str]:
    """Keep *digests* for good; return those that are there to be shown.

    Called in the transaction that writes the rows which show them. One that is missing in
    the answer was removed meanwhile because nobody had claimed it for two days.
    """
    if not digests:
        return set()
    connection.execute(claim_these, {"digests": sorted(digests), "claimed": moment})
    return known(connection, digests)


def give_up(connection: Connection, digests: Collection[str], moment: datetime) -> None:
    """Take a claim back: what nobody claims again is removed two days later."""
    if digests:
        connection.execute(give_up_these, {"digests": sorted(digests), "since": moment})


def unclaimed_before(connection: Connection, before: datetime) -> list[str]:
    """Return what nobody has claimed since *before*."""
    return list(connection.execute(unclaimed, {"before": before}).scalars())


def drop_if_unclaimed(
    connection: Connection, digest: str, before: datetime, moment: datetime
) -> bool:
    """Remove the row of *digest* unless somebody claimed it meanwhile or shows it still.

    What a row of another domain shows without a claim is claimed at *moment*.
    """
    given = {"name": digest, "before": before}
    try:
        with connection.begin_nested():
            return connection.execute(drop_unclaimed, given).scalar() is not None
    except IntegrityError:
        connection.execute(claim_these, {"digests": [digest], "claimed": moment})
        return False


def hold_missing(connection: Connection, digest: str, moment: datetime) -> bool:
    """Take the place of *digest* until the end of this transaction; False when it has a row.

    Whoever remembers the same digest now waits, and then sees whether its file is there.
    """
    row = {"digest": digest, "media_type": "", "size": 0, "stored_at": moment}
    return insert_new(connection, stored, row) is not None


def let_go(connection: Connection, digest: str) -> None:
    """Give up the place that hold_missing() took."""
    connection.execute(drop_one, {"name": digest})
