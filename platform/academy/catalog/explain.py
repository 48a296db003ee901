"""Words of the glossary explained where a lesson first uses them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from academy.catalog.site import Term

SKIPPED_TAGS = frozenset(
    {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "button", "mark", "time", "summary"}
)
SKIPPED_CLASSES = frozenset({"script", "meta", "hint", "tag", "media", "worksheet", "sources"})
HOLDERS = frozenset({"td", "th", "li", "p", "dd"})
ENGLISH = re.compile(r"[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All ways to write the words, by their first sign, the longest first."""

    language: str
    starts: re.Pattern[str]
    by_start: dict[str, tuple[tuple[str, Term], ...]]


@lru_cache(maxsize=8)
def vocabulary(terms: tuple[Term, ...], language: str) -> Vocabulary:
    """Prepare the words for the texts of one language."""
    named: dict[str, Term] = {}
    for term in terms:
        for name in (term.name_in(language), *term.also):
            named.setdefault(name.lower(), term)
    by_start: dict[str, list[tuple[str, Term]]] = {}
    for name in sorted(named, key=len, reverse=True):
        by_start.setdefault(name[0], []).append((name, named[name]))
    starts = re.compile("[" + "".join(map(re.escape, by_start)) + "]" if by_start else "(?!)")
    return Vocabulary(language, starts, {sign: tuple(found) for sign, found in by_start.items()})


def anchor_of(term: Term) -> str:
    """Return the fragment of a word on the page of the glossary."""
    return "g-" + re.sub(r"\W+", "-", term.word).strip("-").lower()


def explain(root: Element, words: Vocabulary, variant: re.Pattern[str] | None = None) -> None:
    """Explain each word once, where it stands first in running text.

    Args:
        root: the tree of a lesson; links are put into it.
        words: what is explained.
        variant: the borders of what not everybody sees, ``on`` or ``off`` in its group; a word
            that stands only there first is explained again after it.

    Source:
        Rule R143 "explained once, in place" in docs/rules.md.
    """
    if not words.by_start:
        return
    seen: set[Term] = set()
    before: set[Term] = set()
    for child in list(root):
        border = variant.fullmatch(child.text or "") if variant and child.tag == "p" else None
        if border is None:
            visit(child, words, seen)
        elif border[1] == "on":
            before = set(seen)
        elif border[1] == "off":
            seen = before


def visit(element: Element, words: Vocabulary, seen: set[Term]) -> None:
    """Explain the words of one element and of all that is in it."""
    classes = set(element.get("class", "").split())
    if element.tag in SKIPPED_TAGS or classes & SKIPPED_CLASSES:
        return
    children = list(element)
    if element.text and element.text.strip():
        element.text, links = linked(element.text, words, seen)
        element[0:0] = links
    for child in children:
        visit(child, words, seen)
        if child.tail and child.tail.strip():
            child.tail, links = linked(child.tail, words, seen)
            position = list(element).index(child) + 1
            element[position:position] = links
    if element.tag in HOLDERS:
        mark_alone(element)


def mark_alone(holder: Element) -> None:
    """Mark a word that is all there is in a cell or a line, so that it can be pressed well."""
    links = [link for link in holder.iter("a") if link.get("class") == "term"]
    if len(links) == 1 and "".join(holder.itertext()).strip() == links[0].text:
        links[0].set("class", "term alone")


def linked(text: str, words: Vocabulary, seen: set[Term]) -> tuple[str, list[Element]]:
    """Cut a text at the words to explain: what stands before, then links with their tails."""
    low = text.lower()
    if len(low) != len(text):
        return text, []
    cuts: list[tuple[int, int, Term]] = []
    position = 0
    while (start := words.starts.search(low, position)) is not None:
        position = start.start() + 1
        for name, term in words.by_start[start[0]]:
            end = end_of(low, start.start(), name)
            if end:
                position = end
                if term not in seen:
                    seen.add(term)
                    cuts.append((start.start(), end, term))
                break
    links = []
    for index, (first, last, term) in enumerate(cuts):
        following = cuts[index + 1][0] if index + 1 < len(cuts) else len(text)
        links.append(link_to(term, text[first:last], words.language))
        links[-1].tail = text[last:following]
    return (text[: cuts[0][0]] if cuts else text), links


def end_of(low: str, start: int, name: str) -> int:
    """Return where a word ends that begins at *start*, 0 when it is another word.

    An English word has an end and a beginning, and may be in the plural.
    """
    if not low.startswith(name, start):
        return 0
    end = start + len(name)
    if ENGLISH.match(name[0]) and start and ENGLISH.match(low[start - 1]):
        return 0
    if ENGLISH.match(name[-1]):
        end += low.startswith("s", end) and not low.startswith("s", end - 1)
        if ENGLISH.match(low[end : end + 1]):
            return 0
    return end


def link_to(term: Term, shown: str, language: str) -> Element:
    """Return the link to a word's place in the glossary, with its meaning for the page."""
    link = Element("a", {"class": "term", "href": f"/glossary#{anchor_of(term)}"})
    link.text = shown
    link.set("data-name", term.name_in(language))
    link.set("data-meaning", term.meaning_in(language))
    return link


def with_sources(root: Element, heading: str) -> None:
    """List the sources of the claims inside sentences at the end; each mark leads to its own."""
    marks = [link for link in root.iter("a") if link.get("class", "").endswith("source")]
    if not marks:
        return
    section = Element("section", {"class": "sources", "aria-labelledby": "s-sources"})
    SubElement(section, "h2", {"id": "s-sources", "class": "small soft"}).text = heading
    listed = SubElement(section, "ol")
    numbers: dict[str, int] = {}
    for mark in marks:
        words = f"{mark.text or ''}　{mark.get('data-meaning', '')}"
        number = numbers.setdefault(words, len(numbers) + 1)
        mark.set("href", f"#s-source-{number}")
        if number == len(listed) + 1:
            SubElement(listed, "li", {"id": f"s-source-{number}"}).text = words
    root.append(section)
