"""Where a resident can report something: the same numbers in the whole country."""

from pydantic import Field

from models.law.common.policy import Policy


class ReportingLines(Policy):
    """One version of the national numbers."""

    emergency: str = Field(min_length=1)
    police: str = Field(min_length=1)
    anonymous_telephone: str = Field(min_length=1)
    """Of Meld Misdaad Anoniem, as are the page and the link."""
    anonymous_page: str = Field(min_length=1)
    """As people read it, without https://."""
    link: str = Field(pattern=r"^https://\S+$")
    """What a QR code opens."""

    @property
    def telephones(self) -> tuple[str, ...]:
        """Every number."""
        return self.emergency, self.police, self.anonymous_telephone
