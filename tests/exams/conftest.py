"""A released course with an exam, and people who sit it."""

import re
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from academy import clock
from academy.catalog.release import release_folder
from academy.catalog.tables import Release
from academy.database import reading, table_of, writing
from academy.learning import store_exam
from academy.learning.exam_try import NewExamTry
from academy.learning.tables import Answer, Attempt, Completion
from tests.catalog.sample_course import COURSE, HOOK, ROOM, exam_of
from tests.worlds import World

EXAM = "/courses/cups/exams/qz-final"
PLAIN = COURSE.replace("playbooks: [seven-day]\n", "")


def write_course(folder: Path, exam: str, **changes: str) -> None:
    """Write the course ``cups`` with its exam; other texts by the paths of their files."""
    files = {
        "course.yml": PLAIN,
        "lessons/010-hook.md": HOOK,
        "lessons/020-room.md": ROOM,
        "quizzes/final.md": exam,
        **changes,
    }
    for name, text in files.items():
        path = folder / "cups" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class School:
    """A released course with an exam, which a test may change and release again."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.folder = folder

    def release(self, exam: str, **changes: str) -> None:
        """Release the course with this exam."""
        write_course(self.folder, exam, **changes)
        (outcome,) = release_folder(self.folder, clock.now())
        assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]

    def lessons_done(self, *lessons: str, person: str = "staff") -> None:
        """Have lessons done, by default by the staff."""
        with writing() as connection:
            for lesson in lessons or ("ls-hook", "ls-room"):
                values = {"person_id": self.world.persons[person], "lesson_id": lesson}
                values |= {"course_id": "co-cups", "release_id": 1, "completed_at": clock.now()}
                connection.execute(insert(table_of(Completion)).values(**values))


@pytest.fixture
def school(app, frozen, world, tmp_path) -> School:
    """The course is live; its exam draws two of four, has ten minutes and two tries."""
    found = School(world, tmp_path / "courses")
    found.release(exam_of())
    return found


@pytest.fixture
def ready(school, client):
    """A browser of staff who has done the lessons."""
    school.lessons_done()
    return client.sign_in(school.world.staff)


def add_try(person_id: int) -> int:
    """Let a person sit the exam without its pages, and return the try."""
    release = table_of(Release)
    newest = select(func.max(release.c.id)).where(release.c.slug == "cups")
    with writing() as connection:
        number = connection.execute(newest).scalar_one()
        drawn = ("q-final-1", "q-final-2")
        new = NewExamTry(person_id, "qz-final", "co-cups", number, 1, drawn, "s", 60, 4, None)
        attempt = store_exam.begin(connection, new, clock.now())
    assert attempt is not None
    return attempt


def rows(model):
    """Return all rows of a table, the first one first."""
    table = table_of(model)
    with reading() as connection:
        return connection.execute(select(table).order_by(table.c.id)).fetchall()


def attempts():
    """Return all tries."""
    return rows(Attempt)


def answers():
    """Return all answers."""
    return rows(Answer)


def begin(browser, tries: int = 0) -> str:
    """Begin a try and return its address."""
    response = browser.post(EXAM, {"tries": str(tries)})
    assert response.status_code == 303, response.text
    return str(response.location)


def key(page: str, words: str) -> str:
    """Return the key of the option that says *words*."""
    return re.search(rf'value="([0-9a-f]+)"[^>]*> <span>{words}</span>', page)[1]


def question_of(page: str) -> str:
    """Return the id of the question that a page shows."""
    return re.search(r'action="/exams/\d+/answers/([\w-]+)"', page)[1]


def give(browser, paper: str, place: int, words: str, **options):
    """Answer the question at a place with the option that says *words*."""
    page = browser.get(f"{paper}?question={place}").text
    data = {"choice": key(page, words)}
    return browser.post(f"{paper}/answers/{question_of(page)}", data, **options)
