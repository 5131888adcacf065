"""What is found, where, and what a mayor may impose for it (art. 13b Opiumwet)."""

import re
from functools import total_ordering
from typing import Any, Self

from pydantic import model_validator

from models.law.common.durations import DurationUnit
from models.law.common.dutch import plural
from models.law.common.labelled import Labelled
from models.law.common.policy import Frozen, PolicyRuleError


class DrugList(Labelled):
    """The lists of the Opiumwet: I hard drugs, IA groups of new substances, II soft drugs."""

    I = "I", "lijst I (harddrugs)"  # noqa: E741 the Opiumwet calls it I
    IA = "IA", "lijst IA (nieuwe psychoactieve stoffen)"
    """Groups of substances, since 1 July 2025 (art. 2a Opiumwet)."""
    II = "II", "lijst II (softdrugs)"

    @property
    def followed(self) -> "DrugList":
        """The list whose numbers hold where nobody set one of its own: those of I for IA [own]."""
        return DrugList.I if self is DrugList.IA else self


class Unit(Labelled):
    """How an amount is measured. A ball, ampoule or wrapper counts as a pill (facts of 1.2)."""

    GRAM = "gram", "gram"
    PLANTS = "plants", "planten"
    CUTTINGS = "cuttings", "stekken"
    PILLS = "pills", "pillen"
    ML = "ml", "ml"
    CARTRIDGES = "cartridges", "ampullen of ballonnen"
    GRAM_DRIED = "gram_dried", "gram gedroogd"

    @property
    def is_counted(self) -> bool:
        """True for what comes in whole pieces."""
        return self in (Unit.PLANTS, Unit.CUTTINGS, Unit.PILLS, Unit.CARTRIDGES)

    @property
    def words(self) -> tuple[str, str]:
        """Singular and plural."""
        return _ONE_OF.get(self, self.label), self.label


_ONE_OF = {
    Unit.PLANTS: "plant",
    Unit.CUTTINGS: "stek",
    Unit.PILLS: "pil",
    Unit.CARTRIDGES: "ampul of ballon",
}


class MeasureKind(Labelled):
    """From nothing to the closing of the premises, lightest first."""

    NONE = "none", "geen maatregel"
    WARNING = "warning", "bestuurlijke waarschuwing"
    PENALTY_ORDER = "penalty_order", "last onder dwangsom"
    CLOSURE = "closure", "sluiting"


_DAYS_IN = {DurationUnit.WEEKS: 7.0, DurationUnit.MONTHS: 365.25 / 12}
_CLOSURE = re.compile(r"(?:sluiting (?:voor )?)?(\d+) (week|weken|maand|maanden)")
_FIXED = {
    "geen": (MeasureKind.NONE, None),
    "geen maatregel": (MeasureKind.NONE, None),
    "waarschuwing": (MeasureKind.WARNING, None),
    "bestuurlijke waarschuwing": (MeasureKind.WARNING, None),
    "last onder dwangsom": (MeasureKind.PENALTY_ORDER, None),
    "onbepaalde tijd": (MeasureKind.CLOSURE, DurationUnit.INDEFINITE),
    "sluiting voor onbepaalde tijd": (MeasureKind.CLOSURE, DurationUnit.INDEFINITE),
}


@total_ordering
class Measure(Frozen):
    """A measure and, for a closure, how long. May be written as in a matrix: "4 weken"."""

    kind: MeasureKind
    amount: int | None = None
    unit: DurationUnit | None = None

    @model_validator(mode="before")
    @classmethod
    def _read_dutch(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if value in _FIXED:
            kind, unit = _FIXED[value]
            return {"kind": kind, "unit": unit}
        match = _CLOSURE.fullmatch(value)
        if match is None:
            raise PolicyRuleError(
                f'"{value}" is geen maatregel, zoals "waarschuwing" of "3 maanden"'
            )
        unit = DurationUnit.WEEKS if match[2].startswith("we") else DurationUnit.MONTHS
        return {"kind": MeasureKind.CLOSURE, "amount": int(match[1]), "unit": unit}

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        closes = self.kind is MeasureKind.CLOSURE
        if closes is not (self.unit is not None):
            raise PolicyRuleError("een sluiting heeft een duur, een andere maatregel niet")
        if (self.amount is not None) is not (self.unit in _DAYS_IN):
            raise PolicyRuleError(
                "een sluiting in weken of maanden heeft een aantal, een andere niet"
            )
        if self.amount is not None and self.amount < 1:
            raise PolicyRuleError("de duur van een sluiting is ten minste 1")
        return self

    @property
    def is_indefinite(self) -> bool:
        """True for a closure without an end date, which brings a duty of review."""
        return self.unit is DurationUnit.INDEFINITE

    @property
    def _weight(self) -> tuple[int, float]:
        days = float("inf") if self.is_indefinite else 0.0
        if self.unit in _DAYS_IN:
            days = (self.amount or 0) * _DAYS_IN[self.unit]
        return list(MeasureKind).index(self.kind), days

    def __lt__(self, other: "Measure") -> bool:
        """Lighter than the other measure."""
        return self._weight < other._weight

    @property
    def duration(self) -> str:
        """How long a closure lasts: "1 maand", "6 weken" or "onbepaalde tijd"."""
        if self.amount is None or self.unit is None:
            return DurationUnit.INDEFINITE.label
        one = "week" if self.unit is DurationUnit.WEEKS else "maand"
        return plural(self.amount, one, self.unit.label)

    def describe(self) -> str:
        """The measure in Dutch: "sluiting voor 4 weken"."""
        return self.kind.label if self.unit is None else f"sluiting voor {self.duration}"
