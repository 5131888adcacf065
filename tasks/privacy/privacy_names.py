"""The people of a case in every usual spelling: names, initials, birth dates, telephones."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tasks.privacy.privacy_patterns import (
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    NO_SIGN_AFTER,
    NO_SIGN_BEFORE,
    Pattern,
    digits_of,
    national_phone,
)
from tasks.privacy.privacy_text import on_one_line

_PARTICLES = frozenset(
    (
        "van", "von", "de", "der", "den", "het", "ten", "ter", "te", "op", "aan", "bij", "in", "'t",
        "'s", "d'", "la", "le", "el", "al", "en", "of", "the",
    )
)  # fmt: skip
_TITLES = frozenset(
    (
        "heer", "dhr", "mevrouw", "mevr", "mw", "familie", "fam", "dr", "mr", "ir", "drs", "ing",
        "prof", "erven",
    )
)  # fmt: skip
_LEGAL_FORMS = frozenset(
    (
        "stichting", "vereniging", "cooperatie", "firma", "maatschap",
        "bv", "b.v", "nv", "n.v", "vof", "v.o.f", "cv", "c.v", "u.a", "ua",
    )
)  # fmt: skip
_COLLECTIVES = frozenset(
    (
        "stichting", "vereniging", "vve", "gemeente", "bank", "hypotheekbank", "woningbezit",
        "woningstichting", "woonstichting", "woningcorporatie", "wooncorporatie", "woningbouw",
        "wonen", "provincie", "waterschap",
    )
)  # fmt: skip
"""Known under their name as a whole: a part of it is often a town or a street."""
_COMPANY_WORDS = frozenset(
    (
        "beheer", "verhuur", "verhuurder", "vastgoed", "holding", "groep", "bedrijf", "beleggingen",
        "exploitatie", "maatschappij", "hypotheken", "verzekeringen", "nederland", "zoon", "zonen",
        "eigenaars", "horeca", "handelsonderneming", "bouwbedrijf", "bakkerij", "administratie",
    )
)  # fmt: skip
_MIN_LETTERS = 3
_ABBREVIATIONS = frozenset({"bv", "nv", "nb", "ps", "om", "va"})
"""Initials that are an ordinary Dutch abbreviation."""
_MIN_DIGITS = 6
_MONTHS = (
    "jan(?:uari)?", "feb(?:ruari)?", "(?:maart|mrt)", "apr(?:il)?", "mei", "juni?", "juli?",
    "aug(?:ustus)?", "sept?(?:ember)?", "okt(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip


def party_patterns(
    names: Iterable[str],
    birth_dates: Iterable[date],
    phones: Iterable[str],
    towns: frozenset[str],
    street: str,
) -> list[Pattern]:
    """Names, birth dates and telephone numbers of the people in the case.

    `towns` are lower case names of municipalities. A town or the street never counts as a part
    of a company's name, because the residents' letter holds both.
    """
    place_words = towns | set(on_one_line(street).lower().split())
    found: list[Pattern] = []
    for name in map(on_one_line, names):
        words = [word for word in (part.strip('.,()"') for part in name.split()) if word]
        found += map(_name_pattern, _spellings(words, towns, place_words))
        found += _short_patterns(words)
    found += [_birth_date_pattern(day) for day in birth_dates]
    return found + [
        _phone_pattern(phone) for phone in phones if len(digits_of(phone)) >= _MIN_DIGITS
    ]


def _has(words: Sequence[str], known: frozenset[str]) -> bool:
    return any(word.lower() in known for word in words)


def _spellings(
    words: Sequence[str], towns: frozenset[str], place_words: frozenset[str]
) -> Iterator[Sequence[str]]:
    """The whole name, the name without legal form, and every part that tells something."""
    known = _PARTICLES | _TITLES | _LEGAL_FORMS | _COMPANY_WORDS | _COLLECTIVES
    if all(word.lower() in _PARTICLES | towns | {"gemeente"} for word in words):
        return
    yield words
    bare = [word for word in words if word.lower() not in _LEGAL_FORMS | _TITLES]
    if len(bare) > 1:
        yield bare
    if _has(words, _COLLECTIVES):
        return
    is_company = _has(words, _LEGAL_FORMS | _COMPANY_WORDS)
    known |= place_words if is_company else towns
    parts = {part for word in words for part in (word, *word.split("-"))}
    for part in sorted(parts):
        if sum(map(str.isalpha, part)) >= _MIN_LETTERS and part.lower() not in known:
            yield [part]


def _name_pattern(words: Sequence[str]) -> Pattern:
    parts = [re.escape(part) for word in words for part in word.split("-") if part]
    spelled = r"[.,]?[ \-]+".join(parts)
    expression = rf"(?i){NO_LETTER_BEFORE}{spelled}(?:'?s)?{NO_LETTER_AFTER}"
    return Pattern("naam van een betrokkene", re.compile(expression))


def _short_patterns(words: Sequence[str]) -> Iterator[Pattern]:
    """A surname of two letters counts after a title or initials; initials count with dots."""
    telling = [word for word in words if word.lower() not in _PARTICLES | _TITLES]
    is_person = len(telling) > 1 and not _has(words, _LEGAL_FORMS | _COLLECTIVES | _COMPANY_WORDS)
    if not is_person:
        return
    particles = rf"(?:(?i:{'|'.join(map(re.escape, sorted(_PARTICLES)))})\.? ?)*"
    title = rf"(?i:{'|'.join(sorted(_TITLES))}|verdachte|bewoner|eigenaar|huurder)\.? "
    surname = rf"(?i:{re.escape(telling[-1])}){NO_LETTER_AFTER}"
    named = rf"{NO_LETTER_BEFORE}(?:{title}|(?:[A-Z]\.? ?)+){particles}{surname}"
    yield Pattern("naam van een betrokkene", re.compile(named))
    letters = [word[0].upper() for word in telling]
    if "".join(letters).lower() not in _ABBREVIATIONS:
        short = rf"\. ?(?:[a-z]\. ?)*{particles}".join(map(re.escape, letters)) + r"\."
        expression = re.compile(rf"{NO_SIGN_BEFORE}(?<!\.){short}{NO_SIGN_AFTER}")
        yield Pattern("voorletters van een betrokkene", expression)


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
    start = rf"(?:(?:\+|00)?31{apart}0?|0){apart}" if digits.startswith("0") else ""
    rest = apart.join(digits.removeprefix("0") if start else digits)
    return Pattern("telefoonnummer van een betrokkene", re.compile(rf"(?<!\d){start}{rest}(?!\d)"))
