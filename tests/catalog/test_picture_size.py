"""Tests of the size of pictures."""

import struct

import pytest

from academy.catalog.picture_size import size_of

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 40, 30)
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x1e\x00\x28\x03"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (PNG, (40, 30)),
        (JPEG, (40, 30)),
        (b'<svg viewBox="0 0 40 30">', (40, 30)),
        (b"<?xml version='1.0'?>\n<svg\n  viewBox='0,0,40.2,29.6'/>", (40, 30)),
        (b'<svg width="40" height="30">', None),
        (b'<svg viewBox="0 0 0 30">', None),
        (b'<svg viewBox="0 0 a b">', None),
        (b'<svg viewBox="0 0">', None),
        (PNG[:20], None),
        (JPEG[:9], None),
        (b"", None),
    ],
)
def test_a_picture_says_its_size(content, size):
    """SVG by its view box, PNG and JPEG by their header; anything else has none."""
    assert size_of(content) == size
