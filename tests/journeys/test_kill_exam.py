"""Tests of a kill -9 during an exam: what was acknowledged is there, once and marked."""

import http.client
import queue
import random
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from academy.catalog.parser import read_course
from academy.learning.given import right_given
from tests.catalog.sample_course import exam_of
from tests.exams.conftest import PLAIN, write_course
from tests.installation import Installation
from tests.journeys.crowd import Member, gather, send
from tests.journeys.test_kill import kill, rows

KILLS = 2
CLIENTS = 4
PEOPLE = 600
EXAM = "/courses/cups/exams/qz-final"
OPEN = PLAIN + "pass: {lessons: 0, exam: 60}\n"

pytestmark = pytest.mark.slow


@dataclass
class Sitters:
    """Clients that sit the exam, each time as somebody else, each form again until it is taken.

    ``answered`` and ``ended`` are what the server acknowledged, by the number of the try.
    """

    port: int
    right: dict[str, str]
    waiting: "queue.SimpleQueue[Member]" = field(default_factory=queue.SimpleQueue)
    answered: list[tuple[int, str]] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Sit the exam until told to stop or nobody is left."""
        while not self.over.is_set():
            with suppress(queue.Empty):
                self.sit(self.waiting.get_nowait())

    def sit(self, member: Member) -> None:
        """Begin, answer every question right, hand in."""
        paper = self.post(member, EXAM, tries="0")
        number = int(paper.rpartition("/")[2]) if paper else 0
        for question, key in self.right.items() if paper else ():
            if self.post(member, f"{paper}/answers/{question}", choice=key):
                self.answered.append((number, question))
        if paper and self.post(member, f"{paper}/hand-in"):
            self.ended.append(number)

    def post(self, member: Member, address: str, **fields: str) -> str:
        """Send a form until it is answered and return where it leads."""
        body = urlencode({"csrf_token": member.form_token, **fields}).encode()
        while not self.over.is_set():
            try:
                kind = "application/x-www-form-urlencoded"
                status, leads = send(self.port, address, member, kind, body)
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
                continue
            if status == 303:
                return leads
            self.refused.append(status)
            return ""
        return ""


def right_answers(folder: Path) -> dict[str, str]:
    """Return the key of the right option of every question."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    course, _ = read_course(files, "cups")
    assert course is not None
    return {each.id: right_given(each)[0] for each in course.exams[0].questions}


def test_nothing_answered_in_an_exam_is_lost_or_doubled(tmp_path):
    """Killed at random moments: one try a person, every acknowledged answer, every end marked."""
    dice = random.Random(20260319)
    installation = Installation(tmp_path)
    exam = exam_of(pool=2, attempts=1, minutes=60)
    write_course(tmp_path / "courses", exam, **{"course.yml": OPEN})
    try:
        installation.start()
        crowd = gather(installation.data, PEOPLE)
        sitters = Sitters(installation.port, right_answers(tmp_path / "courses" / "cups"))
        for member in crowd.members:
            sitters.waiting.put(member)
        threads = [threading.Thread(target=sitters.run) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for _ in range(KILLS):
            time.sleep(dice.uniform(1.0, 2.5))
            kill(installation)
            installation.start()
        time.sleep(1.0)
        kill(installation)
        sitters.over.set()
        for thread in threads:
            thread.join()
    finally:
        if installation.process is not None and installation.process.poll() is None:
            kill(installation)
    assert sitters.refused == []
    look_at(installation.data / "academy.db", sitters)


def look_at(path: Path, sitters: Sitters) -> None:
    """Assert that the database agrees with what was acknowledged."""
    assert rows(path, "pragma integrity_check") == [("ok",)]
    people = Counter(person for (person,) in rows(path, "select person_id from attempt"))
    assert set(people.values()) == {1}
    stored = Counter(rows(path, "select attempt_id, question_id from answer where correct"))
    assert set(stored.values()) == {1}
    assert set(sitters.answered) <= set(stored)
    marked = "select id from attempt where finished_at is not null and points = 4 and passed"
    finished = {number for (number,) in rows(path, marked)}
    assert len(sitters.ended) > CLIENTS * KILLS
    assert set(sitters.ended) <= finished
