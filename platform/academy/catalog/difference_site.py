"""What readers notice when one version of the site's own files takes the place of another."""

from collections.abc import Iterable, Iterator

from academy.catalog.difference_words import LISTS, Change, change
from academy.catalog.site import LearningPath, Site, Term


def site_difference(before: Site, after: Site) -> tuple[Change, ...]:
    """Return what changes from *before* to *after*: paths, words of the lists, the glossary.

    Source:
        Rule R130 "what a release changes" in docs/rules.md.
    """
    return (
        *of_paths(before.paths, after.paths),
        *of_words(before, after),
        *of_terms(before.glossary, after.glossary),
    )


def of_paths(before: Iterable[LearningPath], after: Iterable[LearningPath]) -> Iterator[Change]:
    """Compare the learning paths."""
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    for name, path in new.items():
        was = old.get(name)
        if was is None:
            yield change("path-added", name, title=path.title, count=len(path.lessons))
            continue
        if was.title != path.title:
            yield change("path-renamed", name, before=was.title, title=path.title)
        if was.lessons != path.lessons:
            yield change("path-lessons", name, title=path.title, count=len(path.lessons))
        if about(was) != about(path):
            yield change("path-words", name, title=path.title)
    for name, path in old.items():
        if name not in new:
            yield change("path-removed", name, title=path.title)


def about(path: LearningPath) -> tuple[object, ...]:
    """Return what a path says of itself, besides its title and its lessons."""
    words = (path.summary, path.title_english, path.summary_english)
    return (path.subject, path.audience, *words)


def of_words(before: Site, after: Site) -> Iterator[Change]:
    """Compare the lists of words, and how each is said in English."""
    for name, (english, chinese) in LISTS.items():
        about_list = {"list": english, "list_zh": chinese}
        old, new = getattr(before, name), getattr(after, name)
        for word in new:
            if word not in old:
                yield change("word-added", word, word=word, **about_list)
        for word in old:
            if word not in new:
                yield change("word-removed", word, word=word, **about_list)
    for word, said in after.english.items():
        if before.english.get(word, said) != said:
            yield change("word-english", word, word=word, english=said)


def of_terms(before: Iterable[Term], after: Iterable[Term]) -> Iterator[Change]:
    """Compare the glossary."""
    old, new = {each.word: each for each in before}, {each.word: each for each in after}
    for word, term in new.items():
        if word not in old:
            yield change("term-added", word, word=word)
        elif old[word] != term:
            yield change("term-changed", word, word=word)
    for word in old:
        if word not in new:
            yield change("term-removed", word, word=word)
