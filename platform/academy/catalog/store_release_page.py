"""Finds what the pages of releases show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, func, select

from academy.catalog import live, store, store_folder, store_releases
from academy.catalog.content import Course
from academy.catalog.site import SITE
from academy.catalog.store import LiveRelease
from academy.catalog.store_folder import KeptOutcome
from academy.catalog.store_releases import KnownRelease
from academy.database import table_of
from academy.people.tables import Merchant
from academy.web.locale import language
from academy.web.visitor import Visitor

count_merchants = select(func.count()).select_from(table_of(Merchant))


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course in the list: its live release, how many it has, what keeps the folder back.

    ``title`` is in the reader's language.
    """

    release: LiveRelease
    title: str
    count: int
    stuck: KeptOutcome | None


@dataclass(frozen=True, slots=True)
class ReleasesPage:
    """All courses that a trainer looks after; ``others`` are folders that were never live.

    ``site`` is the release of the site's own files: words, learning paths, glossary.
    """

    courses: tuple[CourseLine, ...]
    others: tuple[KeptOutcome, ...]
    site: CourseLine | None = None


@dataclass(frozen=True, slots=True)
class CourseReleases:
    """A course with all its releases, the newest first.

    ``titles`` are in the reader's language, by those of the source.
    """

    course_id: str
    merchant_id: int | None
    alone: bool
    releases: tuple[KnownRelease, ...]
    stuck: KeptOutcome | None = None
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def live(self) -> KnownRelease:
        """The release that is live, or else the newest."""
        return next((each for each in self.releases if each.live), self.releases[0])

    @property
    def title(self) -> str:
        """The title of the live release, in the reader's language."""
        return self.title_of(self.live)

    def title_of(self, known: KnownRelease) -> str:
        """Return the title of a release, in the reader's language."""
        return self.titles.get(known.release.title, known.release.title)

    @property
    def is_site(self) -> bool:
        """Whether these are the site's own files, and no course."""
        return self.course_id == SITE

    def numbered(self, number: int) -> KnownRelease | None:
        """Return a release by its number."""
        return next((each for each in self.releases if each.number == number), None)


@dataclass(frozen=True, slots=True)
class OneRelease:
    """One release of a course, beside all others."""

    course: CourseReleases
    known: KnownRelease

    @property
    def merchant_id(self) -> int | None:
        """The merchant whose course it is; none = shared."""
        return self.course.merchant_id

    @property
    def alone(self) -> bool:
        """Whether the installation has no other merchant."""
        return self.course.alone


def releases(connection: Connection, visitor: Visitor) -> ReleasesPage:
    """Return the courses with their live releases, and the folders that wait."""
    counts = store_releases.release_counts(connection)
    stuck = {each.outcome.slug: each for each in store_folder.outcomes(connection)}
    every = store.everything_live(connection)
    shown = (each for each in every if each.merchant_id in {None, visitor.merchant_id})
    catalog = live.catalog(visitor.activation)

    def line(each: LiveRelease) -> CourseLine:
        entry = catalog.entry(each.course_id)
        title = entry.course.in_language(language()).title if entry else each.title
        return CourseLine(each, title, counts[each.course_id], stuck.get(each.slug))

    lines = {each.course_id: line(each) for each in shown}
    site = lines.pop(SITE, None)
    slugs = {each.slug for each in every} - {SITE}
    others = tuple(each for slug, each in stuck.items() if slug not in slugs)
    return ReleasesPage(tuple(lines.values()), others, site)


def course_releases(
    connection: Connection, visitor: Visitor, course_id: str
) -> CourseReleases | None:
    """Return a course with all its releases."""
    found = store_releases.releases_of(connection, course_id)
    if not found:
        return None
    alone = connection.execute(count_merchants).scalar_one() == 1
    stuck = {each.outcome.slug: each for each in store_folder.outcomes(connection)}
    page = CourseReleases(course_id, found[0].release.merchant_id, alone, tuple(found))
    entry = live.catalog(visitor.activation).entry(course_id)
    told = entry is None or entry.course.language == language()
    return replace(
        page,
        stuck=stuck.get(page.live.release.slug),
        titles={} if told else titles_of(connection, page),
    )


def titles_of(connection: Connection, page: CourseReleases) -> dict[str, str]:
    """Return each title that the course has had in the reader's language, by that of the source."""
    newest: dict[str, LiveRelease] = {}
    for known in (page.live, *page.releases):
        newest.setdefault(known.release.title, known.release)
    read = courses_of(connection, list(newest.values()))
    pairs = zip(newest, read, strict=True)
    return {title: found.in_language(language()).title for title, found in pairs if found}


def one_release(
    connection: Connection, visitor: Visitor, course_id: str, number: int
) -> OneRelease | None:
    """Return one release of a course by its number."""
    course = course_releases(connection, visitor, course_id)
    known = course.numbered(number) if course else None
    return OneRelease(course, known) if course and known else None


def courses_of(connection: Connection, found: Sequence[LiveRelease]) -> list[Course | None]:
    """Return the courses of releases; none for one that this version cannot read."""
    sources = store.sources(connection, [each.release_id for each in found])
    return [live.read_release(each, sources[each.release_id]) for each in found]
