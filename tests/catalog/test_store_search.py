"""Tests of the index of the search, on both databases."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from academy.catalog import store_search
from academy.catalog.search import words_of
from academy.catalog.search_entries import Piece, entries
from academy.database import reading, writing

HAN = st.sampled_from("打卡券优惠直播间主货架一二三市长江𠀀豈")
TEXTS = st.lists(st.text(st.one_of(HAN, st.sampled_from("，。 abＡ1")), max_size=80), max_size=4)


def made(target, text, kind="lesson", heading="", piece="text", position=1):
    """Return the entries of one text."""
    return list(entries(kind, target, position, [Piece("zh", piece, "s-a", heading, text)]))


def fill(*found, course="co-a", version="1"):
    """Put entries into the index of a course."""
    with writing() as connection:
        store_search.replace(connection, course, [e for each in found for e in each], version, "d")


def found(query, courses=("co-a",), most=50, skipped=0):
    """Return what a search leads to."""
    with reading() as connection:
        hits = store_search.search(connection, words_of(query), courses, most, skipped)
    return [hit.target for hit in hits]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("query", "targets"),
    [
        ("打卡", ["a"]),
        ("券", ["a", "b"]),
        ("市长", ["c"]),
        ("京市长江", ["c"]),
        ("京市江", []),
        ("长江大桥", ["c"]),
        ("ALIpay", ["b"]),
        ("lipa", ["b"]),
        ("a股", ["b"]),
        ("b股", []),
        ("满100", ["a"]),
        ("打卡 优惠券", ["a"]),
        ("打卡 alipay", []),
        ("𠀀", ["c"]),
        ("internationalization", ["c"]),
        ("internationalisation", []),
    ],
)
def test_finds_what_stands_there(query, targets):
    """R120, R122: parts of words, of any length; all words of a query."""
    fill(
        made("a", "每天打卡，领优惠券，满100减5"),
        made("b", "用 Ａlipay 买A股的券"),
        made("c", "南京市长江大桥 𠀀 internationalization"),
    )
    assert found(query) == targets


@pytest.mark.usefixtures("database")
def test_looks_only_where_it_may():
    """R121: a course that is not named is not looked at."""
    fill(made("a", "打卡"))
    fill(made("b", "打卡"), course="co-b")
    assert found("打卡", ["co-b"]) == ["b"]
    assert found("打卡", []) == []
    assert found("打卡", ["co-a", "co-b"], most=1, skipped=1) == ["b"]


@pytest.mark.usefixtures("database")
def test_title_before_heading_before_script_before_text():
    """R123: what is named after the word comes before what mentions it."""
    fill(
        made("text", "开场", position=1),
        made("script", "开场", piece="script", position=2),
        made("heading", "无", heading="开场", position=3),
        made("title", "无", heading="开场", piece="title", position=4),
    )
    assert found("开场") == ["title", "heading", "script", "text"]


@pytest.mark.usefixtures("database")
def test_all_hits_are_counted():
    """The total is that of all rows, also on a page of one."""
    fill(*(made(f"l{number}", "打卡", position=number) for number in range(7)))
    with reading() as connection:
        (hit,) = store_search.search(connection, ("打卡",), ["co-a"], 1, 3)
    assert (hit.target, hit.total, hit.pieces[0].text) == ("l3", 7, "打卡")


@pytest.mark.usefixtures("database")
def test_what_is_replaced_is_not_found_any_more():
    """R124: rows that have not changed stay, the others go with their tokens."""
    fill(made("a", "打卡"), made("b", "福袋"))
    fill(made("a", "打卡"), made("b", "退款"))
    assert (found("打卡"), found("福袋"), found("退款")) == (["a"], [], ["b"])
    with writing() as connection:
        store_search.remove(connection, "co-a")
        assert store_search.indexed(connection) == {}
    assert found("打卡") == []


@pytest.mark.usefixtures("database")
def test_another_version_empties_the_index():
    """R124: tokens of another kind cannot be taken out one by one."""
    fill(made("a", "打卡"))
    fill(made("b", "打卡"), course="co-b", version="2")
    assert found("打卡", ["co-a", "co-b"]) == ["b"]
    with reading() as connection:
        assert store_search.indexed(connection) == {"co-b": ("2", "d")}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS)
@pytest.mark.usefixtures("database")
def test_every_part_of_one_to_four_characters_is_found(texts):
    """R120: whatever the lesson says, each run of up to four of its letters finds it."""
    fill(*(made(f"l{number}", text) for number, text in enumerate(texts)))
    for number, text in enumerate(texts):
        parts = {text[at : at + size] for size in (1, 2, 3, 4) for at in range(len(text))}
        for part in parts:
            if words_of(part):
                assert f"l{number}" in found(part), (text, part)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    "query",
    [
        '"', "a OR b", "NEAR(a b)", "tokens:a", "^a", "a*", "' OR 1=1", "a & b | !c", "%", "\\",
        "a" * 200, " ".join("abcdefgh"[n % 8] * (n % 5 + 1) for n in range(100)),
    ],
)  # fmt: skip
def test_signs_of_query_languages_say_nothing(query):
    """R120: a query is letters only, whatever FTS5, tsquery or SQL make of its signs."""
    fill(made("a", "b a c or near tokens 1 1=1"))
    found(query)
