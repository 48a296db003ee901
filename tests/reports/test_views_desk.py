"""The pages on which a report is written."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from academy.database import reading
from academy.reports import store
from tests.reports.conftest import DAY, NOON, TEXTS

TODAY = "/reports/2026-03-19"
WORDS = {"observe": "客人停下来", "adjust": "挪了价牌", "decide": "留着", "act": "明天数人"}
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def noon(time_machine):
    """It is noon of 19 March 2026 in Shanghai."""
    time_machine.move_to(NOON, tick=False)
    return time_machine


@pytest.fixture
def staff(client, world):
    """A browser in which a person of the shop is signed in."""
    return client.sign_in(world.staff)


def stored(world, day=DAY):
    """The report of the day as the database has it."""
    with reading() as connection:
        return store.find(connection, world.staff, day)


def hidden(page, name):
    """The value of a hidden field on a page."""
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)[0]
    return re.search(r'value="([^"]*)"', tag)[1]


def test_nothing_written_yet(staff):
    """The own list without a report says what one is, and offers today's."""
    page = staff.get("/reports").text

    assert "还没有报告" in page
    assert f'href="{TODAY}"' in page


def test_draft_is_kept_and_shown_again(staff, world):
    """The button keeps a draft that nobody else sees, and the form shows it again (R32)."""
    answer = staff.post(TODAY, {"observe": "只写了一格", "action": "save", "revision": "0"})

    assert (answer.status_code, answer.location) == (303, TODAY)
    assert stored(world).status == "draft"
    assert "只写了一格" in staff.get(TODAY).text
    assert "草稿" in staff.get("/reports").text


def test_hand_in(staff, world):
    """Handing in leads to the report as it is read, and it may still be changed (R31, R32)."""
    answer = staff.post(TODAY, {**WORDS, "action": "hand_in", "revision": "0"})

    assert answer.status_code == 303
    assert stored(world).status == "handed_in"
    page = staff.get(answer.location).text
    assert "交上去了" in page
    assert f'href="{TODAY}"' in page


def test_an_empty_box_is_named_and_everything_stays(staff, world):
    """An empty box is refused at the field and on top, and what was typed stays (R31)."""
    answer = staff.post(TODAY, {**WORDS, "adjust": "  ", "action": "hand_in", "revision": "0"})

    assert answer.status_code == 422
    assert "至少写 1 个字" in answer.text
    assert 'href="#adjust"' in answer.text
    assert "客人停下来" in answer.text
    assert stored(world) is None


def test_a_report_handed_in_is_never_emptied_by_a_draft(staff, world, hand_in):
    """After handing in, a save needs all boxes as well (R31)."""
    hand_in(world)

    answer = staff.post(TODAY, {**WORDS, "act": "", "action": "save", "revision": "1"})

    assert answer.status_code == 422
    assert stored(world).texts == TEXTS


def test_double_tap_hands_in_once(staff, world):
    """The same form twice leaves one report and two redirects (R35)."""
    form = {**WORDS, "action": "hand_in", "revision": "0", "form_key": "the-same-page"}

    first, second = staff.post(TODAY, form), staff.post(TODAY, form)

    assert (first.status_code, second.status_code) == (303, 303)
    assert stored(world).revision == 1


def test_autosave_answers_a_few_words(staff, world):
    """A save in the background gets the time and the new revision, and no page."""
    answer = staff.post(TODAY, {**WORDS, "autosave": "1", "revision": "0"}, headers=JSON)

    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.json == {"saved_at": "12:00", "fields": {"revision": "1"}}
    assert stored(world).status == "draft"


def test_autosave_of_an_older_page_is_a_conflict(staff, world, hand_in):
    """A background save on an older revision answers 409 and changes nothing (R35)."""
    hand_in(world, hand_in=False)

    answer = staff.post(TODAY, {**WORDS, "autosave": "1", "revision": "0"}, headers=JSON)

    assert (answer.status_code, answer.mimetype) == (409, "application/json")
    assert stored(world).texts == TEXTS


def test_autosave_of_what_cannot_be_kept(staff):
    """A background save of a sign that no database keeps answers 422."""
    answer = staff.post(TODAY, {**WORDS, "act": "a\0b"}, headers=JSON)

    assert (answer.status_code, answer.mimetype) == (422, "application/json")


def test_conflict_shows_both_texts_and_can_be_settled(staff, world, hand_in):
    """A stale save shows what is stored and what was typed; sending again settles it (R35)."""
    hand_in(world, hand_in=False)

    page = staff.post(TODAY, {**WORDS, "action": "hand_in", "revision": "0"})

    assert page.status_code == 409
    assert TEXTS.act in page.text
    assert WORDS["act"] in page.text
    form = {name: hidden(page.text, name) for name in ("revision", "form_key")}
    settled = staff.post(TODAY, {**WORDS, **form, "action": "hand_in"})
    assert settled.status_code == 303
    assert stored(world).texts.act == WORDS["act"]


