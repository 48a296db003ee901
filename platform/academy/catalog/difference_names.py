"""The names in a comparison as its reader knows them: titles, questions and tasks translated."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from academy.catalog.content import Course, Exam, Lesson
from academy.catalog.difference_parts import short, tasks_of
from academy.catalog.difference_words import Change
from academy.catalog.site import Site

NAMED = frozenset({"title", "section", "question", "task"})
Names = Mapping[str, str]
"""How something is called in the language of its source, and in that of the reader."""


def with_names(changes: Iterable[Change], before: Names, after: Names) -> tuple[Change, ...]:
    """Return *changes* with the names that the reader knows.

    A new name that reads the same in the reader's language is told in that of the source.
    """
    now, was = {**before, **after}, {**after, **before}
    return tuple(with_name(each, now, was) for each in changes)


def with_name(change: Change, now: Names, was: Names) -> Change:
    """Return one change with the names that the reader knows."""
    known = {
        name: now.get(words, words) if name in NAMED else words for name, words in change.arguments
    }
    if change.kind.endswith("-renamed"):
        known["before"] = was.get(known["before"], known["before"])
        if known["before"] == known["title"]:
            return change
    return replace(change, arguments=tuple(known.items()))


def names_of_course(course: Course, language: str) -> Names:
    """Return the names in a course that *language* has words of its own for."""
    known = dict(named_in(course.in_language(language)))
    both = ((words, known.get(name, words)) for name, words in named_in(course))
    return {words: said for words, said in both if words != said}


def named_in(course: Course) -> Iterator[tuple[str, str]]:
    """Walk through all that a comparison may name: ids and words."""
    yield course.id, course.title
    yield from ((each.id, each.title) for each in course.sections)
    items: list[Lesson | Exam] = [*course.lessons, *course.hidden, *course.exams]
    for item in items:
        yield item.id, item.title
        yield from asked_in(item)
    for playbook in course.playbooks:
        yield playbook.id, playbook.title
        for day in playbook.days:
            yield from ((name, short(task.text)) for name, task in tasks_of(day).items())


def asked_in(item: Lesson | Exam) -> Iterator[tuple[str, str]]:
    """Walk through the questions of a lesson or an exam."""
    for holder in (item,) if isinstance(item, Exam) else item.quizzes:
        yield from ((question.id, short(question.text)) for question in holder.questions)


def names_of_site(site: Site, language: str) -> Names:
    """Return the titles of learning paths that *language* has words of its own for."""
    both = ((path.title, path.title_in(language)) for path in site.paths)
    return {title: said for title, said in both if title != said}
