"""Tests of documents: the content decides, never the name (rule R113)."""

import pytest

from academy.files.document import DOCX, M4A, MOST_BYTES, MP4, PDF, TEXT, XLSX, Unfit, read_document
from tests.fieldwork import made


@pytest.mark.parametrize(
    ("content", "name", "kept", "media_type"),
    [
        (made.PDF, "方案.pdf", "方案.pdf", PDF),
        (made.PDF, "virus.exe", "virus.pdf", PDF),
        (made.PDF, "C:\\temp\\..\\a.pdf", "a.pdf", PDF),
        (made.PDF, "", "file.pdf", PDF),
        (made.xlsx(), "成本.xlsx", "成本.xlsx", XLSX),
        (made.package("word/document.xml"), "a.docx", "a.docx", DOCX),
        (made.MP4, "clip.mp4", "clip.mp4", MP4),
        (made.M4A, "voice.m4a", "voice.m4a", M4A),
        ("品名,件数\n杯子,3".encode(), "a.csv", "a.csv", TEXT),
        ("品名,件数".encode("gb18030"), "a.csv", "a.csv", TEXT),
        ("﻿一行字".encode(), "a.TXT", "a.txt", TEXT),
    ],
)
def test_takes_what_it_knows(content, name, kept, media_type):
    """The ending of the kept name follows from the content."""
    document = read_document(content, name)
    assert (document.name, document.media_type) == (kept, media_type)
    assert document.content == content


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", "empty"),
        (b"x" * (MOST_BYTES + 1), "a.txt", "too_heavy"),
        ("只是文字".encode(), "a.pdf", "not_what_it_says"),
        (b"a\0b", "a.txt", "not_what_it_says"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "a.csv", "not_what_it_says"),
        (b"<script>alert(1)</script>", "a.html", "other"),
        (b"MZ\x90\0", "a.exe", "other"),
        (b"%PDF-1.4 and no end", "a.pdf", "broken"),
        (made.xlsx()[:-30], "a.xlsx", "broken"),
        (made.package("some/other.bin"), "a.zip", "other"),
        (made.package("some/other.bin"), "a.xlsx", "not_what_it_says"),
        (made.package("xl/workbook.xml", "word/document.xml"), "a.xlsx", "not_what_it_says"),
        (made.xlsx("xl/vbaProject.bin"), "a.xlsx", "macros"),
        (made.xlsx(*[f"xl/p{number}.xml" for number in range(2000)]), "a.xlsx", "too_large"),
        (made.bomb(), "a.xlsx", "too_large"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 30, "a.mp4", "not_what_it_says"),
    ],
)
def test_refuses_what_it_does_not_know(content, name, code):
    """Renamed, damaged, heavy, with macros, or a bomb: each has its own sentence."""
    with pytest.raises(Unfit) as refused:
        read_document(content, name)
    assert refused.value.code == code


def test_a_package_with_a_password_is_refused():
    """Nobody could open it to mark it."""
    content = made.xlsx().replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0"
    )
    with pytest.raises(Unfit) as refused:
        read_document(content, "a.xlsx")
    assert refused.value.code == "broken"


def test_names_are_safe_on_every_system():
    """No path, no sign that a shell or a header misreads, nothing that turns the text round."""
    name = read_document(made.PDF, 'a\u202egnp"; filename=x|<b>.exe\r\n.pdf').name
    assert name == "agnp__ filename=x__b_.exe.pdf"
    assert len(read_document(made.PDF, "长" * 300 + ".pdf").name) <= 80
