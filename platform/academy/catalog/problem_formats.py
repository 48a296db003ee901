"""Problems as text for people, as JSON, and as annotations of a pull request."""

import json
from collections.abc import Sequence

from academy.catalog.problems import Problem


def as_text(problems: Sequence[Problem], language: str) -> str:
    """Write ``path:line:column: severity code: sentence``, the fix below it."""
    lines = []
    for each in problems:
        place = f"{each.path}:{each.line}:{each.column}"
        lines.append(f"{place}: {each.severity} {each.code}: {each.sentence(language)}")
        if each.fix(language):
            lines.append(f"    fix: {each.fix(language)}")
    return "\n".join(lines)


def as_json(problems: Sequence[Problem], language: str) -> str:
    """Write a list of objects."""
    found = [
        {
            "path": each.path,
            "line": each.line,
            "column": each.column,
            "severity": each.severity,
            "code": each.code,
            "sentence": each.sentence(language),
            "fix": each.fix(language),
        }
        for each in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_annotations(problems: Sequence[Problem], language: str) -> str:
    """Write workflow commands that GitHub shows beside the line."""
    lines = []
    for each in problems:
        fix = each.fix(language)
        words = each.sentence(language) + (f"\n{fix}" if fix else "")
        place = f"file={escape(each.path)},line={each.line},col={each.column}"
        body = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        lines.append(f"::{each.severity} {place},title={each.code}::{body}")
    return "\n".join(lines)


def escape(text: str) -> str:
    """Escape a property of a workflow command."""
    signs = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
    return "".join(signs.get(sign, sign) for sign in text)


FORMATS = {"text": as_text, "json": as_json, "github": as_annotations}
