"""The installation behind the browser: its address, its courses, its rows."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.installation import Installation

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "academy-demo"
ORIGINAL = "staff05"
"""Staff of the shop; each newcomer of a test is a copy without any work yet."""

CHECK_INS = "select id, text from check_in where person_id = ? and day = ? order by id"


@dataclass
class House:
    """A served demo; its courses are a copy that a test may change."""

    installation: Installation
    taken: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.installation.port}"

    @property
    def courses(self) -> Path:
        """The folder of its courses."""
        return self.installation.folder / "courses"

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Read from its database."""
        path = self.installation.data / "academy.db"
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return connection.execute(statement, values).fetchall()

    def person(self, login: str) -> int:
        """Return the number of a person."""
        return int(self.rows("select id from person where login_name = ?", login)[0][0])

    def check_ins(self, login: str, day: str) -> list[tuple[int, str]]:
        """Return number and text of the check-ins of a person on one day."""
        return [(int(row[0]), row[1]) for row in self.rows(CHECK_INS, self.person(login), day)]

    def somebody(self) -> str:
        """Return the login of new staff of the shop, with everything still to do, each once.

        The people of the demo will not do: how many have checked in depends on the hour.
        """
        login = f"guest{len(self.taken):02}"
        self.taken.append(login)
        path = self.installation.data / "academy.db"
        with closing(sqlite3.connect(path, timeout=30)) as connection, connection:
            connection.row_factory = sqlite3.Row
            query = "select * from person where login_name = ?"
            person = dict(connection.execute(query, (ORIGINAL,)).fetchone())
            query = "select * from membership where person_id = ?"
            membership = dict(connection.execute(query, (person.pop("id"),)).fetchone())
            own = {"name": f"客人{len(self.taken):02}", "login_name": login, "login_key": login}
            person |= own | {"phone": None, "staff_number": None}
            number = insert(connection, "person", person)
            membership.pop("id", None)
            insert(connection, "membership", membership | {"person_id": number})
        return login


def insert(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> int:
    """Write one row and return its number."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    query = f"insert into {table} ({names}) values ({marks})"
    return int(connection.execute(query, tuple(values.values())).lastrowid or 0)


def make_demo(folder: Path) -> Path:
    """Fill a data folder with the demo, and return it; houses begin with a copy."""
    shutil.copytree(ROOT / "courses", folder / "courses")
    installation = Installation(folder)
    made = installation.run("prepare", "--demo")
    assert made.returncode == 0, made.stderr
    return installation.data


@contextmanager
def open_house(folder: Path, demo: Path) -> Iterator[House]:
    """Serve a copy of the demo over a copy of the courses, and see it end clean."""
    shutil.copytree(ROOT / "courses", folder / "courses")
    shutil.copytree(demo, folder / "data")
    house = House(Installation(folder))
    try:
        house.installation.start("--demo")
        deadline = time.monotonic() + 60
        while house.installation.answers("/readyz") != 200:
            assert time.monotonic() < deadline, house.installation.output()
            time.sleep(0.1)
        yield house
    finally:
        process = house.installation.process
        running = process is not None and process.poll() is None
        code = house.installation.end() if running else None
    assert code == 0, house.installation.output()
    assert '"level": "error"' not in house.installation.output(), house.installation.output()
