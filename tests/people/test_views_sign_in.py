"""Tests of the door: in, out, and in again with what was being written."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from academy import clock
from academy.database import writing
from academy.people import passwords, store_persons, store_sign_in
from academy.people.store_persons import NewPerson, add_person
from tests.worlds import PASSWORD, PASSWORD_HASH

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TOKEN = re.compile(r"[\w-]{20,}\.[\w-]{6}\.[\w-]{20,}")
REFERENCE = re.compile(r'X-Request-ID: \w+|value="(someone|staff|night)"')


def knock(client, name="staff", password=PASSWORD, **fields):
    """Send the sign-in form."""
    return client.post("/sign-in", {"name": name, "password": password, **fields})


def is_in(client):
    """Say whether the browser is signed in."""
    return client.client.get("/me").status_code == 200


def kept_in(response):
    """Return the ticket of the form that waits on a sign-in page."""
    return html.unescape(re.search(r'name="kept"[^>]* value="([^"]*)"', response.text)[1])


@pytest.mark.parametrize(
    "name", ["staff", " STAFF ", "ｓｔａｆｆ", "st\u200baff", "13800138000", "+86 138-0013-8000"]
)
def test_a_person_signs_in_by_any_name(client, world, name):
    """Phone number or login name, however typed, opens the door to Today."""
    with writing() as connection:
        store_persons.change(connection, world.staff, {"phone": "13800138000"})
    response = knock(client, name)

    assert (response.status_code, response.location) == (303, "/")
    assert "周小满" in client.get("/me").text


def test_the_cookie_is_kept_thirty_days_and_from_scripts(client, world):
    """HttpOnly, SameSite=Lax, and the token of a session that is a row."""
    cookie = knock(client).headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    expires = re.search(r"Expires=([^;]+)", cookie)[1]
    until = datetime.strptime(expires, "%a, %d %b %Y %H:%M:%S %Z").replace(tzinfo=UTC)
    assert abs(until - clock.now() - timedelta(days=30)) < timedelta(minutes=1)


def test_nobody_learns_who_exists(client, world):
    """Wrong password, unknown name and disabled person get the same bytes."""
    with writing() as connection:
        store_persons.disable(connection, clock.now(), world.night)
    answers = [
        knock(client, "staff", "wrong-password"),
        knock(client, "someone"),
        knock(client, "night"),
    ]
    bodies = {REFERENCE.sub("", TOKEN.sub("", answer.text)) for answer in answers}

    assert [answer.status_code for answer in answers] == [422] * 3
    assert len(bodies) == 1
    assert "账号或密码不对" in bodies.pop()


def test_unknown_names_cost_a_hash_too(client, world, monkeypatch):
    """Each attempt computes exactly one hash, whoever knocks."""
    computed = []
    verify = passwords.PasswordHasher.verify
    monkeypatch.setattr(
        passwords.PasswordHasher,
        "verify",
        lambda *given: computed.append(given[1]) or verify(*given),
    )
    with writing() as connection:
        store_persons.disable(connection, clock.now(), world.night)
    for name in ("staff", "someone", "night"):
        computed.clear()
        knock(client, name, "wrong-password")
        assert len(computed) == 1, name


def test_what_was_typed_stays_but_the_password(client, world):
    """After a mistake only the password is to be typed again."""
    response = knock(client, "staff <b>", "wrong-password", next="/courses")

    assert "staff &lt;b&gt;" in response.text
    assert 'value="/courses"' in response.text
    assert "wrong-password" not in response.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "", "password": PASSWORD}, "填你的手机号或登录名"),
        ({"name": "staff", "password": ""}, "填你的密码"),
        ({"name": "sta\x00ff", "password": PASSWORD}, "显示不了的字符"),
        ({"name": "x" * 201, "password": PASSWORD}, "最多 200 个字"),
        ({"name": "staff", "password": "x" * 1025}, "1,024"),
    ],
    ids=["no name", "no password", "nul", "long name", "long password"],
)
def test_a_form_that_cannot_be_right_is_refused_at_the_field(
    client, world, monkeypatch, fields, sentence
):
    """The sentence says what to do; no password is computed for it."""
    monkeypatch.setattr(passwords, "is_right", None)
    response = client.post("/sign-in", fields)

    assert response.status_code == 422
    assert sentence in response.text


@pytest.mark.parametrize("local", ["/courses", "/check-ins/7?day=2026-03-02", "/a%2Fb"])
def test_after_sign_in_one_is_where_one_was(client, world, local):
    """The page that asked for the sign-in comes back."""
    assert knock(client, next=local).location == local


FOREIGN = (
    "//e.cn",
    "///e.cn",
    "/////e.cn",
    "https://e.cn",
    "http:e.cn",
    "/\\e.cn",
    "\\/e.cn",
    "\\\\e.cn",
    "/\te.cn",
    "\t//e.cn",
    "/\n/e.cn",
    " //e.cn",
    "javascript:alert(1)",
    "data:text/html,x",
    "e.cn",
    "https:/e.cn",
    "//e.cn/%2e%2e",
    "/\r\nSet-Cookie: a=b",
    "\x00//e.cn",
    "//e.cn@a",
    "@e.cn",
    "?next=//e.cn",
)


def test_nobody_is_led_away(client, world):
    """An address elsewhere becomes Today, in the form and for somebody who is in already."""
    for foreign in FOREIGN:
        client.client.delete_cookie("academy")
        assert knock(client, next=foreign).location == "/", foreign
        assert client.get("/sign-in", query_string={"next": foreign}).location == "/", foreign


def test_a_page_sends_to_the_door_and_back(client, world):
    """Whoever is not signed in is asked to, and ends up at the page with its query."""
    response = client.get("/me?x=1")
    assert (response.status_code, response.location) == (303, "/sign-in?next=/me?x%3D1")
    page = client.get(response.location)
    assert 'value="/me?x=1"' in page.text


def test_a_cookie_from_before_is_worth_nothing_after(client, world):
    """A cookie planted before the sign-in neither survives it nor becomes signed in."""
    client.get("/sign-in")
    with client.client.session_transaction() as session:
        session["planted"] = "yes"
    before = client.client.get_cookie("academy").value
    knock(client)
    after = client.client.get_cookie("academy").value

    with client.client.session_transaction() as session:
        assert "planted" not in session
    assert before != after
    client.client.set_cookie("academy", before)
    assert not is_in(client)


def test_two_sign_ins_are_two_sessions(client, other_client, world, sessions):
    """Each device has its own token."""
    knock(client)
    knock(other_client)

    assert len({row.token_hash for row in sessions(world.staff)}) == 2


def test_a_changed_cookie_opens_nothing(client, world):
    """One sign more or less, and it is nobody's."""
    knock(client)
    cookie = client.client.get_cookie("academy").value
    for wrong in (cookie[:-1], cookie + "x", cookie.swapcase(), "", "." * 300):
        client.client.set_cookie("academy", wrong)
        assert not is_in(client)


