"""What a browser would act on in a piece of HTML, and whether that is allowed."""

import re
from html.parser import HTMLParser

TAGS = {
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "br",
    "button",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "ul",
    "video",
}
ATTRIBUTES = {
    "abbr",
    "align",
    "alt",
    "aria-describedby",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-expanded",
    "aria-controls",
    "class",
    "colspan",
    "controls",
    "datetime",
    "download",
    "height",
    "hidden",
    "href",
    "id",
    "kind",
    "label",
    "lang",
    "default",
    "loading",
    "name",
    "playsinline",
    "poster",
    "preload",
    "rel",
    "role",
    "rowspan",
    "scope",
    "src",
    "srclang",
    "start",
    "tabindex",
    "title",
    "type",
    "width",
}
SCHEMES = {"http", "https", "mailto", "tel"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
NOTHING = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
"""What a browser takes out of an address before it looks for a scheme (WHATWG URL)."""


class Watch(HTMLParser):
    """Collects what is wrong, and the words that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element and its attributes; words may stand in those that are read."""
        if tag not in TAGS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES and not name.startswith("data-"):
                self.wrong.append(f"{tag} {name}={value!r:.60}")
            if name in {"href", "src", "poster"}:
                scheme = SCHEME.match(NOTHING.sub("", value or ""))
                if scheme and scheme[1].lower() not in SCHEMES:
                    self.wrong.append(f"{tag} {name}={value!r:.60}")
            if name == "id" and not (value or "").startswith(("s-", "b-")):
                self.wrong.append(f"{tag} id={value!r:.60}")
            if name in {"alt", "title", "aria-label"}:
                self.words.append(value or "")

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """Refuse comments: what is inside them is not shown."""
        self.wrong.append(f"<!--{data:.60}")

    def handle_decl(self, decl: str) -> None:
        """Refuse declarations."""
        self.wrong.append(f"<!{decl:.60}")

    def handle_pi(self, data: str) -> None:
        """Refuse processing instructions."""
        self.wrong.append(f"<?{data:.60}")


def looked_at(made: str) -> Watch:
    """Return what was found in a piece of HTML."""
    watch = Watch()
    watch.feed(made)
    watch.close()
    return watch


def assert_harmless(made: str) -> None:
    """Fail on everything that is not named above."""
    assert not looked_at(made).wrong


def shown_words(made: str) -> str:
    """Return all that can be read."""
    return "".join(looked_at(made).words)
