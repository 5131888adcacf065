"""Letters and signs as they may enter the register: the same for files, forms and options.

What is only another way to write a sign becomes that sign; what nobody can see is left out; what
cannot be printed in a letter is refused by name.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from pydantic_core import PydanticCustomError

from models.common.dutch_faults import OWN_RULE

FONT_FILES = {
    "fontpkg_fira_sans": "FiraSans-Regular.ttf",
    "fontpkg_noto_sans": "NotoSans[wdth,wght].ttf",
}
"""Package and file of each font a letter is made with; what they lack cannot be printed."""
_LATIN_END = 0x17F
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_SHIFT = 0xFEE0
_HYPHENS = "\u2010\u2011"
"""One of them only forbids a new line; letters, searches and equal names want the common one."""
_LOST = "\ufffd"
"""Stands where a sign was lost when a file was saved."""
_INVISIBLE = ("Cf",)
_FORBIDDEN = {
    "Cc": "een stuurteken",
    "Cs": "een half teken",
    "Co": "een eigen teken van een lettertype",
    "Cn": "een teken dat niet bestaat",
}
_WORD = re.compile(r"[^\W\d_]+")
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")


def plain(text: str) -> str:
    """The text in the form in which the register keeps it.

    Full-width signs and digits of every script become the common ones, every space and every
    hyphen one kind; marks for direction, zero-width signs and soft hyphens vanish; accents are
    joined to their letter. Raises PydanticCustomError (OWN_RULE) that names the sign and its code:
    a control sign, half a sign, a lost sign, one that cannot be printed, or a word that mixes
    look-alike letters of two alphabets.
    """
    if text.isascii() and text.isprintable():
        return text
    joined = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    clean = "".join(_sign(sign) for sign in joined)
    _refuse_mixed_alphabets(clean)
    return clean


def _sign(sign: str) -> str:
    code, category = ord(sign), unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if code in _FULL_WIDTH:
        return chr(code - _FULL_WIDTH_SHIFT)
    if category in ("Zs", "Zl", "Zp") or sign in "\n\r\t":
        return " " if category == "Zs" else sign if sign in "\n\t" else "\n"
    if sign in _HYPHENS:
        return "-"
    if category in _INVISIBLE or 0xFE00 <= code <= 0xFE0F:  # noqa: PLR2004  variation selectors
        return ""
    _refuse_unprintable(sign, category)
    return sign


def _refuse_unprintable(sign: str, category: str) -> None:
    code = f"U+{ord(sign):04X}"
    if category in _FORBIDDEN:
        raise _refused(f"hier staat {_FORBIDDEN[category]} ({code}); haal het weg")
    if sign == _LOST:
        raise _refused(
            f"hier is bij het opslaan een teken verloren gegaan ({code}); vul het opnieuw in"
        )
    if not is_printable(sign):
        raise _refused(
            f"het teken {sign} ({code}) kan niet in een brief; schrijf het in Latijnse letters"
        )


def _refuse_mixed_alphabets(text: str) -> None:
    """A Cyrillic letter in a Latin word looks the same and is found by no search."""
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        others = {sign for sign in word if _alphabet(sign) != "LATIN"}
        if others and len({_alphabet(sign) for sign in word} - {""}) > 1:
            sign = min(others)
            raise _refused(
                f"in één woord staan letters van twee alfabetten (U+{ord(sign):04X}); "
                "typ het woord opnieuw"
            )


@cache
def _alphabet(sign: str) -> str:
    name = unicodedata.name(sign, "").split(" ")[0]
    return name if name in _ALPHABETS else ""


def is_printable(sign: str) -> bool:
    """Whether a letter can show the sign; all of Western and Central Europe can."""
    return ord(sign) <= _LATIN_END or ord(sign) in printable()


@cache
def printable() -> frozenset[int]:
    """The code points that at least one font of the letters has."""
    # Read only when a letter outside Western Europe comes by: most runs never do.
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    points: set[int] = set()
    for package, name in FONT_FILES.items():
        with (files(package) / "files" / name).open("rb") as file, TTFont(file, lazy=True) as font:
            points |= set(font.getBestCmap())
    return frozenset(points)


def _refused(words: str) -> PydanticCustomError:
    return PydanticCustomError(OWN_RULE, "{words}", {"words": words})
