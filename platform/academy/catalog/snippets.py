"""Snippets: texts of ``_shared/snippets/`` that stand in several lessons.

A course carries what it uses of ``_shared/`` under the same path among its own files, so a
release is whole by itself.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from academy.catalog.block_reader import fenced_lines
from academy.catalog.nearest import nearest
from academy.catalog.paths import SHARED, TRANSLATION, resolve, scheme_of
from academy.catalog.problems import Problem
from academy.catalog.source import Source
from academy.catalog.text_scan import DEFINITION, LINK, PICTURE_LINK, without_code

SNIPPETS = f"{SHARED}snippets/"
ASSETS = f"{SHARED}assets/"
INCLUDE = re.compile(r"^ {0,3}[:：]{3,}[ \t]*include\b.*?\bpath=(\"[^\"]*\"|\S+)", re.MULTILINE)
ASSET = re.compile(r"(?:\.\./){1,4}(?:_shared/)?assets/[^\s()<>\"“”]{1,300}")
BLOCK_TARGET = re.compile(r"(?<![\w-])(?:file|src|captions)=(?:\"([^\"]*)\"|(\S+))")
NOT_IN_SNIPPETS = frozenset(
    {"include", "quiz", "fieldwork", "announce", "tasks", "metrics", "rescue", "report"}
)
"""Blocks with permanent ids would be given twice; a snippet that holds none goes no circle."""


def snippet_path(value: str, own: str) -> str:
    """Return the path of the snippet that *value* means in the file *own*.

    ``refund.md``, ``refund`` and the relative path to it all mean ``_shared/snippets/refund.md``.
    """
    name = value if value.endswith(".md") else f"{value}.md"
    if name.startswith("../"):
        return resolve(own, name)[0]
    return posixpath.normpath(SNIPPETS + name.removeprefix(SNIPPETS))


def versions_of(path: str, own: str) -> list[str]:
    """Return the files that may be meant, best first: a translation takes a translated snippet."""
    match = TRANSLATION.fullmatch(own)
    translated = [f"{path.removesuffix('.md')}.{match[2]}.md"] if match else []
    return [*translated, path]


def find_snippet(files: Mapping[str, bytes], value: str, own: str) -> str | None:
    """Return the path of a snippet that is there."""
    wanted = versions_of(snippet_path(value, own), own)
    found = (path for path in wanted if path in files and path.startswith(SNIPPETS))
    return next(found, None)


def shared_paths(files: Mapping[str, bytes]) -> set[str]:
    """Return what Markdown files may use of ``_shared/``; more than they use does no harm."""
    wanted: set[str] = set()
    for own, data in files.items():
        if not own.endswith(".md"):
            continue
        includes = b"include" in data
        leads_there = own.startswith(SHARED) or SHARED.encode() in data
        if not includes and not leads_there:
            continue
        text = data.decode("utf-8", "ignore")
        if includes:
            for match in INCLUDE.finditer(text):
                wanted.update(versions_of(snippet_path(match[1].strip('"'), own), own))
        if leads_there:
            here = outside(own)
            wanted.update(resolve(here, match[0])[0] for match in ASSET.finditer(text))
    return {path for path in wanted if path.startswith((SNIPPETS, ASSETS)) and path not in files}


def outside(own: str) -> str:
    """Return where a file really stands, seen from the course folder."""
    return f"../{own}" if own.startswith(SHARED) else own


def rebase(target: str, snippet: str, own: str) -> str:
    """Return a link of *snippet* as it must be written in the file *own*."""
    if scheme_of(target) or target.startswith(("#", "/")) or not target.strip():
        return target
    found, fragment = resolve(outside(snippet), target)
    return "../" * own.count("/") + found + fragment


def rebased(source: Source, snippet: str, own: str) -> Source:
    """Return the text of a snippet with its links as they must be written in *own*."""
    fenced = fenced_lines(source.lines)
    lines = tuple(
        line if inside else rebased_line(line, snippet, own)
        for line, inside in zip(source.lines, fenced, strict=True)
    )
    return replace(source, lines=lines)


def rebased_line(line: str, snippet: str, own: str) -> str:
    """Rewrite the targets in one line, the last one first, so that places stay right."""
    text = without_code(line)
    spans = {match.span(3) for match in LINK.finditer(text)}
    spans |= {match.span(1) for match in PICTURE_LINK.finditer(text)}
    definition = DEFINITION.match(text)
    if definition:
        spans.add(definition.span(1))
    if line.lstrip().startswith((":::", "：：：")):
        spans |= {match.span(match.lastindex or 0) for match in BLOCK_TARGET.finditer(text)}
    for first, last in sorted(spans, reverse=True):
        line = line[:first] + rebase(line[first:last], snippet, own) + line[last:]
    return line


def with_nearest(problems: Iterable[Problem], names: Iterable[str]) -> list[Problem]:
    """Add to each missing snippet the name that was most likely meant."""
    known = list(names)
    found = []
    for problem in problems:
        given = dict(problem.arguments)
        if problem.code == "C250" and not given.get("nearest"):
            given["nearest"] = nearest(given["path"].removesuffix(".md") + ".md", known)
            found.append(replace(problem, arguments=tuple(given.items())))
        else:
            found.append(problem)
    return found
