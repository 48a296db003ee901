"""The remark behind somebody's claim: how old, how sure, whose."""

import re
from xml.etree.ElementTree import Element, SubElement

from academy.catalog.labels import about_date, label

PAIR = re.compile(r'([A-Za-z_][\w-]*)(?:=("[^"]*"|“[^”]*”|[^\s"“”]*))?')


def pairs_of(text: str) -> dict[str, str]:
    """Read ``key="value"`` pairs; what cannot be read was noted by the checker."""
    return {match[1]: (match[2] or "").strip('"“”') for match in PAIR.finditer(text)}


def tag_words(given: dict[str, str], language: str) -> str:
    """Say how old and how sure a claim is."""
    words = [label("history", language)] if "history" in given else []
    if given.get("as_of"):
        words.append(about_date(given["as_of"], language))
    confidence = given.get("confidence", "")
    if confidence in {"unconfirmed", "confirmed"}:
        words.append(label(confidence, language))
    elif confidence:
        words.append(label("confidence", language, share=confidence.replace("-", "–")))
    return " · ".join(words)


def fact_remark(text: str, language: str) -> Element:
    """Build the remark that follows the words of an inline fact."""
    given = pairs_of(text)
    remark = Element("span", {"class": "hint"})
    remark.text = "（" if language == "zh" else " ("
    tag = SubElement(remark, "span", {"class": "tag"})
    tag.text = tag_words(given, language)
    source = label("source", language, source=given.get("source", ""))
    tag.tail = f" {source}" + ("）" if language == "zh" else ")")
    return remark
