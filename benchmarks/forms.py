"""Finds a form in a page and fills it in as a browser would."""

import re
from html.parser import HTMLParser
from urllib.parse import urlencode

TEXT = "今天把小黄车的赠品说明改成了两句话，问的人少了一半。明天试试放到开场前三分钟。"


class FormReader(HTMLParser):
    """Collects the fields of the first form whose address matches."""

    def __init__(self, action: re.Pattern[str]) -> None:
        super().__init__()
        self.wanted, self.action = action, ""
        self.fields: dict[str, str] = {}
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter the form, or take a field of it."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and not self.action and self.wanted.search(given.get("action", "")):
            self.action, self.inside = given["action"], True
        elif self.inside and "name" in given:
            self.take(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """Leave the form."""
        if tag == "form":
            self.inside = False

    def take(self, tag: str, given: dict[str, str]) -> None:
        """Take a field: the first choice, a text, or what was in it."""
        kind = given.get("type", "text" if tag == "input" else tag)
        if kind in {"textarea", "text"}:
            self.fields.setdefault(given["name"], TEXT)
        elif kind in {"hidden", "radio", "checkbox"} or (kind == "submit" and "value" in given):
            self.fields.setdefault(given["name"], given.get("value", "on"))


def fill(page: str, action: re.Pattern[str]) -> tuple[str, bytes]:
    """Return the address and the body of the first form whose address matches *action*."""
    reader = FormReader(action)
    reader.feed(page)
    if not reader.action:
        raise LookupError(f"no form for {action.pattern} in the page")
    return reader.action, urlencode(reader.fields).encode()
