"""The sentences of problems."""

import ast
import string
from pathlib import Path

import academy.catalog
from academy.catalog.messages import MESSAGES

FOLDER = Path(academy.catalog.__file__).parent


def names_in(template):
    """Return the names of the values that a template needs."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def codes_used():
    """Return every code that a file of the domain mentions, outside of the messages."""
    found = set()
    for path in FOLDER.glob("*.py"):
        if path.name.startswith("messages"):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Constant)
                and str(node.value)[:1] == "C"
                and len(str(node.value)) == 4
            ):
                found.add(str(node.value))
    return {code for code in found if code[1:].isdigit()}


def test_every_code_has_sentences_and_every_sentence_is_used():
    """A code that is noted is in the table, and the table holds no other."""
    assert codes_used() == set(MESSAGES)


def test_both_languages_say_the_same():
    """Both are written, and neither knows a value that the other does not."""
    for code, message in MESSAGES.items():
        assert message.english, code
        assert message.chinese, code
        assert bool(message.fix_english) == bool(message.fix_chinese), code
        english = {name.removesuffix("_zh") for name in names_in(message.english)}
        chinese = {name.removesuffix("_zh") for name in names_in(message.chinese)}
        assert english == chinese, code
