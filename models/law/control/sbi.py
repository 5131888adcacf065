"""The business codes that exist: Standaard Bedrijfsindeling (SBI) of Statistics Netherlands."""

from pydantic import Field

from models.law.common.policy import Policy


class BusinessCodes(Policy):
    """One version of the SBI: two to five digits, of which longer codes are parts of shorter."""

    codes: frozenset[str] = Field(min_length=1)
