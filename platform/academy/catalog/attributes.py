"""``key=value key="two words" flag`` and ``{#id key=value}``, each with its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from academy.catalog.attribute_kinds import Kind
from academy.catalog.findings import Findings
from academy.catalog.nearest import nearest
from academy.catalog.problems import Place
from academy.catalog.source import fold

ATTRIBUTE = re.compile(r'(#?)([A-Za-z][\w.-]*)(?:=("[^"]*"|“[^”]*”|[^\s"“”]*))?(?=\s|$)')


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute; a flag has an empty value."""

    name: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes of one block, question or task; ``id`` is what ``#…`` said."""

    place: Place
    id: Attribute | None = None
    known: Mapping[str, Attribute] = field(default_factory=dict)

    def value(self, name: str, default: str = "") -> str:
        """Return the value of an attribute."""
        found = self.known.get(name)
        return found.value if found else default

    def number(self, name: str, default: int) -> int:
        """Return the value of a number that was checked before."""
        found = fold(self.value(name))
        return int(found) if found.isascii() and found.isdigit() else default

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return names and values, in the order they were written."""
        return tuple((each.name, each.value) for each in self.known.values())


def read_attributes(text: str, place: Place, findings: Findings) -> Attributes:
    """Read the attributes in *text*, whose first character stands at *place*."""
    known: dict[str, Attribute] = {}
    own_id: Attribute | None = None
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        here = Place(place.path, place.line, place.column + position)
        match = ATTRIBUTE.match(text, position)
        if match is None:
            word = text[position:].split(maxsplit=1)[0]
            findings.add(here, "C208", text=word[:60])
            position += len(word)
            continue
        found = Attribute(match[2], (match[3] or "").strip('"“”'), here)
        if match[1]:
            own_id = found
        else:
            known.setdefault(found.name, found)
        position = match.end()
    return Attributes(place, own_id, known)


def split_braces(text: str) -> tuple[str, int]:
    """Part ``words {#id …}`` into the words and where the inside of the braces begins.

    Returns:
        The words, and the offset after ``{``; the offset is -1 without braces.
    """
    folded = fold(text).rstrip()
    opening = folded.rfind("{")
    inside = folded[opening + 1 : -1]
    if opening < 0 or not folded.endswith("}") or "}" in inside:
        return text.strip(), -1
    return text[:opening].strip(), opening + 1


def read_braces(text: str, place: Place, findings: Findings) -> tuple[str, Attributes]:
    """Return the words before ``{…}`` and the attributes in it."""
    words, inside = split_braces(text)
    if inside < 0:
        return words, Attributes(place)
    there = Place(place.path, place.line, place.column + inside)
    return words, read_attributes(text.rstrip()[inside:-1], there, findings)


def check_attributes(
    given: Attributes,
    kinds: Mapping[str, Kind],
    findings: Findings,
    *,
    block: str = "",
    what: str = "",
) -> None:
    """Note attributes that are unknown, missing or hold something else."""
    for name, attribute in given.known.items():
        kind = kinds.get(name)
        if kind is None:
            near = nearest(name, kinds)
            about = {"attribute": name, "nearest": near}
            code = "C205" if block else "C219"
            findings.add(attribute.place, code, name=block, **about)
        elif not kind.fits(attribute.value):
            wanted = {"wanted": kind.english, "wanted_zh": kind.chinese, "example": kind.example}
            about = {"attribute": name, "value": attribute.value[:60]}
            findings.add(attribute.place, "C207", **about, **wanted)
    for name, kind in kinds.items():
        if kind.required and name not in given.known:
            findings.add(given.place, "C206", name=what or f":::{block}", attribute=name)
