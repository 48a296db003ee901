"""Playbooks: their days, times, lessons and budgets fit together."""

from collections import Counter
from collections.abc import Sequence

from academy.catalog.content import Lesson, Playbook, PlaybookDay
from academy.catalog.course_reader import CourseDraft
from academy.catalog.labels import role_label
from academy.catalog.lesson_reader import Reading
from academy.catalog.nearest import nearest
from academy.catalog.playbook_reader import PlaybookReading


def check_playbooks(
    course: CourseDraft, playbooks: Sequence[PlaybookReading], lessons: Sequence[Lesson]
) -> None:
    """Check all playbooks of a course."""
    if course.values:
        known = [found.name for found in playbooks]
        for name, place in course.values.places_of("playbooks"):
            if name not in known:
                near = nearest(name, known)
                course.findings.add(place, "C607", name=name[:60], nearest=near)
    for found in playbooks:
        if found.playbook:
            check_days(found, found.playbook)
            for day, reading in found.days:
                check_day(found.playbook, day, reading, lessons)


def check_days(found: PlaybookReading, playbook: Playbook) -> None:
    """Every day is told once, and none is missing."""
    first: dict[int, str] = {}
    for day, reading in found.days:
        values = reading.values
        if values is None:
            continue
        if day.day in first:
            reading.findings.add(values.place_of("day"), "C602", day=day.day, where=first[day.day])
        elif day.day > playbook.length:
            about = {"day": day.day, "length": playbook.length}
            reading.findings.add(values.place_of("day"), "C608", **about)
        first.setdefault(day.day, day.path)
    place = found.place
    for number in range(1, playbook.length + 1):
        if number not in first and not found.broken:
            found.findings.add(place, "C601", day=number)


def check_day(
    playbook: Playbook, day: PlaybookDay, reading: Reading, lessons: Sequence[Lesson]
) -> None:
    """Times are within the window, lessons are published, the budget is kept."""
    window = {"opens": playbook.opens, "closes": playbook.closes}
    for time, place in reading.findings.times:
        if not playbook.opens <= time <= playbook.closes:
            reading.findings.add(place, "C603", time=time, **window)
    unpublished = {lesson.id for lesson in lessons if lesson.status != "published"}
    for mention in list(reading.findings.mentions):
        if mention.kind == "task" and mention.value in unpublished:
            reading.findings.add(mention.place, "C604", id=mention.value)
    minutes: Counter[str] = Counter()
    for task in day.tasks:
        if not task.optional:
            minutes[task.role] += task.minutes
    for role, total in minutes.items():
        if playbook.budget and total > playbook.budget and reading.values:
            about = {"minutes": total, "budget": playbook.budget}
            name = role_label(role, "zh")
            reading.findings.add(reading.values.place, "C605", role=name, **about)
