"""Small elements that several blocks are built of."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from academy.catalog.fact_signs import FACT_CLOSE, FACT_OPEN, with_fact_signs

OWN_FACT = re.compile(f"{FACT_OPEN}([^{FACT_OPEN}{FACT_CLOSE}]*){FACT_CLOSE}")


def make(tag: str, attributes: Mapping[str, str], *children: Element) -> Element:
    """Make an element with its children."""
    element = Element(tag, dict(attributes))
    element.extend(children)
    return element


def labelled(classes: str, heading: str, words: str, own_id: str) -> Element:
    """Make a section that its small heading names."""
    section = Element("section", {"class": classes, "aria-labelledby": own_id})
    SubElement(section, heading, {"id": own_id, "class": "small soft"}).text = words
    return section


def meta(tag: str, *words: str) -> Element:
    """Make the line above a card: a tag, and what is known."""
    line = Element("p", {"class": "meta"})
    SubElement(line, "span", {"class": "tag"}).text = tag
    for word in words:
        SubElement(line, "span").text = word
    return line


def hint(words: str) -> Element:
    """Make the small line below a card."""
    line = Element("p", {"class": "hint"})
    line.text = words
    return line


def as_typed(text: str) -> list[Element]:
    """Make paragraphs of a text that is sent as it stands: no Markdown, every line kept."""
    paragraphs = []
    for block in re.split(r"\n[ \t]*\n", with_fact_signs(text).strip()):
        paragraph = Element("p")
        lines = block.split("\n")
        paragraph.text = lines[0]
        for line in lines[1:]:
            SubElement(paragraph, "br").tail = line
        paragraphs.append(paragraph)
    return paragraphs


def move_into(target: Element, source: Element) -> Element:
    """Move text and children of *source* into *target*."""
    target.text, source.text = source.text, None
    target.extend(list(source))
    for child in list(source):
        source.remove(child)
    return target


def with_own_facts(element: Element) -> None:
    """Put a mark around each place that a shop fills with its own facts; code is left alone."""
    for child in list(element):
        if child.tag not in {"mark", "code", "pre"}:
            with_own_facts(child)
    for child in list(element):
        if child.tail and FACT_OPEN in child.tail:
            text, marks = cut(child.tail)
            child.tail = text
            position = list(element).index(child) + 1
            element[position:position] = marks
    if element.text and FACT_OPEN in element.text:
        element.text, marks = cut(element.text)
        element[0:0] = marks


def cut(text: str) -> tuple[str, list[Element]]:
    """Split a text at its facts: the words before the first, then marks with their tails."""
    pieces = OWN_FACT.split(text)
    marks = []
    for name, tail in zip(pieces[1::2], pieces[2::2], strict=True):
        mark = Element("mark")
        mark.text = FACT_OPEN + name + FACT_CLOSE
        mark.tail = tail
        marks.append(mark)
    return pieces[0], marks
