"""How long records are kept: Selectielijst gemeenten en intergemeentelijke organen 2020."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from pydantic import Field, model_validator

from models.law.common.dutch import dutch_date, plural
from models.law.common.errors import WeerbaarError
from models.law.common.policy import Frozen, Policy, PolicyRuleError
from models.law.common.terms import months_later


class UnknownResultError(WeerbaarError):
    """Raised when the selectielijst that was loaded has no such result."""


class RetentionResult(Frozen):
    """One result of the selectielijst: exactly one of for ever, years, months, days."""

    number: str = Field(pattern=r"^\d+(\.\d+)+$")
    name: str = Field(min_length=1)
    forever: bool = False
    years: int | None = Field(default=None, ge=1)
    months: int | None = Field(default=None, ge=1)
    days: int | None = Field(default=None, ge=1)
    counts_from: str = "het sluiten van de zaak"
    """Dutch, what starts the term; another moment than closing must be fixed by a person."""

    @model_validator(mode="after")
    def _has_one_term(self) -> Self:
        if [self.forever, bool(self.years), bool(self.months), bool(self.days)].count(True) != 1:
            raise PolicyRuleError("geef een van vier: forever, years, months of days")
        return self

    def last_day(self, day: date) -> date | None:
        """The last day on which the records are kept, None for ever."""
        if self.forever:
            return None
        if self.days is not None:
            return day + timedelta(days=self.days)
        return months_later(day, self.months or 12 * (self.years or 0))

    @property
    def words(self) -> str:
        """The term in Dutch."""
        if self.years is not None:
            return f"{self.years} jaar"
        if self.months is not None:
            return plural(self.months, "maand", "maanden")
        return plural(self.days or 0, "dag", "dagen")


class RetentionPolicy(Policy):
    """One version of the selectielijst, as far as it is used here."""

    results: tuple[RetentionResult, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_unique_numbers(self) -> Self:
        numbers = [result.number for result in self.results]
        if len(set(numbers)) != len(numbers):
            raise PolicyRuleError("een resultaatnummer staat er twee keer in")
        return self


@dataclass(frozen=True)
class Retention:
    """The answer: `destroy_after` is the last day of keeping, None for records kept for ever."""

    destroy_after: date | None
    explanation: str


def destroy_after(policy: RetentionPolicy, result_no: str, closed_on: date) -> Retention:
    """When the records of a case with this result may be destroyed: after the day returned.

    The term starts at the closing of the case unless the result says otherwise. Destruction
    itself needs a list, an approval and a declaration [own]. Raises UnknownResultError.
    """
    result = next((item for item in policy.results if item.number == result_no), None)
    if result is None:
        raise UnknownResultError(
            f"Resultaat {result_no} staat niet in de geladen selectielijst ({policy.source})."
        )
    day = result.last_day(closed_on)
    named = f"Resultaat {result.number} ({result.name})"
    if day is None:
        return Retention(None, f"{named} blijft altijd bewaard.")
    return Retention(
        day,
        f"{named} blijft {result.words} bewaard na {result.counts_from}, gerekend vanaf "
        f"{dutch_date(closed_on)}: te vernietigen na {dutch_date(day)}.",
    )
