"""Who gets a residents' letter: the edge of the circle, the day, the streets and the order."""

import math
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.closure.delivery_area import (
    RadiusError,
    UnknownStreetsError,
    checked_radius,
    circle,
    in_order,
    named_streets,
    within,
)
from models.law.common.address_days import in_force

ON = date(2026, 9, 15)


@dataclass(frozen=True)
class Spot:
    bag_id: str = "0999200000000001"
    street: str = "Voorbeeldstraat"
    house_number: int = 1
    house_letter: str = ""
    addition: str = ""
    place: str = "Verzonnendorp"
    rd_x: float = 200_000.0
    rd_y: float = 440_000.0
    valid_from: date = date(2010, 1, 1)
    valid_to: date | None = None


CENTRE = Spot()


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (200_100.0, 440_000.0, True),
        (200_100.001, 440_000.0, False),
        (200_060.0, 440_080.0, True),
        (200_060.0, 440_080.001, False),
        (200_035.2, 440_093.6, True),
        (199_900.0, 440_000.0, True),
        (199_899.999, 440_000.0, False),
    ],
)
def test_the_edge_of_the_circle_belongs_to_it_to_the_millimetre(
    x: float, y: float, *, inside: bool
) -> None:
    assert within(CENTRE, Spot(rd_x=x, rd_y=y), 100.0) is inside


@pytest.mark.parametrize("radius", [0.001, 100.0, 1000.0])
def test_a_radius_above_0_and_at_most_1000_metres_is_accepted(radius: float) -> None:
    assert checked_radius(radius) == radius


@pytest.mark.parametrize("radius", [0.0, -1.0, 1000.001, math.inf, math.nan])
def test_another_radius_is_refused(radius: float) -> None:
    with pytest.raises(RadiusError, match=r"kies een straal boven 0 en hoogstens 1000 meter\.$"):
        checked_radius(radius)


@pytest.mark.parametrize(
    ("begin", "end", "there"),
    [
        (ON, None, True),
        (date(2026, 9, 16), None, False),
        (date(2010, 1, 1), ON, False),
        (date(2010, 1, 1), date(2026, 9, 16), True),
    ],
    ids=["begins today", "begins tomorrow", "ended today", "ends tomorrow"],
)
def test_only_an_address_in_force_on_the_day_gets_a_letter(
    begin: date, end: date | None, *, there: bool
) -> None:
    spot = Spot(bag_id="0999200000000002", valid_from=begin, valid_to=end)
    assert in_force(spot, ON) is there
    assert (circle(CENTRE, [spot], 10, ON) == [spot]) is there


def test_the_closed_premises_gets_no_letter_but_its_neighbour_upstairs_does() -> None:
    upstairs = Spot(bag_id="0999200000000002", addition="2")
    assert circle(CENTRE, [CENTRE, upstairs], 100.0, ON) == [upstairs]


coordinates = st.integers(-1_200_000, 1_200_000)


@given(
    places=st.lists(st.tuples(coordinates, coordinates), max_size=40),
    radius=st.integers(1, 1_000_000),
)
def test_the_circle_holds_exactly_what_lies_within_the_distance(
    places: list[tuple[int, int]], radius: int
) -> None:
    """Compared with whole millimetres and Pythagoras, one address at a time."""
    spots = [
        Spot(bag_id=f"099920{n:010}", rd_x=(200_000_000 + x) / 1000, rd_y=(440_000_000 + y) / 1000)
        for n, (x, y) in enumerate(places, start=2)
    ]
    expected = {
        spot.bag_id for spot, (x, y) in zip(spots, places, strict=True) if x**2 + y**2 <= radius**2
    }
    assert {spot.bag_id for spot in circle(CENTRE, spots, radius / 1000, ON)} == expected


def test_addresses_stand_in_walking_order() -> None:
    """By street, place, number, letter and addition; 2 before 10 everywhere."""
    ordered = [
        Spot(street="2e Voorbeeldstraat"),
        Spot(street="10e Voorbeeldstraat"),
        Spot(street="Één Voorbeeldstraat"),
        Spot(street="Eerste Voorbeeldstraat"),
        Spot(street="Voorbeeld Zuid"),
        Spot(street="Voorbeeldstraat", place="Elders", house_number=99),
        Spot(street="Voorbeeldstraat", house_number=2),
        Spot(street="Voorbeeldstraat", house_number=2, addition="2"),
        Spot(street="Voorbeeldstraat", house_number=2, addition="10"),
        Spot(street="Voorbeeldstraat", house_number=2, house_letter="a"),
        Spot(street="Voorbeeldstraat", house_number=2, house_letter="B"),
        Spot(street="Voorbeeldstraat", house_number=2, house_letter="B", addition="A2"),
        Spot(street="Voorbeeldstraat", house_number=2, house_letter="B", addition="A10"),
        Spot(street="Voorbeeldstraat", house_number=10),
    ]
    assert in_order(reversed(ordered)) == ordered


KNOWN = [
    ("Voorbeeldstraat", "Verzonnendorp"),
    ("Voorbeeldlaan", "Verzonnendorp"),
    ("Dorpstraat", "Verzonnendorp"),
    ("Dorpstraat", "Elders"),
    ("Café Plein", "Elders"),
]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Voorbeeldstraat", ("Voorbeeldstraat", "Verzonnendorp")),
        (" voorbeeldSTRAAT ", ("Voorbeeldstraat", "Verzonnendorp")),
        ("cafe  plein", ("Café Plein", "Elders")),
        ("Dorpstraat, Elders", ("Dorpstraat", "Elders")),
    ],
)
def test_a_street_is_known_however_it_is_typed(name: str, meant: tuple[str, str]) -> None:
    assert named_streets([name], KNOWN) == {meant}


def test_every_street_that_is_named_is_found() -> None:
    assert named_streets(["Voorbeeldlaan", "Café Plein", "Dorpstraat, Elders"], KNOWN) == {
        ("Voorbeeldlaan", "Verzonnendorp"),
        ("Café Plein", "Elders"),
        ("Dorpstraat", "Elders"),
    }


def test_every_unknown_street_is_listed_with_what_is_near() -> None:
    with pytest.raises(UnknownStreetsError) as refused:
        named_streets(["Voorbeeldstaat", "Voorbeeldlaan", "Xyz"], KNOWN)
    first, second = refused.value.faults
    assert first.startswith("Voorbeeldstaat heeft op die dag geen adressen in het register")
    assert first.endswith("(bedoelt u Voorbeeldstraat of Voorbeeldlaan?)")
    assert second == "Xyz heeft op die dag geen adressen in het register"


def test_a_street_of_two_places_must_be_named_with_its_place() -> None:
    with pytest.raises(UnknownStreetsError) as refused:
        named_streets(["Dorpstraat"], KNOWN)
    choice = "schrijf “Dorpstraat, Elders” of “Dorpstraat, Verzonnendorp”"
    assert refused.value.faults == (f"Dorpstraat komt in meer plaatsen voor: {choice}",)


def test_a_list_without_streets_is_refused() -> None:
    with pytest.raises(UnknownStreetsError) as refused:
        named_streets([], KNOWN)
    assert str(refused.value) == (
        "De lijst van straten is geweigerd, er is niets opgeslagen: noem ten minste één straat"
    )
