"""The kinds of values that header fields hold."""

import re
from collections.abc import Iterator
from datetime import date

from academy.catalog.fields import Reader, Value
from academy.catalog.findings import Findings
from academy.catalog.header import Entries, Items, Node, Scalar
from academy.catalog.nearest import nearest
from academy.catalog.source import fold

NUMBER = re.compile(r"[0-9]{1,9}")
FULL_WIDTH = re.compile("[，、]|^[【［].*[】］]$")
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,60}")


def wrong_type(name: str, node: Node, findings: Findings, wanted: str, wanted_zh: str) -> None:
    """Note that a field holds another kind of value."""
    value = node.text[:60] if isinstance(node, Scalar) else "…"
    findings.add(node.place, "C112", field=name, wanted=wanted, wanted_zh=wanted_zh, value=value)


def scalar(name: str, node: Node, findings: Findings) -> Scalar | None:
    """Return a single value that is not empty."""
    if not isinstance(node, Scalar):
        wrong_type(name, node, findings, "one text", "一段文字")
        return None
    if not node.text.strip():
        findings.add(node.place, "C116", field=name)
        return None
    return node


def line(most: int) -> Reader:
    """A text of at most *most* characters; line breaks count as spaces."""

    def read(name: str, node: Node, findings: Findings) -> Value | None:
        found = scalar(name, node, findings)
        if found is None:
            return None
        text = " ".join(found.text.split())
        if len(text) > most:
            findings.add(found.place, "C115", field=name, size=len(text), most=most)
        return text

    return read


def permanent_id(prefix: str) -> Reader:
    """An id with its prefix."""

    def read(name: str, node: Node, findings: Findings) -> Value | None:
        found = scalar(name, node, findings)
        if found is None:
            return None
        if not is_id(found.text, prefix):
            findings.add(found.place, "C113", id=found.text[:60], prefix=prefix)
            return None
        findings.name(found.text, found.place)
        return found.text

    return read


def is_id(text: str, prefix: str) -> bool:
    """Tell whether a text is an id of this kind."""
    return text.startswith(prefix) and NAME.fullmatch(text[len(prefix) :]) is not None


def whole_number(lowest: int, highest: int) -> Reader:
    """A whole number; full-width digits are read."""

    def read(name: str, node: Node, findings: Findings) -> Value | None:
        found = scalar(name, node, findings)
        if found is None:
            return None
        text = fold(found.text)
        if not NUMBER.fullmatch(text):
            wrong_type(name, found, findings, "a whole number", "整数")
            return None
        if not lowest <= int(text) <= highest:
            limits = {"lowest": lowest, "highest": highest}
            findings.add(found.place, "C114", field=name, value=text, **limits)
            return None
        return int(text)

    return read


def choice(*allowed: str) -> Reader:
    """One word of a few."""

    def read(name: str, node: Node, findings: Findings) -> Value | None:
        found = scalar(name, node, findings)
        if found is None:
            return None
        return chosen(name, found, allowed, findings)

    return read


def chosen(name: str, found: Scalar, allowed: tuple[str, ...], findings: Findings) -> str | None:
    """Return the word when it is allowed."""
    if found.text in allowed:
        return found.text
    near, words = nearest(found.text, allowed), ", ".join(allowed)
    about = {"field": name, "value": found.text[:60]}
    findings.add(found.place, "C111", **about, allowed=words, nearest=near)
    return None


def single_values(name: str, node: Node, findings: Findings) -> Iterator[Scalar]:
    """Walk through a list of single values; one value counts as a list of one."""
    if isinstance(node, Entries):
        wrong_type(name, node, findings, "a list", "列表")
        return
    for item in node.items if isinstance(node, Items) else (node,):
        found = scalar(name, item, findings)
        if found and not found.quoted and FULL_WIDTH.search(found.text):
            findings.add(found.place, "C118", value=found.text[:60])
        elif found:
            yield found


def words(*allowed: str, most: int = 40) -> Reader:
    """A list of words, any or only the allowed ones."""

    def read(name: str, node: Node, findings: Findings) -> Value | None:
        kept = []
        for found in single_values(name, node, findings):
            if allowed and chosen(name, found, allowed, findings) is None:
                continue
            if len(found.text) > most:
                findings.add(found.place, "C115", field=name, size=len(found.text), most=most)
            kept.append(found.text)
        return tuple(kept)

    return read


def ids(prefix: str) -> Reader:
    """A list of ids that are given elsewhere."""

    def read(name: str, node: Node, findings: Findings) -> Value | None:
        kept = []
        for found in single_values(name, node, findings):
            if is_id(found.text, prefix):
                kept.append(found.text)
            else:
                findings.add(found.place, "C113", id=found.text[:60], prefix=prefix)
        return tuple(kept)

    return read


def day(name: str, node: Node, findings: Findings) -> Value | None:
    """A date that exists."""
    found = scalar(name, node, findings)
    if found is None:
        return None
    if not is_date(found.text):
        wanted = {"wanted": "a date", "wanted_zh": "日期", "example": "2026-03-31"}
        findings.add(found.place, "C117", value=found.text[:60], **wanted)
        return None
    return found.text


def is_date(text: str) -> bool:
    """Tell whether a text is a date of the calendar."""
    try:
        return DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def clock_time(name: str, node: Node, findings: Findings) -> Value | None:
    """A wall clock time, two digits each."""
    found = scalar(name, node, findings)
    if found is None:
        return None
    if not CLOCK.fullmatch(found.text):
        wanted = {"wanted": "a time", "wanted_zh": "时间", "example": '"07:30"'}
        findings.add(found.place, "C117", value=found.text[:60], **wanted)
        return None
    return found.text


def yes_or_no(name: str, node: Node, findings: Findings) -> Value | None:
    """True or false."""
    found = scalar(name, node, findings)
    if found is None:
        return None
    if found.kind != "bool":
        wrong_type(name, found, findings, "true or false", " true 或 false")
        return None
    return found.text.lower() in {"true", "yes", "on"}


def structure(name: str, node: Node, findings: Findings) -> Value | None:
    """Fields inside a field; somebody else reads them."""
    if not isinstance(node, Entries):
        wrong_type(name, node, findings, "fields, each on a line of its own", "分行写的几项")
        return None
    return ""


def listing(name: str, node: Node, findings: Findings) -> Value | None:
    """A list; somebody else reads it."""
    if not isinstance(node, Items):
        wrong_type(name, node, findings, "a list", "列表")
        return None
    return ""
