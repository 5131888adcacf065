"""What personal data of anyone looks like: one pattern, with its check, for each kind."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from models.law.common.iban import is_iban

NO_LETTER_BEFORE = r"(?<![^\W\d_])"
NO_LETTER_AFTER = r"(?![^\W\d_])"
NO_SIGN_BEFORE = r"(?<![^\W_])"
NO_SIGN_AFTER = r"(?![^\W_])"


def _always(_: str) -> bool:
    return True


@dataclass(frozen=True)
class Pattern:
    """A kind of personal data, what it looks like, and what decides when looks deceive."""

    kind: str
    expression: re.Pattern[str]
    is_real: Callable[[str], bool] = _always

    def finds(self, text: str) -> Iterator[str]:
        """Each place in the text that is this kind of data.

        What only looks like it is searched again from its next sign: a BSN may stand behind "112".
        """
        match = self.expression.search(text)
        while match:
            is_real = self.is_real(match.group())
            if is_real:
                yield match.group()
            match = self.expression.search(text, match.end() if is_real else match.start() + 1)


def digits_of(text: str) -> str:
    """Only the digits."""
    return "".join(sign for sign in text if sign.isdigit())


def national_phone(text: str) -> str:
    """The digits of a telephone number as dialled in the Netherlands: +31 (0)6 becomes 06."""
    digits = digits_of(text)
    if digits.startswith("0031"):
        digits = digits[2:]
    elif not text.strip().startswith("+31"):
        return digits
    return "0" + digits[2:].removeprefix("0")


def is_bsn(text: str) -> bool:
    """Whether nine digits pass the 11-test of the burgerservicenummer (Besluit BSN, art. 2)."""
    digits = [int(digit) for digit in digits_of(text)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return any(digits) and total % 11 == 0


_BSN_GROUPS: tuple[tuple[int, ...], ...] = (
    (9,),
    (3, 3, 3),
    (4, 2, 3),
    (2, 3, 4),
    (3, 2, 4),
    (4, 3, 2),
    (1,) * 9,
)
_ACCOUNT_GROUPS = (2, 2, 2, 3)
"""Not with spaces: those are house numbers in a row."""


def _bsn(signs: tuple[str, ...]) -> Pattern:
    groups = [(sizes, sign) for sizes in _BSN_GROUPS for sign in signs]
    groups += [(_ACCOUNT_GROUPS, sign) for sign in (r"\.", "-")]
    ways = {sign.join(rf"\d{{{size}}}" for size in sizes) for sizes, sign in groups}
    no_amount = r"(?<!€)(?<!€ )(?<!\+31[ .\-])"
    plain = rf"{NO_SIGN_BEFORE}\d{{9}}{NO_SIGN_AFTER}"
    parted = rf"{NO_SIGN_BEFORE}{no_amount}(?:{'|'.join(sorted(ways))}){NO_SIGN_AFTER}"
    return Pattern("burgerservicenummer", re.compile(rf"{plain}|{parted}"), is_bsn)


_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27,
    "LT": 20, "LU": 20, "LV": 21, "MT": 31, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24,
    "SI": 19, "SK": 24, "TR": 26,
}  # fmt: skip


def _iban() -> Pattern:
    dutch = r"(?i:nl)[ .\-]?\d[ .\-]?\d(?:[ .\-]?[A-Za-z]){4}(?:[ .\-]?\d){10}"
    foreign = "|".join(
        rf"{country}\d\d(?:[ .\-]?[A-Z0-9]){{{length - 4}}}"
        for country, length in _IBAN_LENGTHS.items()
    )
    expression = rf"{NO_SIGN_BEFORE}(?:{dutch}|{foreign}){NO_SIGN_AFTER}"
    return Pattern("bankrekeningnummer", re.compile(expression), is_iban)


_OLD_PLATES = ("XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX")
"""Sidecodes 1 to 6, and below 7 to 14; the later ones have no vowels."""
_NEW_PLATES = (
    "99-LLL-9", "9-LLL-99", "LL-999-L", "L-999-LL", "LLL-99-L", "L-99-LLL", "9-LL-999", "999-LL-9",
)  # fmt: skip
_UNMISTAKABLE = ("LL99LL", "LLLL99", "99LLLL", *(way.replace("-", "") for way in _NEW_PLATES))
"""Without hyphens; 1234AB would be a postcode, so the first sidecodes are left out."""


def _plate() -> Pattern:
    signs = {"X": "[A-Za-z]", "L": "[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]", "9": r"\d"}
    capitals = signs | {"L": "[B-DF-HJ-NP-TV-XZ]"}
    hyphened = [_spelled(way, signs) for way in (*_OLD_PLATES, *_NEW_PLATES)]
    plain = [_spelled(way, capitals) for way in _UNMISTAKABLE]
    spaced = [_spelled(way.replace("-", " "), capitals) for way in _NEW_PLATES]
    ways = "|".join((*hyphened, *plain, *spaced))
    expression = rf"(?<![^\W_])(?<![^\W_]-)(?!\d+-(?i:mrt)-)(?:{ways})(?![^\W_])(?!-[^\W_])"
    return Pattern("kenteken", re.compile(expression))


def _spelled(way: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in way)


def _mobile(allowed_phones: frozenset[str]) -> Pattern:
    a_date = r"(?!06[\-./]\d{1,2}[\-./](?:19|20)\d\d(?!\d))"
    expression = (
        rf"{NO_SIGN_BEFORE}{a_date}(?:(?:\+|00)31[ .\-]?(?:\(0\)[ .\-]?|0)?|\(?0)6\)?"
        rf"(?:[ .\-/]{{0,3}}\d){{8}}(?!\d)"
    )
    return Pattern(
        "mobiel telefoonnummer",
        re.compile(expression),
        lambda found: national_phone(found) not in allowed_phones,
    )


def _mail_address(allowed_mail: frozenset[str]) -> Pattern:
    expression = r"(?<![\w.+%'\-])[\w.+%'\-]+@[\w\-]+(?:\.[\w\-]+)+"
    return Pattern(
        "e-mailadres",
        re.compile(expression),
        lambda found: found.strip(".'-").lower() not in allowed_mail,
    )


def general_patterns(
    allowed_phones: frozenset[str], allowed_mail: frozenset[str], *, has_tables: bool = False
) -> tuple[Pattern, ...]:
    """What points to a person in any text. Allowed: national digits and lower case addresses.

    In a text with tables of numbers, digits with spaces between them are no BSN but cells.
    """
    signs = (r"\.", "-") if has_tables else (" ", r"\.", "-")
    return (_bsn(signs), _iban(), _plate(), _mobile(allowed_phones), _mail_address(allowed_mail))
