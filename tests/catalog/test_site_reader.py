"""The site's own files: words, their English, learning paths; everything wrong has its place."""

import pytest

from academy.catalog.site_reader import read_site
from tests.catalog.site_files import PATHS, SITE, site_files


def problems(**changes):
    """Return (code, path, line) of everything that is wrong."""
    found = read_site(site_files(**changes)).problems
    return [(each.code, each.path, each.line) for each in found]


def test_words_and_paths_are_read():
    """R160: a path keeps the order of its lessons and speaks both languages."""
    found = read_site(site_files())
    assert found.problems == ()
    assert found.site is not None
    assert found.site.jobs == ("主播", "店长")
    (path,) = found.site.paths
    assert path.lessons == ("ls-first", "ls-second")
    assert (path.title_in("zh"), path.title_in("en")) == ("先开口", "Speak first")


def test_a_word_is_said_in_the_readers_language():
    """A word without English is shown as it stands."""
    site = read_site(site_files()).site
    assert site.word("主播", "en") == "host"
    assert site.word("主播", "zh") == "主播"
    assert site.word("群主", "en") == "群主"


def test_a_path_without_english_is_shown_in_chinese():
    """Nothing is empty on an English page."""
    text = "\n".join(line for line in PATHS.splitlines() if "_en:" not in line)
    (path,) = read_site(site_files(paths=text)).site.paths
    assert path.title_in("en") == "先开口"
    assert path.summary_in("en") == "两课学会开口。"


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("[ls-first, ls-second]", "[ls-first, ls-first]", "C181", 8),
        ("[ls-first, ls-second]", "[]", "C185", 8),
        ("  title: 先开口\n", "", "C102", 1),
        ("subject: 脚本", "subjekt: 脚本", "C110", 4),
        ("id: pa-first", "id: path-1", "C113", 1),
        ("- id: pa-first", "id: pa-first", "C188", 1),
    ],
)
def test_what_is_wrong_in_a_path_has_its_place(old, new, code, line):
    """An error keeps the whole of the site's files from a release."""
    text = PATHS.replace(old, new, 1)
    if code == "C188":
        text = "\n".join(each.strip() for each in text.splitlines())
    assert (code, "_paths.yml", line) in problems(paths=text)
    assert read_site(site_files(paths=text)).site is None


def test_an_id_of_a_path_is_given_once():
    """The second path of an id is named with the line of the first."""
    (found,) = read_site(site_files(paths=PATHS + PATHS)).problems
    assert (found.code, found.line, dict(found.arguments)["first"]) == ("C189", 9, "1")


def test_english_belongs_to_a_word():
    """A word misspelt among the English is named, with the nearest that is there."""
    found = read_site(site_files(site=SITE.replace("  话术: what", "  话木: what"))).problems
    assert [(each.code, each.line) for each in found] == [("C187", 3), ("C186", 9)]
    assert read_site(site_files(site=SITE.replace("  话术: what", "  话木: what"))).site is not None


def test_who_writes_no_english_is_not_asked_for_any():
    """A Chinese site has no warnings about English pages."""
    assert problems(site=SITE.partition("english:")[0]) == []


def test_a_file_that_is_not_there_says_nothing():
    """Words without paths, and paths without words."""
    assert read_site({}).site.paths == ()
    assert problems(site="") == []
    assert read_site(site_files(paths="")).site.tags == ("规则", "话术")


@pytest.mark.parametrize("paths", ["- 一\n- 二\n", "甲: 乙\n", "[[[[", "- *x\n", "\x00", "-\n"])
def test_whatever_stands_there_is_a_problem_and_no_exception(paths):
    """Nonsense is located like any other mistake."""
    found = read_site(site_files(paths=paths))
    assert found.site is None
    assert {each.path for each in found.problems} == {"_paths.yml"}


def test_many_paths_are_read():
    """A file of paths may be longer than a header, and not without end."""
    many = "".join(PATHS.replace("pa-first", f"pa-{number}") for number in range(200))
    assert len(read_site(site_files(paths=many)).site.paths) == 200
    assert [each[0] for each in problems(paths=many * 3)] == ["C104"]
