"""Reads the fields of a header against a table of what each field may hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from academy.catalog.findings import Findings
from academy.catalog.header import Entries, Items, Node, Scalar
from academy.catalog.nearest import nearest, only_one
from academy.catalog.problems import Place

Value = str | int | bool | tuple[str, ...]
WORDS = {"audience": "jobs", "tags": "tags", "subject": "subjects"}
"""Fields whose words stand in a list of the site, with the name of the list."""

Reader = Callable[[str, Node, Findings], Value | None]


@dataclass(frozen=True, slots=True)
class Field:
    """What one field holds; ``read`` notes problems and returns None when it cannot."""

    read: Reader
    required: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """The fields of one header: checked values, and the nodes they came from."""

    place: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """Return a text field."""
        value = self.values.get(name, default)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: int) -> int:
        """Return a whole number."""
        value = self.values.get(name, default)
        return value if isinstance(value, int) else default

    def words(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of words."""
        value = self.values.get(name, default)
        return value if isinstance(value, tuple) else default

    def flag(self, name: str) -> bool:
        """Return a yes or no; no when it is not said."""
        return self.values.get(name) is True

    def place_of(self, name: str) -> Place:
        """Return where the value of a field stands."""
        node = self.nodes.get(name)
        return node.place if node else self.place

    def places_of(self, name: str) -> list[tuple[str, Place]]:
        """Return the words of a list, each with its place."""
        node = self.nodes.get(name)
        items = node.items if isinstance(node, Items) else (node,)
        return [(item.text, item.place) for item in items if isinstance(item, Scalar)]


def read_fields(
    entries: Entries, table: Mapping[str, Field], findings: Findings, *, complete: bool = True
) -> Values:
    """Read all fields; with *complete* the required ones must be there."""
    values: dict[str, Value] = {}
    nodes: dict[str, Node] = {}
    for key, node in entries.entries:
        known = table.get(key.text)
        if known is None:
            near, meant = nearest(key.text, table), only_one(key.text, table)
            findings.add(key.place, "C110", field=key.text, nearest=near, meant=meant)
            continue
        nodes[key.text] = node
        value = known.read(key.text, node, findings)
        if value is not None:
            values[key.text] = value
    if complete:
        note_missing(entries, table, findings)
    return Values(entries.place, values, nodes)


def note_words(values: Values, findings: Findings) -> None:
    """Note the words that the site must know: jobs, tags, the subject."""
    for name, listed in WORDS.items():
        for word, place in values.places_of(name) if name in values.nodes else ():
            findings.word(listed, word, place)


def note_missing(entries: Entries, table: Mapping[str, Field], findings: Findings) -> None:
    """Note the required fields that are not there at all."""
    given = {key.text for key, _ in entries.entries}
    meant = {nearest(name, table) for name in given if name not in table}
    for name, known in table.items():
        if known.required and name not in given and name not in meant:
            findings.add(entries.place, "C102", field=name)
