"""The elements of recordings and worksheets."""

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from academy.catalog.elements import make, meta
from academy.catalog.labels import label
from academy.catalog.marks import Mark, clock, split_marks
from academy.catalog.paths import MEDIA_TYPES, ending_of
from academy.catalog.pieces import Block, Worksheet

Content = list[Element]
SHEET = re.compile(r"(/courses/[^/]+)/assets/([^?]+)\.csv(\?.*)?")


def taken(content: Content) -> tuple[dict[str, str], Content]:
    """Part the addresses in the first paragraph from the text after it."""
    links = {link.text or "": link.get("href", "") for link in content[0].iter("a")}
    return links, content[1:]


def recording(block: Block, content: Content, language: str, _own_id: str) -> Element:
    """A recording of our own to play in place, or where it is to be found; marks to jump to."""
    links, text = taken(content)
    source = links.get("src", "")
    kind = label(block.name, language)
    section = make("section", {"class": "card media"})
    title = block.attribute("title")
    seconds = block.attribute("seconds")
    known = [clock(int(seconds))] if seconds.isdigit() else []
    own = source.startswith("/")
    host = "" if own else urlsplit(source).hostname or ""
    section.append(meta(kind, *known, *([host] if host else [])))
    if title:
        SubElement(SubElement(section, "p"), "b").text = title
    if own:
        section.append(
            player(block.name, source, links.get("captions", ""), title or kind, language)
        )
    section.extend(text)
    marks, _ = split_marks(block.text)
    if marks:
        section.append(mark_list(marks, source, language))
    if host:
        row = SubElement(section, "p", {"class": "row"})
        words = label(f"{block.name}_at", language, host=host)
        SubElement(row, "a", {"class": "btn", "href": source}).text = words
    return section


def player(kind: str, source: str, captions: str, name: str, language: str) -> Element:
    """The browser's own player; nothing is loaded before it is asked for."""
    known = {"src": source, "controls": "", "preload": "none", "aria-label": name}
    element = Element(kind, known)
    if kind == "video":
        element.set("playsinline", "")
    if captions:
        track = {"kind": "captions", "src": captions, "srclang": language, "default": ""}
        SubElement(element, "track", {**track, "label": label("captions", language)})
    return element


def mark_list(marks: tuple[Mark, ...], source: str, language: str) -> Element:
    """Moments to jump to; without a player of ours only as far as the address can say them."""
    listed = Element("ol", {"class": "marks", "role": "list"})
    listed.set("aria-label", label("marks", language))
    seekable = ending_of(urlsplit(source).path) in MEDIA_TYPES
    for mark in marks:
        item = SubElement(listed, "li")
        holder = item
        if seekable:
            holder = SubElement(item, "a", {"href": f"{source.partition('#')[0]}#t={mark.seconds}"})
            if source.startswith("/"):
                holder.set("data-seek", str(mark.seconds))
        SubElement(holder, "span", {"class": "num"}).text = mark.time
        SubElement(holder, "span").text = mark.title
    return listed


def worksheet(sheet: Worksheet, content: Content, language: str) -> Element:
    """A worksheet: its columns and first rows, to be taken as Excel or CSV."""
    links, text = taken(content)
    counts = label("columns", language, count=len(sheet.head))
    section = make("section", {"class": "card worksheet"}, meta(label("sheet", language), counts))
    section.extend(text)
    if sheet.head:
        section.append(preview(sheet, language))
    found = SHEET.fullmatch(links.get("file", ""))
    if found:
        row = SubElement(section, "p", {"class": "row"})
        excel = f"{found[1]}/worksheets/{found[2]}.xlsx{found[3] or ''}"
        SubElement(row, "a", {"class": "btn", "href": excel}).text = label("excel", language)
        SubElement(row, "a", {"class": "btn", "href": links["file"]}).text = label("csv", language)
    return section


def preview(sheet: Worksheet, language: str) -> Element:
    """The head and the first rows, in a box that scrolls by itself."""
    box = Element("div", {"class": "scroll", "tabindex": "0", "role": "group"})
    box.set("aria-label", label("columns_of", language, names=" · ".join(sheet.head))[:120])
    table = SubElement(box, "table")
    top = SubElement(SubElement(table, "thead"), "tr")
    for name in sheet.head:
        SubElement(top, "th" if name.strip() else "td").text = name
    body = SubElement(table, "tbody")
    for row in sheet.rows:
        line = SubElement(body, "tr")
        for number in range(len(sheet.head)):
            SubElement(line, "td").text = row[number] if number < len(row) else ""
    return box
