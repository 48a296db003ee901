"""The bound: the least that a signed-in page and a durable write can be on this stack.

A skeleton that imports nothing of the product: no CSRF, no rights, no translations. Its
numbers are only compared with others of the same run. Please leave it as it is; a faster bound
would make old ratios meaningless.
"""

import os
import sqlite3
import threading
from pathlib import Path

import flask
import flask_login
from jinja2 import Environment

PEOPLE = 1000
LESSONS = 21
BODY = "<p>" + "直播间的价格、库存和赠品，以小黄车当时的页面为准。" * 122 + "</p>"
"""9.2 kB of HTML, as one lesson."""

SHELL = (
    Environment(autoescape=True)
    .from_string("""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ title }}</title>
<link rel="stylesheet" href="/static/base.css"></head>
<body><nav><ul>{% for number in lessons %}
<li><a href="/l/{{ number }}"{% if done[number] %} class="done"{% endif %}>{{ number }}</a></li>
{%- endfor %}</ul></nav>
<main><h1>{{ title }}</h1>{{ body | safe }}</main></body></html>
""")
    .render
)


def make(folder: Path) -> None:
    """Make the database of the bound."""
    connection = sqlite3.connect(folder / "bound.db")
    connection.executescript("""
        pragma journal_mode=wal;
        create table person (id integer primary key, name text not null, active integer not null);
        create table progress (person_id integer primary key, mask integer not null);
        create table entry (id integer primary key, person_id integer not null,
                            day text not null, body text not null);
    """)
    people = range(1, PEOPLE + 1)
    connection.executemany("insert into person values (?, ?, 1)", ((n, f"p{n}") for n in people))
    connection.executemany("insert into progress values (?, ?)", ((n, n * 37) for n in people))
    connection.commit()
    connection.close()


kept = threading.local()


def database() -> sqlite3.Connection:
    """Return the connection of this thread."""
    if not hasattr(kept, "connection"):
        path = Path(os.environ["BOUND_FOLDER"]) / "bound.db"
        kept.connection = sqlite3.connect(path, isolation_level=None, timeout=10)
        kept.connection.execute("pragma synchronous=full")
    connection: sqlite3.Connection = kept.connection
    return connection


class Person(flask_login.UserMixin):
    """Who is signed in."""

    def __init__(self, number: int, name: str) -> None:
        self.id, self.name = number, name


app = flask.Flask(__name__, static_folder=None)
app.secret_key = "the bound keeps no secret"
login = flask_login.LoginManager(app)


@login.user_loader
def load(number: str) -> Person | None:
    """Load the visitor: one SELECT by primary key."""
    query = "select id, name from person where id = ? and active"
    row = database().execute(query, (int(number),)).fetchone()
    return Person(*row) if row else None


@app.get("/hello")
def hello() -> str:
    """Answer at all."""
    return "hello"


@app.get("/sign-in/<int:number>")
def sign_in(number: int) -> str:
    """Become a person."""
    flask_login.login_user(Person(number, ""))
    return ""


@app.get("/lesson")
@flask_login.login_required
def lesson() -> str:
    """Show a lesson: one more SELECT, and a small template around a finished body."""
    query = "select mask from progress where person_id = ?"
    (mask,) = database().execute(query, (flask_login.current_user.id,)).fetchone()
    done = [bool(mask >> number & 1) for number in range(LESSONS)]
    return SHELL(title="规则须知", body=BODY, lessons=range(LESSONS), done=done)


@app.post("/entry")
@flask_login.login_required
def entry() -> tuple[str, int]:
    """Keep what was sent: one INSERT, synced to the disk."""
    database().execute(
        "insert into entry (person_id, day, body) values (?, ?, ?)",
        (flask_login.current_user.id, "2026-03-02", flask.request.form["text"]),
    )
    return "", 204
