"""The decrees that equate days with a holiday (Awt art. 3(3)), as data."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Self

from pydantic import model_validator

from models.law.common.calendar import Calendar, is_working_day
from models.law.common.dutch import short_date
from models.law.common.policy import Confirmable, PolicyRuleError


class HolidayDecree(Confirmable):
    """One royal decree, with the days of each year it covers; a year may have no day at all."""

    decree_days: Mapping[int, tuple[date, ...]]

    @model_validator(mode="after")
    def _names_each_day_once_and_in_its_year(self) -> Self:
        undecreed = Calendar(frozenset(), frozenset())
        faults = [
            f"{short_date(day)} {fault}"
            for year, days in self.decree_days.items()
            for day in days
            for fault, holds in (
                (f"staat onder {year}", day.year != year),
                ("ligt buiten de looptijd van het besluit", not self.is_in_force(day)),
                ("is al een feestdag of ligt in het weekend", not is_working_day(day, undecreed)),
            )
            if holds
        ]
        if faults:
            raise PolicyRuleError("; ".join(faults))
        return self


def calendar_of(decrees: Iterable[HolidayDecree]) -> Calendar:
    """One calendar of all decrees that are loaded."""
    every_year = {year: days for decree in decrees for year, days in decree.decree_days.items()}
    return Calendar(
        decree_days=frozenset(day for days in every_year.values() for day in days),
        decree_years=frozenset(every_year),
    )
