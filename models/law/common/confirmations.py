"""What a lawyer of a municipality read and confirmed: who, when, and which value of which file."""

from datetime import date

from pydantic import Field

from models.law.common.policy import Frozen

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
    confirmed_by: str = Field(min_length=3, max_length=120)
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
