"""Finds links, pictures, inline and own facts and HTML in Markdown, each with its place."""

import re

from academy.catalog.attributes import check_attributes, read_attributes
from academy.catalog.block_reader import fenced_lines
from academy.catalog.block_table import FACT
from academy.catalog.fact_signs import OWN_FACT
from academy.catalog.findings import Findings
from academy.catalog.problems import Place
from academy.catalog.source import Source

LINK = re.compile(r"(!?)\[([^\[\]]{0,1000})\]\([ \t]*<?([^\s()<>]{1,1000})>?")
PICTURE_LINK = re.compile(r"\[!\[[^\[\]]{0,500}\]\([^\s()]{1,500}\)\]\(([^\s()]{1,500})")
DEFINITION = re.compile(r" {0,3}\[[^\[\]^]{1,200}\]:[ \t]*<?([^\s<>]{1,1000})")
INLINE_FACT = re.compile(r"\[([^\[\]]{0,2000})\]\{fact\b([^{}]{0,1000})\}")
SIGNS = ("[", "<", "{{")
HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]{0,30}(?:[ \t][^<>]{0,300})?/?|!--[^<>]{0,300}--)>")


def scan_text(source: Source, findings: Findings) -> None:
    """Note what the text of a file speaks of, and HTML that will not be obeyed."""
    fenced = fenced_lines(source.lines)
    told = False
    for index, line in enumerate(source.lines):
        if fenced[index] or not any(sign in line for sign in SIGNS):
            continue
        text = without_code(line)
        scan_links(text, source.place(index), findings)
        scan_facts(text, source.place(index), findings)
        for match in OWN_FACT.finditer(text):
            findings.mention("fact", match[1], source.place(index, match.start() + 1))
        html = None if told else HTML.search(text)
        if html:
            told = True
            findings.add(source.place(index, html.start() + 1), "C218")


def without_code(line: str) -> str:
    """Blank out `code` so that nothing in it is taken for a link; columns stay."""
    if "`" not in line:
        return line
    parts = re.split(r"(`+)", line)
    opened = -1
    for at in range(1, len(parts), 2):
        if opened < 0:
            opened = at
        elif parts[at] == parts[opened]:
            for inside in range(opened + 1, at):
                parts[inside] = " " * len(parts[inside])
            opened = -1
    return "".join(parts)


def scan_links(text: str, line: Place, findings: Findings) -> None:
    """Note the targets of links and pictures of one line."""
    for match in LINK.finditer(text):
        place = Place(line.path, line.line, match.start() + 1)
        kind = "image" if match[1] else "link"
        if kind == "image" and not match[2].strip():
            findings.add(place, "C401")
        findings.mention(kind, match[3], place)
    for match in PICTURE_LINK.finditer(text):
        findings.mention("link", match[1], Place(line.path, line.line, match.start() + 1))
    definition = DEFINITION.match(text)
    if definition:
        place = Place(line.path, line.line, definition.start(1) + 1)
        findings.mention("link", definition[1], place)


def scan_facts(text: str, line: Place, findings: Findings) -> None:
    """Check the attributes of facts inside a sentence."""
    for match in INLINE_FACT.finditer(text):
        place = Place(line.path, line.line, match.start() + 1)
        inside = Place(line.path, line.line, match.start(2) + 1)
        read = read_attributes(match[2], inside, findings)
        given = type(read)(place, read.id, read.known)
        check_attributes(given, FACT, findings, what="{fact}")
        if read.value("source"):
            findings.sources.append((read.value("source"), read.known["source"].place))
