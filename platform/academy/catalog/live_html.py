"""Rendered lessons: from the table when they are there, else rendered now and kept.

Rendering is slow and happens outside of any transaction.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from academy import clock
from academy.catalog import store
from academy.catalog.content import Course, Lesson
from academy.catalog.part_text import dump, load
from academy.catalog.parts import HtmlPart, Part
from academy.catalog.paths import SHARED
from academy.catalog.picture_size import Size, size_of
from academy.catalog.render_lesson import lesson_beside, render_lesson
from academy.catalog.renderer import html_digest
from academy.catalog.site import EMPTY_SITE, Site
from academy.database import reading, writing

PICTURE = re.compile(r'<img\b(?=[^>]*\bsrc="([^"?]+)[^"]*")')
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where links and pictures of one course lead."""

    course: Course

    def lesson(self, path: str) -> str | None:
        """Return the address of a lesson's file, of this course or of another."""
        beside = lesson_beside(path)
        return posixpath.normpath(f"/courses/{self.course.slug}/{beside}") if beside else None

    def asset(self, path: str) -> str | None:
        """Return the address of a picture or worksheet; its digest lets it be kept for ever."""
        known = next((asset for asset in self.course.assets if asset.path == path), None)
        return f"{self.file(path)}?v={known.digest[:12]}" if known else None

    def file(self, path: str) -> str:
        """Return the address of a file; what courses share stands below ``assets/_shared/``."""
        own = path.replace(f"{SHARED}assets/", f"assets/{SHARED}", 1)
        return f"/courses/{self.course.slug}/{own}"


def key_of(lesson: Lesson, site: Site) -> str:
    """Return what names the HTML of a lesson: its source, its language, renderer, glossary."""
    glossary = f":{site.glossary_digest[:16]}" if site.glossary else ""
    return f"{lesson.digest}:{lesson.language}:{html_digest()}{glossary}"


def rendered_parts(
    course: Course, lesson: Lesson, read_files: Callable[[], Files], site: Site = EMPTY_SITE
) -> tuple[Part, ...]:
    """Return the parts of a lesson; *read_files* is asked only when it must be rendered."""
    key = key_of(lesson, site)
    with reading() as connection:
        kept = store.rendered_parts(connection, key)
    if kept is not None:
        return load(kept)
    made = render(course, lesson, read_files(), site)
    keep({key: dump(made)})
    return made


def render_course(course: Course, files: Files, site: Site = EMPTY_SITE) -> int:
    """Render what is not rendered yet, so that no reader waits; return how many that were."""
    versions = (course, *course.translations)
    by_key = {key_of(lesson, site): (each, lesson) for each in versions for lesson in each.lessons}
    with reading() as connection:
        present = store.keys_present(connection, list(by_key))
    missing = {key: pair for key, pair in by_key.items() if key not in present}
    keep({key: dump(render(*pair, files, site)) for key, pair in missing.items()})
    return len(missing)


def render(
    course: Course,
    lesson: Lesson,
    files: Files,
    site: Site = EMPTY_SITE,
    *,
    trainer: bool = False,
) -> tuple[Part, ...]:
    """Render one lesson; its pictures say their size, the words of *site* are explained."""
    addresses = Addresses(course)
    made = render_lesson(
        lesson,
        link=addresses.lesson,
        asset=addresses.asset,
        terms=site.glossary,
        trainer=trainer,
    )
    sizes = {
        addresses.file(asset.path): size_of(files.get(asset.path, b"")) for asset in course.assets
    }

    return tuple(with_sizes(part, sizes) if isinstance(part, HtmlPart) else part for part in made)


def with_sizes(part: HtmlPart, sizes: Mapping[str, Size | None]) -> HtmlPart:
    """Write width and height at the pictures of *part*, so that nothing moves when they come."""

    def with_size(found: re.Match[str]) -> str:
        size = sizes.get(found[1])
        return f'<img width="{size[0]}" height="{size[1]}"' if size else found[0]

    return replace(part, html=PICTURE.sub(with_size, part.html))


def keep(made: Mapping[str, str]) -> None:
    """Keep rendered lessons by their keys."""
    if not made:
        return
    moment = clock.now()
    with writing() as connection:
        for key, text in made.items():
            store.keep_parts(connection, key, text, moment)
