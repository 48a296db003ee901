"""What reading a course collects besides its content: problems, ids, links, mentions."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from academy.catalog.problems import Place, Problem, problem_at


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named elsewhere: ``kind`` is needs, task, proves, link, image or fact."""

    kind: str
    value: str
    place: Place


@dataclass(slots=True)
class Findings:
    """Collects while one file (or one course) is read; never raises.

    ``asked`` are the kinds of the questions, ``reviews`` what is to be reviewed (``lesson``
    or ``policy``) by which day, ``words`` what must stand in a list of the site (its name first),
    ``own_facts`` what shops are asked for: its name, the question, ``included`` the snippets
    whose text stands in the file, ``unseen`` the lines (with their file) that only trainers see.
    """

    problems: list[Problem] = field(default_factory=list)
    names: list[tuple[str, Place]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    sources: list[tuple[str, Place]] = field(default_factory=list)
    times: list[tuple[str, Place]] = field(default_factory=list)
    asked: list[tuple[str, Place]] = field(default_factory=list)
    reviews: list[tuple[str, str, Place]] = field(default_factory=list)
    words: list[tuple[str, str, Place]] = field(default_factory=list)
    included: list[str] = field(default_factory=list)
    unseen: set[tuple[str, int]] = field(default_factory=set)
    own_facts: list[tuple[str, str, Place]] = field(default_factory=list)

    def add(self, place: Place, code: str, **arguments: str | int) -> None:
        """Note a problem."""
        self.problems.append(problem_at(place, code, **arguments))

    def name(self, name: str, place: Place) -> None:
        """Note that a permanent id is given here."""
        self.names.append((name, place))

    def mention(self, kind: str, value: str, place: Place) -> None:
        """Note that something is named here that must exist elsewhere."""
        self.mentions.append(Mention(kind, value, place))

    def word(self, listed: str, word: str, place: Place) -> None:
        """Note that a word of one of the site's lists is used here."""
        self.words.append((listed, word, place))

    def seen(self) -> Iterator[Mention]:
        """Walk through what is named where learners read."""
        for each in self.mentions:
            if (each.place.path, each.place.line) not in self.unseen:
                yield each

    def take(self, other: "Findings") -> None:
        """Add what another collection holds."""
        self.problems += other.problems
        self.names += other.names
        self.mentions += other.mentions
        self.sources += other.sources
        self.times += other.times
        self.asked += other.asked
        self.reviews += other.reviews
        self.words += other.words
        self.included += other.included
        self.unseen |= other.unseen
        self.own_facts += other.own_facts
