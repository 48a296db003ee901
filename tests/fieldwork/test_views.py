"""Tests of the pages on which field work is handed in and marked (rules R110 to R117)."""

import io
import re

import pytest
from sqlalchemy import update

from academy import clock
from academy.catalog.release import release_folder
from academy.database import table_of, writing
from academy.files.document import MOST_BYTES
from academy.files.jobs import sweep
from academy.people.tables import Person
from tests.conftest import MORNING
from tests.fieldwork import made
from tests.fieldwork.conftest import CARD as LESSON
from tests.fieldwork.conftest import write_course

CARD = "/field-work/fw-card"


def uploads(*files):
    """Return files of a form: pairs of content and name."""
    return [(io.BytesIO(content), name) for content, name in files]


def field(page: str, name: str) -> str:
    """Return the value of a hidden field."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    return found[1] if found else ""


@pytest.fixture
def staff(released, client):
    """A browser signed in as staff of the shop."""
    return client.sign_in(released.staff)


def browser(client, person_id):
    """Return another browser, signed in as somebody."""
    return type(client)(client.app).sign_in(person_id)


def send(staff, *, path=CARD, **fields):
    """Send the form of the page as it is now."""
    page = staff.get(path).text
    data = {
        "revision": field(page, "revision"),
        "form_key": field(page, "form_key"),
        "action": "hand_in",
        "text": "三件货都写了理由",
        "kept_pictures": re.findall(r'name="kept_pictures" value="([^"]+)"', page),
        "kept_documents": re.findall(r'name="kept_documents" value="([^"]+)"', page),
        **fields,
    }
    return staff.post(path, data, content_type="multipart/form-data")


def hand_in(staff, **fields):
    """Hand in words, a picture and a file."""
    given = {
        "pictures": uploads((made.picture(), "a.jpg")),
        "documents": uploads((made.PDF, "方案.pdf")),
    }
    answer = send(staff, **(given | fields))
    assert answer.status_code == 303, answer.text
    return staff.get(CARD).text


def mark(marker, number=1, **fields):
    """Mark work on its page."""
    page = marker.get(f"/field-work/read/{number}").text
    data = {
        "revision": field(page, "revision"),
        "form_key": field(page, "form_key"),
        "action": "marked",
        "points_1": "3",
        "points_2": "1",
        "remark": "补货线再写一次算式",
        **fields,
    }
    return marker.post(f"/field-work/read/{number}/mark", data)


def test_the_lesson_leads_to_its_field_work(staff):
    """The block has its rubric and a link; so has the open question, which is no form there."""
    page = staff.get("/courses/shop/card").text
    assert 'href="/field-work/fw-card"' in page and "写了补货线" in page
    question = page.split('id="q-open"', 1)[1].split('id="qz-card-result"')[0]
    assert 'href="/field-work/q-open"' in question and "<form" not in question
    assert staff.post("/lessons/ls-card/answers/q-open", {"words": "一句"}).status_code == 404


def test_an_open_question_counts_nothing_in_its_quiz(staff):
    """R116: the quiz ends with its last other question."""
    page = staff.get("/courses/shop/card").text
    form = page.split('id="q-what"', 1)[1]
    key = re.search(r'value="([0-9a-f]+)"[^>]*> <span>麻烦</span>', page)[1]
    data = {"attempt": "1", "digest": field(form, "digest"), "choice": key}
    assert staff.post("/lessons/ls-card/answers/q-what", data).status_code == 303
    result = staff.get("/courses/shop/card").text.split('id="qz-card-result"', 1)[1]
    assert result.lstrip(">").lstrip().startswith('<div class="say done"')


def test_what_is_missing_is_said_at_its_field(staff):
    """R110: words and a picture are asked for; a draft may lack anything."""
    answer = send(staff)
    assert answer.status_code == 422
    assert "请加一张图片" in answer.text and "三件货都写了理由" in answer.text
    assert send(staff, action="save").status_code == 303
    assert "三件货都写了理由" in staff.get(CARD).text


def test_handed_in_marked_and_read(staff, client, released):
    """R112, R116, R117: the whole way, and Today says it until it was read."""
    page = hand_in(staff)
    assert "方案.pdf" in page and "等待批改" in page
    trainer = browser(client, released.trainer)
    assert "1 份实践作业等你批改" in trainer.get("/").text
    assert "周小满" in trainer.get("/field-work/waiting").text
    assert mark(trainer).status_code == 303
    assert "等你批改" not in trainer.get("/").text
    assert "看批改" in staff.get("/").text
    page = staff.get(CARD).text
    assert "已批改：4 / 5 分" in page and "司徒嘉慧" in page and "补货线再写一次算式" in page
    newest = field(page, "newest")
    assert staff.post(f"{CARD}/seen", {"newest": newest}).status_code == 303
    assert "看批改" not in staff.get("/").text
    assert "4 / 5" in staff.get("/field-work").text


def test_sent_back_improved_and_handed_in_again(staff, client, released):
    """R115: Today keeps saying it until it is handed in again; files stay."""
    hand_in(staff)
    manager = browser(client, released.manager)
    assert mark(manager, action="sent_back", remark="").status_code == 422
    assert mark(manager, action="sent_back", points_1="", points_2="").status_code == 303
    assert "退回修改" in staff.get("/").text
    page = staff.get(CARD).text
    assert "补货线再写一次算式" in page and "方案.pdf" in page
    assert "正在修改" in manager.get("/field-work/read/1").text
    assert manager.get("/field-work/files/1/2").status_code == 404
    assert send(staff, text="改好了").status_code == 303
    assert "退回修改" not in staff.get("/").text
    again = manager.get("/field-work/read/1").text
    assert "改好了" in again and "方案.pdf" in again and "改后再提交" in again


def test_a_rubric_with_points_stands_once(staff, client, released):
    """R115: who improves it sees the rubric with the points given, not a second time without."""
    hand_in(staff)
    assert mark(browser(client, released.trainer), action="sent_back").status_code == 303
    assert staff.get(CARD).text.count("三件货写了理由") == 1


def test_points_are_asked_for_and_bounded(staff, client, released):
    """R117: every criterion from 0 to what it is worth; what was typed stays."""
    hand_in(staff)
    trainer = browser(client, released.trainer)
    for points in ("", "4", "-1", "1.5", "三", "9" * 30):
        answer = mark(trainer, points_1=points)
        assert answer.status_code == 422 and "补货线再写一次算式" in answer.text
    assert mark(trainer, points_1="０").status_code in {303, 422}


def test_the_second_marker_sees_what_happened(staff, client, released):
    """R117: the page of the second shows the first mark, and keeps the remark."""
    hand_in(staff)
    trainer, manager = browser(client, released.trainer), browser(client, released.manager)
    page = manager.get("/field-work/read/1").text
    assert mark(trainer).status_code == 303
    late = {
        "revision": field(page, "revision"), "form_key": field(page, "form_key"),
        "points_1": "0", "points_2": "0", "remark": "我的评语",
    }  # fmt: skip
    answer = manager.post("/field-work/read/1/mark", late)
    assert answer.status_code == 409
    assert "别人先批改了" in answer.text and "我的评语" in answer.text
    assert "已批改：4 / 5 分" in answer.text


def test_a_change_while_reading_is_shown(staff, client, released):
    """R115: the marker is shown the new version with what was typed; then it counts."""
    hand_in(staff)
    trainer = browser(client, released.trainer)
    page = trainer.get("/field-work/read/1").text
    assert send(staff, path=f"{CARD}?change=1", text="改过的话").status_code == 303
    old = {"revision": field(page, "revision"), "form_key": field(page, "form_key")}
    answer = mark(trainer, **old)
    assert answer.status_code == 409
    assert "改过的话" in answer.text and 'value="3"' in answer.text
    assert mark(trainer).status_code == 303


def test_marked_work_takes_no_more(staff, client, released):
    """R115: what came too late is shown and not recorded."""
    hand_in(staff)
    mark(browser(client, released.trainer))
    answer = staff.post(CARD, {"action": "hand_in", "text": "太晚了"})
    assert answer.status_code in {409, 422}
    late = send(staff, text="太晚了", pictures=uploads((made.picture("red"), "b.jpg")))
    assert late.status_code == 409 and "太晚了" in late.text
    assert "太晚了" not in staff.get(CARD).text


def test_two_pages_are_never_overwritten_in_silence(staff):
    """R111: the second is shown both versions, and one press puts it in place."""
    first = staff.get(CARD).text
    send(staff, action="save", text="手机上写的")
    old = {"revision": field(first, "revision"), "form_key": field(first, "form_key")}
    answer = send(staff, action="save", text="电脑上写的", **old)
    assert answer.status_code == 409
    assert "手机上写的" in answer.text and "电脑上写的" in answer.text
    now = {
        "revision": field(answer.text, "revision"),
        "form_key": field(answer.text, "form_key"),
    }
    assert send(staff, action="save", text="电脑上写的", **now).status_code == 303


def test_a_draft_saves_itself(staff):
    """A script gets the new revision, and learns of a conflict."""
    page = staff.get(CARD).text
    wants_json = {"Accept": "application/json"}
    data = {
        "text": "写到一半", "revision": "0", "form_key": field(page, "form_key"),
        "csrf_token": staff.token(),
    }  # fmt: skip
    answer = staff.client.post(CARD, data=data, headers=wants_json)
    assert answer.json["fields"] == {"revision": "1"}
    other = data | {"text": "别处写的", "form_key": "another-page"}
    assert staff.client.post(CARD, data=other, headers=wants_json).status_code == 409
    bad = data | {"text": "a\0b"}
    assert staff.client.post(CARD, data=bad, headers=wants_json).status_code == 422


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        ("只是文字".encode(), "plan.pdf", "内容和文件名对不上"),
        (made.bomb(), "表.xlsx", "解开以后太大"),
        (b"%PDF-" + b"0" * (11 * 1024 * 1024), "大.pdf", "超过 10 MB"),
        (b"a\0b", "a.txt", "内容和文件名对不上"),
        (b"<svg onload=alert(1)>", "a.svg", "不收这种文件"),
        (b"", "空.pdf", "文件是空的"),
    ],
    ids=["renamed", "bomb", "11 MB", "NUL", "svg", "empty"],
)
def test_a_bad_file_costs_nothing_else(staff, content, name, sentence):
    """R113: its sentence stands at the files; words, pictures and other files are kept."""
    assert len(content) != MOST_BYTES
    answer = send(
        staff,
        pictures=uploads((made.picture(), "a.jpg")),
        documents=uploads((content, name), (made.xlsx(), "好的.xlsx")),
    )
    answer.request.environ["wsgi.input"].close()
    assert answer.status_code == 422
    assert sentence in answer.text and "三件货都写了理由" in answer.text
    assert "好的.xlsx" in answer.text and "kept_pictures" in answer.text
    kept = {
        "kept_pictures": re.findall(r'name="kept_pictures" value="([^"]+)"', answer.text),
        "kept_documents": re.findall(r'name="kept_documents" value="([^"]+)"', answer.text),
    }
    assert send(staff, **kept).status_code == 303
    assert "好的.xlsx" in staff.get(CARD).text


def test_at_most_five_files_and_those_dropped_are_left_out(staff):
    """R113: the sixth gets its sentence; a tick takes a kept one out."""
    many = uploads(*[(made.PDF + bytes([65 + n]), f"{n}.pdf") for n in range(6)])
    answer = send(staff, action="save", documents=many)
    assert answer.status_code == 422 and "最多 5 个文件" in answer.text
    kept = re.findall(r'name="kept_documents" value="([^"]+)"', answer.text)
    assert len(kept) == 5
    send(staff, action="save", kept_documents=kept, drop_documents=kept[:4])
    assert re.findall(r"(\d)\.pdf", staff.get(CARD).text) == ["4", "4"]


def test_text_that_cannot_be_shown_is_refused(staff):
    """R2: NUL is refused with a sentence, as everywhere."""
    answer = send(staff, text="a\0b")
    assert answer.status_code == 422


def test_files_are_given_out_as_attachments(staff, client, released):
    """R113: nobody's browser runs them; strangers and colleagues find nothing."""
    hand_in(staff)
    answer = staff.get("/field-work/files/1/2")
    assert answer.data == made.PDF and answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E6%96%B9%E6%A1%88.pdf"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert staff.get("/field-work/pictures/1/1?small=1").mimetype == "image/jpeg"
    for wrong in ("/field-work/files/1/1", "/field-work/pictures/1/2", "/field-work/files/1/9"):
        assert staff.get(wrong).status_code == 404
    for name in ("colleague", "stranger", "foreign_manager"):
        other = browser(client, released.persons[name])
        for path in ("/field-work/files/1/2", "/field-work/pictures/1/1", "/field-work/read/1"):
            assert other.get(path).status_code == 404