def test_after_a_reply_the_form_is_closed(staff, world, hand_in, answer):
    """A report with a reply opens for reading; a late change is kept on the page (R32)."""
    report = hand_in(world).report
    answer(world, report)

    assert staff.get(TODAY).location == f"/reports/read/{report.id}"
    page = staff.post(TODAY, {**WORDS, "action": "hand_in", "revision": "1"})
    assert page.status_code == 409
    assert WORDS["act"] in page.text
    assert "已经有人回复" in page.text
    assert stored(world).texts == TEXTS


def test_promise_of_the_last_report_stands_above(staff, world, hand_in):
    """The form shows what the last report handed in promised (R33)."""
    hand_in(world, day=DAY - timedelta(days=2))
    hand_in(world, day=DAY - timedelta(days=1), hand_in=False)

    page = staff.get(TODAY).text

    assert "3月17日" in page
    assert TEXTS.act in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/reports/2026-03-19", 200),
        ("/reports/2026-03-17", 200),
        ("/reports/2026-03-16", 404),
        ("/reports/2026-03-20", 404),
        ("/reports/2026-3-19", 404),
        ("/reports/20260319", 404),
        ("/reports/2026-W12-4", 404),
        ("/reports/0001-01-01", 404),
        ("/reports/soon", 404),
    ],
)
def test_which_days_can_be_opened(staff, address, status):
    """Today and the two days before can be begun; no other day is there (R30)."""
    assert staff.get(address).status_code == status


def test_the_day_is_the_persons_own(staff, noon):
    """After midnight in Shanghai a new day can be written, whatever UTC says (R30)."""
    noon.move_to(datetime(2026, 3, 19, 16, 5, tzinfo=UTC), tick=False)

    assert staff.get("/reports/2026-03-20").status_code == 200


def test_a_page_left_open_for_days_keeps_its_words(staff, world, noon):
    """A form that comes too late is not saved, but offered for today (R30)."""
    noon.move_to(NOON + timedelta(days=5), tick=False)

    page = staff.post(TODAY, {**WORDS, "action": "hand_in", "revision": "0"})

    assert page.status_code == 409
    assert WORDS["observe"] in page.text
    assert 'action="/reports/2026-03-24"' in page.text
    assert stored(world) is None


def test_somebody_in_no_team_has_no_report(client, world):
    """Without a team there is nobody to read it: the page says so and keeps the words (R30)."""
    trainer = client.sign_in(world.trainer)

    assert "你还没进任何团队" in trainer.get(TODAY).text
    page = trainer.post(TODAY, {**WORDS, "action": "hand_in"})
    assert page.status_code == 409
    assert WORDS["observe"] in page.text


@pytest.mark.parametrize(
    "form",
    [
        {**WORDS, "observe": "a\0b"},
        {**WORDS, "observe": "字" * 2001},
        {**WORDS, "observe": "🙂" * 300_000},
    ],
    ids=["NUL", "too long", "1 MB of emoji"],
)
def test_bad_text_is_refused_at_the_field(staff, world, form):
    """What cannot be kept is refused at its box, and nothing is stored."""
    answer = staff.post(TODAY, {**form, "action": "hand_in", "revision": "0"})

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert stored(world) is None


@pytest.mark.parametrize("revision", ["", "-1", "x", "9" * 40, "１"])
def test_a_strange_revision_is_an_old_one(staff, world, hand_in, revision):
    """A hidden field that was tampered with never overwrites (R35)."""
    hand_in(world, hand_in=False)

    answer = staff.post(TODAY, {**WORDS, "action": "save", "revision": revision})

    assert answer.status_code == 409
    assert stored(world).texts == TEXTS


def test_a_lost_token_keeps_the_words(client, world):
    """A form without its token comes back with everything typed under its labels."""
    staff = client.sign_in(world.staff)

    page = staff.post(TODAY, {**WORDS, "action": "hand_in", "csrf_token": "forged"})

    assert page.status_code == 400
    assert all(word in page.text for word in WORDS.values())
    assert "观察" in page.text
    assert stored(world) is None


def test_many_reports_are_paged(staff, world, hand_in):
    """The own list goes on at the day before the last one shown."""
    for back in range(1, 41):
        hand_in(world, day=DAY - timedelta(days=back))

    first = staff.get("/reports").text
    later = staff.get("/reports?before=2026-02-17").text

    assert first.count("/reports/read/") == 30
    assert 'href="/reports?before=2026-02-17"' in first
    assert later.count("/reports/read/") == 10
