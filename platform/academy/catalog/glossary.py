"""``_shared/glossary.yml`` to the words of the trade with their meanings."""

from academy.catalog.field_readers import line, words
from academy.catalog.fields import Field, Values, read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import MOST_BYTES, Entries, Items, read_node
from academy.catalog.problems import Problem, in_order
from academy.catalog.site import Term
from academy.catalog.source import read_source

TERM = {
    "word": Field(line(30), required=True),
    "english": Field(line(60), required=True),
    "meaning": Field(line(200), required=True),
    "meaning_english": Field(line(400), required=True),
    "also": Field(words(most=60)),
}
"""What is said of one word; ``also`` are other ways to write it, in either language."""

MOST = 16 * MOST_BYTES


def read_glossary(data: bytes, path: str) -> tuple[tuple[Term, ...], list[Problem]]:
    """Read the glossary.

    Args:
        data: the bytes of the file.
        path: its path below the folder of all courses.

    Returns:
        The words that can be read, in the order of the file; and all problems.
    """
    findings = Findings()
    source = read_source(path, data, findings)
    node = read_node(source, frozenset(TERM), findings, MOST) if source else None
    if node is None or (isinstance(node, Entries) and not node.entries):
        return (), in_order(findings.problems)
    if not isinstance(node, Items):
        findings.add(node.place, "C454")
        return (), in_order(findings.problems)
    terms: list[Term] = []
    first: dict[str, int] = {}
    for item in node.items:
        if isinstance(item, Entries):
            values = read_fields(item, TERM, findings)
            terms += read_term(values, first, findings)
        else:
            findings.add(item.place, "C454")
    return tuple(terms), in_order(findings.problems)


def read_term(values: Values, first: dict[str, int], findings: Findings) -> list[Term]:
    """Return one word, unless it has none or stands in the glossary already."""
    word = values.text("word")
    if not word:
        return []
    given = [word, *values.words("also")]
    for name in given:
        if name.lower() in first:
            place, line_before = values.place_of("word"), first[name.lower()]
            findings.add(place, "C455", word=name[:60], first=line_before)
            return []
    first.update({name.lower(): values.place_of("word").line for name in given})
    english = values.text("english")
    return [
        Term(
            word=word,
            english=english,
            meaning=values.text("meaning"),
            meaning_english=values.text("meaning_english"),
            also=values.words("also"),
        )
    ]
