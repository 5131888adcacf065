"""Dated policy: in force, out of force, overlap, and the shape of a matrix."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.law.closure.measures import Measure
from models.law.closure.sanctions import SanctionMatrix
from models.law.common.holidays import HolidayDecree, calendar_of
from models.law.common.policy import NoPolicyInForceError, Policy, PolicyOverlapError, VersionedBook


def version(first: date, last: date | None = None) -> Policy:
    return Policy(valid_from=first, valid_to=last, source="verzonnen beleid")


OLD = version(date(2017, 7, 1), date(2020, 12, 31))
NEW = version(date(2022, 1, 1))
BOOK = VersionedBook("sanctiematrix van Voorbeeldstad", [NEW, OLD])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2017, 7, 1), OLD),
        (date(2020, 12, 31), OLD),
        (date(2022, 1, 1), NEW),
        (date(2099, 1, 1), NEW),
    ],
)
def test_a_version_is_in_force_from_its_first_day_to_its_last(day: date, expected: Policy) -> None:
    assert BOOK.in_force(day) is expected


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2017, 6, 30), "30 juni 2017"),
        (date(2021, 1, 1), "1 januari 2021"),
        (date(2021, 12, 31), "31 december 2021"),
    ],
)
def test_a_day_without_a_version_fails_loudly(day: date, written: str) -> None:
    with pytest.raises(NoPolicyInForceError) as refused:
        BOOK.in_force(day)
    assert str(refused.value) == (
        f"Er is geen sanctiematrix van Voorbeeldstad van kracht op {written}."
    )


@pytest.mark.parametrize("last", [date(2022, 1, 1), date(2022, 1, 2), None])
def test_versions_that_claim_the_same_day_are_refused(last: date | None) -> None:
    with pytest.raises(PolicyOverlapError, match="1 januari 2022 begint voordat"):
        VersionedBook("beleid", [version(date(2020, 1, 1), last), NEW])


def test_versions_may_follow_each_other_on_the_next_day() -> None:
    VersionedBook("beleid", [version(date(2020, 1, 1), date(2021, 12, 31)), NEW])


def test_a_version_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="voor de eerste dag"):
        version(date(2022, 1, 2), date(2022, 1, 1))
    assert version(date(2022, 1, 1), date(2022, 1, 1)).is_in_force(date(2022, 1, 1))


PERIODS = st.lists(
    st.tuples(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 3000)), max_size=6
)


@given(periods=PERIODS, day=st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_a_book_never_has_two_versions_for_one_day(
    periods: list[tuple[date, int]], day: date
) -> None:
    versions = [version(first, first + timedelta(days=days)) for first, days in periods]
    try:
        book = VersionedBook("beleid", versions)
    except PolicyOverlapError:
        pairs = [(a, b) for i, a in enumerate(versions) for b in versions[i + 1 :]]
        assert any(a.is_in_force(b.valid_from) or b.is_in_force(a.valid_from) for a, b in pairs)
        return
    claiming = [item for item in versions if item.is_in_force(day)]
    assert len(claiming) <= 1
    if claiming:
        assert book.in_force(day) is claiming[0]


ROW = {"drug_list": "II", "unit": "gram", "first": "geen", "second": "geen", "third": "geen"}
LOW: dict[str, Any] = {**ROW, "id": "laag", "above": 5, "up_to": 30}
HIGH: dict[str, Any] = {**ROW, "id": "hoog", "above": 30}
MATRIX: dict[str, Any] = {
    "valid_from": "2020-01-01",
    "source": "verzonnen beleid",
    "municipality_code": "9999",
    "municipality": "Voorbeeldstad",
    "confirmed": True,
    "lookback_years": 5,
    "uninhabited_dwelling_as": "dwelling",
    "cuttings_per_plant": 5,
    "ceilings": [{"drug_list": "II", "unit": "gram", "amount": 5}],
}


def test_a_matrix_whose_bands_join_is_accepted() -> None:
    SanctionMatrix.model_validate({**MATRIX, "rows": [HIGH, LOW]})


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([{**LOW, "up_to": 29}, HIGH], "laag en hoog sluiten niet aan"),
        ([{**LOW, "up_to": 31}, HIGH], "laag en hoog sluiten niet aan"),
        ([{**LOW, "above": 6}, HIGH], "laag begint niet bij de gebruikershoeveelheid"),
        ([LOW], "boven rij laag ontbreekt een rij"),
        ([LOW, {**HIGH, "id": "laag"}], "rijen met dezelfde id: laag"),
        ([{**LOW, "up_to": 5}, HIGH], "bovengrens ligt niet boven"),
        ([{**LOW, "unit": "ml"}, HIGH], "laag begint niet bij"),
        ([LOW, {**HIGH, "third": "onbepaalde tijd"}], "een woning mag niet bij regel"),
        ([LOW, {**HIGH, "above": None}], "geef lijst, eenheid en ondergrens"),
        ([LOW, HIGH, {**HIGH, "id": "x", "preparatory_goods": True}], "alleen preparatory_goods"),
        ([LOW, {**HIGH, "first": "3 jaar"}], '"3 jaar" is geen maatregel'),
        ([LOW, {**HIGH, "first": "0 weken"}], "ten minste 1"),
    ],
)
def test_a_matrix_with_a_fault_is_refused(rows: list[dict[str, Any]], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        SanctionMatrix.model_validate({**MATRIX, "rows": rows})


def test_two_rows_for_preparation_are_refused() -> None:
    goods = {"preparatory_goods": True, "first": "geen", "second": "geen", "third": "geen"}
    rows = [LOW, HIGH, {**goods, "id": "a"}, {**goods, "id": "b"}]
    with pytest.raises(ValidationError, match="twee rijen voor voorbereiding: a, b"):
        SanctionMatrix.model_validate({**MATRIX, "rows": rows})


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "closure"},
        {"kind": "closure", "unit": "weeks"},
        {"kind": "closure", "amount": 3},
        {"kind": "closure", "amount": 3, "unit": "indefinite"},
        {"kind": "closure", "amount": 0, "unit": "weeks"},
        {"kind": "warning", "amount": 3, "unit": "weeks"},
    ],
)
def test_a_measure_that_makes_no_sense_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Measure.model_validate(facts)


@pytest.mark.parametrize(
    ("year", "day", "fault"),
    [
        (2026, "2027-05-07", "staat onder 2026"),
        (2029, "2029-05-11", "buiten de looptijd"),
        (2026, "2026-05-16", "al een feestdag of ligt in het weekend"),
        (2026, "2026-05-14", "al een feestdag of ligt in het weekend"),
    ],
)
def test_a_decree_day_that_cannot_be_one_is_refused(year: int, day: str, fault: str) -> None:
    facts = {"valid_from": "2026-01-01", "valid_to": "2028-12-31", "source": "verzonnen"}
    with pytest.raises(ValidationError, match=fault):
        HolidayDecree.model_validate({**facts, "decree_days": {year: [day]}})


def test_a_year_without_any_decree_day_still_counts_as_loaded() -> None:
    decree = HolidayDecree.model_validate(
        {"valid_from": "2029-01-01", "source": "verzonnen", "decree_days": {2029: []}}
    )
    assert calendar_of([decree]).decree_years == {2029}


def test_a_policy_that_names_nothing_as_open_waits_for_nobody() -> None:
    """Only what says so in its file is listed as to be confirmed."""
    assert OLD.open_values == frozenset()
    assert OLD.confirming(frozenset({"days"})) is OLD
