"""The text of rendered HTML, cut where a reader could be led: at headings and at blocks."""

from dataclasses import dataclass
from html.parser import HTMLParser

HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
INLINE = {
    "a", "abbr", "b", "code", "del", "em", "i", "mark", "s", "span", "strong", "sub", "sup",
    "time",
}  # fmt: skip
SPOKEN = {"script": "script", "case": "case"}
SILENT = {"button", "select", "textarea"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Some text below a heading; ``kind`` is ``text``, ``script`` or ``case``."""

    kind: str
    anchor: str
    heading: str
    text: str


class Reader(HTMLParser):
    """Gathers passages; inline elements do not part words, all others do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self.outer: list[tuple[str, str, str]] = []
        self.kind, self.anchor, self.heading = "text", "", ""
        self.words: list[str] = []
        self.in_heading = False
        self.new_heading = False
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage at a heading, at a script and at a case."""
        if tag in SILENT:
            self.silent += 1
        if tag in INLINE:
            return
        given = {name: value or "" for name, value in attrs}
        if tag == "section":
            self.finish()
            self.outer.append((self.kind, self.anchor, self.heading))
            self.kind = SPOKEN.get(given.get("class", "").split(" ")[0], self.kind)
        elif tag in HEADINGS:
            self.finish()
            self.in_heading = True
            self.anchor, self.heading = given.get("id", "") or self.anchor, ""
        self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        if tag in INLINE:
            return
        if tag in HEADINGS and self.in_heading:
            self.heading = " ".join("".join(self.words).split())
            self.words, self.in_heading, self.new_heading = [], False, True
        elif tag == "section" and self.outer:
            self.finish()
            self.kind, self.anchor, self.heading = self.outer.pop()
        self.words.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self.silent:
            self.words.append(data)

    def finish(self) -> None:
        """Close the passage that is open."""
        lines = [" ".join(line.split()) for line in "".join(self.words).split("\n")]
        text = "\n".join(line for line in lines if line)
        self.words = []
        if text or self.new_heading:
            self.passages.append(Passage(self.kind, self.anchor, self.heading, text))
        self.new_heading = False


def passages_of(html: str) -> list[Passage]:
    """Return the passages of clean HTML in the order of the page."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.finish()
    return reader.passages


def plain(html: str) -> str:
    """Return the text of a short piece of HTML as one line."""
    texts = (f"{passage.heading} {passage.text}" for passage in passages_of(html))
    return " ".join(" ".join(texts).split())
