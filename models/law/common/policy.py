"""Dated policy: each version has its source and the days on which it alone is in force."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from models.law.common.dutch import short_date
from models.law.common.errors import FaultsError, WeerbaarError


class NoPolicyInForceError(WeerbaarError):
    """Raised when a book has no version for the day asked."""


class PolicyOverlapError(FaultsError):
    """Raised when two versions of one policy claim the same day."""


class PolicyRuleError(ValueError):
    """Raised by a value of policy that breaks a rule; its Dutch words name no person and are shown.

    A ValueError, so that pydantic tells it with its place.
    """


class Frozen(BaseModel):
    """A value of policy: cannot be changed and refuses words that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Policy(Frozen):
    """One version of a policy; a change is a new version, never an edit."""

    valid_from: date
    """First day in force."""
    valid_to: date | None = None
    """Last day in force, inclusive; None while no end is known."""
    source: str = Field(min_length=1)
    """Where the numbers were read, in Dutch; it is shown with every answer."""
    url: str | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise PolicyRuleError("de laatste dag ligt voor de eerste dag")
        return self

    @property
    def open_values(self) -> frozenset[str]:
        """What a lawyer must still confirm: names of values, or "" for all that it says."""
        return frozenset()

    def confirming(self, values: frozenset[str]) -> Self:
        """The same, now that a lawyer confirmed these of its open values."""
        del values
        return self

    def is_in_force(self, day: date) -> bool:
        """True on the first day, the last day and every day between."""
        return self.valid_from <= day <= (self.valid_to or date.max)

    def touches(self, year: int) -> bool:
        """True when it is in force on a day of the year."""
        return self.valid_from.year <= year <= (self.valid_to or date.max).year


class Confirmable(Policy):
    """What `to_confirm` names waits for a lawyer."""

    to_confirm: frozenset[str] = frozenset()

    @property
    def open_values(self) -> frozenset[str]:
        """What `to_confirm` names."""
        return self.to_confirm

    def confirming(self, values: frozenset[str]) -> Self:
        """Without what is confirmed now."""
        return self.model_copy(update={"to_confirm": self.to_confirm - values})

    @model_validator(mode="after")
    def _confirms_what_exists(self) -> Self:
        unknown = sorted(self.to_confirm - set(type(self).model_fields))
        if unknown:
            raise PolicyRuleError(f"to_confirm noemt wat niet bestaat: {', '.join(unknown)}")
        return self


class MunicipalPolicy(Policy):
    """One version of a policy that each municipality has for itself."""

    municipality_code: str = Field(pattern=r"^\d{4}$")
    """CBS code."""
    municipality: str = Field(min_length=1)


P = TypeVar("P", bound=Policy)


class VersionedBook(Generic[P]):
    """All versions of one policy; a gap between versions is allowed, asking for it fails loudly.

    Raises PolicyOverlapError, with every pair of versions that claim the same day.
    """

    def __init__(self, subject: str, versions: Iterable[P]) -> None:
        """`subject` is the Dutch name with which errors speak: "sanctiematrix van Lindewaarde"."""
        self.subject = subject
        self.versions = tuple(sorted(versions, key=lambda version: version.valid_from))
        faults = [
            f"de versie van {short_date(later.valid_from)} begint voordat "
            f"de versie van {short_date(earlier.valid_from)} eindigt"
            for earlier, later in pairwise(self.versions)
            if earlier.is_in_force(later.valid_from)
        ]
        if faults:
            raise PolicyOverlapError(subject, faults)

    def in_force(self, day: date) -> P:
        """The version of that day, or NoPolicyInForceError."""
        for version in self.versions:
            if version.is_in_force(day):
                return version
        raise NoPolicyInForceError(f"Er is geen {self.subject} van kracht op {short_date(day)}.")
