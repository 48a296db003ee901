"""Adds a lesson to the outline in course.yml, as text, so that all else stays as it is."""

from collections.abc import Sequence

from academy.catalog.course_reader import SectionDraft, read_course_file


def add_to_outline(data: bytes, slug: str) -> bytes | None:
    """Return course.yml with *slug* as the last lesson of the last section.

    Returns:
        The new file; None when it cannot be changed by adding text only. The result is read
        again: it holds what it held before, and this lesson.
    """
    before = outline_of(data)
    if not before or not before[-1].lessons:
        return None
    name, place = before[-1].lessons[-1]
    lines = data.decode().split("\n")
    line, at = lines[place.line - 1], place.column - 1
    if line[:at].strip() == "-":
        lines.insert(place.line, f"{line[:at]}{slug}")
    else:
        end = at + len(name) + (2 if line[at : at + 1] in {'"', "'"} else 0)
        lines[place.line - 1] = f"{line[:end]}, {slug}{line[end:]}"
    changed = "\n".join(lines).encode()
    wanted = names_of(before)
    wanted[-1] = (*wanted[-1][:2], [*wanted[-1][2], slug])
    return changed if names_of(outline_of(changed)) == wanted else None


def outline_of(data: bytes) -> list[SectionDraft]:
    """Return the sections; none when anything is wrong with the file."""
    draft = read_course_file({"course.yml": data}, "course")
    return [] if draft.values is None or draft.findings.problems else draft.sections


def names_of(sections: Sequence[SectionDraft]) -> list[tuple[str, str, list[str]]]:
    """Return what an outline says, without the places."""
    return [
        (section.id, section.title, [name for name, _ in section.lessons]) for section in sections
    ]
