"""A photograph made anew: only its pixels stay, upright and no larger than is needed to see it.

Where and when it was taken, with which telephone, and a small picture of before it was cut: a
camera writes all of that beside the pixels (EXIF, XMP, IPTC). None of it is copied.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from models.law.common.errors import WeerbaarError

MOST_PIXELS = 60_000_000
"""More than a telephone takes; a small file can claim to be very much larger (a bomb)."""
LONGEST_SIDE = 2000
"""Pixels of what is kept."""
QUALITY = 85
HUGE = "Deze foto heeft te veel beeldpunten; maak haar kleiner."
FORMATS = ("JPEG", "PNG", "WEBP")


class PhotographError(WeerbaarError):
    """Raised when bytes are no photograph that can be kept."""


@dataclass(frozen=True)
class Photograph:
    """A JPEG of pixels alone."""

    content: bytes
    width: int
    height: int


UNREADABLE = (OSError, ValueError, SyntaxError, OverflowError, MemoryError, Warning)
"""What Pillow raises for bytes that are damaged or made to harm."""


def made_anew(content: bytes) -> Photograph:
    """The photograph without anything beside its pixels, or PhotographError in one sentence."""
    try:
        with warnings.catch_warnings():
            # A picture of twice the bound is a warning to Pillow, and a refusal to us.
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                _refuse_huge(opened)
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                return _pixels_of(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotographError(HUGE) from None
    except UNREADABLE:
        words = "Deze foto is niet te lezen; maak een nieuwe of kies een andere."
        raise PhotographError(words) from None


def _refuse_huge(opened: Image.Image) -> None:
    if opened.width * opened.height > MOST_PIXELS:
        raise PhotographError(HUGE)


def _pixels_of(opened: Image.Image) -> Photograph:
    """Turned as it was held, then nothing but pixels: a new picture, into which they are copied."""
    upright = ImageOps.exif_transpose(opened).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    kept = io.BytesIO()
    bare.save(kept, "JPEG", quality=QUALITY, optimize=True)
    return Photograph(kept.getvalue(), *bare.size)
