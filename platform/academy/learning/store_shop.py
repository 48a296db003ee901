"""Own facts of shops: the last ones read, new ones written beside the old."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from academy.database import insert_new, table_of
from academy.learning.shop_facts import WrittenFact
from academy.learning.tables import ShopFact
from academy.people.tables import Person

fact = table_of(ShopFact)
person = table_of(Person)
any_fact = fact.alias("any_fact")

newest = (
    select(func.max(any_fact.c.number))
    .where(any_fact.c.shop == fact.c.shop, any_fact.c.name == fact.c.name)
    .scalar_subquery()
)
Outcome = Literal["written", "same", "meanwhile"]


def facts_that_hold(*columns: Any) -> Select[Any]:
    """Return a statement for the facts of a shop as they stand, with their authors."""
    return (
        select(*columns)
        .select_from(fact.join(person, person.c.id == fact.c.person_id))
        .where(fact.c.shop == bindparam("shop"), fact.c.number == newest)
    )


all_of_shop = facts_that_hold(
    fact.c.name, fact.c.number, fact.c.value, person.c.name.label("who"), fact.c.written_at
).order_by(fact.c.name)
one_of_shop = select(fact.c.number, fact.c.value).where(
    fact.c.shop == bindparam("shop"), fact.c.name == bindparam("name"), fact.c.number == newest
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody writes for a shop; ``seen`` is the number that stood on the page."""

    shop: str
    merchant_id: int
    name: str
    value: str
    seen: int
    person_id: int


def facts_of(connection: Connection, shop: str) -> dict[str, WrittenFact]:
    """Return what a shop has written, by name; what was emptied has no words."""
    return {row.name: written(row) for row in connection.execute(all_of_shop, {"shop": shop})}


def written(row: Row[Any]) -> WrittenFact:
    """Return the fact in a row."""
    return WrittenFact(row.name, row.number, row.value, row.who, row.written_at)


def write(connection: Connection, entry: Entry, moment: datetime) -> Outcome:
    """Write a fact beside those before it.

    Returns:
        ``written``; ``same`` when the same words stand there already; ``meanwhile`` when
        somebody wrote other words since the page was made: then nothing is changed.

    Source:
        Rule R154 "the last word holds" in docs/rules.md.
    """
    stands = connection.execute(one_of_shop, {"shop": entry.shop, "name": entry.name}).first()
    number, value = (stands.number, stands.value) if stands else (0, "")
    if value == entry.value:
        return "same"
    if number != entry.seen:
        return "meanwhile"
    values = {
        "shop": entry.shop,
        "name": entry.name,
        "number": number + 1,
        "merchant_id": entry.merchant_id,
        "value": entry.value,
        "person_id": entry.person_id,
        "written_at": moment,
    }
    return "written" if insert_new(connection, fact, values) is not None else "meanwhile"
