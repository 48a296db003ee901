"""The digest of the renderer: when its files or libraries change, lessons are rendered anew."""

from functools import cache
from importlib.resources import files

from academy.catalog.digests import digest_of
from academy.catalog.disk_renderer import renderer_digest

FILES = ("live_html.py", "part_text.py", "picture_size.py")


@cache
def html_digest() -> str:
    """Name what makes HTML of a lesson: the renderer, and what is done to its result."""
    folder = files("academy.catalog")
    own = [folder.joinpath(name).read_bytes() for name in FILES]
    return digest_of(renderer_digest(), *own)[:16]
