"""Counts the votes of polls: one statement, however many polls and people there are."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from academy.database import table_of
from academy.learning.tables import Answer, Attempt
from academy.people.tables import Person

answer = table_of(Answer)
attempt = table_of(Attempt)
person = table_of(Person)

own_merchant = (
    select(person.c.merchant_id).where(person.c.id == bindparam("person_id")).scalar_subquery()
)
polls: Any = bindparam("question_ids", expanding=True)
newest_first = func.row_number().over(
    partition_by=(answer.c.question_id, attempt.c.person_id),
    order_by=(attempt.c.number.desc(), answer.c.id.desc()),
)
each_vote = (
    select(answer.c.question_id, answer.c.given, newest_first.label("place"))
    .select_from(
        answer.join(attempt, attempt.c.id == answer.c.attempt_id).join(
            person, person.c.id == attempt.c.person_id
        )
    )
    .where(answer.c.question_id.in_(polls), person.c.merchant_id == own_merchant)
    .subquery()
)
votes_by_option = (
    select(each_vote.c.question_id, each_vote.c.given, func.count().label("votes"))
    .where(each_vote.c.place == 1)
    .group_by(each_vote.c.question_id, each_vote.c.given)
)

Votes = Mapping[str, Mapping[str, int]]
"""Votes by the key of the option, by the id of the poll."""


def votes(connection: Connection, person_id: int, question_ids: Collection[str]) -> Votes:
    """Return the votes of the people of the merchant that *person_id* belongs to.

    Everybody counts once in a poll, with the newest vote.

    Source:
        Rule R103 "result of a poll" in docs/rules.md.
    """
    if not question_ids:
        return {}
    given = {"person_id": person_id, "question_ids": sorted(question_ids)}
    found: dict[str, dict[str, int]] = {}
    for row in connection.execute(votes_by_option, given):
        for key in json.loads(row.given):
            found.setdefault(row.question_id, {})[key] = row.votes
    return found
