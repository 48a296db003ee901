"""Puts blocks around their content in the tree of a rendered document."""

import re
from xml.etree.ElementTree import Element

from academy.catalog.document import Document
from academy.catalog.wrappers import wrap


class Unarranged(Exception):
    """A marker has not come out of Markdown as a paragraph of its own."""


def arrange(root: Element, document: Document) -> None:
    """Replace the markers of blocks by the blocks; others stay where the page is cut."""
    marker = re.compile(rf"{document.token}(\d+)(open|close|part|on|off|due)")
    found = [child.text for child in root if is_marker(child, marker)]
    if found != document.markers:
        raise Unarranged
    levels: list[list[Element]] = [[]]
    for child in list(root):
        match = marker.fullmatch(child.text or "") if is_marker(child, marker) else None
        if match is None or match[2] not in {"open", "close"}:
            levels[-1].append(child)
        elif match[2] == "open":
            levels.append([])
        else:
            number = int(match[1])
            content = levels.pop()
            levels[-1].append(wrap(document.pieces[number], content, document.language, number))
    root[:] = levels[0]


def is_marker(element: Element, marker: re.Pattern[str]) -> bool:
    """Tell whether an element is a marker and nothing else."""
    return element.tag == "p" and len(element) == 0 and bool(marker.fullmatch(element.text or ""))
