"""The pages of boards."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, update

from academy.database import table_of, writing
from academy.learning.store_assignments import assign
from academy.people.tables import Membership, Person, Team
from tests.tracking.conftest import NOON, TODAY

BOARD_STATEMENTS = 8
person = table_of(Person)


@pytest.fixture(autouse=True)
def noon(time_machine):
    """It is noon of 19 March 2026 in Shanghai."""
    time_machine.move_to(NOON, tick=False)
    return time_machine


@pytest.fixture
def manager(client, world):
    """A browser in which the manager of the region is signed in."""
    return client.sign_in(world.manager)


def change(person_id, **values):
    """Change a person."""
    with writing() as connection:
        connection.execute(update(person).where(person.c.id == person_id).values(**values))


def add_people(world, count, team="shop", name="店员{:03d}"):
    """Add staff to a team; return their ids."""
    with writing() as connection:
        rows = [
            {"merchant_id": world.merchant, "name": name.format(number), "theme": "system",
             "password_hash": "-", "must_change_password": False, "created_at": NOON}
            for number in range(count)
        ]  # fmt: skip
        made = connection.execute(insert(person).returning(person.c.id), rows)
        ids = [row.id for row in made]
        members = [
            {"person_id": one, "team_id": world.teams[team], "role": "staff",
             "since": date(2026, 1, 1)}
            for one in ids
        ]  # fmt: skip
        connection.execute(insert(table_of(Membership)), members)
    return ids


def test_board_leads_to_the_first_managed_team(manager, world):
    """The word in the bar leads to the managed team nearest the top (R40)."""
    answer = manager.get("/board")

    assert (answer.status_code, answer.location) == (303, f"/board/{world.teams['region']}")


def test_choosing_a_team(manager, world):
    """The choice of teams leads to the team; one that is not there leads to the first (R40)."""
    shift, other = world.teams["shift"], world.teams["other"]

    assert manager.get(f"/board?team={shift}").location == f"/board/{shift}"
    assert manager.get(f"/board?team={other}").location == f"/board/{world.teams['region']}"


VISITORS = [
    ("manager", "region", 200),
    ("manager", "shift", 200),
    ("manager", "other", 404),
    ("shop_manager", "shop", 200),
    ("shop_manager", "shift", 200),
    ("shop_manager", "region", 404),
    ("foreign_manager", "other", 200),
    ("foreign_manager", "region", 404),
    ("staff", "shop", 404),
    ("trainer", "region", 404),
]


@pytest.mark.parametrize(("who", "team", "status"), VISITORS)
def test_who_opens_a_board(client, world, who, team, status):
    """Managers open their teams and those below; everything else is missing (R40)."""
    browser = client.sign_in(world.persons[who])

    assert browser.get(f"/board/{world.teams[team]}").status_code == status


@pytest.mark.parametrize("team", ["0", "99999", "9" * 30])
def test_a_board_that_is_not_there(manager, team):
    """Numbers without a team answer 404, however large."""
    assert manager.get(f"/board/{team}").status_code == 404


def test_a_team_without_people(manager, world):
    """A board without people says so, and holds no empty table."""
    with writing() as connection:
        connection.execute(table_of(Membership).delete().where(
            table_of(Membership).c.role == "staff"))  # fmt: skip

    page = manager.get(f"/board/{world.teams['region']}").text

    assert "这个团队还没有人" in page
    assert "<table" not in page


def test_people_without_any_activity(manager, world):
    """Nobody is asked for anything: the board says so and counts over nobody (R41)."""
    page = manager.get(f"/board/{world.teams['region']}").text

    assert "今天不用打卡" in page
    assert "周小满" in page


def test_numbers_say_over_whom(manager, world, daily, check_in):
    """Today's number is over those asked, with sub-teams in lines of their own (R41)."""
    activity = daily(world)
    check_in(world, activity, (world.staff, TODAY, "on_time", NOON))

    page = manager.get(f"/board/{world.teams['region']}").text

    assert re.search(r'<span class="big">1</span> / 3 人', page)
    assert "武昌片区含下级团队" in page
    assert re.search(r"小东门过早店</a><b>1 / 3</b>", page)


