"""What is said of somebody's claim: how old, how sure, whose."""

import re
from xml.etree.ElementTree import Element, SubElement

from academy.catalog.labels import about_date, label

PAIR = re.compile(r'([A-Za-z_][\w-]*)(?:=("[^"]*"|“[^”]*”|[^\s"“”]*))?')


def pairs_of(text: str) -> dict[str, str]:
    """Read ``key="value"`` pairs; what cannot be read was noted by the checker."""
    return {match[1]: (match[2] or "").strip('"“”') for match in PAIR.finditer(text)}


def tags_of(given: dict[str, str], language: str) -> list[tuple[str, str]]:
    """Say how old and how sure a claim is: words and classes of each mark."""
    when = about_date(given["as_of"], language) if given.get("as_of") else ""
    words = [label("history", language), when] if "history" in given else [when]
    tags = [(" · ".join(filter(None, words)), "tag")]
    confidence = given.get("confidence", "")
    if confidence == "unconfirmed":
        tags.append((label("unconfirmed", language), "tag late"))
    elif confidence == "confirmed":
        tags.append((label("confirmed", language), "tag done"))
    elif confidence:
        share = confidence.replace("-", "–")
        tags.append((label("confidence", language, share=share), "tag"))
    return [tag for tag in tags if tag[0]]


def fact_remark(text: str, language: str) -> Element:
    """Build the remark in brackets that follows the words of an inline fact."""
    given = pairs_of(text)
    remark = Element("span", {"class": "hint"})
    remark.text = "（" if language == "zh" else " ("
    for words, classes in tags_of(given, language):
        tag = SubElement(remark, "span", {"class": classes})
        tag.text, tag.tail = words, " "
    source = Element("span")
    source.text = label("source", language, source=given.get("source", ""))
    source.tail = "）" if language == "zh" else ")"
    remark.append(source)
    return remark


def fact_mark(text: str, language: str) -> Element:
    """Build the mark that follows the words of an inline fact and opens its source.

    Source:
        Rule R144 "whose claim it is" in docs/rules.md.
    """
    given = pairs_of(text)
    tags = tags_of(given, language)
    words = " · ".join(each for each, _ in tags) or label("sources", language)
    late = any("late" in classes for _, classes in tags)
    mark = Element("a", {"class": "tag late source" if late else "tag source", "href": "#source"})
    mark.text = words
    mark.set("data-name", words)
    mark.set("data-meaning", label("source", language, source=given.get("source", "")))
    return mark
