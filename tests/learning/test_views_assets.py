"""Tests of pictures and worksheets of a course."""

import io

import openpyxl
import pytest
from sqlalchemy import select

from academy import clock
from academy.catalog import store
from academy.catalog.disk import read_folder
from academy.catalog.disk_pull import carry_out, plan_pull
from academy.catalog.media_pointer import read_pointer
from academy.catalog.packing import unpack
from academy.catalog.release import release_folder
from academy.catalog.store_media import whole_in
from academy.catalog.translated_course import digest_of_files
from academy.database import reading
from academy.database.doors import doors
from academy.files.store import stored
from tests.learning.conftest import FIRST, SECOND, write_course

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><script>x()</script></svg>'


@pytest.fixture
def with_assets(reader, courses):
    """The course has a drawing and a worksheet; returns a reader of it."""
    folder = courses / "opening" / "assets"
    folder.mkdir()
    (folder / "a.svg").write_bytes(DRAWING)
    (folder / "b.csv").write_bytes("货品,价格\n".encode())
    shown = "![图](../assets/a.svg)\n\n[表](../assets/b.csv)"
    write_course(courses, first=FIRST.replace("先说麻烦。", shown))
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    return reader


def test_a_drawing_runs_nothing_and_is_kept_for_ever(with_assets):
    """The address on the page holds the digest; a drawing has a policy of its own."""
    page = with_assets.get("/courses/opening/first").text
    address = page.split('src="/courses/opening/assets/', 1)[1].split('"', 1)[0]
    answer = with_assets.get(f"/courses/opening/assets/{address}")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.data == DRAWING
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("query", ["", "?v=", "?v=a", "?v=000000000000"])
def test_without_its_digest_a_file_is_asked_for_again(with_assets, query):
    """An address of another version is not kept."""
    answer = with_assets.get(f"/courses/opening/assets/a.svg{query}")
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_a_worksheet_is_downloaded(with_assets):
    """A table is never shown as a page."""
    answer = with_assets.get("/courses/opening/assets/b.csv")
    assert answer.headers["Content-Disposition"] == "attachment"


@pytest.mark.parametrize("name", ["none.svg", "../course.yml", "%2e%2e/course.yml", "a.svg/"])
def test_other_names_are_not_there(with_assets, name):
    """Only the assets of the course are given out, never its sources."""
    assert with_assets.get(f"/courses/opening/assets/{name}").status_code == 404


def test_nobody_else_gets_them(with_assets, app):
    """Without a sign-in a picture leads to the sign-in page."""
    answer = app.test_client().get("/courses/opening/assets/a.svg")
    assert answer.status_code == 303


RECORDING = bytes(range(256)) * 8000


@pytest.fixture
def with_recording(reader, courses):
    """The course has a recording of 2 MB; returns its address on the lesson's page."""
    folder = courses / "opening" / "assets"
    folder.mkdir()
    (folder / "a.mp3").write_bytes(RECORDING)
    shown = ":::audio src=../assets/a.mp3\n@0:12 一\n:::"
    write_course(courses, first=FIRST.replace("先说麻烦。", shown))
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    page = reader.get("/courses/opening/first").text
    return page.split("<audio", 1)[1].split('src="', 1)[1].split('"', 1)[0]


def taken(reader, address, **headers):
    """Return the answer and all that it holds; the file is closed as a server closes it."""
    answer = reader.get(address, headers=headers)
    with answer:
        return answer, answer.data


def test_a_recording_is_given_whole(with_recording, reader):
    """It is kept beside the release, and comes back byte by byte."""
    answer, data = taken(reader, with_recording)
    assert (answer.status_code, answer.mimetype) == (200, "audio/mpeg")
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "immutable" in answer.headers["Cache-Control"]
    assert data == RECORDING


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-1", 0, 2), ("bytes=1000000-", 1_000_000, 2_048_000), ("bytes=-5", -5, None)],
)
def test_a_phone_asks_for_parts(with_recording, reader, asked, first, last):
    """A player that seeks gets just that part, with status 206 (rule R141)."""
    answer, data = taken(reader, with_recording, Range=asked)
    assert answer.status_code == 206
    assert answer.headers["Content-Range"].endswith("/2048000")
    assert data == RECORDING[first:last]


def test_a_part_that_is_not_there(with_recording, reader):
    """Behind the end there is nothing."""
    answer, _ = taken(reader, with_recording, Range="bytes=9000000-")
    assert answer.status_code == 416


def test_a_recording_survives_the_folder(with_recording, reader, courses):
    """A release stays whole when the folder loses the file."""
    (courses / "opening" / "assets" / "a.mp3").unlink()
    assert taken(reader, with_recording)[1] == RECORDING


@pytest.fixture
def with_worksheet(reader, courses):
    """The course has a worksheet with a formula in it."""
    folder = courses / "opening" / "assets"
    folder.mkdir()
    (folder / "周表.csv").write_text(
        "货品,价格,电话\n热干面,29.9,007\n=1+1,3,+86\n", encoding="utf-8"
    )
    shown = ":::download file=../assets/周表.csv\n:::"
    write_course(courses, first=FIRST.replace("先说麻烦。", shown))
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    return reader


