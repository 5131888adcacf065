"""Finding an address by what a person types: without accents, capitals, signs and spaces."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

_NUMBER = re.compile(r"^(?P<street>.*?)(?P<number>[0-9]+[ -]*[0-9a-z -]*)$")
_BEGINS_WITH_DIGITS = re.compile(r"[0-9]+")


def plain_sign(text: str) -> str:
    """The letters and digits alone, small and without accents: "'t Hazelegér" is "thazeleger"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if sign.isalnum())


@dataclass(frozen=True)
class AddressWords:
    """What was typed, taken apart into a street and a house number; either can be empty."""

    street: str
    number: str

    @classmethod
    def of(cls, typed: str) -> Self:
        """The words of "Dorpsstraat 9A", "9-2" or "t hazeleger"."""
        text = unicodedata.normalize("NFKD", typed.casefold()).strip()
        found = _NUMBER.match(text)
        if found is None:
            return cls(plain_sign(text), "")
        return cls(plain_sign(found["street"]), plain_sign(found["number"]))

    def match(self, street: str, number: int, letter: str = "", addition: str = "") -> bool:
        """Whether an address is meant: of number 9 also 9A and 9-2, and never 90."""
        if not (self.street or self.number) or self.street not in plain_sign(street):
            return False
        if not self.number:
            return True
        found = _BEGINS_WITH_DIGITS.match(self.number)
        full = plain_sign(f"{number}{letter}{addition}")
        is_number = found is not None and found[0] == str(number)
        return is_number and full.startswith(self.number)
