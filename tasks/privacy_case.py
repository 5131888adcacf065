"""The patterns of one case: its people in every usual spelling, and its address."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tasks.finished_text import readings
from tasks.privacy_patterns import (
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    NO_SIGN_AFTER,
    NO_SIGN_BEFORE,
    Pattern,
    digits_of,
    national_phone,
)

_PARTICLES = frozenset(
    ["van", "von", "de", "der", "den", "het", "ten", "ter", "te", "op", "aan", "bij", "in", "'t", "'s", "d'", "la", "le", "el", "al"]
)
_ORGANISATION_WORDS = frozenset(
    ["stichting", "vereniging", "gemeente", "woningbezit", "woningstichting", "woningcorporatie", "wooncorporatie", "wonen", "beheer", "verhuur", "verhuurder", "vastgoed", "holding", "groep", "bedrijf", "beleggingen", "exploitatie", "maatschappij", "bank", "hypotheekbank", "hypotheken", "verzekeringen", "nederland", "firma", "zoon", "zonen", "eigenaars", "vve", "bv", "nv", "vof", "cv", "b.v", "n.v", "v.o.f", "c.v", "de", "heer", "mevrouw", "dhr", "mevr", "mw", "dr", "mr", "ir", "drs", "ing", "prof"]
)
_MIN_LETTERS = 3
_TITLE = r"(?:de heer|dhr|heer|mevrouw|mevr|mw|familie|fam|verdachte|bewoner|eigenaar|huurder)\.?"
_INITIALS = r"(?:[A-Z]\.? ?){1,5}"
_NO_PERSON = frozenset({"bv", "nv", "nb", "ps", "om"})
_MONTHS = (
    "jan(?:uari)?", "feb(?:ruari)?", "(?:maart|mrt)", "apr(?:il)?", "mei", "juni?", "juli?",
    "aug(?:ustus)?", "sept?(?:ember)?", "okt(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip


def party_patterns(
    names: Iterable[str],
    birth_dates: Iterable[date],
    phones: Iterable[str],
    towns: frozenset[str],
) -> list[Pattern]:
    """Names, birth dates and telephone numbers of the people in the case.

    `towns` are lower case names of municipalities, which a public text may always hold.
    """
    spellings = [way for name in names for way in _name_spellings(_folded(name), towns)]
    found = [_name_pattern(way) for way in spellings]
    found += [way for name in names for way in _initials_patterns(_folded(name))]
    found += [_birth_date_pattern(day) for day in birth_dates]
    return found + [_phone_pattern(phone) for phone in phones if len(digits_of(phone)) > 2]


def _folded(text: str) -> str:
    return max(readings(text), default="", key=len)


def _words(name: str) -> list[str]:
    return [word.strip('.,()"') for word in name.split() if word.strip('.,()"')]


def _is_telling(word: str, towns: frozenset[str]) -> bool:
    known = _PARTICLES | _ORGANISATION_WORDS | towns
    return sum(map(str.isalpha, word)) >= _MIN_LETTERS and word.lower() not in known


def _name_spellings(name: str, towns: frozenset[str]) -> Iterator[str]:
    """The whole name when it tells anything, and every part that tells something by itself."""
    words = _words(name)
    if any(word.lower() not in _PARTICLES | towns | {"gemeente"} for word in words):
        yield name
    for word in words:
        parts = {word, *word.split("-")}
        yield from sorted(part for part in parts if _is_telling(part, towns))


def _name_pattern(spelling: str) -> Pattern:
    words = r"[\s\-]+".join(re.escape(word) for word in re.split(r"[\s\-]+", spelling.strip("-")))
    expression = rf"(?i){NO_LETTER_BEFORE}{words}(?:'?s)?{NO_LETTER_AFTER}"
    return Pattern("naam van een betrokkene", re.compile(expression))


def _initials_patterns(name: str) -> Iterator[Pattern]:
    words = [word for word in _words(name) if word.lower() not in _PARTICLES]
    if len(words) < 2 or any(word.lower() in _ORGANISATION_WORDS for word in words):  # noqa: PLR2004 given name and surname
        return
    surname = re.escape(words[-1])
    particles = rf"(?:(?i:{'|'.join(map(re.escape, sorted(_PARTICLES)))}) )*"
    named = rf"{NO_LETTER_BEFORE}(?:(?i:{_TITLE}) )?{_INITIALS}{particles}(?i:{surname}){NO_LETTER_AFTER}"
    titled = rf"{NO_LETTER_BEFORE}(?i:{_TITLE}) {particles}(?i:{surname}){NO_LETTER_AFTER}"
    yield Pattern("naam van een betrokkene", re.compile(rf"{named}|{titled}"))
    letters = [word[0].upper() for word in words]
    if "".join(letters).lower() not in _NO_PERSON:
        short = rf"\. ?{particles}".join(letters) + r"\."
        yield Pattern("voorletters van een betrokkene", re.compile(rf"{NO_LETTER_BEFORE}{short}"))


def _birth_date_pattern(day: date) -> Pattern:
    year = rf"(?:{day.year}|'?{day.year % 100:02d})"
    short_day, short_month = rf"0?{day.day}", rf"0?{day.month}"
    apart = r" ?[\-./ ] ?"
    ways = (
        rf"{short_day}{apart}{short_month}{apart}{year}",
        rf"{short_day}(?:e|ste|de)?[ \-]?{_MONTHS[day.month - 1]}\.?[ ,\-]*{year}",
        rf"{day.year}{apart}{short_month}{apart}{short_day}",
        f"{day:%d%m%Y}|{day:%Y%m%d}",
    )
    expression = rf"(?i){NO_SIGN_BEFORE}(?:{'|'.join(ways)}){NO_SIGN_AFTER}"
    return Pattern("geboortedatum", re.compile(expression))


def _phone_pattern(phone: str) -> Pattern:
    digits = national_phone(phone)
    apart = r"[ .\-/()]{0,3}"
    start = rf"(?:(?:\+|00)?31{apart}\(?0?\)?|0){apart}" if digits.startswith("0") else ""
    rest = apart.join(digits.removeprefix("0") if start else digits)
    return Pattern("telefoonnummer van een betrokkene", re.compile(rf"(?<!\d){start}{rest}(?!\d)"))


def address_patterns(
    street: str, house_number: int, postcode: str, postal_addresses: str
) -> list[Pattern]:
    """The address of the premises, and any postcode with a house number.

    `postal_addresses` are those of the municipalities themselves, which are public.
    """
    own = _postcodes(postal_addresses)
    name = _street_expression(_folded(street))
    number = r"(?:,? ?(?:nr\.?|no\.?|nummer|huisnummer) ?| ?,? ?)\d+"
    any_postcode = r"[1-9]\d{3} ?[A-Z]{2}"
    ways = [
        Pattern("adres van het pand", re.compile(rf"(?i){NO_LETTER_BEFORE}{name}{number}")),
        Pattern(
            "huisnummer van het pand",
            re.compile(rf"(?i){NO_LETTER_BEFORE}(?:huis)?(?:nummer|nr\.?) ?{house_number}(?!\d)"),
        ),
        Pattern(
            "postcode met huisnummer",
            re.compile(
                rf"{NO_SIGN_BEFORE}(?:{any_postcode},? ?(?:nr\.? ?)?\d{{1,5}}(?!\d)"
                rf"|\d{{1,5}} ?[A-Za-z]?,? {any_postcode}{NO_LETTER_AFTER})"
            ),
            lambda found: not _postcodes(found) & own,
        ),
    ]
    if postcode:
        digits, letters = digits_of(postcode), re.escape(postcode.strip()[-2:])
        expression = rf"(?i){NO_SIGN_BEFORE}{digits}[ \-]?{letters}{NO_SIGN_AFTER}"
        ways.append(Pattern("postcode van het pand", re.compile(expression)))
    return ways


def _postcodes(text: str) -> set[str]:
    return {found.replace(" ", "") for found in re.findall(r"[1-9]\d{3} ?[A-Z]{2}\b", text)}


def _street_expression(street: str) -> str:
    """The street as it is written, with the usual short forms of its ending."""
    name = r"[\s\-]+".join(re.escape(word) for word in re.split(r"[\s\-]+", street))
    for ending, short in (
        ("straat", r"str(?:aat|\.)?"),
        ("laan", r"l(?:aa)?n\.?"),
        ("weg", r"we?g\.?"),
    ):
        if name.lower().endswith(ending):
            return name[: -len(ending)] + short
    return name
