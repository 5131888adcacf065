"""The address of the premises in every usual spelling, for texts that may not hold it.

The Autoriteit Persoonsgegevens found that a municipality may not put addresses of dismantled
hemp farms on the internet (docs/facts.md 2.3, Renkum).
"""

import re
from typing import NamedTuple

from tasks.privacy.privacy_patterns import (
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    NO_SIGN_AFTER,
    NO_SIGN_BEFORE,
    Pattern,
    digits_of,
)
from tasks.privacy.privacy_text import on_one_line

_POSTCODE = r"[1-9]\d{3} ?[A-Z]{2}"
_ENDINGS = (("straat", r"str(?:aat|\.)?"), ("laan", r"l(?:aa)?n\.?"), ("weg", r"we?g\.?"))


class AddressSecret(NamedTuple):
    """An address that may stand in no text for the press."""

    street: str
    house_number: int
    postcode: str


def address_patterns(
    street: str, house_number: int, postcode: str, postal_addresses: str
) -> list[Pattern]:
    """The address of the premises, and any postcode with a house number.

    `postal_addresses` are those of the municipalities themselves, which are public.
    """
    found = [_house_number_pattern(house_number), _any_address_pattern(postal_addresses)]
    if street:
        found.append(_street_pattern(street))
    if postcode:
        found.append(_postcode_pattern(postcode))
    return found


def street_name_pattern(street: str) -> Pattern:
    """The street by itself, for a press release for which the lawyer did not release it."""
    name = _street_expression(street) if street else r"(?!)"
    return Pattern(
        "straatnaam die niet is vrijgegeven",
        re.compile(rf"(?i){NO_LETTER_BEFORE}{name}{NO_LETTER_AFTER}"),
    )


def _street_expression(street: str) -> str:
    """The street with the usual short forms of its ending."""
    words = re.split(r"[ \-]+", on_one_line(street))
    name = r"[ \-]+".join(map(re.escape, words))
    for ending, short in _ENDINGS:
        if name.lower().endswith(ending):
            return name[: -len(ending)] + short
    return name


def _street_pattern(street: str) -> Pattern:
    """The street and any number."""
    name = _street_expression(street)
    number = r" ?[,:(\-]? ?(?:huis)?(?:nummer|nr\.?|no\.?)? ?\d+"
    return Pattern("adres van het pand", re.compile(rf"(?i){NO_LETTER_BEFORE}{name}{number}"))


def _house_number_pattern(house_number: int) -> Pattern:
    expression = rf"(?i){NO_LETTER_BEFORE}(?:huis)?(?:nummer|nr\.?) ?{house_number}(?!\d)"
    return Pattern("huisnummer van het pand", re.compile(expression))


def _postcode_pattern(postcode: str) -> Pattern:
    digits, letters = digits_of(postcode), re.escape(postcode.strip()[-2:])
    expression = rf"(?i){NO_SIGN_BEFORE}{digits}[ \-]?{letters}{NO_SIGN_AFTER}"
    return Pattern("postcode van het pand", re.compile(expression))


def _any_address_pattern(postal_addresses: str) -> Pattern:
    own = _postcodes(postal_addresses)
    before = rf"\d{{1,5}} ?[A-Za-z]?,? {_POSTCODE}{NO_LETTER_AFTER}"
    after = rf"{_POSTCODE},? ?(?:nr\.? ?)?\d{{1,5}}(?!\d)"
    return Pattern(
        "postcode met huisnummer",
        re.compile(rf"{NO_SIGN_BEFORE}(?:{before}|{after})"),
        lambda found: not _postcodes(found) & own,
    )


def _postcodes(text: str) -> set[str]:
    return {found.replace(" ", "") for found in re.findall(rf"{_POSTCODE}{NO_LETTER_AFTER}", text)}
