"""The learning path that a person follows: what is shown of it, and what is written."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from academy.catalog import live
from academy.catalog.content import Lesson
from academy.catalog.snapshot import Catalog
from academy.database import insert_new, table_of, upsert
from academy.learning.paths import OnPath, PathPage, on_path, path_page
from academy.learning.record import LearnerRecord
from academy.learning.store_reading import enrol
from academy.learning.tables import PathChoice
from academy.people.tables import Person
from academy.web.visitor import Visitor

path_choice = table_of(PathChoice)
person = table_of(Person)
own_job = select(person.c.job).where(person.c.id == bindparam("person_id"))
NOTHING_KNOWN = LearnerRecord()


def all_paths(
    catalog: Catalog, visitor: Visitor, record: LearnerRecord, language: str
) -> tuple[PathPage, ...]:
    """Return the paths of which the visitor may see any lesson, in the order of their file."""
    pages = (
        path_page(path, catalog, visitor.merchant_id, record, language)
        for path in live.site().paths
    )
    return tuple(page for page in pages if page is not None)


def one_path(
    catalog: Catalog, visitor: Visitor, record: LearnerRecord, path_id: str, language: str
) -> PathPage | None:
    """Return one path as the visitor sees it."""
    path = live.site().path(path_id)
    return path_page(path, catalog, visitor.merchant_id, record, language) if path else None


def followed_path(
    catalog: Catalog, visitor: Visitor, record: LearnerRecord, language: str
) -> PathPage | None:
    """Return the path that the visitor follows, if one is."""
    return one_path(catalog, visitor, record, record.path, language) if record.path else None


def standing(
    catalog: Catalog, visitor: Visitor, path_id: str, lesson: Lesson, language: str
) -> OnPath | None:
    """Return where a lesson stands on the path that the visitor follows."""
    page = one_path(catalog, visitor, NOTHING_KNOWN, path_id, language) if path_id else None
    return on_path(page, lesson.id) if page else None


def follow(connection: Connection, person_id: int, page: PathPage, moment: datetime) -> None:
    """Let a person follow a path, instead of any other, and take the course it begins with.

    Source:
        Rule R162 "one path at a time" in docs/rules.md.
    """
    keep(connection, person_id, page.path.id, moment)
    following = page.next
    if following is not None:
        enrol(connection, person_id, following.course_id, moment)


def leave(connection: Connection, person_id: int, moment: datetime) -> None:
    """Let a person follow no path; what was learnt on it stays."""
    keep(connection, person_id, "", moment)


def keep(connection: Connection, person_id: int, path_id: str, moment: datetime) -> None:
    """Write which path a person follows."""
    values = {"person_id": person_id, "path_id": path_id, "chosen_at": moment}
    upsert(connection, path_choice, values, ["person_id"], ["path_id", "chosen_at"])


def job_of(connection: Connection, person_id: int) -> str:
    """Return the job of a person, as it was written down; "" when it was not."""
    job: str | None = connection.execute(own_job, {"person_id": person_id}).scalar()
    return job or ""


def remember_asked(connection: Connection, person_id: int, moment: datetime) -> None:
    """Write that a person was asked what to learn first; what was chosen before stays."""
    values = {"person_id": person_id, "path_id": "", "chosen_at": moment}
    insert_new(connection, path_choice, values)
