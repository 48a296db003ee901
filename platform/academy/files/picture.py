"""Makes a safe picture of whatever a browser sent: the content decides, never the name.

Only what the header promises is believed before decoding, and only pixels survive: the
result is a new JPEG without place, time, camera, comment or colour profile.
"""

import io
import struct
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageOps

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
MOST_SIDE = 12_000
LARGE_SIDE = 1600
SMALL_SIDE = 360
QUALITY = 82
MEDIA_TYPE = "image/jpeg"
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

Code = Literal["empty", "too_heavy", "heic", "svg", "other", "too_many_pixels", "broken"]

Image.MAX_IMAGE_PIXELS = None  # measured() below is stricter and knows no "only a warning"

UNDECODABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    ArithmeticError,
    LookupError,
    EOFError,
    MemoryError,
    struct.error,
)
"""What PIL raises on bytes that lie."""

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


class Unfit(ValueError):
    """The bytes cannot be taken as a picture; ``code`` says why."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code: Code = code


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be stored: upright, at most 1600 px, and a small one of 360 px."""

    content: bytes
    small: bytes
    width: int
    height: int


def read_picture(content: bytes) -> Picture:
    """Return the picture in *content*.

    Args:
        content: JPEG, PNG, WebP or GIF (its first frame), at most 12 MB.

    Raises:
        Unfit: empty, too heavy, another format, more than 50 megapixels or 12,000 pixels a
            side (known from the header, before decoding), or broken.

    Source:
        Rule R27 "pictures" in docs/rules.md.
    """
    with measured(content) as image:
        try:
            image.thumbnail((LARGE_SIDE, LARGE_SIDE), Image.Resampling.LANCZOS)
            large = flat(ImageOps.exif_transpose(image))
        except UNDECODABLE as error:
            raise Unfit("broken") from error
    small = large.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.LANCZOS)
    return Picture(encoded(large), encoded(small), large.width, large.height)


def measured(content: bytes) -> Image.Image:
    """Return the image with its header read and found acceptable; nothing is decoded yet."""
    if not content:
        raise Unfit("empty")
    if len(content) > MOST_BYTES:
        raise Unfit("too_heavy")
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
    except UNDECODABLE as error:
        raise Unfit(kind_of(content)) from error
    if max(image.size) > MOST_SIDE or image.width * image.height > MOST_PIXELS:
        raise Unfit("too_many_pixels")
    return image


def kind_of(content: bytes) -> Code:
    """Say what bytes are that none of the four formats can read."""
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return "heic"
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in start:
        return "svg"
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"RIFF")):
        return "broken"
    return "other"


def flat(image: Image.Image) -> Image.Image:
    """Return the pixels alone, in RGB, with white where they let something through."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    fresh = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        fresh.paste(layer, mask=layer.getchannel("A"))
    else:
        fresh.paste(image.convert("RGB"))
    return fresh


def encoded(image: Image.Image) -> bytes:
    """Return *image* as JPEG."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=QUALITY, progressive=True)
    return buffer.getvalue()