def test_without_the_teams_below(manager, world, daily):
    """Without the tick only the team's own people are counted (R40)."""
    daily(world)

    page = manager.get(f"/board/{world.teams['shop']}?below=0").text

    assert re.search(r'<span class="big">0</span> / 2 人', page)
    assert "李雪" not in page


def test_first_a_report_then_those_missing(manager, world, daily, check_in, hand_in):
    """A waiting report comes first, then who is missing, then nothing (R42)."""
    activity, address = daily(world), f"/board/{world.teams['region']}"
    everybody = [world.staff, world.colleague, world.night]

    assert "今天还有 3 人没打卡" in manager.get(address).text
    hand_in(world, moment=NOON - timedelta(hours=26))
    assert "周小满的学习报告等了 26 小时" in manager.get(address).text
    with writing() as connection:
        connection.exec_driver_sql("DELETE FROM report")
    check_in(world, activity, *((one, TODAY, "on_time", NOON) for one in everybody))
    assert "今天全员打卡" in manager.get(address).text


def test_text_for_the_group(manager, world, daily, check_in):
    """The text to copy has the count and the names; a double name has its shop (R44)."""
    activity = daily(world)
    change(world.night, name="欧阳若琳")
    check_in(world, activity, (world.staff, TODAY, "on_time", NOON))

    page = manager.get(f"/board/{world.teams['region']}").text
    text = re.search(r"<p class=\"send\" data-copy-text>(.*?)</p>", page)[1]

    assert "3 人已到 1 人，还差 2 位" in text
    assert "欧阳若琳（夜班）" in text
    assert "欧阳若琳（小东门过早店）" in text
    assert "周小满" not in text


def test_praise_for_the_group(manager, world, daily, check_in):
    """The second text thanks and names rows of seven days or more (R44)."""
    activity = daily(world)
    days = [TODAY - timedelta(days=back) for back in range(8)]
    check_in(world, activity, *((world.staff, day, "on_time", NOON) for day in days))

    page = manager.get(f"/board/{world.teams['region']}").text

    assert "连续打卡：周小满 8 天。" in page


def test_progress_over_what_was_given(manager, world):
    """A person's line says never where nothing was done, and no course where none is given."""
    page = manager.get(f"/board/{world.teams['region']}").text

    assert page.count("没有课") == 3
    assert page.count("还没有过") == 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_name_of_200_characters(manager, world, daily, theme):
    """A long name stands whole in every list."""
    daily(world)
    name = "阿" * 200
    change(world.staff, name=name)
    change(world.manager, theme=theme)

    page = manager.get(f"/board/{world.teams['region']}").text

    assert page.count(name) >= 4


def test_a_name_that_looks_like_code(manager, world, daily):
    """A name is text, in lists and in the text to copy."""
    daily(world)
    change(world.staff, name="<b>%(name)s</b>{0}")

    page = manager.get(f"/board/{world.teams['region']}").text

    assert "&lt;b&gt;%(name)s&lt;/b&gt;{0}" in page
    assert "<b>%(name)s</b>" not in page


def test_a_hundred_at_a_time(manager, world, daily):
    """People stand by name, a hundred a page, or all on one page for paper."""
    daily(world)
    add_people(world, 120)
    address = f"/board/{world.teams['region']}"

    first, second = manager.get(address).text, manager.get(f"{address}?page=2").text
    everyone = manager.get(f"{address}?everyone=1").text

    assert lines_of(first) == 100
    assert lines_of(second) == 23
    assert lines_of(everyone) == 123
    assert lines_of(manager.get(f"{address}?page=99").text) == 23
    assert lines_of(manager.get(f"{address}?page=x").text) == 100