def test_handed_in_files_outlive_the_nightly_cleaning(staff, data):
    """R113 and R29: what is shown is claimed; what was dropped is removed after two days."""
    hand_in(staff)
    swept = sweep(data, MORNING.replace(month=6))
    assert (swept.unclaimed, swept.without_row) == (0, 0)
    assert staff.get("/field-work/files/1/2").status_code == 200


def test_tickets_of_others_are_worth_nothing(staff, client, released):
    """A forged ticket, or one that was made for somebody else, brings no file."""
    answer = send(staff, action="save", documents=uploads((made.PDF, "我的.pdf")))
    assert answer.status_code == 303
    stolen = re.findall(r'name="kept_documents" value="([^"]+)"', staff.get(CARD).text)
    other = browser(client, released.colleague)
    send(other, action="save", kept_documents=[*stolen, "forged.ticket"])
    assert "我的.pdf" not in other.get(CARD).text


def test_what_nobody_asks_for_is_missing(staff, client, released):
    """Unknown pieces of work, numbers nobody has, own work as a marker: 404."""
    for path in ("/field-work/fw-none", "/field-work/read/9", f"/field-work/read/{2**40}"):
        assert staff.get(path).status_code == 404
    assert staff.post("/field-work/fw-none", {"text": "x"}).status_code == 404
    hand_in(staff)
    assert staff.get("/field-work/read/1").status_code == 404
    assert staff.get("/field-work/waiting").status_code == 404
    stranger = browser(client, released.stranger)
    assert stranger.get(CARD).status_code == 200


