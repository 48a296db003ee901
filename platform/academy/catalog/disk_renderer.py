"""Names the renderer by its files, so that an upgrade renders anew."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

RENDERER = (
    "allow_list.py",
    "arrange.py",
    "bounds.py",
    "document.py",
    "elements.py",
    "explain.py",
    "facts.py",
    "labels.py",
    "marks.py",
    "media.py",
    "fact_signs.py",
    "field_work.py",
    "own_facts.py",
    "parts.py",
    "paths.py",
    "render.py",
    "render_lesson.py",
    "tree.py",
    "wrappers.py",
)


@cache
def renderer_digest() -> str:
    """Name the renderer: its files and the versions of the libraries it stands on."""
    total = hashlib.sha256()
    for name in RENDERER:
        total.update((Path(__file__).parent / name).read_bytes())
    for library in ("markdown", "nh3"):
        total.update(f"{library} {version(library)}\n".encode())
    return total.hexdigest()
