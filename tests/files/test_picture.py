"""Tests of pictures: content decides, the header is believed first, only pixels survive (R27)."""

import io
import struct
import zlib

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from academy.files import picture
from academy.files.picture import Unfit, read_picture


def encoded(image: Image.Image, kind: str, **more) -> bytes:
    """Return *image* in a format."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **more)
    return buffer.getvalue()


def plain(size=(64, 48), colour="teal", mode="RGB") -> Image.Image:
    """Return an image of one colour."""
    return Image.new(mode, size, colour)


def opened(content: bytes) -> Image.Image:
    """Return the picture that was made."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def png_header(width: int, height: int) -> bytes:
    """Return the first bytes of a PNG that promises a size and holds nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + b"\0\0\0\0IDAT"
        + struct.pack(">I", zlib.crc32(b"IDAT"))
    )


BAD = {
    "empty": (b"", "empty"),
    "text": ("豆皮".encode() * 50, "other"),
    "html": (b"<!doctype html><script>alert(1)</script>", "other"),
    "program": (b"MZ\x90\0" + b"\0" * 200, "other"),
    "pdf": (b"%PDF-1.7\n" + b"\0" * 200, "other"),
    "bmp": (encoded(plain(), "BMP"), "other"),
    "tiff": (encoded(plain(), "TIFF"), "other"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
    "svg with a header": (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><svg/>', "svg"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64, "heic"),
    "heif": (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + b"\0" * 64, "heic"),
    "truncated jpeg": (encoded(plain((640, 480)), "JPEG")[:900], "broken"),
    "truncated png": (encoded(plain((640, 480)), "PNG")[:200], "broken"),
    "jpeg start only": (b"\xff\xd8\xff\xe0" + b"\0" * 20, "broken"),
    "gif start only": (b"GIF89a", "broken"),
    "riff": (b"RIFF\x10\0\0\0WEBPVP8 ", "broken"),
    "60,000 × 60,000": (png_header(60_000, 60_000), "too_many_pixels"),
    "13,000 × 10": (png_header(13_000, 10), "too_many_pixels"),
    "10,000 × 5,001": (png_header(10_000, 5_001), "too_many_pixels"),
    "0 × 0": (png_header(0, 0), "broken"),
}


@pytest.mark.parametrize(("content", "code"), BAD.values(), ids=BAD.keys())
def test_refuses_what_is_no_fit_picture(content, code):
    """R27: each kind of unfit bytes has its own reason."""
    with pytest.raises(Unfit) as refused:
        read_picture(content)

    assert refused.value.code == code


def test_twelve_megabytes_are_the_most():
    """R27: heavier bytes are refused before anything reads them."""
    with pytest.raises(Unfit) as refused:
        read_picture(encoded(plain(), "JPEG") + b"\0" * picture.MOST_BYTES)

    assert refused.value.code == "too_heavy"


def test_the_header_is_believed_before_decoding(monkeypatch):
    """R27: a flood of pixels is refused without decoding one of them."""
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("it was decoded"))
    with pytest.raises(Unfit):
        read_picture(png_header(60_000, 60_000))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_takes_four_formats(kind):
    """R27: JPEG, PNG, WebP and GIF all become JPEG, in a large and a small size."""
    made = read_picture(encoded(plain((2400, 1200)), kind))

    assert (made.width, made.height) == (1600, 800)
    assert opened(made.content).format == opened(made.small).format == "JPEG"
    assert opened(made.small).size == (360, 180)


def test_a_small_picture_is_not_blown_up():
    """R27: 1600 pixels are the most, not the size."""
    made = read_picture(encoded(plain((40, 30)), "PNG"))

    assert opened(made.content).size == opened(made.small).size == (40, 30)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_stands_upright(orientation):
    """R27: a phone held upright gives an upright picture, whatever its note says."""
    image = plain((80, 40), "white")
    image.paste("red", (0, 0, 20, 20))
    note = Image.Exif()
    note[ExifTags.Base.Orientation] = orientation
    made = read_picture(encoded(image, "JPEG", exif=note, quality=95))

    corner = {
        1: (5, 5),
        2: (75, 5),
        3: (75, 35),
        4: (5, 35),
        5: (5, 5),
        6: (35, 5),
        7: (35, 75),
        8: (5, 75),
    }[orientation]
    red, green, _ = opened(made.content).getpixel(corner)
    assert opened(made.content).size == ((80, 40) if orientation < 5 else (40, 80))
    assert red > 180
    assert green < 90


def test_nothing_but_pixels_survives():
    """R27: place, camera, comment, profile and text are gone from both sizes."""
    note = Image.Exif()
    note[ExifTags.Base.Make] = "SECRET-CAMERA"
    note.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    jpeg = encoded(
        plain(), "JPEG", exif=note, comment=b"SECRET-COMMENT", icc_profile=b"SECRET" * 20
    )
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "SECRET-NAME")
    png = encoded(plain(), "PNG", pnginfo=words)

    for content in (jpeg, png):
        made = read_picture(content)
        for kept in (made.content, made.small):
            assert b"SECRET" not in kept
            assert not opened(kept).getexif()
            assert "icc_profile" not in opened(kept).info


def test_a_tail_after_the_picture_is_lost():
    """R27: a page hidden behind a picture does not survive."""
    made = read_picture(encoded(plain(), "JPEG") + b"<script>alert(1)</script>")

    assert b"script" not in made.content


@pytest.mark.parametrize(
    "image",
    [
        plain(mode="RGBA", colour=(0, 0, 0, 0)),
        plain(mode="LA", colour=(0, 0)),
        plain(mode="RGBA", colour=(0, 0, 0, 0)).quantize(4),
    ],
    ids=["rgba", "la", "palette"],
)
def test_what_is_transparent_becomes_white(image):
    """R27: a cut-out drawing stands on white, not on black."""
    made = read_picture(encoded(image, "PNG"))

    assert min(opened(made.content).getpixel((5, 5))) > 250


@pytest.mark.parametrize("mode", ["1", "L", "P", "I;16", "CMYK"])
def test_unusual_modes_are_taken(mode):
    """R27: scans, 16-bit greys and print colours are pictures too."""
    kind = "JPEG" if mode == "CMYK" else "PNG"
    grey = Image.new("I;16", (40, 30), 40_000) if mode == "I;16" else plain((40, 30)).convert(mode)
    made = read_picture(encoded(grey, kind))

    assert opened(made.content).mode == "RGB"
    if mode == "I;16":
        assert 140 < opened(made.content).getpixel((5, 5))[0] < 170


def test_a_moving_picture_keeps_its_first_frame():
    """R27: of a GIF that moves the first frame is kept."""
    frames = [plain(colour="red"), plain(colour="blue")]
    made = read_picture(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))

    assert opened(made.content).getpixel((5, 5))[0] > 200


def test_a_bomb_of_text_is_refused():
    """R27: text that unpacks to megabytes inside a PNG is not unpacked."""
    words = PngImagePlugin.PngInfo()
    words.add_text("bomb", "x" * 80_000_000, zip=True)
    with pytest.raises(Unfit) as refused:
        read_picture(encoded(plain(), "PNG", pnginfo=words))

    assert refused.value.code == "broken"


def test_the_same_picture_twice_is_the_same_bytes():
    """R24: a retry with the same picture stores nothing new."""
    content = encoded(plain(), "JPEG")

    assert read_picture(content).content == read_picture(content).content
