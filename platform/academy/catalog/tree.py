"""Changes to the element tree that Python-Markdown builds."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, SubElement

HAN = (
    "\u2014\u2018-\u201d\u2026\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
GAP = re.compile(rf"(?<=[{HAN}])([*_]{{0,3}})[ \t]?\n[ \t]*(?=[*_]{{0,3}}[{HAN}])")
EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|/")


def close_han_gaps(root: Element) -> None:
    """A line break between two Han characters is no space."""
    for element in root.iter():
        if element.tag in {"pre", "code"} or not element.text or "\n" not in element.text:
            continue
        element.text = GAP.sub(r"\1", element.text)


def with_parents(root: Element) -> Iterator[tuple[Element, int, Element]]:
    """Walk through all elements with their parent and position."""
    for parent in list(root.iter()):
        for position, child in enumerate(list(parent)):
            yield parent, position, child


def settle(
    root: Element,
    prefix: str,
    link: Callable[[str], str | None],
    asset: Callable[[str], str | None],
) -> None:
    """Give headings their rank and ids, resolve links and pictures, let tables scroll."""
    settle_headings(root, prefix)
    for element in list(root.iter("a")):
        settle_link(element, prefix, link)
    settle_pictures(root, asset)
    for parent, position, child in with_parents(root):
        if child.tag == "table":
            parent[position] = in_a_scroll(child)


def in_a_scroll(table: Element) -> Element:
    """Wrap a table so that it scrolls alone, named by its head; an empty corner heads nothing."""
    heads = list(table.iter("th"))
    names = [text for head in heads if (text := "".join(head.itertext()).strip())]
    wrap = Element("div", {"class": "scroll", "tabindex": "0", "role": "group"})
    wrap.set("aria-label", " · ".join(names)[:120])
    wrap.tail, table.tail = table.tail, None
    wrap.append(table)
    for head in heads:
        if not "".join(head.itertext()).strip():
            head.tag = "td"
    return wrap


def settle_headings(root: Element, prefix: str) -> None:
    """Leave h1 to the page; prefix every id, so that it cannot be one of the page's own."""
    seen: dict[str, int] = {}
    for element in root.iter():
        heading = element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
        if element.tag == "h1":
            element.tag = "h2"
        own = element.get("id", "")
        if own.startswith(("fn:", "fnref:", "fnref")) and element.tag in {"li", "sup"}:
            element.set("id", prefix + own)
        elif heading or own:
            element.set(
                "id", unused(prefix + (slug(own) or slug("".join(element.itertext()))), seen)
            )
        else:
            element.attrib.pop("id", None)


def slug(text: str) -> str:
    """Make a fragment of a heading: its letters and digits, hyphens between."""
    return re.sub(r"\W+", "-", text[:80]).strip("-").lower()


def unused(wanted: str, seen: dict[str, int]) -> str:
    """Return *wanted*, or with a number after it when it is taken."""
    found = wanted
    while found in seen:
        seen[wanted] += 1
        found = f"{wanted}-{seen[wanted]}"
    seen[found] = 1
    return found


def settle_link(element: Element, prefix: str, link: Callable[[str], str | None]) -> None:
    """Resolve a link; one that leads nowhere stays as its words."""
    target = element.get("href", "")
    if target.startswith("#"):
        kept = target[1:] if target.startswith(("#fn:", "#fnref")) else slug(target[1:])
        element.set("href", f"#{prefix}{kept}")
    elif target and not EXTERNAL.match(target):
        address = link(target)
        if address is None:
            element.tag = "span"
            element.attrib.clear()
        else:
            element.set("href", address)


def settle_pictures(root: Element, asset: Callable[[str], str | None]) -> None:
    """Resolve pictures; one alone in its paragraph becomes a figure, its title the caption."""
    for _, _, child in with_parents(root):
        if child.tag == "img":
            settle_picture(child, asset)
    for paragraph in list(root.iter("p")):
        alone = len(paragraph) == 1 and paragraph[0].tag == "img"
        if alone and not (paragraph.text or "").strip() and not (paragraph[0].tail or "").strip():
            paragraph.tag = "figure"
            title = paragraph[0].attrib.pop("title", "")
            if title:
                SubElement(paragraph, "figcaption").text = title


def settle_picture(element: Element, asset: Callable[[str], str | None]) -> None:
    """Give a picture its address; without one only its words are shown."""
    address = asset(element.get("src", ""))
    words = element.get("alt", "")
    if address is None:
        element.tag = "span"
        element.attrib.clear()
        element.set("class", "hint")
        element.text = f"[{words}]" if words else ""
    else:
        element.set("src", address)
        element.set("loading", "lazy")
