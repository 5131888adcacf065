"""A photograph that was sent is made anew: upright, small, and without what it hides."""

import io
import struct
import zlib

import pytest
from PIL import Image

from tasks.documents.photographs import LONGEST_SIDE, PhotographError, made_anew

ORIENTATION, PLACE = 0x0112, 0x8825


def picture(kind: str, size: tuple[int, int], mode: str = "RGB", turned: int = 1) -> bytes:
    """As a telephone makes it, with the place where it was taken."""
    kept, hidden = io.BytesIO(), Image.Exif()
    hidden[ORIENTATION] = turned
    hidden.get_ifd(PLACE)[2] = (51.9, 6.0, 0.0)
    Image.new(mode, size).save(kept, kind, exif=hidden)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode", "size", "turned", "wanted"),
    [
        ("JPEG", "RGB", (40, 20), 1, (40, 20)),
        ("JPEG", "CMYK", (40, 20), 1, (40, 20)),
        ("PNG", "RGBA", (40, 20), 1, (40, 20)),
        ("PNG", "P", (40, 20), 1, (40, 20)),
        ("JPEG", "RGB", (40, 20), 6, (20, 40)),
        ("JPEG", "RGB", (5000, 100), 1, (LONGEST_SIDE, 40)),
    ],
    ids=["jpeg", "for print", "see-through", "few colours", "on its side", "large"],
)
def test_what_is_kept_is_a_bare_jpeg(
    kind: str, mode: str, size: tuple[int, int], turned: int, wanted: tuple[int, int]
) -> None:
    cleaned = made_anew(picture(kind, size, mode, turned)).content
    found = Image.open(io.BytesIO(cleaned))
    assert (found.format, found.mode, found.size) == ("JPEG", "RGB", wanted)
    assert dict(found.getexif()) == {}
    assert b"Exif" not in cleaned


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says to be very large."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8\xff",
        b"no picture",
        picture("JPEG", (400, 200))[:700],
        picture("GIF", (4, 4), "P"),
        bomb(9_000),
        bomb(60_000),
    ],
    ids=["nothing", "a begin", "words", "cut off", "another kind", "too large", "far too large"],
)
def test_what_is_no_picture_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(PhotographError, match="Deze foto"):
        made_anew(content)