def test_signing_out_ends_the_session_itself(client, world, sessions):
    """A copy of the cookie, kept elsewhere, opens nothing afterwards."""
    knock(client)
    copy = client.client.get_cookie("academy").value
    response = client.post("/sign-out")

    assert (response.status_code, response.location) == (303, "/sign-in")
    assert sessions(world.staff) == []
    client.client.set_cookie("academy", copy)
    assert not is_in(client)
    assert client.post("/sign-out").location == "/sign-in"


@pytest.mark.parametrize(("https", "header"), [(True, '"cache"'), (False, None)])
def test_signing_out_leaves_no_picture_behind(app, client, world, https, header):
    """Over https the browser is told to forget what it kept; without, it would not obey."""
    knock(client)
    app.config["SESSION_COOKIE_SECURE"] = https
    assert client.post("/sign-out").headers.get("Clear-Site-Data") == header


def test_signing_out_needs_a_press(client, world):
    """A link or a picture elsewhere signs nobody out."""
    knock(client)

    assert client.client.get("/sign-out").status_code == 405
    assert client.client.post("/sign-out").status_code == 400
    assert is_in(client)


def test_a_disabled_person_is_out_on_the_next_request(client, world):
    """No page opens, and nothing that is sent is taken."""
    knock(client)
    token = client.token()
    with writing() as connection:
        store_persons.disable(connection, clock.now(), world.staff)

    assert not is_in(client)
    response = client.client.post("/me", data={"csrf_token": token, "theme": "dark"})
    assert response.status_code == 401


def test_somebody_who_is_in_goes_on_to_today(client, world):
    """The door is for those outside."""
    client.sign_in(world.staff)

    assert client.get("/sign-in").location == "/"
    assert knock(client, "night").location == "/"


def test_ten_wrong_passwords_are_enough(client, other_client, world):
    """The eleventh waits, even with the right password and a made-up address; others do not."""
    with time_machine.travel(MORNING, tick=False):
        for _ in range(10):
            assert knock(client, "staff", "wrong-password").status_code == 422
        response = knock(client, next="/courses")
        assert response.status_code == 429
        assert 0 < int(response.headers["Retry-After"]) <= 301
        assert 'value="staff"' in response.text
        assert 'value="/courses"' in response.text
        assert "等 5 分钟" in response.text
        forged = other_client.client.post(
            "/sign-in",
            data={"name": "ＳTAFF", "password": PASSWORD, "csrf_token": other_client.token()},
            headers={"X-Forwarded-For": "198.51.100.7"},
        )
        assert forged.status_code == 429
        assert knock(other_client, "night").status_code == 303
    with time_machine.travel(MORNING + timedelta(minutes=5), tick=False):
        assert knock(client).status_code == 303


def test_an_unknown_name_waits_like_a_known_one(client, world):
    """The limit does not tell who exists either."""
    statuses = [knock(client, "someone").status_code for _ in range(11)]

    assert statuses == [422] * 10 + [429]


