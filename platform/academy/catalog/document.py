"""Pieces to one Markdown document, in which markers stand for the borders of blocks."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from academy.catalog.field_work import split_rubric
from academy.catalog.labels import label
from academy.catalog.marks import split_marks
from academy.catalog.pieces import (
    Block,
    Boxes,
    CheckinPrompt,
    Checklist,
    Metrics,
    Piece,
    Prose,
    Quiz,
    TaskList,
    Variant,
    Worksheet,
    texts_of,
)


@dataclass(slots=True)
class Document:
    """The Markdown, the pieces that markers name by their number, and the token of markers."""

    token: str
    language: str
    pieces: list[Piece] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole Markdown."""
        return "\n\n".join(self.lines)

    def mark(self, number: int, border: str) -> None:
        """Write a marker; it stands alone in a paragraph."""
        marker = f"{self.token}{number}{border}"
        self.markers.append(marker)
        self.lines.append(marker)

    def enclose(self, piece: Piece, text: str) -> None:
        """Write the Markdown of a block between its two markers."""
        self.pieces.append(piece)
        number = len(self.pieces) - 1
        self.mark(number, "open")
        self.lines.append(text.strip("\n"))
        self.mark(number, "close")


def write_document(pieces: tuple[Piece, ...], language: str, *, trainer: bool = False) -> Document:
    """Write the document of a lesson."""
    document = Document(free_token(pieces), language)
    write(document, pieces, trainer=trainer)
    return document


def free_token(pieces: tuple[Piece, ...]) -> str:
    """Choose a word that no author has written."""
    everything = "".join(texts_of(pieces))
    number = 0
    while f"markerx{number}x" in everything:
        number += 1
    return f"markerx{number}x"


def write(document: Document, pieces: tuple[Piece, ...], *, trainer: bool) -> None:
    """Write a run of pieces."""
    for piece in pieces:
        if isinstance(piece, Prose):
            document.lines.append(piece.text.strip("\n"))
        elif isinstance(piece, Quiz | Checklist):
            document.pieces.append(piece)
            document.mark(len(document.pieces) - 1, "part")
        elif isinstance(piece, Variant):
            write_variant(document, piece, trainer=trainer)
        elif not (isinstance(piece, Block) and piece.name == "trainer" and not trainer):
            if isinstance(piece, Block) and piece.name == "policy":
                document.mark(len(document.pieces), "due")
            document.enclose(piece, markdown_of(piece, document.language))


def write_variant(document: Document, variant: Variant, *, trainer: bool) -> None:
    """Write what holds on some platforms; its borders stay at the top level, as forms do."""
    document.pieces.append(variant)
    number = len(document.pieces) - 1
    document.mark(number, "on")
    write(document, variant.pieces, trainer=trainer)
    document.mark(number, "off")


def markdown_of(piece: Piece, language: str) -> str:
    """Return the Markdown inside a block."""
    if isinstance(piece, Block):
        return block_markdown(piece, language)
    if isinstance(piece, Worksheet):
        return sheet_markdown(piece)
    if isinstance(piece, TaskList):
        return as_list(task.text for task in piece.tasks)
    if isinstance(piece, Boxes):
        return as_list(box.title for box in piece.boxes)
    if isinstance(piece, Metrics):
        return as_list(f"{each.title}（{each.unit}）" for each in piece.metrics)
    return piece.text if isinstance(piece, CheckinPrompt) else ""


def as_list(texts: Iterable[str]) -> str:
    """Write texts as items of one list."""
    return "\n".join("- " + " ".join(text.split()) for text in texts)


def block_markdown(block: Block, language: str) -> str:
    """Return the Markdown of a block that is only shown."""
    if block.name == "fieldwork":
        words, criteria = split_rubric(block.text)
        rubric = [
            label("worth", language, text=each.text, points=str(each.points)) for each in criteria
        ]
        return "\n\n".join([words, as_list(rubric)])
    if block.name in {"video", "audio"}:
        return media_markdown(block)
    if block.name == "download":
        return f"[{label(block.name, language)}](<{block.attribute('file')}>)\n\n{block.text}"
    return block.text


def media_markdown(block: Block) -> str:
    """Return the Markdown of a recording: its addresses, so that they are led right; its text."""
    captions = block.attribute("captions")
    links = [f"[src](<{block.attribute('src')}>)"]
    links += [f"[captions](<{captions}>)"] if captions else []
    return " ".join(links) + "\n\n" + split_marks(block.text)[1]


def sheet_markdown(sheet: Worksheet) -> str:
    """Return the Markdown of a worksheet: its address and the text beside it."""
    return f"[file](<{sheet.file}>)\n\n{sheet.text}"
