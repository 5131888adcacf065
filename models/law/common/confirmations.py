"""What a lawyer of a municipality read and confirmed: who, when, and which value of which file."""

import re
from datetime import date
from itertools import takewhile
from typing import Annotated

from pydantic import AfterValidator, Field

from models.law.common.policy import Frozen, PolicyRuleError

_IS_FUNCTION = re.compile(
    r"(jurist|adviseur|secretaris|burgemeester|wethouder|manager|leider|hoofd|directeur|advocaat"
    r"|ordinator|beheerder|medewerker|functionaris|ambtenaar|specialist|griffier)e?$"
)
"""How a function ends: "beleidsadviseur", "gemeentesecretaris", "teamleider"."""
_IS_PERSONAL = re.compile(
    r"\b[A-Z]\.|[,;]|\b(mr|drs|dr|ing|ir|mw|dhr|mevr)\b|\b(mevrouw|heer)\b"
    r"|\b(van|van de|van der|van den|de|den|der|ter|ten) [A-Z]|\b[A-Z][a-z]+-[A-Z][a-z]+",
)
"""What stands in a name and in no function: initials, a title, "de Vries", a double name."""


def _is_a_function(words: str) -> str:
    """A function, with the team after it: nobody's name is kept in a file (AVG art. 5)."""
    parts = words.split()
    before = len(list(takewhile(lambda part: not _IS_FUNCTION.search(part), parts)))
    is_function = before < len(parts) and all(part[0].islower() for part in parts[: before + 1])
    if not is_function or _IS_PERSONAL.search(words):
        raise PolicyRuleError(
            'noem de functie van wie bevestigde, zoals "jurist Veiligheid", en geen naam'
        )
    return words


FunctionName = Annotated[str, Field(min_length=3, max_length=120), AfterValidator(_is_a_function)]

WHOLE = ""
"""Instead of a value: all that the file says."""


class Confirmation(Frozen):
    """One value, or a whole file, of which a lawyer says that it is right."""

    file: str = Field(pattern=r"^[a-z0-9-]+\.yaml$")
    national: bool = False
    """Whether it is a file of the country; some have the name of one of a municipality."""
    version: date | None = None
    """First day of the part that was confirmed; a later part waits again. None: has no parts."""
    value: str = WHOLE
    confirmed_by: FunctionName
    """The function, never a name: "jurist Veiligheid"."""
    confirmed_on: date


class Confirmations(Frozen):
    """All of one municipality."""

    confirmations: tuple[Confirmation, ...] = ()

    def of(self, file: str, version: date) -> frozenset[str]:
        """The confirmed values of one part of one file of the municipality itself."""
        return frozenset(
            each.value
            for each in self.confirmations
            if (each.file, each.version, each.national) == (file, version, False)
        )

    def names(self, file: str, version: date | None, value: str, *, national: bool) -> bool:
        """Whether this value was confirmed."""
        return any(
            (each.file, each.version, each.value, each.national) == (file, version, value, national)
            for each in self.confirmations
        )
