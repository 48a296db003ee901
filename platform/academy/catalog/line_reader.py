"""Lines with a meaning of their own: tasks, checklist lines, metrics, report boxes, lists."""

import re

from academy.catalog.attribute_kinds import TIME
from academy.catalog.attributes import Attributes, check_attributes, read_braces
from academy.catalog.block_table import BOX, TASK
from academy.catalog.digests import short_key
from academy.catalog.field_readers import is_id
from academy.catalog.findings import Findings
from academy.catalog.pieces import ChecklistLine, Metric, ReportBox, Task
from academy.catalog.problems import Place
from academy.catalog.source import HEADING, Source, fold

BOX_LINE = re.compile(r" {0,3}[-*+][ \t]+\[[ xX]?\][ \t]*")
METRIC = re.compile(r"(?:[-*+][ \t]+)?([^|]+)\|([^|]+)\|([^|]+)\|([^|]+)")


def own_id(
    attributes: Attributes, place: Place, prefix: str, what: tuple[str, str], findings: Findings
) -> str:
    """Return the id in the braces; note one that is missing or malformed."""
    given = attributes.id
    if given is None:
        findings.add(place, "C302", what=what[0], what_zh=what[1], prefix=prefix)
        return ""
    if not is_id(given.name, prefix):
        findings.add(given.place, "C113", id=given.name[:60], prefix=prefix)
        return ""
    findings.name(given.name, given.place)
    return given.name


def box_lines(source: Source, name: str, findings: Findings) -> list[tuple[str, Place]]:
    """Return the texts of ``- [ ]`` lines; an indented line continues the one above."""
    found: list[tuple[str, Place]] = []
    for index, line in enumerate(source.lines):
        match = BOX_LINE.match(fold(line))
        if match:
            found.append((line[match.end() :], source.place(index, match.end() + 1)))
        elif found and line[:1] in {" ", "\t"} and line.strip():
            text, place = found[-1]
            found[-1] = (f"{text} {line.strip()}", place)
        elif line.strip():
            findings.add(source.place(index), "C214", name=name, example="- [ ] …")
    return found


def read_tasks(source: Source, findings: Findings) -> tuple[Task, ...]:
    """Read the task lines of a playbook day."""
    tasks = []
    for line, place in box_lines(source, "tasks", findings):
        text, given = read_braces(line, place, findings)
        task_id = own_id(given, place, "t-", ("task", "这个任务"), findings)
        check_attributes(given, TASK, findings, what="{…}")
        if not text:
            findings.add(place, "C313", what="task", what_zh="这个任务")
        tasks.append(build_task(task_id, text, given, findings))
    return tuple(tasks)


def build_task(task_id: str, text: str, given: Attributes, findings: Findings) -> Task:
    """Put a task together; the lesson it names must exist somewhere."""
    lesson = given.known.get("lesson")
    if lesson and not is_id(lesson.value, "ls-"):
        findings.add(lesson.place, "C113", id=lesson.value[:60], prefix="ls-")
    elif lesson:
        findings.mention("task", lesson.value, lesson.place)
    due = given.known.get("due")
    if due and TIME.fits(due.value):
        findings.times.append((due.value, due.place))
    return Task(
        id=task_id,
        text=text,
        role=given.value("role", "member"),
        evidence=given.value("evidence", "none"),
        minutes=given.number("minutes", 0),
        due=due.value if due else None,
        lesson=lesson.value if lesson else None,
        optional="optional" in given.known,
    )


def read_checklist(
    source: Source, checklist_id: str, findings: Findings
) -> tuple[str, tuple[ChecklistLine, ...]]:
    """Read the title of a checklist, if it begins with a heading, and its lines."""
    first = next((at for at, line in enumerate(source.lines) if line.strip()), 0)
    heading = HEADING.match(source.lines[first]) if source.lines else None
    title = source.lines[first][heading.end() :].strip() if heading else ""
    rest = source.part(first + 1 if heading else 0, len(source.lines))
    lines = []
    seen: set[str] = set()
    for line, place in box_lines(rest, "checklist", findings):
        text, given = read_braces(line, place, findings)
        key = given.id.name if given.id else f"{checklist_id}-{short_key(text)}"
        if key in seen:
            findings.add(place, "C304", id=key, where=str(place.line))
        seen.add(key)
        lines.append(ChecklistLine(key, text))
    return title, tuple(lines)


def read_metrics(source: Source, findings: Findings) -> tuple[Metric, ...]:
    """Read ``m-id | name | unit | counted`` lines."""
    metrics = []
    for index, line in enumerate(source.lines):
        if not line.strip():
            continue
        match = METRIC.fullmatch(line.strip().replace("｜", "|"))
        cells = [cell.strip() for cell in match.groups()] if match else ["", "", "", ""]
        if not is_id(cells[0], "m-") or cells[3] not in {"counted", "typed"}:
            example = "m-joined | 打卡人数 | 人 | counted"
            findings.add(source.place(index), "C214", name="metrics", example=example)
            continue
        findings.name(cells[0], source.place(index))
        metrics.append(Metric(*cells))
    return tuple(metrics)


def read_boxes(source: Source, findings: Findings) -> tuple[ReportBox, ...]:
    """Read the ``### title {#r-… min=…}`` lines of a report."""
    boxes = []
    for index, line in enumerate(source.lines):
        match = HEADING.match(line)
        if match is None:
            if line.strip():
                example = "### 观察：… {#r-see min=40}"
                findings.add(source.place(index), "C214", name="report", example=example)
            continue
        place = source.place(index, match.end() + 1)
        title, given = read_braces(line[match.end() :], place, findings)
        box_id = own_id(given, place, "r-", ("box", "这一格"), findings)
        check_attributes(given, BOX, findings, what="{…}")
        boxes.append(ReportBox(box_id, title, given.number("min", 0)))
    return tuple(boxes)
