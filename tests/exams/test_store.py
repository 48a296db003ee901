"""Tests of finding whom to ask, and a lesson's state with its course's exams, on both databases."""

from academy.database import reading, writing
from academy.exams.store import nearest_leader
from academy.learning import store_exam
from academy.learning.exam_try import NewExamTry
from academy.learning.store_lesson import lesson_state
from tests.catalog.sample_course import course_of, exam_of, files_of
from tests.learning.test_store_exam import NOW, new  # noqa: F401 (a fixture)
from tests.worlds import make_world


def test_the_nearest_leader_is_asked(database):
    """The manager of the own team comes before the one of the region; nobody asks oneself."""
    world = make_world()

    def asked(team: str, person: int) -> str | None:
        given = {"team_ids": [world.teams[team]], "person_id": person}
        with reading() as connection:
            found: str | None = connection.execute(nearest_leader, given).scalar()
        return found

    assert asked("shop", world.staff) == "吴桐"
    assert asked("shift", world.night) == "吴桐"
    assert asked("shop", world.shop_manager) == "何静"
    assert asked("other", world.foreign_manager) is None


def test_a_lesson_knows_the_exams_that_were_passed(new: NewExamTry):  # noqa: F811
    """One statement brings them with the rest; failed and running ones are not among them."""
    course = course_of(files_of(**{"quizzes/final.md": exam_of()}))
    lesson = course.lessons[1]

    def passed() -> frozenset[str]:
        with reading() as connection:
            return lesson_state(connection, new.person_id, course.id, lesson).passed_exams

    with writing() as connection:
        attempt = store_exam.begin(connection, new, NOW)
    assert passed() == frozenset()
    with writing() as connection:
        store_exam.end(connection, attempt, 4, 0, NOW)
    assert passed() == {"qz-final"}
