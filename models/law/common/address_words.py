"""Finding an address by what a person types: without accents, capitals, signs and spaces."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

_DIGITS = re.compile(r"[0-9]+")


@lru_cache(maxsize=50_000)
def plain_sign(text: str) -> str:
    """The letters and digits alone, small and without accents: "'t Hazelegér" is "thazeleger"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if sign.isalnum())


@dataclass(frozen=True)
class AddressWords:
    """What was typed, in each way in which it can be taken apart into street and house number.

    "Plein 1944 7" is number 7, and could be number 1944; "1e Dwarsstraat" has none.
    """

    ways: tuple[tuple[str, str, str], ...]
    """Street, the digits of the number, and the number with all that stands behind it."""

    @classmethod
    def of(cls, typed: str) -> Self:
        """The words of "Dorpsstraat 9A", "9-2" or "t hazeleger"."""
        text = unicodedata.normalize("NFKD", typed.casefold())
        whole = plain_sign(text)
        ways = [
            (plain_sign(text[: found.start()]), found[0], plain_sign(text[found.start() :]))
            for found in _DIGITS.finditer(text)
        ]
        if any(sign.isalpha() for sign in whole):
            ways.append((whole, "", ""))
        return cls(tuple(ways))

    def match(self, street: str, number: int, letter: str = "", addition: str = "") -> bool:
        """Whether an address is meant: of number 9 also 9A and 9-2, and never 90."""
        plain_street, full = plain_sign(street), plain_sign(f"{number}{letter}{addition}")
        return any(
            wanted in plain_street and digits in ("", str(number)) and full.startswith(rest)
            for wanted, digits, rest in self.ways
        )