def lines_of(page):
    """How many people the table of progress holds."""
    table = page.split('<table class="people">')[1].split("</table>")[0]
    return table.count('<th scope="row">')


def test_statements_do_not_grow_with_people(manager, world, daily, check_in, statements):
    """A board of five hundred people runs as many statements as one of three."""
    activity, address = daily(world), f"/board/{world.teams['region']}"
    check_in(world, activity, (world.staff, TODAY, "on_time", NOON))
    days = [TODAY - timedelta(days=back) for back in range(19)]
    check_in(world, activity, *((world.night, day, "on_time", NOON) for day in days))
    manager.get(address)
    with statements() as few:
        manager.get(address)
    many_people = add_people(world, 500)
    check_in(world, activity, *((one, day, "on_time", NOON) for one in many_people for day in days))
    with statements() as many:
        page = manager.get(f"{address}?everyone=1").text

    assert lines_of(page) == 503
    assert len(many) == len(few) <= BOARD_STATEMENTS


PEOPLE = [
    ("manager", "region", "staff", 200),
    ("manager", "shop", "night", 200),
    ("shop_manager", "shop", "staff", 200),
    ("shop_manager", "region", "staff", 404),
    ("shop_manager", "shift", "staff", 404),
    ("manager", "region", "stranger", 404),
    ("manager", "region", "shop_manager", 404),
    ("foreign_manager", "other", "staff", 404),
    ("foreign_manager", "other", "stranger", 200),
    ("staff", "shop", "staff", 404),
]


@pytest.mark.parametrize(("who", "team", "whom", "status"), PEOPLE)
def test_who_sees_a_person(client, world, who, team, whom, status):
    """A manager sees the staff of managed teams and below, through that team (R40)."""
    browser = client.sign_in(world.persons[who])
    address = f"/board/{world.teams[team]}/people/{world.persons[whom]}"

    assert browser.get(address).status_code == status


def test_a_person_with_nothing_yet(manager, world):
    """A person without a record has a page that says so in words."""
    page = manager.get(f"/board/{world.teams['region']}/people/{world.staff}").text

    assert "没有要他打卡的活动" in page
    assert "还没交过报告" in page


def test_a_person_with_habits_and_reports(manager, world, daily, check_in, hand_in, statements):
    """A person's page has month and streak, handed-in reports but no drafts (R34)."""
    activity = daily(world)
    check_in(world, activity, (world.staff, TODAY, "on_time", NOON))
    hand_in(world)
    hand_in(world, day=TODAY - timedelta(days=1), hand_in=False)
    with writing() as connection:
        assign(connection, "co-none", world.merchant, world.manager, NOON,
               team_id=world.teams["region"])  # fmt: skip

    address = f"/board/{world.teams['region']}/people/{world.staff}"
    manager.get(address)
    with statements() as run:
        page = manager.get(address).text

    assert page.count("/reports/read/") == 1
    assert re.search(r'<span class="big">1</span>', page)
    assert len(run) <= BOARD_STATEMENTS


def test_reports_of_another_team_are_not_shown(client, world, hand_in):
    """A report handed in through a team above is not the shop manager's to read (R34)."""
    hand_in(world, team="region")

    page = client.sign_in(world.shop_manager).get(
        f"/board/{world.teams['shop']}/people/{world.staff}"
    )

    assert page.status_code == 200
    assert "/reports/read/" not in page.text


def test_pages_in_english(client, world, daily):
    """An English reader gets English boards without a Chinese word of ours."""
    daily(world)
    change(world.manager, locale="en")
    with writing() as connection:
        connection.execute(update(table_of(Team)).values(name="Region"))
        connection.execute(update(person).values(name="Somebody"))
    browser = client.sign_in(world.manager)

    for path in ("", f"/people/{world.staff}"):
        page = browser.get(f"/board/{world.teams['region']}{path}").text
        assert 'lang="en"' in page
        for word in ("打卡", "报告", "人"):
            assert word not in page
