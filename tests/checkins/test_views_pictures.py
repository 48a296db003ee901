"""Tests of who sees a check-in and its pictures, at the page (rule R26)."""

import pytest

from academy.checkins.tables import CheckIn
from academy.database import table_of
from academy.database.doors import doors
from tests.checkins.made import picture, rows_of, upload


@pytest.fixture
def check_in_id(learner, activity_id):
    """A check-in of the shop's staff with one picture."""
    form = {"text": "豆皮刚翻面", "pictures": [upload(picture())]}
    learner.post(f"/check-ins/{activity_id}", form, content_type="multipart/form-data")
    return rows_of(doors().engine, table_of(CheckIn))[0].id


@pytest.mark.parametrize(
    ("name", "reads", "sees"),
    [
        ("staff", 200, 200),
        ("colleague", 404, 200),
        ("shop_manager", 200, 200),
        ("manager", 200, 200),
        ("night", 404, 404),
        ("trainer", 404, 404),
        ("stranger", 404, 404),
        ("foreign_manager", 404, 404),
    ],
)
def test_who_sees_what(client, here, check_in_id, name, reads, sees):
    """R26: whoever may not see it gets the page of things that are not there."""
    client.sign_in(here.persons[name])

    assert client.get(f"/check-ins/seen/{check_in_id}").status_code == reads
    assert client.get(f"/check-ins/pictures/{check_in_id}/1").status_code == sees
    assert client.get(f"/check-ins/pictures/{check_in_id}/1?small=1").status_code == sees


def test_a_picture_is_private_and_never_changes(learner, check_in_id):
    """A picture is cached by its reader's own browser only."""
    large = learner.get(f"/check-ins/pictures/{check_in_id}/1")
    small = learner.get(f"/check-ins/pictures/{check_in_id}/1?small=1")

    assert large.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert large.mimetype == "image/jpeg"
    assert len(small.data) < len(large.data)


def test_what_is_not_there_is_404(learner, check_in_id):
    """Positions and numbers that nobody has given out are not found."""
    assert learner.get(f"/check-ins/pictures/{check_in_id}/0").status_code == 404
    assert learner.get(f"/check-ins/pictures/{check_in_id}/2").status_code == 404
    assert learner.get(f"/check-ins/pictures/{check_in_id + 1}/1").status_code == 404
    assert learner.get(f"/check-ins/seen/{check_in_id + 1}").status_code == 404


def test_a_manager_reads_who_said_what(client, here, check_in_id):
    """The page names the person, the day, the question and the words."""
    page = client.sign_in(here.manager).get(f"/check-ins/seen/{check_in_id}")

    assert "<h1>周小满</h1>" in page.text
    assert "今天哪句话，让客人停下了脚步？" in page.text
    assert "豆皮刚翻面" in page.text
