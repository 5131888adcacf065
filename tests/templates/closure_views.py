"""What the public may know of an invented closure."""

from datetime import date
from typing import Any

from models.closure.closure_views import PublicView
from models.law.closure.measures import Measure, MeasureKind
from models.law.common.durations import DurationUnit
from models.law.common.premises_kinds import PremisesKind

MONTHS = Measure(kind=MeasureKind.CLOSURE, amount=3, unit=DurationUnit.MONTHS)
WEEKS = Measure(kind=MeasureKind.CLOSURE, amount=1, unit=DurationUnit.WEEKS)
INDEFINITE = Measure(kind=MeasureKind.CLOSURE, unit=DurationUnit.INDEFINITE)

_DWELLING: dict[str, Any] = {
    "reference": "ALV-2026-0007",
    "municipality": "Alverlo",
    "folder": "alverlo",
    "premises_kind": PremisesKind.DWELLING,
    "inhabited": True,
    "place": "Groessen",
    "street": "Voorbeeldstraat",
    "address_line": "Voorbeeldstraat 987",
    "found": "een handelshoeveelheid harddrugs",
    "found_on": date(2026, 2, 19),
    "measure": MONTHS,
    "closed_on": date(2026, 4, 17),
    "ordered_from": date(2026, 4, 17),
    "ordered_until": date(2026, 7, 16),
    "made_on": date(2026, 4, 17),
}
_YARD: dict[str, Any] = {
    "premises_kind": PremisesKind.YARD,
    "inhabited": False,
    "measure": WEEKS,
    "ordered_until": date(2026, 4, 23),
}
_PREMISES: dict[str, Any] = {
    "reference": "LIN-2026-0003",
    "municipality": "Lindewaarde",
    "folder": "lindewaarde",
    "premises_kind": PremisesKind.PREMISES,
    "inhabited": False,
    "place": "Lindewaarde",
    "measure": INDEFINITE,
    "ordered_until": None,
    "version": 2,
}


def dwelling(**changes: Any) -> PublicView:
    """A dwelling in Alverlo, for three months."""
    return PublicView.model_validate(_DWELLING | changes)


def yard(**changes: Any) -> PublicView:
    """A yard in Alverlo, for one week."""
    return dwelling(**(_YARD | changes))


def premises(**changes: Any) -> PublicView:
    """Premises in Lindewaarde, until further notice."""
    return dwelling(**(_PREMISES | changes))