def test_a_forged_form_changes_nothing(staff):
    """Without the token of the page nothing is kept."""
    answer = staff.client.post(CARD, data={"text": "假的", "action": "hand_in"})
    assert answer.status_code == 400
    assert staff.get("/field-work").text.count("fw-card") == 0


def test_a_page_without_a_token_keeps_the_files(staff):
    """An expired form comes back with its words, pictures and files."""
    data = {
        "text": "放了很久", "action": "hand_in", "csrf_token": "old",
        "pictures": uploads((made.picture(), "a.jpg")),
        "documents": uploads((made.PDF, "方案.pdf")),
    }  # fmt: skip
    answer = staff.client.post(CARD, data=data, content_type="multipart/form-data")
    assert answer.status_code == 400
    assert "方案.pdf" in answer.text and "放了很久" in answer.text
    assert "kept_documents" in answer.text and "kept_pictures" in answer.text


def test_english_readers_see_their_words(staff, client, released):
    """R114: task and rubric in the reader's language, whatever language it was handed in in."""
    hand_in(staff)
    with writing() as connection:
        table = table_of(Person)
        statement = update(table).where(table.c.id == released.trainer).values(locale="en")
        connection.execute(statement)
    page = browser(client, released.trainer).get("/field-work/read/1").text
    assert "Three goods with a reason" in page and "三件货写了理由" not in page
    assert "Make a card" in page and "做一张卡" not in page


