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
FREE_STAFF = """
select login_name from person
join membership on membership.person_id = person.id and membership.role = 'staff'
join team on team.id = membership.team_id
where team.name = '小东门过早店' and login_name like 'staff%'
and not exists (
    select 1 from check_in
    where check_in.person_id = person.id and check_in.day = (select max(day) from check_in)
)
and not exists (
    select 1 from completion
    where completion.person_id = person.id and completion.lesson_id = 'ls-own-streaming'
)
order by login_name
"""
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
        """Return the login of staff of the shop with check-in and last lesson to do, each once."""
        free = [login for (login,) in self.rows(FREE_STAFF) if login not in self.taken]
        assert free, "everybody of the demo has checked in already"
        self.taken.append(free[0])
        return str(free[0])


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """Serve the demo over a copy of the courses, and see it end clean."""
    shutil.copytree(ROOT / "courses", folder / "courses")
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
