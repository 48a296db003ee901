"""Tests of putting in order, matching, filling gaps and voting on the page of a lesson."""

import json
import re

import pytest
from sqlalchemy import event, select, update

from academy import clock
from academy.catalog.release import release_folder
from academy.database import reading, table_of, writing
from academy.database.doors import doors
from academy.learning.tables import Answer, Attempt
from tests.learning.conftest import field
from tests.learning.kinds_course import write_kinds

PAGE = "/courses/kinds/all"


@pytest.fixture
def kinds(app, frozen, world, courses):
    """The course of all kinds is live; returns the world of people."""
    write_kinds(courses)
    outcomes = release_folder(courses, clock.now())
    assert [each.kind for each in outcomes] == ["released", "released"]
    return world


@pytest.fixture
def learner(kinds, client):
    """A browser signed in as staff."""
    return client.sign_in(kinds.staff)


def part(page, question):
    """Return the part of the page that shows a question."""
    return re.split(r'<(?:form|fieldset) class="part', page.split(f'id="{question}"', 1)[1])[0]


def pairs(page, question):
    """Return words and key of the lines of a question, or of its options."""
    found = re.findall(
        r'name="item" value="(\w+)".*?<(?:label[^>]*|span class="fill")>(.*?)<',
        part(page, question),
        re.DOTALL,
    )
    return {words: key for key, words in found}


def partners(page, question):
    """Return words and key of the right sides."""
    found = re.findall(r'<option value="(\w+)"[^>]*>([^<]*)<', part(page, question))
    return {words: key for key, words in found}


def send(browser, question, **fields):
    """Answer a question with the fields of its form."""
    page = browser.get(PAGE).text
    data = {name: field(page, question, name) for name in ("attempt", "digest")}
    return browser.post(f"/lessons/ls-kinds/answers/{question}", {**data, **fields})


def put_in_order(browser, *lines, places="123"):
    """Give lines their places."""
    keys = pairs(browser.get(PAGE).text, "q-order")
    return send(browser, "q-order", item=[keys[each] for each in lines], place=list(places))


def match(browser, **chosen):
    """Choose the partner of each left side; an empty one is left open."""
    page = browser.get(PAGE).text
    keys, rights = pairs(page, "q-match"), {"": "", **partners(page, "q-match")}
    return send(
        browser,
        "q-match",
        item=[keys[left] for left in chosen],
        partner=[rights[right] for right in chosen.values()],
    )


def vote(browser, words):
    """Vote in the poll."""
    key = re.search(rf'value="(\w+)" required> <span>{words}<', browser.get(PAGE).text)[1]
    return send(browser, "q-poll", choice=[key])


def answers():
    """Return what is stored, by question."""
    with reading() as connection:
        rows = connection.execute(select(table_of(Answer))).fetchall()
    return {row.question_id: row for row in rows}


def test_nothing_right_is_on_the_page_before_the_answer(learner):
    """Gaps are empty, lines and partners are mixed, explanations and hints are not there."""
    page = learner.get(PAGE).text
    for told in ("痛点", "SKU", "憋单", "没有光", "先有画面", "叫卖", "没有对错", "想想货"):
        assert told not in page
    assert list(pairs(page, "q-order")) != ["调灯", "试音", "开播"]
    assert sorted(partners(page, "q-match")) == ["写公告", "开营", "提醒打卡"]
    assert part(page, "q-blank").count('name="words"') == 2


def test_an_order_is_marked_by_its_longest_run(learner):
    """R101: two of three in a row are two thirds of four points, rounded down."""
    assert put_in_order(learner, "试音", "开播", "调灯").status_code == 303
    shown = part(learner.get(PAGE).text, "q-order")
    assert "答对一部分：4 分得 2 分" in shown
    assert "你排第 3" in shown
    assert "没有光就看不见货" in shown
    assert "先有画面" in shown
    assert len(json.loads(answers()["q-order"].given)) == 3


def test_the_right_order_gains_every_point(learner):
    """The places chosen decide, not the order of the lines in the form."""
    put_in_order(learner, "开播", "调灯", "试音", places="312")
    shown = part(learner.get(PAGE).text, "q-order")
    assert "答对了" in shown
    assert "你排第" not in shown