def test_the_rubric_is_markdown_and_safe(staff, client, released, courses):
    """Author and marker read the rubric as the lesson shows it; labels of points are its words."""
    rubric = "~ **三件货**写了理由 <script>x</script> (3)"
    text = LESSON.replace("~ 三件货写了理由 (3)", rubric).replace("~ 先说麻烦", "~ **先说麻烦**")
    write_course(courses, text)
    release_folder(courses, clock.now())
    hand_in(staff)
    trainer = browser(client, released.trainer)
    marking = trainer.get("/field-work/read/1").text
    assert mark(trainer).status_code == 303
    pages = (staff.get("/field-work/q-open").text, staff.get(CARD).text, marking)
    for page, words in zip(pages, ("先说麻烦", "三件货", "三件货"), strict=True):
        assert f"<strong>{words}</strong>" in page
        assert "<script>x" not in page
    assert re.search(r'<label for="points_1">三件货写了理由 [^*]*</label>', marking)
    assert "<strong>先说麻烦</strong>" in staff.get("/courses/shop/card").text


def test_a_manager_sees_it_on_the_persons_page(staff, client, released):
    """What was handed in, its state and its points."""
    hand_in(staff)
    manager = browser(client, released.manager)
    page = f"/board/{released.teams['shop']}/people/{released.staff}"
    assert "等待批改" in manager.get(page).text
    mark(manager)
    assert "4 / 5" in manager.get(page).text
