"""A playbook folder to a Playbook with its days."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from academy.catalog.content import Playbook, PlaybookDay
from academy.catalog.field_tables import DAY, KNOWN, PLAYBOOK, WINDOW
from academy.catalog.fields import Values, read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import Entries, read_yaml
from academy.catalog.lesson_reader import Reading, digest_of_reading, read_markdown
from academy.catalog.paths import DAY_FILE
from academy.catalog.problems import Place
from academy.catalog.source import read_source


@dataclass(slots=True)
class PlaybookReading:
    """A playbook as read, with the readings of its days."""

    name: str
    place: Place
    playbook: Playbook | None = None
    findings: Findings = field(default_factory=Findings)
    days: list[tuple[PlaybookDay, Reading]] = field(default_factory=list)
    broken: list[Reading] = field(default_factory=list)

    @property
    def readings(self) -> list[Reading]:
        """All day files, whether they could be read or not."""
        return [reading for _, reading in self.days] + self.broken


def read_playbook(
    files: Mapping[str, bytes], name: str, own_files: list[str], slug: str, language: str
) -> PlaybookReading:
    """Read playbook.yml and every day file of one playbook."""
    own = f"playbooks/{name}/playbook.yml"
    found = PlaybookReading(name, Place(f"{slug}/{own}"))
    for path in own_files:
        if path.endswith(".md"):
            add_day(files, path, slug, language, found)
    if own not in files:
        found.findings.add(found.place, "C402", target=own, nearest="")
        return found
    source = read_source(f"{slug}/{own}", files[own], found.findings)
    entries = read_yaml(source, KNOWN, found.findings) if source else None
    if entries:
        values = read_fields(entries, PLAYBOOK, found.findings)
        found.playbook = build_playbook(entries, values, found)
    return found


def add_day(
    files: Mapping[str, bytes], own: str, slug: str, language: str, found: PlaybookReading
) -> None:
    """Read one day file."""
    reading = read_markdown(files, own, slug, DAY, "playbook")
    if reading.values is None:
        found.broken.append(reading)
        return
    values = reading.values
    number = values.number("day", 0)
    match = DAY_FILE.fullmatch(own.rpartition("/")[2])
    if match and int(match[1]) != number:
        about = {"where": own.rpartition("/")[2], "name": match[1], "day": number}
        reading.findings.add(values.place_of("day"), "C609", **about)
    day = PlaybookDay(
        id=values.text("id"),
        day=number,
        title=values.text("title"),
        language=language,
        path=own,
        blocks=reading.pieces,
        digest=digest_of_reading(files, reading, slug, language),
    )
    found.days.append((day, reading))


def build_playbook(entries: Entries, values: Values, found: PlaybookReading) -> Playbook:
    """Put a playbook together, its days in order."""
    window = entries.get("window")
    times = Values(values.place)
    if isinstance(window, Entries):
        times = read_fields(window, WINDOW, found.findings)
    return Playbook(
        id=values.text("id"),
        slug=found.name,
        title=values.text("title"),
        length=values.number("length", 1),
        days=tuple(sorted((day for day, _ in found.days), key=lambda day: day.day)),
        opens=times.text("open", "00:00"),
        closes=times.text("close", "24:00"),
        makeup=values.number("makeup", 0),
        late=values.text("late", "never"),
        budget=values.number("budget", 0) or None,
    )
