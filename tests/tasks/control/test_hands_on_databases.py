"""What officers change and fill in by hand, on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from models.control.phone_forms import DraftForm, PhotoForm
from models.control.place_forms import AddPlaceForm, OrderPlaceForm, RemovePlaceForm
from models.law.common.errors import FaultsError
from tasks.acts.control import place_acts, visit_page_acts
from tasks.control.phone.visit_drafts import SavedAnswer
from tasks.control.round_overview import round_of
from tests.builders.round_builder import at, fill_businesses, fill_organisation, plan_on, row
from tests.builders.small_pictures import red_jpeg

ROUND = "LIN-CON-023"
ON, HELD = date(2026, 8, 3), date(2026, 8, 13)


@pytest.fixture(autouse=True)
def fixture_planned(any_register: str, tmp_path: Path) -> None:
    """A round with two teams that are full."""
    assert any_register
    fill_organisation()
    fill_businesses(tmp_path, [row(number) for number in range(1, 41)])
    plan_on(date(2026, 7, 30))


def numbers() -> list[tuple[int, int]]:
    """Team and rank of every place, in order."""
    return [(place.team, place.rank) for place in round_of(ROUND).places]


def test_numbers_stay_whole() -> None:
    """Off, on again, and to the other team: no number twice and none left out."""
    before, first = numbers(), round_of(ROUND).places[0]
    step = {"reference": ROUND, "on": ON, "by": "ZAAK1", "reason": "de brug is dicht"}
    whole = step | {"business": first.key}
    place_acts.remove_place(RemovePlaceForm.model_validate(whole), at(ON))
    place_acts.add_place(AddPlaceForm.model_validate(whole | {"team": 1}), at(ON))
    assert numbers() == before
    other = step | {"business": next(p.key for p in round_of(ROUND).places if p.team == 2)}
    place_acts.remove_place(RemovePlaceForm.model_validate(other), at(ON))
    moved = OrderPlaceForm.model_validate(whole | {"team": 2, "rank": 1})
    place_acts.order_place(moved, at(ON))
    last = max(number for number in before if number[0] == 1)
    assert numbers() == [number for number in before if number != last]


def test_two_officers_take_the_same_place_off() -> None:
    """One of them is told that it is gone; no other place goes in its stead."""
    count, first = len(numbers()), round_of(ROUND).places[0]

    def remove(by: str) -> bool:
        form = RemovePlaceForm.model_validate(
            {"reference": ROUND, "on": ON, "by": by, "business": first.key, "reason": f"om {by}"}
        )
        try:
            place_acts.remove_place(form, at(ON))
        except FaultsError:
            return False
        return True

    with ThreadPoolExecutor(2) as both:
        done = list(both.map(remove, ("ZAAK1", "JUR1")))
    assert sorted(done) == [False, True]
    assert len(numbers()) == count - 1


def test_two_telephones_at_one_place() -> None:
    """One answer is saved, the other comes back with who was first."""

    def save(by: str) -> SavedAnswer:
        form = DraftForm.model_validate(
            {"reference": ROUND, "on": HELD, "by": by, "team": 1, "rank": 1}
            | {"field": "warrant_number", "answer": [f"2026/{len(by)}"]}
        )
        return visit_page_acts.save_answers([form], at(HELD))[0]

    with ThreadPoolExecutor(2) as both:
        saved = list(both.map(save, ("ZAAK1", "JUR1")))
    assert [each.version for each in saved] == [1, 1]
    (first,) = [each.other for each in saved if each.other is not None]
    assert first.by in ("ZAAK1", "JUR1")


def test_photograph_comes_back_as_it_was_kept() -> None:
    """Byte for byte."""
    step = {"reference": ROUND, "on": HELD, "by": "ZAAK1", "team": 1, "rank": 1}
    visit_page_acts.keep_photo(PhotoForm.model_validate(step), at(HELD), red_jpeg())
    (photo,) = visit_page_acts.open_visit(ROUND, 1, 1, "ZAAK1", at(HELD)).photos
    kept = visit_page_acts.photo_of(ROUND, 1, 1, photo.number, "ZAAK1")
    assert kept.startswith(b"\xff\xd8\xff")
