"""Hits marked in a text as people read it, and the excerpt around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from academy.catalog.search import FOLDING, fold

EXCERPT = 96
BEFORE_HIT = 24


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text, marked when it is what was searched for."""

    text: str
    marked: bool


def hits(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where *words* stand in a text as people read it, in order, without overlaps."""
    places: list[int] = []
    folded = []
    for place, sign in enumerate(text):
        part = FOLDING[ord(sign)]
        folded.append(part)
        places += [place] * len(part)
    whole = "".join(folded)
    found = sorted(
        (places[match.start()], places[match.end() - 1] + 1)
        for word in words
        for match in re.finditer(re.escape(word), whole)
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def marked(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Cut a text at the hits."""
    spans = []
    end = 0
    for start, stop in hits(text, words):
        spans += [Span(text[end:start], marked=False), Span(text[start:stop], marked=True)]
        end = stop
    spans.append(Span(text[end:], marked=False))
    return tuple(span for span in spans if span.text)


def excerpt(text: str, words: Sequence[str], most: int = EXCERPT) -> tuple[Span, ...]:
    """Return the line of *text* in which most words stand, about *most* characters of it.

    Where no word stands in it, its beginning is returned.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return ()
    line = max(lines, key=lambda each: count(fold(each), words))
    found = hits(line, words)
    first, last = found[0] if found else (0, 0)
    start = max(0, min(first - BEFORE_HIT, len(line) - most)) if len(line) > most else 0
    end = max(start + most, last)
    shown = line[start:end].strip()
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return marked(f"{before}{shown}{after}", words)


def count(folded: str, words: Sequence[str]) -> int:
    """Count how many of *words* stand in a folded text."""
    return sum(word in folded for word in words)
