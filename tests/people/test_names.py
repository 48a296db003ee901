"""Tests of the names that people sign in with."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.people.names import (
    BadName,
    login_key,
    masked_phone,
    new_login_key,
    new_phone_number,
    phone_number,
)

NAMES = st.from_regex(r"[a-z0-9._@一-龥-]{2,40}", fullmatch=True)
INVISIBLE = st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u3164\ufe0f")


@given(st.text())
def test_folding_twice_is_folding_once(raw):
    """A key is its own key, whatever was typed."""
    assert login_key(login_key(raw)) == login_key(raw)


@given(NAMES, st.sampled_from([str.upper, str.title, str.swapcase]))
def test_case_makes_no_difference(name, change):
    """R3: ADMIN and admin are one name."""
    assert login_key(change(name)) == login_key(name)


@given(NAMES, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_composition_makes_no_difference(name, form):
    """The same word, composed or not, is one name."""
    assert login_key(unicodedata.normalize(form, name)) == login_key(name)


@given(NAMES, INVISIBLE, st.data())
def test_invisible_signs_make_no_difference(name, sign, data):
    """A sign that takes no ink does not make another name."""
    place = data.draw(st.integers(0, len(name)))
    assert login_key(name[:place] + sign + name[place:]) == login_key(name)


@given(NAMES)
def test_width_and_space_around_make_no_difference(name):
    """Full-width letters and blanks around are what a Chinese keyboard adds."""
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in name)
    assert login_key(f"\u3000 {wide}\t ") == login_key(name)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Wang.Fang", "wang.fang"),
        ("  admin ", "admin"),
        ("ＡＤＭＩＮ", "admin"),
        ("王芳", "王芳"),
        ("店长_2", "店长_2"),
    ],
)
def test_a_login_name_may_be(typed, key):
    """Letters, digits, Chinese characters and a few signs make a login name."""
    assert new_login_key(typed) == key


@pytest.mark.parametrize(
    "typed",
    [
        "a",
        "",
        "\u200b\u200b",
        "x" * 41,
        "аdmin",
        "αdmin",
        "wang fang",
        "a<b>",
        "😀😀",
        "a\x00b c",
        "１３８００１３８０００",
        "+86 138-0013-8000",
    ],
    ids=[
        "short",
        "empty",
        "invisible",
        "long",
        "cyrillic",
        "greek",
        "blank inside",
        "markup",
        "emoji",
        "control",
        "full-width phone",
        "written phone",
    ],
)
def test_a_login_name_may_not_be(typed):
    """What could be taken for another name, or be somebody's number, is refused."""
    with pytest.raises(BadName):
        new_login_key(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 13800138000",
        "8613800138000",
        "0086 138 0013 8000",
        "１３８００１３８０００",
        "(+86)138\u2013 0013\u20138000",
        "\u200b13800138000",
    ],
)
def test_a_phone_number_is_found_however_it_is_written(typed):
    """Width, spaces, hyphens and the country do not matter."""
    assert phone_number(typed) == "13800138000"
    assert new_phone_number(typed) == "13800138000"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "12800138000",
        "1380013800",
        "138001380000",
        "+1 3800138000",
        "wangfang",
        "1380013800x",
        "١٣٨٠٠١٣٨٠٠٠",
    ],
)
def test_what_is_no_mobile_number(typed):
    """Other numbers and words are not taken for a mobile number."""
    assert phone_number(typed) is None
    with pytest.raises(BadName):
        new_phone_number(typed)


@given(st.text(max_size=60))
def test_any_text_may_be_typed_at_the_door(raw):
    """No text breaks the folding, and a number is always eleven plain digits."""
    found = phone_number(raw)
    assert found is None or (len(found) == 11 and found.isascii() and found.isdigit())


def test_others_see_a_masked_number():
    """The middle of a number is hidden."""
    assert masked_phone("13800138000") == "138****8000"
