"""Playbooks: days, times, budgets."""

import pytest

from tests.catalog.sample_course import COURSE, DAY, PLAYBOOK, ROOM, codes, files_of

DAYS = "playbooks/seven-day/"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"playbook": PLAYBOOK.replace("length: 1", "length: 2")}, ["C601:playbook.yml:1:1"]),
        ({"day": DAY.replace("day: 1", "day: 0")}, ["C609:day-1.md:3:6", "C601:playbook.yml:1:1"]),
        ({"playbook": PLAYBOOK.replace('30"}', '00"}')}, []),
        ({"playbook": PLAYBOOK.replace("23:30", "21:15")}, ["C603:day-1.md:15:48"]),
        ({"playbook": PLAYBOOK.replace("budget: 30", "budget: 9")}, ["C605:day-1.md:2:1"]),
        ({"playbook": PLAYBOOK.replace("23:30", "21:30")}, []),
        ({"playbook": PLAYBOOK.replace("budget: 30", "budget: 10")}, []),
        (
            {
                "playbook": PLAYBOOK.replace("budget: 30", "budget: 25"),
                "day": DAY.replace(" optional", ""),
            },
            [],
        ),
        ({"day": DAY.replace("day: 1", "day: [1")}, ["C108:day-1.md:4:6"]),
        ({"playbook": PLAYBOOK + "late: sometimes\n"}, ["C111:playbook.yml:6:7"]),
        ({"playbook": PLAYBOOK.replace("open:", "opens:")}, ["C110:playbook.yml:4:10"]),
        ({"playbook": None}, ["C402:playbook.yml:1:1"]),
        ({"course": COURSE.replace("[seven-day]", "[sevenday]")}, ["C607:course.yml:9:13"]),
        ({"room": ROOM.replace("needs", "status: retired\nneeds")}, []),
    ],
)
def test_names_what_does_not_fit_together(changes, expected):
    """Each rule has its code and points at what has to be changed."""
    found = codes(files_of(**changes))
    assert found == expected


def test_a_day_is_told_once():
    """Two files for one day, and a day after the last, are errors."""
    again = DAY.replace("pd-one", "pd-two").replace("t-", "t-x-")
    late = DAY.replace("pd-one", "pd-nine").replace("day: 1", "day: 9").replace("t-", "t-y-")
    found = codes(files_of(**{DAYS + "extra.md": again, DAYS + "day-9.md": late}))
    assert found == ["C608:day-9.md:3:6", "C602:extra.md:3:6"]


def test_tasks_name_published_lessons():
    """A task that sends people to a hidden lesson is an error."""
    day = DAY.replace("ls-hook", "ls-room")
    room = ROOM.replace("needs", "status: retired\nneeds")
    assert codes(files_of(day=day, room=room)) == ["C604:day-1.md:13:21"]
