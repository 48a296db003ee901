"""Makes many lessons out of the real courses, for measuring; nothing of it is kept.

Each copy of a course has ids, names and a few words of its own, so that no two are alike.
"""

import re
import shutil
from pathlib import Path

ID = re.compile(r"\b(co|s|ls|qz|q|pb|pd|t|r|m|fw|ex)-([a-z0-9][a-z0-9-]*)")
TEXTS = {".md", ".yml"}


def generate(source: Path, target: Path, lessons: int) -> int:
    """Copy the courses below *source* again and again until there are *lessons*.

    Returns:
        How many lessons there are: the last course is copied whole.
    """
    courses = sorted(path.parent for path in source.glob("*/course.yml"))
    made = number = 0
    while made < lessons:
        number += 1
        for course in courses:
            if made < lessons:
                made += copy(course, target / f"{course.name}-{number}", number)
    shared = source / "_shared"
    if shared.is_dir():
        shutil.copytree(shared, target / "_shared")
    return made


def copy(course: Path, target: Path, number: int) -> int:
    """Copy one course under another name, with other ids; return how many lessons it has."""
    for path in sorted(course.rglob("*")):
        to = target / path.relative_to(course)
        if path.is_dir():
            continue
        to.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in TEXTS:
            to.write_text(changed(path.read_text(encoding="utf-8"), number), encoding="utf-8")
        else:
            shutil.copyfile(path, to)
    return sum(1 for path in target.glob("lessons/*.md") if path.name.count(".") == 1)


def changed(text: str, number: int) -> str:
    """Give every id a number of its own."""
    return ID.sub(rf"\1-\2-{number}", text)
