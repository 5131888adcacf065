"""An invented closure, and invented letterboxes around it."""

from datetime import date

from models.closure.closure_views import DeliveryAddress, PublicView
from models.law.closure.measures import Measure, MeasureKind
from models.law.common.durations import DurationUnit
from models.law.common.premises_kinds import PremisesKind


def view() -> PublicView:
    """A dwelling that is closed for three months."""
    return PublicView(
        reference="LIN-2026-001",
        municipality="Lindewaarde",
        folder="lindewaarde",
        premises_kind=PremisesKind.DWELLING,
        inhabited=True,
        place="Verzonnendorp",
        street="Voorbeeldstraat",
        address_line="Voorbeeldstraat 12",
        found="een handelshoeveelheid harddrugs",
        found_on=date(2026, 2, 10),
        measure=Measure(kind=MeasureKind.CLOSURE, amount=3, unit=DurationUnit.MONTHS),
        closed_on=date(2026, 4, 10),
        ordered_from=date(2026, 4, 10),
        ordered_until=date(2026, 7, 9),
        made_on=date(2026, 4, 10),
    )


def addresses(count: int) -> list[DeliveryAddress]:
    """So many letterboxes, a hundred in each street."""
    return [
        DeliveryAddress(
            bag_id=f"{number:016d}",
            street=f"Verzonnenlaan {number // 100}",
            house_number=number % 100 + 1,
            postcode="9999XB",
            place="Verzonnendorp",
        )
        for number in range(count)
    ]