def test_a_line_without_a_place_of_its_own_is_refused(learner):
    """R100: the sentence stands on top and at the question, the places chosen stay."""
    answer = put_in_order(learner, "试音", "开播", "调灯", places="112")
    assert answer.status_code == 422
    assert answer.text.count("名次不能重复") == 2
    assert part(answer.text, "q-order").count("<option selected>") == 3
    assert answers() == {}


def test_pairs_are_marked_one_by_one(learner):
    """R102: one of three pairs is right; what belongs to the others is told."""
    assert match(learner, 群主="开营", 督学="写公告", 内容官="提醒打卡").status_code == 303
    shown = part(learner.get(PAGE).text, "q-match")
    assert "答对一部分：3 分得 1 分" in shown
    assert "你答的：写公告" in shown
    assert "正确：提醒打卡" in shown
    assert "第一句话由群主说" in shown


def test_a_left_side_without_a_partner_is_refused(learner):
    """R100: what was chosen for the others stays chosen."""
    answer = match(learner, 群主="开营", 督学="", 内容官="提醒打卡")
    assert answer.status_code == 422
    assert answer.text.count("每一行都要先选好") == 2
    assert part(answer.text, "q-match").count(" selected>") == 2
    assert answers() == {}


def test_gaps_are_marked_like_short_text(learner):
    """R102: width, case and spaces do not count; with score=partial one gap is half."""
    assert send(learner, "q-blank", words=["价格", " ｓｋｕ "]).status_code == 303
    shown = part(learner.get(PAGE).text, "q-blank")
    assert "答对一部分：2 分得 1 分" in shown
    assert "麻烦 / 痛点" in shown
    assert "商品 / SKU" not in shown
    assert json.loads(answers()["q-blank"].given) == ["价格", "ｓｋｕ"]


def test_an_empty_gap_is_refused_and_the_other_stays(learner):
    """R100: every gap needs a word; what was typed is text and not markup."""
    answer = send(learner, "q-blank", words=["<b>麻烦</b>", ""])
    assert answer.status_code == 422
    assert answer.text.count("先把每个空都填上") == 2
    assert 'value="&lt;b&gt;麻烦&lt;/b&gt;"' in part(answer.text, "q-blank")
    assert answers() == {}


def test_after_words_and_numbers_it_is_told_what_is_right(learner):
    """What may be typed is named after the answer; full-width digits are read."""
    send(learner, "q-text", words=["憋"])
    send(learner, "q-number", words=["１０．４"])
    page = learner.get(PAGE).text
    assert "憋单 / 压单" in part(page, "q-text")
    assert "答对了" in part(page, "q-number")
    assert "9.5–10.5" in part(page, "q-number")


@pytest.mark.parametrize(("question", "sentence"), [("q-text", "写下答案"), ("q-number", "写一个")])
def test_an_answer_without_words_is_refused(learner, question, sentence):
    """The sentence fits what is asked for."""
    answer = send(learner, question, words=["  "])
    assert (answer.status_code, answer.text.count(sentence)) == (422, 2)


def test_four_votes_are_not_shown_and_five_are(kinds, client):
    """R103: the result is of the own merchant, from five votes on."""
    people = (kinds.staff, kinds.colleague, kinds.night, kinds.manager, kinds.shop_manager)
    for number, person in enumerate(people, 1):
        browser = client.sign_in(person)
        assert vote(browser, "早上" if number < 4 else "晚上").status_code == 303
        shown = part(browser.get(PAGE).text, "q-poll")
        assert ("满 5 人投票后显示结果" in shown) == (number < 5)
        assert "没有对错" in shown
    assert "本商家已有 5 人投票" in shown
    assert re.findall(r'class="num">([^<]+)<', shown) == ["3", "60%", "2", "40%"]
    assert "你投的" in shown
    stranger = client.sign_in(kinds.stranger)
    vote(stranger, "晚上")
    assert "满 5 人投票后显示结果" in stranger.get(PAGE).text


