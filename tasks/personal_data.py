"""How personal data looks in Dutch writing: numbers, dates, plates and names in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from models.law.dutch import MONTHS

NAME_PARTICLES = frozenset(
    "de den der het 't ten ter te van von vande vander vanden in op aan uit bij onder over voor "
    "la le les el al da dos du di del bv b.v nv n.v vof v.o.f cv en of heer mevrouw dhr mevr mr dr "
    "stichting vereniging holding beheer".split()
)
"""Parts of names that are words of their own and point at nobody."""
SHORT_NAME = 3
"""Parts up to this length only count when written exactly so: "Wit" is a name, "wit" is not."""
IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27,
    "LT": 20, "LU": 20, "LV": 21, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24,
    "SE": 24, "SI": 19, "SK": 24, "TR": 26,
}  # fmt: skip

# The letters and digits of Dutch number plates since 1951 (RDW sidecodes 1 to 14).
_PLATES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip
# Without dashes the first looks like a case number, the second like a postcode.
_BARE_PLATES = _PLATES[2:]

Found = tuple[int, str]
"""Where in the text, and the words found there."""


def fold(text: str) -> str:
    """The text without accents, sign for sign, so that places in it stay the same."""
    return "".join(
        (unicodedata.normalize("NFKD", sign)[:1] or sign) if not sign.isascii() else sign
        for sign in text
    )


def names(text: str, known: Iterable[str]) -> Iterator[Found]:
    """Each significant part of the known names, as a whole word, with or without accents."""
    folded = fold(text)
    parts = {part for name in known for part in significant_parts(name)}
    for part in sorted(parts):
        flags = re.IGNORECASE if len(part) > SHORT_NAME else 0
        forms = part if flags else f"(?:{part}|{part.upper()})"
        yield from _all(rf"(?<!\w){forms}(?!\w)", folded, flags)


def significant_parts(name: str) -> list[str]:
    """The parts of a name that point at someone: no particles, no single letters."""
    parts = re.split(r"[^\w'.]+|\s+", fold(name))
    return [
        re.escape(part.strip(".'"))
        for part in parts
        if len(part.strip(".'")) > 1 and part.casefold().strip(".") not in NAME_PARTICLES
    ]


def dates(text: str, days: Iterable[date]) -> Iterator[Found]:
    """The days in every usual spelling: 1-2-1980, 01/02/80, 1980-02-01, 19800201, 1 feb 1980."""
    for day in days:
        month = MONTHS[day.month - 1]
        year = rf"(?:{day.year}|'?{day.year % 100:02})"
        numbers = rf"0?{day.day}\s?([-/. ])\s?0?{day.month}\s?\1\s?{year}"
        words = rf"0?{day.day}\s+(?:{month}|{month[:3]}\.?)\s+{year}"
        if day.month == 3:  # noqa: PLR2004 March is shortened to "mrt"
            words = words.replace("mar\\.?", "maa\\.?").replace("(?:", "(?:mrt\\.?|", 1)
        iso = rf"{day.year}([-/. ]?){day.month:02}\2{day.day:02}"
        yield from _all(rf"(?<!\d)(?:{numbers}|{iso}|{words})(?!\d)", text, re.IGNORECASE)


def phones(text: str, allowed: Iterable[str]) -> Iterator[Found]:
    """Ten-digit Dutch numbers in any spelling, unless allowed."""
    harmless = {phone_digits(number) for number in allowed}
    pattern = r"(?<![\d-])(?:(?:\+|00)31[\s-]?(?:\(0\))?|\(?0)(?:[\s().-]{0,2}\d){8,9}(?!\d)"
    for place, words in _all(pattern, text):
        digits = phone_digits(words)
        if len(digits) == 10 and digits not in harmless:  # noqa: PLR2004 all Dutch numbers
            yield place, words


def known_phones(text: str, numbers: Iterable[str]) -> Iterator[Found]:
    """These numbers, whatever their length or country, in any spelling."""
    for number in numbers:
        digits = phone_digits(number).removeprefix("0")
        if len(digits) > SHORT_NAME:
            yield from _all(r"(?<!\d)0?" + r"[\s().-]{0,2}".join(digits) + r"(?!\d)", text)


def phone_digits(number: str) -> str:
    """The digits as dialled inside the Netherlands: "0612345678"."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    return re.sub(r"^(?:0031|31(?=\d{9}$))", "0", digits)


def bsns(text: str) -> Iterator[Found]:
    """Nine digits that pass the eleven-test, also with dots or spaces between them."""
    for place, words in _all(r"(?<!\d)(?<!\d[ .])\d(?:[ .]?\d){8}(?![ .]?\d)", text):
        digits = [int(sign) for sign in words if sign.isdecimal()]
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        if any(digits) and sum(map(int.__mul__, digits, weights)) % 11 == 0:
            yield place, words


def ibans(text: str) -> Iterator[Found]:
    """Account numbers that pass the 97-test (ISO 7064)."""
    for match in re.finditer(r"(?<![A-Z0-9])([A-Z]{2})\d{2}", text):
        length = IBAN_LENGTHS.get(match[1], 0)
        signs = re.match(rf"[A-Z0-9](?:[ .]?[A-Z0-9]){{{length - 1}}}", text[match.start() :])
        if length and signs and _passes_97(re.sub(r"[ .]", "", signs[0])):
            yield match.start(), signs[0]


def _passes_97(iban: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


def plates(text: str) -> Iterator[Found]:
    """Dutch number plates, with dashes in any case, without dashes in capitals."""
    dashed = "|".join(_plate(form) for form in _PLATES)
    bare = "|".join(_plate(form.replace("-", "")) for form in _BARE_PLATES)
    yield from _all(rf"(?<![\w-])(?:{dashed})(?![\w-])", text, re.IGNORECASE)
    yield from _all(rf"(?<![\w-])(?:{bare})(?![\w-])", text)


def _plate(form: str) -> str:
    return form.replace("X", "[A-Z]").replace("9", r"\d")


def emails(text: str, allowed: Iterable[str]) -> Iterator[Found]:
    """E-mail addresses, unless allowed."""
    harmless = {address.casefold() for address in allowed}
    for place, words in _all(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text):
        if words.casefold() not in harmless:
            yield place, words


def house_numbers(text: str, street: str) -> Iterator[Found]:
    """A number behind the street, and words such as "huisnummer 12"."""
    pattern = r"\s+".join(map(re.escape, fold(street).split()))
    number = r"[\s,]*(?:\(?\s*(?:huis)?(?:nummer|nr\.?)?)\s*\d+"
    if pattern:
        yield from _all(pattern + number, fold(text), re.IGNORECASE)
    yield from _all(r"\b(?:huisnummer|huisnr\.?|(?:op|van) (?:nummer|nr\.?))\s*\d+", text, re.IGNORECASE)


def postcode(text: str, known: str) -> Iterator[Found]:
    """This postcode, with or without its space."""
    compact = re.sub(r"\s", "", known)
    if compact:
        yield from _all(rf"(?<!\w){compact[:4]}\s?{compact[4:]}(?!\w)", text, re.IGNORECASE)


def street_name(text: str, street: str) -> Iterator[Found]:
    """The name of the street itself."""
    pattern = r"\s+".join(map(re.escape, fold(street).split()))
    if pattern:
        yield from _all(rf"(?<!\w){pattern}(?!\w)", fold(text), re.IGNORECASE)


def _all(pattern: str, text: str, flags: int = 0) -> Iterator[Found]:
    return ((match.start(), match[0]) for match in re.finditer(pattern, text, flags))
