"""Tests of what is told when the site's own files change."""

import pytest

from academy.catalog.difference_site import site_difference
from academy.catalog.site_reader import read_site
from tests.catalog.site_files import PATHS, SITE, site_files

TERM = "- word: {word}\n  english: x\n  meaning: {meaning}\n  meaning_english: y\n"


def changes(glossary=("", ""), **after):
    """Return the kinds of what changes from the sample to other files."""
    sites = []
    for texts, terms in (({}, glossary[0]), (after, glossary[1])):
        files = site_files(**texts)
        if terms:
            files["_shared/glossary.yml"] = terms.encode()
        site = read_site(files).site
        assert site is not None
        sites.append(site)
    return [each.kind for each in site_difference(*sites)]


@pytest.mark.parametrize(
    ("paths", "kinds"),
    [
        (PATHS, []),
        ("", ["path-removed"]),
        (PATHS + PATHS.replace("pa-first", "pa-two"), ["path-added"]),
        (PATHS.replace("title: 先开口", "title: 开口"), ["path-renamed"]),
        (PATHS.replace("ls-first, ls-second", "ls-second, ls-first"), ["path-lessons"]),
        (PATHS.replace("两课学会", "学会"), ["path-words"]),
    ],
)
def test_paths(paths, kinds):
    """R130: paths that come, go, are renamed, lead elsewhere or say something else."""
    assert changes(paths=paths) == kinds


def test_words():
    """R130: words that come and go, and another English word for one that stays."""
    site = SITE.replace("[规则, 话术]", "[规则, 新词]").replace("话术: what to say", "新词: new")
    assert changes(site=site) == ["word-added", "word-removed"]
    assert changes(site=SITE.replace("host", "streamer")) == ["word-english"]


def test_glossary():
    """R130: words that come, go, or are explained in another way."""
    old = TERM.format(word="甲", meaning="一") + TERM.format(word="乙", meaning="二")
    new = TERM.format(word="甲", meaning="三") + TERM.format(word="丙", meaning="四")
    assert changes((old, new)) == ["term-changed", "term-added", "term-removed"]


def test_every_sentence_can_be_said():
    """In Chinese and in English, with the name of the list in that language."""
    old, new = (read_site(site_files(site=each)).site for each in (SITE, SITE + "levels: []\n"))
    assert new is None
    after = read_site(site_files(site=SITE.replace("[抖音]", "[快手]"))).site
    told = [[each.sentence(lang) for each in site_difference(old, after)] for lang in ("zh", "en")]
    assert told[0] == ["平台：新增“快手”", "平台：去掉“抖音”"]
    assert told[1] == ["platforms: new word “快手”", "platforms: “抖音” is gone"]
