"""Tests of bad input to a check-in: proved at the page and in the row."""

import pytest

from academy.checkins.tables import CheckInPicture
from academy.database import table_of
from academy.database.doors import doors
from academy.files.tables import StoredFile
from tests.checkins.made import (
    MULTIPART,
    WORDS,
    check_ins,
    form_of,
    hidden,
    picture,
    plan_activity,
    rows_of,
    upload,
)

PICTURES = {
    "text.jpg": (b"hello", "这不是图片"),
    "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
    "IMG_1.HEIC": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "存成 JPEG"),
    "empty.jpg": (b"", "文件是空的"),
    "torn.jpg": (picture(size=(900, 900))[:2000], "坏了"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_bad_picture_keeps_the_text_and_the_others(learner, activity_id, name):
    """Bad input: a sentence at the picture with its name; nothing else has to be done again."""
    content, sentence = PICTURES[name]
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    form["pictures"] = [upload(picture("red")), upload(content, name), upload(picture("blue"))]
    page = learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)

    assert page.status_code == 422
    assert name in page.text
    assert sentence in page.text
    assert WORDS in page.text
    assert len(hidden(page, "kept_pictures")) == 2
    assert check_ins() == []

    again = learner.post(f"/check-ins/{activity_id}", form_of(page, text=WORDS))
    assert again.status_code == 303
    assert len(rows_of(doors().engine, table_of(CheckInPicture))) == 2


def test_a_flood_of_pixels_is_refused(learner, activity_id):
    """Bad input: 60,000 × 60,000 is refused from its header."""
    flood = bytearray(picture(kind="PNG"))
    flood[16:24] = (60_000).to_bytes(4, "big") * 2
    form = {"text": WORDS, "pictures": [upload(bytes(flood), "flood.png")]}
    page = learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)

    assert page.status_code == 422
    assert "flood.png" in page.text
    assert WORDS in page.text


def test_a_tenth_picture_is_refused_alone(learner, activity_id):
    """Bad input: nine stay in the form, the tenth is named."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    form["pictures"] = [upload(picture((n * 20, 0, 0)), f"{n}.jpg") for n in range(10)]
    page = learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)

    assert page.status_code == 422
    assert len(hidden(page, "kept_pictures")) == 9
    assert "9.jpg" in page.text
    assert "最多 9 张" in page.text


def send_large(browser, activity_id, *sizes):
    """Send files of so many megabytes beside a good picture."""
    heavy = [upload(b"x" * (size * 1024 * 1024), f"{size}.jpg") for size in sizes]
    form = {"text": WORDS, "pictures": [upload(picture("red")), *heavy]}
    page = browser.post(f"/check-ins/{activity_id}", form, **MULTIPART)
    page.request.environ["wsgi.input"].close()
    return page


def test_fifty_megabytes_are_refused_alone(learner, activity_id):
    """Bad input: a picture of 50 MB is named; the text and the good picture stay."""
    page = send_large(learner, activity_id, 50)

    assert page.status_code == 422
    assert "50.jpg" in page.text
    assert "超过 12 MB" in page.text
    assert WORDS in page.text
    assert len(hidden(page, "kept_pictures")) == 1
    assert check_ins() == []


def test_a_body_without_end_is_refused_by_its_length(learner, activity_id):
    """Bad input: beyond 64 MB nothing is read at all."""
    page = send_large(learner, activity_id, 33, 33)

    assert page.status_code == 413
    assert "64 MB" in page.text
    assert check_ins() == []


def test_nobody_sends_much_without_a_sign_in(app, activity_id):
    """FI-07: the larger form is for signed-in people; for others 12 MB are the most."""
    page = app.test_client().post(
        f"/check-ins/{activity_id}",
        data={"text": WORDS, "pictures": [upload(b"x" * (13 * 1024 * 1024))]},
        **MULTIPART,
    )
    page.request.environ["wsgi.input"].close()

    assert page.status_code == 413


@pytest.mark.parametrize(
    "text", ["a\0b", "a\x1bb", "😀" * 250_000, ""], ids=["NUL", "escape", "1 MB of emoji", "empty"]
)
def test_text_that_cannot_be_taken_is_said_at_the_field(learner, activity_id, text):
    """Bad input: refused at the field, never in the row."""
    page = learner.post(f"/check-ins/{activity_id}", {"text": text})

    assert page.status_code == 422
    assert 'id="text-error-1"' in page.text
    assert check_ins() == []


def test_what_the_activity_asks_for_is_asked_for(learner, here):
    """A minimum of characters and pictures is said at its field, with how much is missing."""
    activity_id = plan_activity(here.teams["shop"], minimum_characters=20, pictures_needed=2)
    form = {"text": "豆皮刚翻面。", "pictures": [upload(picture())]}
    page = learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)

    assert page.status_code == 422
    assert "再写 14 个字" in page.text
    assert "再加 1 张图" in page.text


def test_a_picture_alone_is_enough(learner, activity_id):
    """Where no words are asked for, one picture says it."""
    form = {"text": "", "pictures": [upload(picture())]}

    assert learner.post(f"/check-ins/{activity_id}", form, **MULTIPART).status_code == 303


def test_pictures_that_waited_too_long_are_asked_for_again(learner, activity_id, monkeypatch):
    """R29: a picture swept away between form and row costs neither the words nor a page."""
    form = {"text": WORDS, "pictures": [upload(picture())]}
    monkeypatch.setattr("academy.files.store.claim", lambda *_given: set())
    page = learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)

    assert page.status_code == 422
    assert "请重新选" in page.text
    assert WORDS in page.text
    assert check_ins() == []


def test_a_foreign_ticket_stores_nothing(app, learner, activity_id, here):
    """Bad input: a ticket of somebody else, or of another activity, is not found."""
    other = plan_activity(here.teams["shop"])
    own = form_of(learner.get(f"/check-ins/{other}"))["ticket"]
    stranger = form_of(learner.sign_in(here.colleague).get(f"/check-ins/{activity_id}"))["ticket"]
    learner.sign_in(here.staff)
    for ticket in (own, stranger, "forged", own[:-2]):
        form = {"text": WORDS, "ticket": ticket, "pictures": [upload(picture())]}
        assert learner.post(f"/check-ins/{activity_id}", form, **MULTIPART).status_code == 404

    assert check_ins() == []
    assert rows_of(doors().engine, table_of(StoredFile)) == []


def test_a_forged_form_keeps_words_and_pictures(learner, activity_id):
    """Bad input: a form whose token is wrong comes back whole, and is recorded once."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    form |= {"csrf_token": "forged", "pictures": [upload(picture()), upload(b"bad", "bad.jpg")]}
    page = learner.post(f"/check-ins/{activity_id}", form, **MULTIPART)

    assert page.status_code == 400
    assert WORDS in page.text
    assert check_ins() == []
    again = learner.post(f"/check-ins/{activity_id}", form_of(page, text=WORDS))
    assert again.status_code == 303
    assert len(check_ins()) == len(rows_of(doors().engine, table_of(CheckInPicture))) == 1


def test_a_sign_in_that_ended_keeps_words_and_pictures(app, learner, activity_id):
    """Bad input: what was typed travels through the sign-in; the person's pictures as well."""
    form = form_of(learner.get(f"/check-ins/{activity_id}"), text=WORDS)
    form["csrf_token"] = learner.token()
    answer = app.test_client().post(
        f"/check-ins/{activity_id}", data={**form, "pictures": [upload(picture())]}, **MULTIPART
    )

    assert answer.status_code == 401
    assert check_ins() == []
    assert len(rows_of(doors().engine, table_of(StoredFile))) == 1
