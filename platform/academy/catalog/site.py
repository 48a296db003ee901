"""What the site's own files say: its words, the learning paths, the glossary; frozen and pure.

A word (a job, a subject, a tag …) is Chinese in the files; ``english`` holds how each is said
to readers of English. A path speaks both languages itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

SITE = "_site"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary and its meaning; empty where the English is missing.

    ``also`` are other ways to write the word, in either language.
    """

    word: str
    english: str
    meaning: str
    meaning_english: str
    also: tuple[str, ...] = ()

    def name_in(self, language: str) -> str:
        """Return the word as readers of *language* know it, or as it was written."""
        return (self.english if language[:2] == "en" else "") or self.word

    def meaning_in(self, language: str) -> str:
        """Return the meaning for readers of *language*, or as it was written."""
        return (self.meaning_english if language[:2] == "en" else "") or self.meaning


@dataclass(frozen=True, slots=True)
class LearningPath:
    """Lessons of several courses in one order, for a subject and the jobs it is meant for."""

    id: str
    title: str
    lessons: tuple[str, ...]
    subject: str = ""
    audience: tuple[str, ...] = ()
    summary: str = ""
    title_english: str = ""
    summary_english: str = ""

    def title_in(self, language: str) -> str:
        """Return the title for readers of *language*, or as it was written."""
        return (self.title_english if language[:2] == "en" else "") or self.title

    def summary_in(self, language: str) -> str:
        """Return the summary for readers of *language*, or as it was written."""
        return (self.summary_english if language[:2] == "en" else "") or self.summary


@dataclass(frozen=True, slots=True)
class Site:
    """The words of the site, its paths and its glossary, each in the order of the files."""

    paths: tuple[LearningPath, ...] = ()
    glossary: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ()
    english: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    glossary_digest: str = ""

    def path(self, path_id: str) -> LearningPath | None:
        """Return a path by its permanent id."""
        return next((each for each in self.paths if each.id == path_id), None)

    def word(self, word: str, language: str) -> str:
        """Return *word* as readers of *language* know it, or as it stands."""
        return self.english.get(word, word) if language[:2] == "en" else word


EMPTY_SITE = Site()
