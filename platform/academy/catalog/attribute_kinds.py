"""The kinds of values that attributes of blocks, questions and tasks hold."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from academy.catalog.field_readers import CLOCK, is_date
from academy.catalog.source import fold

APPROXIMATE_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
CONFIDENCE = re.compile(r"\d{1,3}(-\d{1,3})?%|unconfirmed|confirmed")


@dataclass(frozen=True, slots=True)
class Kind:
    """What an attribute must look like, in words and as a test."""

    fits: Callable[[str], bool]
    english: str
    chinese: str
    example: str
    required: bool = False


def must(kind: Kind) -> Kind:
    """Make an attribute required."""
    return replace(kind, required=True)


def is_about_a_date(text: str) -> bool:
    """Tell whether a text is a day, a month or a year."""
    if not APPROXIMATE_DATE.fullmatch(text):
        return False
    return is_date(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])


def number(lowest: int, highest: int) -> Kind:
    """A whole number between two limits."""

    def fits(text: str) -> bool:
        digits = fold(text)
        return re.fullmatch("[0-9]{1,9}", digits) is not None and lowest <= int(digits) <= highest

    limits = f"{lowest} to {highest}", f"{lowest} 到 {highest}"
    return Kind(fits, f"a number from {limits[0]}", f" {limits[1]} 的整数", str(max(lowest, 1)))


def choice(*allowed: str) -> Kind:
    """One word of a few."""
    words = ", ".join(allowed)
    return Kind(lambda text: text in allowed, f"one of {words}", f" {words} 之一", allowed[0])


TEXT = Kind(lambda text: bool(text.strip()), "some words", "一段文字", '"…"')
FLAG = Kind(
    lambda text: text in {"", "yes", "true"}, "written without a value", "不带值的", "optional"
)
DAY = Kind(is_date, "a date", "日期", "2026-03-31")
ABOUT = Kind(is_about_a_date, "a year, month or day", "年、月或日", "2026-03")
TIME = Kind(lambda text: CLOCK.fullmatch(text) is not None, "a time", "时间", "07:30")
CONFIDENT = Kind(
    lambda text: CONFIDENCE.fullmatch(text) is not None,
    "a share or unconfirmed",
    "百分数或 unconfirmed",
    "70-80%",
)
URL = Kind(
    lambda text: re.fullmatch(r"https?://[^\s<>\"]{3,500}", text) is not None,
    "a web address",
    "网址",
    "https://example.com/",
)
NAME = Kind(
    lambda text: re.fullmatch(r"[\w.]{1,60}", text) is not None,
    "a name of letters and dots",
    "由字母和点组成的名称",
    "shop.hero",
)
ROLES = (
    "leader",
    "editor",
    "tracker",
    "expert",
    "host",
    "core",
    "operators",
    "member",
    "manager",
)
ROLE = choice(*ROLES)
EVIDENCE = choice("none", "text", "image", "link", "numbers", "report")
PROOFS = ("none", "text", "image", "link", "numbers", "file")


def are_proofs(text: str) -> bool:
    """Tell whether a text names what field work is to be handed in with."""
    return all(word in PROOFS for word in re.split(r"[,，、]", text))


PROOF = Kind(
    are_proofs,
    "one or several of " + ", ".join(PROOFS),
    " " + " ".join(PROOFS) + " 中的一项或几项",
    "text,image",
)