def test_a_new_vote_is_seen_on_a_page_kept_in_memory(kinds, client):
    """R103: the counts are part of what names a kept page."""
    people = (
        kinds.staff,
        kinds.colleague,
        kinds.night,
        kinds.manager,
        kinds.shop_manager,
        kinds.admin,
    )
    for person in people[:5]:
        vote(client.sign_in(person), "早上")
    assert "本商家已有 5 人投票" in client.sign_in(kinds.staff).get(PAGE).text
    vote(client.sign_in(kinds.admin), "晚上")
    assert "本商家已有 6 人投票" in client.sign_in(kinds.staff).get(PAGE).text


def test_a_quiz_ends_with_the_vote(learner):
    """R104: with every point and an open poll there is no result yet."""
    put_in_order(learner, "调灯", "试音", "开播")
    match(learner, 群主="开营", 督学="提醒打卡", 内容官="写公告")
    send(learner, "q-blank", words=["麻烦", "商品"])
    send(learner, "q-text", words=["压单"])
    send(learner, "q-number", words=["10"])
    assert "过关了" not in learner.get(PAGE).text
    assert vote(learner, "晚上").status_code == 303
    page = learner.get(PAGE).text
    assert "过关了：11 分得 11 分" in page
    assert "<b>学完了</b>" in page


def test_a_hint_comes_with_the_next_try_after_a_wrong_answer(learner):
    """Nobody sees a hint before having answered."""
    put_in_order(learner, "调灯", "试音", "开播")
    match(learner, 群主="开营", 督学="提醒打卡", 内容官="写公告")
    send(learner, "q-blank", words=["麻烦", "商品"])
    send(learner, "q-text", words=["不知道"])
    send(learner, "q-number", words=["10"])
    vote(learner, "晚上")
    learner.post("/lessons/ls-kinds/again/qz-kinds", {"attempt": "1"})
    page = learner.get(PAGE).text
    assert "想想货还没上架的时候" in part(page, "q-text")
    assert "满 5 人" not in page


def test_answers_of_before_stay_readable(learner):
    """What was stored by keys alone, or says what is gone, is shown as far as it can be."""
    put_in_order(learner, "调灯", "试音", "开播")
    match(learner, 群主="开营", 督学="提醒打卡", 内容官="写公告")
    for given in ("[]", '["abc"]', '["abc=def"]'):
        with writing() as connection:
            connection.execute(update(table_of(Answer)).values(given=given))
        assert learner.get(PAGE).status_code == 200


def test_a_lesson_costs_four_statements_after_the_vote(learner):
    """However many polls and votes there are, one more statement counts them."""
    vote(learner, "晚上")
    learner.get(PAGE)
    statements = []
    listen = lambda *given: statements.append(given[2])  # noqa: E731
    event.listen(doors().engine, "before_cursor_execute", listen)
    learner.get(PAGE)
    event.remove(doors().engine, "before_cursor_execute", listen)
    assert len([each for each in statements if each != "BEGIN"]) == 4


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("q-order", {"item": ["x", "y", "z"], "place": ["1", "2", "3"]}),
        ("q-match", {"item": ["x"], "partner": ["y"]}),
        ("q-poll", {"choice": ["x"]}),
        ("q-order", {"item": ["\0"] * 99, "place": ["长" * 999] * 99}),
    ],
)
def test_made_up_fields_are_not_stored(learner, question, fields):
    """What the question does not have is answered with the question as it is."""
    assert send(learner, question, **fields).status_code == 409
    with reading() as connection:
        assert connection.execute(select(table_of(Attempt))).fetchall() == []


def test_htmx_gets_the_refused_question_with_the_focus_on_the_sentence(learner):
    """The fragment holds the form again, what was typed in it, and the sentence."""
    page = learner.get(PAGE).text
    data = {name: field(page, "q-blank", name) for name in ("attempt", "digest")}
    answer = learner.post(
        "/lessons/ls-kinds/answers/q-blank",
        {**data, "words": ["麻烦", ""]},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 422
    assert 'value="麻烦"' in answer.text
    assert re.search(r"data-answered>先把每个空都填上", answer.text)
