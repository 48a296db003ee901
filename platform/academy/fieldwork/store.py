"""Reads pieces of field work: one's own, and one that somebody asks for."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from academy.database import table_of
from academy.database.columns import can_be_id
from academy.fieldwork import tables
from academy.fieldwork.permissions import Handed, HandedFile
from academy.fieldwork.works import (
    Asked,
    Content,
    File,
    Mark,
    Work,
    unpack_points,
    unpack_rubric,
)
from academy.people.tables import Person, Team, TeamBelow
from academy.web.visitor import Visitor

work = table_of(tables.Work)
file = table_of(tables.WorkFile)
mark = table_of(tables.WorkMark)
person = table_of(Person)
team = table_of(Team)
below = table_of(TeamBelow)


with_author = select(
    work,
    person.c.name.label("author"),
    team.c.name.label("team_name"),
    below.c.above_id,
).select_from(
    work.join(person, person.c.id == work.c.person_id)
    .outerjoin(team, team.c.id == work.c.team_id)
    .outerjoin(below, below.c.below_id == work.c.team_id)
)
by_number = with_author.where(work.c.id == bindparam("number"))
by_person = with_author.where(
    work.c.person_id == bindparam("person_id"), work.c.work_id == bindparam("work_id")
)
files_of_work = (
    select(file.c.position, file.c.digest, file.c.name, file.c.media_type, file.c.size)
    .where(file.c.field_work_id == bindparam("number"))
    .order_by(file.c.position)
)
marks_of_work = (
    select(mark, person.c.name)
    .join(person, person.c.id == mark.c.person_id)
    .where(mark.c.field_work_id == bindparam("number"))
    .order_by(mark.c.turn.desc())
)


def own(connection: Connection, person_id: int, work_id: str) -> Handed | None:
    """Return what a person has made of a piece of work, or None."""
    return one(connection, by_person, {"person_id": person_id, "work_id": work_id})


def handed(connection: Connection, _visitor: Visitor, number: int) -> Handed | None:
    """Return a piece of work with what is needed to judge who may see it, or None."""
    return one(connection, by_number, {"number": number}) if can_be_id(number) else None


def handed_file(
    connection: Connection, visitor: Visitor, number: int, position: int
) -> HandedFile | None:
    """Return one picture or file of a piece of work, or None."""
    found = handed(connection, visitor, number)
    for each in found.work.content.files if found else ():
        if each.position == position and found is not None:
            return HandedFile(found, each)
    return None


def one(
    connection: Connection, statement: Select[Any], given: Mapping[str, object]
) -> Handed | None:
    """Return the piece of work that a statement finds, with its files and marks."""
    rows = connection.execute(statement, given).mappings().fetchall()
    if not rows:
        return None
    first, number = rows[0], {"number": rows[0]["id"]}
    files = [File(*row) for row in connection.execute(files_of_work, number)]
    marks = connection.execute(marks_of_work, number).mappings()
    return Handed(
        work=to_work(first, files),
        author=first["author"],
        team=first["team_name"] or "",
        above=frozenset(row["above_id"] for row in rows if row["above_id"] is not None),
        marks=tuple(to_mark(row) for row in marks),
    )


def to_work(row: Mapping[Any, Any], files: Sequence[File]) -> Work:
    """Make a piece of work of its row."""
    return Work(
        id=row["id"],
        merchant_id=row["merchant_id"],
        person_id=row["person_id"],
        team_id=row["team_id"],
        asked=Asked(
            row["work_id"],
            row["lesson_id"],
            row["course_id"],
            row["release_id"],
            row["title"],
            row["task"],
            unpack_rubric(row["rubric"]),
        ),
        content=Content(row["text"], row["link"], tuple(files)),
        state=row["state"],
        turn=row["turn"],
        revision=row["revision"],
        form_key=row["form_key"],
        saved_at=row["saved_at"],
        handed_in_at=row["handed_in_at"],
    )


def to_mark(row: Mapping[Any, Any]) -> Mark:
    """Make a mark of its row."""
    return Mark(
        id=row["id"],
        turn=row["turn"],
        person_id=row["person_id"],
        name=row["name"],
        outcome=row["outcome"],
        points=unpack_points(row["points"]),
        rubric=unpack_rubric(row["rubric"]),
        remark=row["remark"],
        marked_at=row["marked_at"],
        seen_at=row["seen_at"],
    )
