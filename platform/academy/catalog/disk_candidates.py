"""The courses of a folder as candidates for a release, each with everything wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from academy.catalog.content import Course
from academy.catalog.disk import LoadedCourse, course_folders, load_course
from academy.catalog.problems import Problem, has_errors, in_order
from academy.catalog.rules import check_across

CoursesFolder = Path


@dataclass(frozen=True, slots=True)
class Candidate:
    """One course folder as read; ``course`` is none when an error keeps it from a release."""

    slug: str
    files: Mapping[str, bytes]
    course: Course | None
    problems: tuple[Problem, ...]
    media: Mapping[str, Path] = field(default_factory=dict)


def read_candidates(folder: CoursesFolder, last_good: Iterable[Course]) -> list[Candidate]:
    """Read and check all courses below *folder*; where there is no folder there are none.

    A course that cannot be read, or is gone, stands in its last good release beside the
    others: its error is not theirs.
    """
    if not folder.is_dir():
        return []
    loaded = [load_course(each) for each in course_folders(folder)]
    readable = [each.course for each in loaded if each.course is not None]
    present = {course.id for course in readable}
    absent = [course for course in last_good if course.id not in present]
    across = check_across([*absent, *readable])
    return [candidate(each, across) for each in loaded]


def candidate(loaded: LoadedCourse, across: Sequence[Problem]) -> Candidate:
    """Add the problems that show only beside other courses."""
    own = [each for each in across if each.path.startswith(f"{loaded.slug}/")]
    problems = tuple(in_order([*loaded.problems, *own]))
    course = None if has_errors(problems) else loaded.course
    return Candidate(loaded.slug, loaded.files, course, problems, loaded.media)
