"""Tests of the gaps of a post (rule R157)."""

import pytest

from academy.camps.post_text import has_facts, post_text

FACTS = {"shop.hero": "豆皮"}


def text(words, region="武汉", interest="早餐"):
    """Return a post of a group with its gaps filled."""
    return post_text(words, region, interest, FACTS, lambda name: f"{name}？")


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("欢迎来到【＿＿×＿＿】七天营", "欢迎来到【武汉×早餐】七天营"),
        ("【＿＿×＿＿·第＿＿期】明天开营", "【武汉×早餐·第＿＿期】明天开营"),
        ("Only 【＿＿ × ＿＿】 — why", "Only 【武汉 × 早餐】 — why"),
        ("【＿＿ × ＿＿ · run ＿＿】", "【武汉 × 早餐 · run ＿＿】"),
        ("和【＿＿】有关的照片，群主＿＿", "和【＿＿】有关的照片，群主＿＿"),
        ("主推{{shop.hero}}", "主推豆皮"),
        ("主推{{ shop.price }}", "主推【shop.price？】"),
    ],
)
def test_what_can_mean_one_thing_only_is_filled(words, sent):
    """R157: own facts, region and interest; every other gap stays."""
    assert text(words) == sent


def test_a_group_without_a_region_leaves_the_gap():
    """R157: nothing is put in that is not known."""
    assert text("【＿＿×＿＿】", region="") == "【＿＿×＿＿】"


def test_what_a_group_is_called_is_text():
    """A backslash or a group of a pattern in a name is sent as it is."""
    assert text("【＿＿×＿＿】", region=r"\1", interest=r"\g<0>") == r"【\1×\g<0>】"


def test_posts_that_need_facts_are_known():
    """Only for them the facts of the shop are read."""
    assert has_facts("主推{{shop.hero}}") and not has_facts("【＿＿×＿＿】{x}")
