"""Tests of the translations: complete, without doubt, the same words for the same thing."""

import ast
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[2] / "platform" / "academy"
CATALOGUES = sorted((PACKAGE / "translations" / "zh_Hans_CN" / "LC_MESSAGES").glob("*.po"))
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "show_field": (2,),
    "BadName": None,
    "BadPassword": None,
    "Refused": None,
}


def read(path: Path) -> list[Message]:
    """Return the messages of a catalogue."""
    with path.open("rb") as file:
        return [message for message in read_po(file, abort_invalid=True) if message.id]


def in_use() -> dict[str, str]:
    """Return each English message in use and where it stands."""
    found = {}
    for name, line, message, _comments, _context in extract_from_dir(
        PACKAGE,
        METHODS,
        {"templates/**.html": {"trimmed": "true", "silent": "false"}},
        keywords=KEYWORDS,
    ):
        text = message[0] if isinstance(message, tuple) else message
        found.setdefault(text, f"{name}:{line}")
    return found


def written() -> set[str]:
    """Return every text that stands in the code: pure files name messages for the pages."""
    texts: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return texts


def translated() -> dict[str, set[str]]:
    """Return each message with its translations in all catalogues."""
    texts: dict[str, set[str]] = {}
    for path in CATALOGUES:
        for message in read(path):
            key = message.id[0] if isinstance(message.id, tuple) else message.id
            value = message.string[0] if isinstance(message.string, tuple) else message.string
            texts.setdefault(key, set()).add(value)
    return texts


def test_every_message_is_translated():
    """Pages speak Chinese: each message of code and templates has a Chinese text."""
    have = {key for key, values in translated().items() if all(values)}
    missing = {text: place for text, place in in_use().items() if text not in have}
    assert not missing, "add these to the .po of their domain: " + "; ".join(
        f"{text!r} ({place})" for text, place in sorted(missing.items())
    )


def test_the_same_words_mean_the_same_everywhere():
    """A message that stands in two catalogues has one translation."""
    doubtful = {key: values for key, values in translated().items() if len(values) > 1}
    assert not doubtful


def test_nothing_is_translated_that_nobody_says():
    """A message that no page uses any more leaves the catalogue."""
    assert not sorted(set(translated()) - set(in_use()) - written())


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_translation_is_in_doubt(path):
    """A fuzzy message is a guess of a tool; somebody decides before it ships."""
    assert not [message.id for message in read(path) if message.fuzzy]
