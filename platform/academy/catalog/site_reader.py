"""The site's own files, as bytes by path below ``courses/``, to a Site and its problems."""

from collections.abc import Mapping
from dataclasses import dataclass

from academy.catalog.digests import digest_of
from academy.catalog.field_tables import (
    CAPABILITIES,
    KNOWN_OF_SITE,
    LEVELS,
    PATH,
    SITE,
)
from academy.catalog.fields import Values, note_words, read_fields
from academy.catalog.findings import Findings
from academy.catalog.glossary import read_glossary
from academy.catalog.header import MOST_BYTES, Entries, Items, Node, Scalar, read_node, read_yaml
from academy.catalog.nearest import nearest
from academy.catalog.problems import Place, Problem, has_errors, in_order
from academy.catalog.site import LearningPath, Site, Term
from academy.catalog.source import read_source
from academy.catalog.translated_course import digest_of_files

SITE_FILE, PATHS_FILE, GLOSSARY_FILE = "_site.yml", "_paths.yml", "_shared/glossary.yml"
SITE_FILES = (SITE_FILE, PATHS_FILE, GLOSSARY_FILE)
MOST_PATH_BYTES = 4 * MOST_BYTES
LISTS = ("tags", "jobs", "subjects", "platforms", "capabilities")


@dataclass(frozen=True, slots=True)
class PathDraft:
    """A path as read, with the places of its fields."""

    path: LearningPath
    values: Values


@dataclass(frozen=True, slots=True)
class SiteReading:
    """The site, or none when an error stands in one of its files; its paths with their places.

    ``words`` are those that the paths use, each with the list it must stand in.
    """

    site: Site | None
    problems: tuple[Problem, ...]
    drafts: tuple[PathDraft, ...] = ()
    words: tuple[tuple[str, str, Place], ...] = ()


def read_site(files: Mapping[str, bytes]) -> SiteReading:
    """Read whichever of the site's files there are."""
    findings = Findings()
    values, english = read_words(files, findings)
    drafts = read_paths(files, findings)
    terms, problems = read_terms(files)
    found = in_order([*findings.problems, *problems])
    if has_errors(found):
        return SiteReading(None, tuple(found), tuple(drafts), tuple(findings.words))
    site = Site(
        paths=tuple(draft.path for draft in drafts),
        glossary=terms,
        tags=values.words("tags"),
        jobs=values.words("jobs"),
        subjects=values.words("subjects"),
        platforms=values.words("platforms"),
        capabilities=values.words("capabilities") or CAPABILITIES,
        english=english,
        digest=digest_of_files(files),
        glossary_digest=digest_of(files[GLOSSARY_FILE]) if GLOSSARY_FILE in files else "",
    )
    return SiteReading(site, tuple(found), tuple(drafts), tuple(findings.words))


def read_words(files: Mapping[str, bytes], findings: Findings) -> tuple[Values, dict[str, str]]:
    """Read ``_site.yml``: the lists of words, and the English of each."""
    nothing = Values(Place(SITE_FILE))
    if SITE_FILE not in files:
        return nothing, {}
    source = read_source(SITE_FILE, files[SITE_FILE], findings)
    entries = read_yaml(source, KNOWN_OF_SITE, findings) if source else None
    if entries is None:
        return nothing, {}
    values = read_fields(entries, SITE, findings)
    english = read_english(entries.get("english"), findings)
    words = [(word, place) for name in LISTS for word, place in listed(values, name)]
    for word, place in words if english else ():
        if word not in english and word not in CAPABILITIES:
            findings.add(place, "C187", word=word[:40])
    known = {*(word for word, _ in words), *LEVELS, *CAPABILITIES}
    for word, (_, place) in english.items():
        if word not in known:
            near = nearest(word, sorted(known))
            findings.add(place, "C186", word=word[:40], nearest=near)
    return values, {word: text for word, (text, _) in english.items()}


def listed(values: Values, name: str) -> list[tuple[str, Place]]:
    """Return the words of a list with their places; none when it is not there."""
    return values.places_of(name) if name in values.nodes else []


def read_english(node: Node | None, findings: Findings) -> dict[str, tuple[str, Place]]:
    """Return the English of words, with the place of each word."""
    found = {}
    for key, value in node.entries if isinstance(node, Entries) else ():
        if isinstance(value, Scalar) and value.text.strip():
            found[key.text] = (" ".join(value.text.split()), key.place)
        else:
            findings.add(value.place, "C116", field=key.text[:40])
    return found


def read_paths(files: Mapping[str, bytes], findings: Findings) -> list[PathDraft]:
    """Read ``_paths.yml``: one path after the other."""
    if PATHS_FILE not in files:
        return []
    source = read_source(PATHS_FILE, files[PATHS_FILE], findings)
    node = read_node(source, KNOWN_OF_SITE, findings, MOST_PATH_BYTES) if source else None
    if node is None or (isinstance(node, Entries) and not node.entries):
        return []
    if not isinstance(node, Items):
        findings.add(node.place, "C188")
        return []
    drafts = []
    first: dict[str, int] = {}
    for item in node.items:
        if not isinstance(item, Entries):
            findings.add(item.place, "C188")
            continue
        draft = read_path(item, findings)
        own, place = draft.path.id, draft.values.place_of("id")
        if own and own in first:
            findings.add(place, "C189", id=own, first=first[own])
        first.setdefault(own, place.line)
        drafts.append(draft)
    return drafts


def read_path(item: Entries, findings: Findings) -> PathDraft:
    """Read one path, and what shows without any course."""
    values = read_fields(item, PATH, findings)
    note_words(values, findings)
    if "lessons" in values.nodes and not values.places_of("lessons"):
        findings.add(values.place_of("lessons"), "C185")
    seen: set[str] = set()
    for lesson_id, place in listed(values, "lessons"):
        if lesson_id in seen:
            findings.add(place, "C181", id=lesson_id[:60])
        seen.add(lesson_id)
    path = LearningPath(
        id=values.text("id"),
        title=values.text("title"),
        lessons=values.words("lessons"),
        subject=values.text("subject"),
        audience=values.words("audience"),
        summary=values.text("summary"),
        title_english=values.text("title_en"),
        summary_english=values.text("summary_en"),
    )
    return PathDraft(path, values)


def read_terms(files: Mapping[str, bytes]) -> tuple[tuple[Term, ...], list[Problem]]:
    """Read the glossary."""
    if GLOSSARY_FILE not in files:
        return (), []
    return read_glossary(files[GLOSSARY_FILE], GLOSSARY_FILE)
