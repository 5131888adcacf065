"""Forms of the reporting desk."""

from pydantic import Field

from models.common.forms import Form
from models.common.shapes import OfficerCode

LONGEST_DAYS = 14


class MakeLinkForm(Form):
    """A link by which a partner makes one report."""

    partner: int = Field(
        ge=1, lt=2**31, title="Partner", description="De organisatie die iets wil melden."
    )
    days: int = Field(
        ge=1,
        le=LONGEST_DAYS,
        title="Hoeveel dagen geldig",
        description=f"Van 1 tot en met {LONGEST_DAYS}. Houd het kort.",
    )
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker.")


class WithdrawLinkForm(Form):
    """A link that must open nothing any more."""

    link: int = Field(ge=1, lt=2**31, title="Meldlink")
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker.")
