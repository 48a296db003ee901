"""What an operator is told about the courses folder."""

from academy.catalog.release import Outcome
from academy.release_courses import release_courses, remark


def test_says_what_became_of_a_course():
    """Each outcome is one line that begins with the folder's name."""
    assert remark(Outcome("rules", "released")) == "rules: released."
    assert "courses check" in remark(Outcome("rules", "broken"))
    assert "q-old" in remark(Outcome("rules", "refused", dropped=("q-old",)))


def test_says_nothing_when_nothing_changed(app, tmp_path):
    """A folder without courses, and one that is not there, are no news."""
    (tmp_path / "courses").mkdir()
    assert release_courses(tmp_path / "courses") == []
    assert release_courses(tmp_path / "missing") == []
