"""Questions and playbooks of two versions of a course, compared for learners."""

from collections.abc import Iterator, Mapping, Sequence

from academy.catalog.content import Playbook, PlaybookDay
from academy.catalog.difference_words import Change, change
from academy.catalog.pieces import Question, Task, TaskList

LONGEST = 40


def of_questions(
    before: Sequence[Question], after: Sequence[Question], title: str
) -> Iterator[Change]:
    """Compare questions: what is asked, what is right, how much it is worth, what explains it."""
    old = {question.id: question for question in before}
    new = {question.id: question for question in after}
    for name, question in new.items():
        about = {"question": short(question.text), "title": title}
        if name not in old:
            yield change("question-added", name, **about)
            continue
        for kind in how_changed(old[name], question):
            yield change(kind, name, **about)
    for name, question in old.items():
        if name not in new:
            yield change("question-removed", name, question=short(question.text), title=title)


def how_changed(before: Question, after: Question) -> Iterator[str]:
    """Name what is different in one question, what matters most first."""
    if before.kind != after.kind:
        yield "question-kind"
        return
    if other_answer(before, after):
        yield "question-answer"
    if said_by(before) != said_by(after):
        yield "question-text"
    if before.points != after.points:
        yield "question-points"
    if explained_by(before) != explained_by(after):
        yield "question-explained"


def other_answer(before: Question, after: Question) -> bool:
    """Whether an answer may be marked differently: another wording alone is none."""
    old = {option.text: option for option in before.options}
    new = {option.text: option for option in after.options}
    both = [text for text in old if text in new]
    turned = any(old[text].right != new[text].right for text in both)
    paired = any(old[text].partner != new[text].partner for text in both)
    sequence = [text for text in new if text in old]
    moved = after.kind == "order" and both != sequence
    right = [sum(option.right for option in each.options) for each in (before, after)]
    return turned or paired or moved or right[0] != right[1] or marks(before) != marks(after)


def marks(question: Question) -> object:
    """Return what decides on an answer that is typed."""
    accepted = (question.accepted, question.numbers, question.blanks, question.score)
    return (accepted, question.criteria)


def said_by(question: Question) -> object:
    """Return the words before an answer."""
    return (question.text, sorted((each.text, each.partner) for each in question.options))


def explained_by(question: Question) -> object:
    """Return the words after an answer."""
    options = sorted((each.text, each.feedback) for each in question.options)
    return (question.feedback, question.hint, [each[1] for each in options])


def of_playbooks(before: Sequence[Playbook], after: Sequence[Playbook]) -> Iterator[Change]:
    """Compare playbooks: their days, posts, prompts and tasks."""
    old = {playbook.id: playbook for playbook in before}
    new = {playbook.id: playbook for playbook in after}
    for name, playbook in new.items():
        if name not in old:
            yield change("playbook-added", name, title=playbook.title, count=playbook.length)
            continue
        was = old[name]
        if was.title != playbook.title:
            yield change("playbook-renamed", name, before=was.title, title=playbook.title)
        if hours_of(was) != hours_of(playbook):
            yield change("playbook-rules", name, title=playbook.title)
        yield from of_days(was, playbook)
    for name, playbook in old.items():
        if name not in new:
            yield change("playbook-removed", name, title=playbook.title)


def hours_of(playbook: Playbook) -> object:
    """Return what a playbook promises for every day."""
    window = (playbook.opens, playbook.closes)
    return (playbook.length, window, playbook.makeup, playbook.late, playbook.budget)


def of_days(before: Playbook, after: Playbook) -> Iterator[Change]:
    """Compare the days of one playbook."""
    old = {day.id: day for day in before.days}
    new = {day.id: day for day in after.days}
    for name, day in new.items():
        about: dict[str, str | int] = {"title": after.title, "day": day.day}
        was = old.get(name)
        if was is None:
            yield change("day-added", name, **about)
            continue
        if texts_of(was) != texts_of(day):
            yield change("day-text", name, **about)
        yield from of_tasks(tasks_of(was), tasks_of(day), about)
    for name, day in old.items():
        if name not in new:
            yield change("day-removed", name, title=after.title, day=day.day)


def of_tasks(
    before: Mapping[str, Task], after: Mapping[str, Task], about: Mapping[str, str | int]
) -> Iterator[Change]:
    """Compare the tasks of one day."""
    for name, task in after.items():
        if name not in before:
            yield change("task-added", name, task=short(task.text), **about)
        elif before[name] != task:
            yield change("task-changed", name, task=short(task.text), **about)
    for name, task in before.items():
        if name not in after:
            yield change("task-removed", name, task=short(task.text), **about)


def texts_of(day: PlaybookDay) -> object:
    """Return what stands on a day beside its tasks."""
    blocks = [piece for piece in day.blocks if not isinstance(piece, TaskList)]
    return (day.day, day.title, blocks)


def tasks_of(day: PlaybookDay) -> dict[str, Task]:
    """Return the tasks of a day by their ids."""
    return {task.id: task for task in day.tasks}


def short(text: str) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
