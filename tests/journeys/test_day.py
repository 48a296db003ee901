"""A day of everybody, by the pages, on both databases."""

from datetime import timedelta

from academy.checkins.tables import CheckIn, CheckInPicture
from academy.database import reading, table_of
from academy.learning.tables import Completion
from academy.reports.tables import Report, ReportReply
from tests.browser_client import Browser
from tests.checkins.made import MULTIPART, WORDS, form_of, hidden, picture, upload
from tests.journeys.conftest import House
from tests.learning.conftest import send_answer, ticket
from tests.worlds import PASSWORD

LESSON = "/courses/opening/first"
BOXES = {"observe": "客人停下了", "adjust": "价牌挪到门口", "decide": "留着", "act": "数一数"}


def rows(model):
    """Return all rows of a table."""
    with reading() as connection:
        return connection.execute(table_of(model).select()).fetchall()


def learn(house: House, staff: Browser) -> None:
    """Answer the quiz of a lesson, read it and find it done."""
    page = staff.get(LESSON)
    send_answer(staff, "q-what", "麻烦")
    send_answer(staff, "q-which", "全网最低", "第一")
    house.clock.shift(timedelta(minutes=5))
    staff.post("/lessons/ls-first/read", {"ticket": ticket(page.text)})
    staff.post("/lessons/ls-first/ticks", {"checklist": hidden(page, "checklist")[0]})

    assert 'class="say done"' in staff.get(LESSON).text
    assert [row.lesson_id for row in rows(Completion)] == ["ls-first"]


def check_in(house: House, staff: Browser) -> None:
    """Check in with a picture, and make up yesterday."""
    address = f"/check-ins/{house.activity_id}"
    form = {**form_of(staff.get(address), text=WORDS), "pictures": [upload(picture())]}
    assert staff.post(address, form, **MULTIPART).status_code == 303
    made_up = {"text": "补上", "reason": "轮休"}
    assert staff.post(f"{address}/2026-03-18", made_up).status_code == 303

    assert WORDS.split("，")[0] in staff.get(address).text
    assert {row.kind for row in rows(CheckIn)} == {"on_time", "make_up"}
    (shown,) = rows(CheckInPicture)
    assert staff.get(f"/check-ins/pictures/{shown.check_in_id}/1").status_code == 200


def test_a_day(house: House):
    """Lesson, check-in, report, reply, playbook and profile work the same on both databases."""
    staff = house.enter("staff")
    assert "开场" in staff.get("/").text
    learn(house, staff)
    check_in(house, staff)
    staff.post("/reports/2026-03-19", {**BOXES, "action": "hand_in"})
    (report,) = rows(Report)

    manager = house.enter("manager")
    for path in ("/", "/board", "/reports", "/groups", "/courses"):
        assert manager.get(path, follow_redirects=True).status_code == 200
    seen = f"/board/{house.world.teams['region']}/people/{house.world.staff}"
    assert "周小满" in manager.get(seen).text
    assert "周小满" in manager.get("/reports/waiting").text
    read = manager.get(f"/reports/read/{report.id}")
    form = {name: hidden(read, name)[0] for name in ("revision", "form_key") if hidden(read, name)}
    form |= {"reply": "做得好", "revision": str(report.revision)}
    assert manager.post(f"/reports/read/{report.id}/reply", form).status_code == 303
    assert "做得好" in staff.get(f"/reports/read/{report.id}").text
    assert len(rows(ReportReply)) == 1

    ticked = staff.post(f"/groups/{house.camp_id}/tasks/t-photo", {"day": "1"})
    assert "周小满" in staff.get(ticked.location).text
    staff.post("/me", {"locale": "en", "theme": "dark", "zone": "Asia/Urumqi"})
    assert "Today" in staff.get("/").text
    changed = {"old_password": PASSWORD, "new_password": "winter-sun-2027"}
    assert staff.post("/password", changed).status_code == 303
    assert staff.post("/sign-out").status_code == 303
    assert staff.get("/").status_code == 303