def test_one_password_on_many_names_is_stopped(client, world, monkeypatch):
    """The address has its own count, ten times that of an account."""
    monkeypatch.setattr("academy.people.views_sign_in.is_right", lambda *_given: False)
    statuses = {knock(client, f"name{number}").status_code for number in range(100)}

    assert statuses == {422}
    assert knock(client).status_code == 429


def test_a_right_password_clears_the_count(client, world):
    """Nine mistakes, one success, and the count begins anew."""
    for _ in range(2):
        for _ in range(9):
            assert knock(client, "staff", "wrong-password").status_code == 422
        assert knock(client).status_code == 303
        client.post("/sign-out")


@pytest.mark.own_app
def test_what_was_being_written_waits_behind_the_door(client, world, notebook, sessions):
    """The sign-in ends while somebody writes: after signing in again one press sends it."""
    knock(client)
    token = client.token()
    end_all(world.staff)
    text = "今天试了先停两秒。\n<b>他说：“再来一碗”</b> & 😀"
    lost = client.client.post("/write", data={"text": text, "csrf_token": token})
    assert lost.status_code == 401
    assert "你写的都还在" in lost.text
    assert notebook.lines == []

    wrong = knock(client, "staff", "wrong-password", kept=kept_in(lost))
    again = knock(client, kept=kept_in(wrong))
    assert again.status_code == 200
    assert html.escape(text.splitlines()[0]) in again.text
    assert 'action="/write"' in again.text
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', again.text))
    fresh = {name: html.unescape(value) for name, value in sent.items()}
    assert client.post("/write", fresh).status_code == 303
    assert notebook.lines == [(world.staff, text)]


def end_all(person_id):
    """End all sessions of a person, as a reset elsewhere does."""
    with writing() as connection:
        store_sign_in.end_sessions(connection, clock.now(), person_id)


@pytest.mark.own_app
def test_what_waits_survives_the_limit(client, world, notebook):
    """Too many tries cost time, not the text."""
    lost = client.post("/write", {"text": "豆皮三鲜"})
    for _ in range(10):
        knock(client, "staff", "wrong-password", kept=kept_in(lost))
    stopped = knock(client, kept=kept_in(lost))

    assert stopped.status_code == 429
    assert kept_in(stopped) == kept_in(lost)


@pytest.mark.own_app
def test_what_waits_survives_a_first_password(client, world, notebook):
    """Somebody whose password was reset meanwhile chooses a new one, then sends the text."""
    lost = client.post("/write", {"text": "豆皮三鲜"})
    with writing() as connection:
        store_persons.set_password(
            connection, clock.now(), world.staff, PASSWORD_HASH, must_change=True
        )
    page = knock(client, kept=kept_in(lost))
    assert "设置你自己的密码" in page.text
    again = client.post("/password", {"new_password": "winter-sun-2027", "kept": kept_in(page)})

    assert again.status_code == 200
    assert "豆皮三鲜" in again.text


@pytest.mark.own_app
def test_a_form_that_was_not_packed_here_is_dropped(client, world, notebook):
    """A made-up ticket is nothing to send again."""
    assert knock(client, kept="made.up").location == "/"


def test_no_password_waits_anywhere(client, world):
    """A password form without a sign-in is not kept: neither in the page nor in a ticket."""
    response = client.post("/password", {"old_password": PASSWORD, "new_password": "winter-sun"})

    assert response.status_code == 401
    assert kept_in(response) == ""
    assert PASSWORD not in response.text


def test_a_door_that_stood_open_too_long_is_shown_again(client, world):
    """Without a valid token the name stays and nothing else happens."""
    response = client.post(
        "/sign-in", {"name": "staff", "password": PASSWORD, "next": "/me", "csrf_token": "old"}
    )

    assert response.status_code == 400
    assert "这一页放得太久了" in response.text
    assert 'value="staff"' in response.text
    assert 'value="/me"' in response.text
    assert not is_in(client)


def test_a_stale_door_leads_in_whoever_is_in_already(client, world):
    """Signed in through another tab: the first tab's form goes on to the page."""
    client.sign_in(world.staff)
    response = client.post("/sign-in", {"name": "staff", "next": "/me", "csrf_token": "old"})

    assert response.location == "/me"


def test_english_readers_have_an_english_door(client, world):
    """The browser's language counts before the sign-in, the person's after it."""
    english = {"Accept-Language": "en-GB,en;q=0.9"}

    assert "Phone or login name" in client.get("/sign-in", headers=english).text
    knock(client)
    assert "我的" in client.get("/me", headers=english).text


def test_a_first_password_is_changed_before_anything_else(client, world):
    """Every page leads to the password page, which knows where one was going."""
    with writing() as connection:
        add_person(
            connection, clock.now(), NewPerson(world.merchant, "孙悦", PASSWORD_HASH, "sun.yue")
        )
    response = knock(client, "sun.yue", next="/courses")

    assert response.location == "/password?next=/courses"
    assert client.get("/me").location == "/password"
    done = client.post("/password", {"new_password": "winter-sun-2027", "next": "/courses"})
    assert done.location == "/courses"
    assert is_in(client)