def test_excel_opens_the_csv(with_worksheet):
    """It begins with a byte order mark, and no cell is a formula (rule R142)."""
    answer = with_worksheet.get("/courses/opening/assets/周表.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.data.decode("utf-8-sig").splitlines()[2] == "'=1+1,3,'+86"


def test_a_worksheet_is_given_as_xlsx(with_worksheet):
    """The page links to it; texts are texts and prices are numbers."""
    page = with_worksheet.get("/courses/opening/first").text
    assert "<th>货品</th>" in page and "/courses/opening/worksheets/" in page
    answer = with_worksheet.get("/courses/opening/worksheets/周表.xlsx")
    assert answer.headers["Content-Disposition"] == "attachment"
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
    assert [cell.value for cell in sheet[2]] == ["热干面", 29.9, "007"]
    assert [cell.data_type for cell in sheet[3]] == ["s", "n", "s"]
    assert sheet.title == "周表"


@pytest.mark.parametrize("name", ["none", "../course", "a.svg"])
def test_other_worksheets_are_not_there(with_worksheet, name):
    """Only tables of the course are given out."""
    assert with_worksheet.get(f"/courses/opening/worksheets/{name}.xlsx").status_code == 404


def test_what_all_courses_share_comes_with_the_course(reader, courses):
    """A snippet and its picture are part of the release of each course that uses them (R140)."""
    (courses / "_shared" / "snippets").mkdir(parents=True)
    (courses / "_shared" / "assets").mkdir()
    (courses / "_shared" / "assets" / "a.svg").write_bytes(DRAWING)
    snippet = courses / "_shared" / "snippets" / "refund.md"
    snippet.write_text("先认，再办。\n\n![图](../assets/a.svg)\n", encoding="utf-8")
    write_course(courses, first=FIRST.replace("先说麻烦。", ":::include path=refund\n:::"))
    assert [each.kind for each in release_folder(courses, clock.now())] == ["released"]
    page = reader.get("/courses/opening/first").text
    assert "先认，再办。" in page
    address = page.split('src="/courses/opening/assets/_shared/', 1)[1].split('"', 1)[0]
    assert reader.get(f"/courses/opening/assets/_shared/{address}").data == DRAWING
    assert [each.kind for each in release_folder(courses, clock.now())] == ["unchanged"]
    snippet.write_text("先认错。\n", encoding="utf-8")
    assert [each.kind for each in release_folder(courses, clock.now())] == ["released"]
    assert "先认错。" in reader.get("/courses/opening/first").text
    snippet.unlink()
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "broken"
    assert "先认错。" in reader.get("/courses/opening/first").text


def test_a_release_is_whole_by_itself(with_recording, reader, courses, tmp_path):
    """Its sources name the recording by digest and size; the bytes lie with the stored files."""
    with reading() as connection:
        (release,) = [each for each in store.live_releases(connection) if each.slug == "opening"]
        files = unpack(store.sources(connection, [release.release_id])[release.release_id])
        known = connection.execute(select(stored.c.size, stored.c.claimed_at)).all()
    _, size = read_pointer(files["assets/a.mp3"])
    assert (size, len(files["assets/a.mp3"]) < 200) == (len(RECORDING), True)
    assert [row.size for row in known] == [size] and known[0].claimed_at is not None
    folder = tmp_path / "pulled"
    carry_out(plan_pull(folder, files, lambda *_: True), whole=whole_in(doors().data))
    assert (folder / "assets" / "a.mp3").read_bytes() == RECORDING
    assert digest_of_files(read_folder(folder).files) == release.digest


@pytest.mark.parametrize("status", ["draft", "review", "retired"])
def test_files_of_lessons_that_nobody_sees_are_missing(reader, courses, status):
    """R131: a file that only a draft shows is in the preview alone; one seen elsewhere is not."""
    folder = courses / "opening" / "assets"
    folder.mkdir()
    for name in ("a.svg", "b.svg"):
        (folder / name).write_bytes(DRAWING)
    hidden = "![图](../assets/a.svg) ![图](../assets/b.svg)"
    second = SECOND.replace("再当场演示。", hidden).replace("minutes", f"status: {status}\nminutes")
    write_course(
        courses, first=FIRST.replace("先说麻烦。", "![图](../assets/b.svg)"), second=second
    )
    (courses / "opening" / "lessons" / "020-second.en.md").write_text(
        "---\ntitle: Second\n---\n\n![a](../assets/a.svg)\n", encoding="utf-8"
    )
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    expected = 200 if status == "retired" else 404
    assert reader.get("/courses/opening/assets/a.svg").status_code == expected
    assert reader.get("/courses/opening/assets/b.svg").status_code == 200


def test_files_that_only_trainers_see_are_missing(reader, courses, world, client):
    """R131: a file of a block for trainers, in a lesson or a snippet, is in the preview alone."""
    (courses / "opening" / "assets").mkdir()
    (courses / "_shared" / "snippets").mkdir(parents=True)
    (courses / "_shared" / "assets").mkdir()
    for name in ("opening/assets/a.svg", "opening/assets/b.svg", "_shared/assets/c.svg"):
        (courses / name).write_bytes(DRAWING)
    snippet = courses / "_shared" / "snippets" / "notes.md"
    snippet.write_text(":::trainer\n![图](../assets/c.svg)\n:::\n", encoding="utf-8")
    notes = ":::trainer\n先看图。\n\n![图](../assets/a.svg) ![图](../assets/b.svg)\n:::\n"
    first = f"{notes}\n:::include path=notes\n:::\n\n![图](../assets/b.svg)"
    write_course(courses, first=FIRST.replace("先说麻烦。", first))
    (outcome,) = release_folder(courses, clock.now())
    assert outcome.kind == "released", [each.sentence("en") for each in outcome.problems]
    shown = {"a.svg": 404, "b.svg": 200, "_shared/c.svg": 404}
    for name, expected in shown.items():
        assert reader.get(f"/courses/opening/assets/{name}").status_code == expected
    trainer = client.sign_in(world.trainer)
    page = trainer.get("/releases/co-open/2/preview/ls-first?as=trainer").text
    for name in shown:
        assert f"/releases/co-open/2/assets/{name}" in page
        assert trainer.get(f"/releases/co-open/2/assets/{name}").status_code == 200
