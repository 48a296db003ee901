"""What the path of a file in a course folder means."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

TRANSLATION = re.compile(r"(.+)\.(en|zh)\.(md|yml)")
NUMBERED = re.compile(r"\d+[-_]")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")
DAY_FILE = re.compile(r"day-(\d{1,2})\.md")
VIDEO_TYPES = frozenset({"mp4", "webm"})
AUDIO_TYPES = frozenset({"mp3", "m4a"})
MEDIA_TYPES = VIDEO_TYPES | AUDIO_TYPES
ASSET_TYPES = MEDIA_TYPES | {"svg", "png", "jpg", "jpeg", "webp", "csv", "vtt"}
SHARED = "_shared/"


@dataclass(slots=True)
class CoursePaths:
    """The files of one course, sorted by what they are; paths relative to the course."""

    lessons: list[str] = field(default_factory=list)
    exams: list[str] = field(default_factory=list)
    playbooks: dict[str, list[str]] = field(default_factory=dict)
    assets: list[str] = field(default_factory=list)
    translations: dict[str, tuple[str, str]] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)


def sort_paths(paths: Iterable[str]) -> CoursePaths:
    """Sort the files of a course; names that begin with ``_`` or ``.`` are left out."""
    found = CoursePaths()
    for path in sorted(paths):
        parts = path.split("/")
        if any(part[:1] in {"_", "."} for part in parts) or path == "course.yml":
            continue
        match = TRANSLATION.fullmatch(path)
        if match:
            found.translations[path] = (f"{match[1]}.{match[3]}", match[2])
        elif parts[0] == "assets" and len(parts) > 1:
            found.assets.append(path)
        elif path.endswith(".md") and len(parts) == 2 and parts[0] == "lessons":
            found.lessons.append(path)
        elif path.endswith(".md") and len(parts) == 2 and parts[0] == "quizzes":
            found.exams.append(path)
        elif len(parts) == 3 and parts[0] == "playbooks":
            found.playbooks.setdefault(parts[1], []).append(path)
        else:
            found.stray.append(path)
    return found


def stem_of(path: str) -> str:
    """Return the file's name without folder and ending."""
    return posixpath.basename(path).rpartition(".")[0]


def slug_of(path: str) -> str:
    """Return the name a file has in addresses: without folder, number and ending."""
    stem = stem_of(path)
    return NUMBERED.sub("", stem, count=1) or stem


def resolve(path: str, target: str) -> tuple[str, str]:
    """Return the path that a link in *path* leads to, and its fragment with ``#``.

    Both paths are relative to the course; one that leads out begins with ``../``, but what all
    courses share stands among the files of each under ``_shared/``.
    """
    address, hash_sign, fragment = target.partition("#")
    address = address.partition("?")[0]
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    joined = joined.removeprefix("../") if joined.startswith(f"../{SHARED}") else joined
    return (joined if address else path), hash_sign + fragment


def asset_path(name: str) -> str:
    """Return the path of a file that pages know as ``assets/<name>``; see ``live_html``."""
    if name.startswith(SHARED):
        return f"{SHARED}assets/{name.removeprefix(SHARED)}"
    return f"assets/{name}"


def place_of(slug: str, own: str) -> str:
    """Return the path of a file below the folder of all courses; the site's have no *slug*."""
    return own if own.startswith(SHARED) or not slug else f"{slug}/{own}"


def is_asset(own: str) -> bool:
    """Tell whether a path among the files of a course is a picture, worksheet or recording."""
    return own.startswith(("assets/", f"{SHARED}assets/"))


def ending_of(path: str) -> str:
    """Return the ending of a file's name, in small letters, without the dot."""
    return posixpath.basename(path).rpartition(".")[2].lower()


def scheme_of(target: str) -> str:
    """Return the scheme of an address, in small letters; empty for a relative path."""
    head, colon, _ = target.partition(":")
    is_scheme = bool(colon) and re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", head) is not None
    return head.lower() if is_scheme else ""
