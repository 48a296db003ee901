"""Tests of passwords: which are taken, and how they are kept."""

import threading
import time

import pytest

from academy.errors import Busy
from academy.people import passwords
from academy.people.passwords import BadPassword, hashed, is_right, refuse_weak
from academy.people.tokens import first_password


@pytest.mark.parametrize(
    "password",
    [
        "summer-rain-2026",
        "豆皮三鲜要加辣油",
        "  blank first",
        "x y" * 30,
        "\U0001f35c" * 5 + "abc",
        "su\x00mmer-rain",
        "é" * 7 + "x9",
        "1" * 300 + "23",
    ],
    ids=["words", "chinese", "blanks", "long", "emoji", "nul", "accents", "beyond 72 bytes"],
)
def test_a_good_password_is_taken_as_it_is(password):
    """Nothing is stripped, folded or cut off, and only this very password is right."""
    refuse_weak(password)
    kept = hashed(password)

    assert is_right(kept, password)
    assert not is_right(kept, password + " ")
    assert not is_right(kept, password[:-1])


@pytest.mark.parametrize(
    "password",
    [
        "",
        "1234567",
        "豆皮三鲜要加",
        "x" * 8,
        "12121212",
        "12345678",
        "Password1",
        "ＰＡＳＳＷＯＲＤ",
        "5201314520",
        "woaini1314",
        "ab" * 513,
    ],
)
def test_a_weak_password_is_refused(password):
    """R4: short ones, those of two signs, those that everybody tries first, and huge ones."""
    with pytest.raises(BadPassword):
        refuse_weak(password)


@pytest.mark.parametrize(
    "password", ["13912345678", "+86 139-1234-5678", "Wang.Xiaoman", "王小满小满小满"]
)
def test_nobody_uses_the_own_name_or_number(password):
    """Name, login name and phone number are the second thing that is tried."""
    with pytest.raises(BadPassword):
        refuse_weak(password, ("王小满小满小满", "wang.xiaoman", "13912345678", None))


def test_a_password_is_kept_as_owasp_says():
    """Argon2id, 19 MiB, two passes, one lane, with a salt of its own."""
    first, second = hashed("summer-rain-2026"), hashed("summer-rain-2026")

    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second


def test_nobody_has_the_figures_of_everybody():
    """The hash for unknown names costs what others cost."""
    figures = hashed("summer-rain-2026").split("$")[:4]
    assert passwords.NOBODY.split("$")[:4] == figures


def test_an_unknown_name_has_no_right_password():
    """Without a hash every password is wrong; a damaged hash opens nothing either."""
    assert not is_right(None, "summer-rain-2026")
    assert not is_right("damaged", "summer-rain-2026")
    assert not is_right(hashed("summer-rain-2026"), "\ud800")


def test_an_unknown_name_takes_the_same_time():
    """The door does not tell by its pace whether a name exists."""
    kept = hashed("summer-rain-2026")

    def cheapest(hash_of):
        costs = []
        for _ in range(5):
            start = time.thread_time()
            is_right(hash_of, "another-guess-1")
            costs.append(time.thread_time() - start)
        return min(costs)

    assert 0.5 < cheapest(None) / cheapest(kept) < 2


def test_two_at_a_time(monkeypatch):
    """A third waits; when it waits too long it is told so, and nothing is computed."""
    monkeypatch.setattr(passwords, "PATIENCE_SECONDS", 0.01)
    with passwords.turns, passwords.turns, pytest.raises(Busy):
        is_right(None, "summer-rain-2026")

    assert not is_right(None, "summer-rain-2026")


def test_many_at_the_door_all_get_their_turn():
    """Waiting is enough: nobody is turned away by a short queue."""
    kept, answers = hashed("summer-rain-2026"), []
    crowd = [
        threading.Thread(target=lambda: answers.append(is_right(kept, "summer-rain-2026")))
        for _ in range(6)
    ]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()

    assert answers == [True] * 6


def test_a_made_password_can_be_read_out_and_is_strong():
    """Twelve signs that cannot be mistaken, none twice in a thousand."""
    made = {first_password() for _ in range(1000)}

    assert len(made) == 1000
    for password in made:
        refuse_weak(password)
        assert not set(password) & set("0o1li")
