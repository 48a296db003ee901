"""A client that looks at every page it fetches, so that each page written later is checked."""

import re
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from academy import clock
from academy.web import form_owner
from tests.worlds import session_token

VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
LABELLED = {"input", "textarea", "select"}
NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}


class Browser:
    """Fetches pages as one person and inspects them."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()

    def sign_in(self, person_id: int) -> "Browser":
        """Become *person_id* without the sign-in page."""
        self.client = self.app.test_client()
        with self.client.session_transaction() as session:
            session["_user_id"] = session_token(person_id)
            session["_fresh"] = True
            session["csrf_token"] = f"{person_id}-of-this-browser"
            session.permanent = True
        return self

    def get(self, path: str, **options: Any) -> TestResponse:
        """Fetch a page and inspect it."""
        response = self.client.get(path, **options)
        if (
            response.status_code not in {301, 302, 303}
            and response.mimetype == "text/html"
            and "HX-Request" not in options.get("headers", {})
        ):
            inspect(response.text, path)
        return response

    def post(self, path: str, data: Any = None, **options: Any) -> TestResponse:
        """Send a form with the token of this sign-in, as the pages do."""
        fields = dict(data or {})
        fields.setdefault("csrf_token", self.token())
        response = self.client.post(path, data=fields, **options)
        if (
            response.status_code not in {301, 302, 303}
            and response.mimetype == "text/html"
            and "HX-Request" not in options.get("headers", {})
        ):
            inspect(response.text, path)
        return response

    def token(self) -> str:
        """Return a token for forms, as each page of this browser holds it."""
        with self.client.session_transaction() as session:
            raw = session.get(form_owner.FIELD)
        if raw:
            return form_owner.signed(raw, str(self.app.secret_key), clock.now().date())
        page = self.client.get("/sign-in", follow_redirects=True).text
        found = re.search(r'name="csrf-token" content="([^"]+)"', page)
        assert found, "base.html must hold a csrf-token"
        return found[1]


class Page(HTMLParser):
    """Collects what is wrong with a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.headings: list[str] = []
        self.ids: list[str] = []
        self.labels: set[str] = set()
        self.controls: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        attributes = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "html":
            self.language = attributes.get("lang") or ""
        if "id" in attributes:
            self.ids.append(attributes["id"] or "")
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(tag)
        if tag == "label" and attributes.get("for"):
            self.labels.add(attributes["for"] or "")
        if tag in LABELLED and attributes.get("type") not in NEEDS_NO_LABEL:
            inside_label = "label" in self.open
            named = inside_label or "aria-label" in attributes or "aria-labelledby" in attributes
            if not named:
                self.controls.append((tag, attributes))
        self.look_at_attributes(tag, attributes)

    def look_at_attributes(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Find inline code and forms without an address."""
        if "style" in attributes or tag == "style":
            self.faults.append(f"inline style on <{tag}>")
        if tag == "script" and not attributes.get("src"):
            self.faults.append("inline script")
        self.faults += [f"inline handler {name}" for name in attributes if name.startswith("on")]
        if tag == "form" and not attributes.get("action"):
            self.faults.append("a form without an action")
        if tag == "img" and "alt" not in attributes:
            self.faults.append("a picture without alt")

    def handle_endtag(self, tag: str) -> None:
        """Check that elements close in order."""
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
            if tag in self.open:
                while self.open.pop() != tag:
                    pass
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Collect the title."""
        if self.open[-1:] == ["title"] and "svg" not in self.open:
            self.title += data


def inspect(html: str, path: str) -> None:
    """Assert what every page must hold: well-formed, one h1, title, labels, nothing inline."""
    page = Page()
    page.feed(html)
    faults = page.faults
    faults += [f"<{tag}> is never closed" for tag in page.open]
    if page.headings.count("h1") != 1:
        faults.append(f"{page.headings.count('h1')} h1 on the page")
    if not page.title.strip():
        faults.append("no title")
    if page.language not in {"zh-CN", "en"}:
        faults.append("no language")
    doubled = {name for name in page.ids if page.ids.count(name) > 1}
    faults += [f"id {name!r} twice" for name in sorted(doubled)]
    faults += [
        f"<{tag} name={attributes.get('name')}> has no label"
        for tag, attributes in page.controls
        if attributes.get("id") not in page.labels
    ]
    assert not faults, f"{path}: " + "; ".join(faults)
