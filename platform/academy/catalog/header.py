"""YAML to nodes that know their line and column; every failure becomes a problem."""

import re
from contextlib import suppress
from dataclasses import dataclass

import yaml

from academy.catalog.findings import Findings
from academy.catalog.full_width import mend_colons
from academy.catalog.problems import Place
from academy.catalog.source import Source

MOST_BYTES = 16_384
VERSION = f"PyYAML {yaml.__version__}"
REFUSED = {
    yaml.AnchorToken: "&",
    yaml.AliasToken: "*",
    yaml.TagToken: "!",
    yaml.DirectiveToken: "%",
}
SIGNS = frozenset(REFUSED.values())
"""Without one of these there is nothing to refuse, and the text need not be read twice."""
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ODD = re.compile("[?`@|>\\r\\t\\x85\\u2028\\u2029\\ufeff&*!%]|---|[.]{3}|- +-| {41}")
"""Where libyaml and PyYAML differ, and what could nest deep enough to harm libyaml."""
MOST_BRACKETS = 64
MOST_NESTED = 500
"""Far more than any header has, and far less than what keeps PyYAML busy."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value; ``kind`` is YAML's own idea of it: str, int, bool or null.

    ``quoted``: it stands in quotes, so every sign in it is meant.
    """

    text: str
    kind: str
    place: Place
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: "tuple[Node, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class Entries:
    """Fields with their values; the first of two equal names counts."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    place: Place

    def get(self, name: str) -> "Node | None":
        """Return the value of a field."""
        return next((value for key, value in self.entries if key.text == name), None)


Node = Scalar | Items | Entries


def split_header(source: Source, findings: Findings) -> tuple[Source | None, Source]:
    """Part a Markdown file into its header, if it has a readable one, and its body."""
    if source.lines[0].rstrip() != "---":
        findings.add(source.place(0), "C101")
        return None, source
    for index, line in enumerate(source.lines[1:], 1):
        if line.rstrip() in {"---", "..."}:
            return source.part(1, index), source.part(index + 1, len(source.lines))
    findings.add(source.place(0), "C124")
    return None, source.part(len(source.lines), len(source.lines))


def read_yaml(source: Source, known: frozenset[str], findings: Findings) -> Entries | None:
    """Return the fields of a header or of a YAML file; *known* are the names it may hold."""
    found = read_node(source, known, findings, MOST_BYTES)
    if found is None or isinstance(found, Entries):
        return found
    findings.add(found.place, "C101")
    return None


def read_node(source: Source, known: frozenset[str], findings: Findings, most: int) -> Node | None:
    """Return whatever a YAML file of at most *most* bytes holds: fields, a list, or one value."""
    size = len(source.text.encode())
    if size > most:
        findings.add(source.place(0), "C104", size=size, most=most)
        return None
    mended = mend_colons(source, known, findings)
    if brackets(mended.text) > MOST_NESTED:
        findings.add(source.place(0), "C107", what="[[[…]]]")
        return None
    try:
        if refused(mended, findings):
            return None
        node = composed(mended.text)
        return convert(node, mended, findings) if node else Entries((), source.place(0))
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, IndexError) as failure:
        note_failure(failure, mended, findings)
        return None
    except RecursionError:
        findings.add(source.place(0), "C107", what="[[[…]]]")
        return None


def brackets(text: str) -> int:
    """Count the brackets that open something: nothing nests deeper than that."""
    return text.count("[") + text.count("{")


def composed(text: str) -> yaml.Node | None:
    """Read YAML; what both readers read alike by the fast one, which says less about faults."""
    if not ODD.search(text) and brackets(text) <= MOST_BRACKETS:
        with suppress(yaml.YAMLError):
            return yaml.compose(text, Loader=FAST)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def refused(source: Source, findings: Findings) -> bool:
    """Note anchors, aliases, tags and directives, before anything is built from them."""
    found = False
    if SIGNS.isdisjoint(source.text):
        return found
    for token in yaml.scan(source.text, Loader=yaml.SafeLoader):
        sign = REFUSED.get(type(token))
        if sign:
            found = True
            findings.add(place_of(token.start_mark, source), "C107", what=sign)
    return found


def place_of(mark: yaml.Mark | None, source: Source) -> Place:
    """Turn YAML's mark into a place of the file."""
    if mark is None:
        return source.place(0)
    index = min(mark.line, max(len(source.lines) - 1, 0))
    return source.place(index, mark.column + 1)


def convert(node: yaml.Node, source: Source, findings: Findings) -> Node:
    """Turn YAML's nodes into ours."""
    place = place_of(node.start_mark, source)
    if isinstance(node, yaml.MappingNode):
        return Entries(convert_entries(node, source, findings), place)
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(convert(item, source, findings) for item in node.value), place)
    quoted = getattr(node, "style", None) in {"'", '"'}
    return Scalar(str(node.value), node.tag.rpartition(":")[2], place, quoted)


def convert_entries(
    node: yaml.MappingNode, source: Source, findings: Findings
) -> tuple[tuple[Scalar, Node], ...]:
    """Turn the fields of a mapping, noting names that are given twice."""
    entries: list[tuple[Scalar, Node]] = []
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = convert(key_node, source, findings)
        if not isinstance(key, Scalar):
            findings.add(key.place, "C112", field="?", wanted="a name", wanted_zh="名称", value="…")
        elif key.text in first:
            findings.add(key.place, "C109", field=key.text, first=first[key.text])
        else:
            first[key.text] = key.place.line
            entries.append((key, convert(value_node, source, findings)))
    return tuple(entries)


def note_failure(failure: Exception, source: Source, findings: Findings) -> None:
    """Say where YAML stopped, and why, in words for people who do not know YAML."""
    mark = getattr(failure, "problem_mark", None) or getattr(failure, "context_mark", None)
    why = str(getattr(failure, "problem", None) or failure).splitlines()[0][:120]
    place = place_of(mark, source)
    if "mapping values are not allowed" in why:
        findings.add(place, "C126")
    elif r"'\t'" in why:
        findings.add(place, "C125")
    else:
        findings.add(place, "C108", why=why)
