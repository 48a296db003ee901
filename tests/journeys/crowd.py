"""People who are signed in to an installation that runs in processes of its own."""

import hashlib
import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from PIL import Image
from sqlalchemy import Connection, insert
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from academy import clock, database
from academy.database import table_of, writing
from academy.people.tables import Membership, Person, SignInSession
from tests.checkins.made import plan_activity
from tests.worlds import JOINED, PASSWORD_HASH, World, make_world

ANSWER_SECONDS = 60.0
FORM_TOKEN = "the-form-token-of-a-crowd"


@dataclass(frozen=True)
class Member:
    """One of the crowd: number, cookie and form token."""

    person_id: int
    cookie: str
    form_token: str


@dataclass(frozen=True)
class Crowd:
    """People of one shop, and the daily activity in which they check in."""

    activity_id: int
    members: list[Member]


@contextmanager
def connected(data: Path) -> Iterator[None]:
    """The doors of this process stand open to the database of an installation."""
    database.connect(f"sqlite:///{data / 'academy.db'}", data)
    try:
        yield
    finally:
        database.disconnect()


def gather(data: Path, count: int) -> Crowd:
    """Write a world with *count* people of the shop, all signed in."""
    with connected(data):
        world = make_world()
        today = clock.local_day(clock.now(), "Asia/Shanghai")
        activity_id = plan_activity(world.teams["shop"], first_day=today - timedelta(days=1))
        with writing() as connection:
            people = [add_member(connection, world, number) for number in range(count)]
    secret = (data / "secret").read_text(encoding="ascii").strip()
    app = Flask("crowd")
    app.secret_key = secret
    cookies = SecureCookieSessionInterface().get_signing_serializer(app)
    assert cookies is not None
    token = URLSafeTimedSerializer(secret, salt="wtf-csrf-token").dumps(FORM_TOKEN)
    return Crowd(
        activity_id,
        [
            Member(
                person_id,
                cookies.dumps({"_user_id": session, "_permanent": True, "csrf_token": FORM_TOKEN}),
                token,
            )
            for person_id, session in people
        ],
    )


def add_member(connection: Connection, world: World, number: int) -> tuple[int, str]:
    """Write one person with a session; return the person's id and the session's token."""
    person = table_of(Person)
    made = insert(person).values(
        merchant_id=world.merchant,
        name=f"店员{number}",
        login_name=f"crowd{number}",
        login_key=f"crowd{number}",
        password_hash=PASSWORD_HASH,
        must_change_password=False,
        locale="zh_Hans_CN",
        theme="system",
        created_at=clock.now(),
    )
    person_id = int(connection.execute(made.returning(person.c.id)).scalar_one())
    token = f"crowd-{number}"
    connection.execute(
        insert(table_of(Membership)).values(
            person_id=person_id, team_id=world.teams["shop"], role="staff", since=JOINED
        )
    )
    connection.execute(
        insert(table_of(SignInSession)).values(
            token_hash=hashlib.sha256(token.encode()).hexdigest(),
            person_id=person_id,
            since=clock.now(),
            last_seen_day=clock.now().date(),
        )
    )
    return person_id, token


def photo(number: int) -> bytes:
    """Return a small picture like no other."""
    buffer = BytesIO()
    Image.new("RGB", (64 + number % 61, 64 + number % 59), (number % 256, number // 256, 90)).save(
        buffer, "PNG"
    )
    return buffer.getvalue()


def form_of(member: Member, text: str, picture: bytes | None = None) -> tuple[str, bytes]:
    """Return the type and the bytes of a check-in's form."""
    fields: dict[str, object] = {"csrf_token": member.form_token, "text": text}
    if picture is not None:
        fields["pictures"] = FileStorage(BytesIO(picture), "photo.png", content_type="image/png")
    boundary, body = encode_multipart(fields)
    return f"multipart/form-data; boundary={boundary}", body


def send(port: int, path: str, member: Member, kind: str, body: bytes) -> tuple[int, str]:
    """Post a form; return status and where it leads. Raises OSError or HTTPException."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_SECONDS)
    try:
        headers = {"Cookie": f"academy={member.cookie}", "Content-Type": kind}
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location", "")
    finally:
        connection.close()
