"""Invented letterboxes in two invented streets."""

from models.closure.closure_views import DeliveryAddress

STREETS = ("Voorbeeldstraat", "Verzonnenlaan")


def addresses(count: int) -> list[DeliveryAddress]:
    """So many addresses, in no order that a walker would choose."""
    return [
        DeliveryAddress(
            bag_id=f"{number:016}",
            street=STREETS[number % 2],
            house_number=1 + (number * 37) % count,
            postcode="9999XA",
            place="Verzonnendorp",
        )
        for number in range(count)
    ]
