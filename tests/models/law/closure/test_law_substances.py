"""On which list a substance stands, by its name and the day on which it was found."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from pydantic import ValidationError

from models.law.closure.finds.listed_finds import (
    ListRefusedError,
    TypedList,
    list_of_find,
    require_exemption_answered,
    require_own_unit,
    why_without_power,
)
from models.law.closure.finds.quantities import FoundAmount, ceiling_for
from models.law.closure.finds.substances import Standing, SubstanceTable
from models.law.closure.measures import DrugList, Unit
from models.law.common.answers import Answer
from models.law.common.policy import NoPolicyInForceError
from tasks.closure import closure_policies

DAY = date(2026, 2, 10)
TABLE = closure_policies.substances(DAY)
LAUGHING_GAS = TABLE.look_up("lachgas", DAY)


@pytest.mark.parametrize(
    ("written", "day", "standing", "drug_list"),
    [
        ("cocaïne", DAY, Standing.LISTED, "I"),
        ("COCAINE", DAY, Standing.LISTED, "I"),
        ("cocaïne (in blokken)", DAY, Standing.LISTED, "I"),
        ("coke", DAY, Standing.LISTED, "I"),
        ("heroïne", DAY, Standing.LISTED, "I"),
        ("hennep", DAY, Standing.LISTED, "II"),
        ("wiet-planten", DAY, Standing.LISTED, "II"),
        # 2-MMC: the day on which list IA entered into force, and the day before.
        ("2-MMC", date(2025, 5, 1), Standing.NOT_YET, None),
        ("2-MMC", date(2025, 6, 30), Standing.NOT_YET, None),
        ("2mmc", date(2025, 7, 1), Standing.LISTED, "IA"),
        ("2 MMC", date(2025, 8, 1), Standing.LISTED, "IA"),
        # Nitrous oxide.
        ("lachgas", date(2022, 12, 31), Standing.NOT_YET, None),
        ("lachgas", date(2023, 1, 1), Standing.LISTED, "II"),
        # 3-MMC moved from list II to list I.
        ("3-MMC", date(2021, 10, 27), Standing.NOT_YET, None),
        ("3-MMC", date(2021, 10, 28), Standing.LISTED, "II"),
        ("3-MMC", date(2024, 4, 15), Standing.LISTED, "II"),
        ("3-MMC", date(2024, 4, 16), Standing.LISTED, "I"),
        # GHB did so in 2012.
        ("GHB", date(2012, 5, 8), Standing.LISTED, "II"),
        ("GHB", date(2012, 5, 9), Standing.LISTED, "I"),
        # A word for several substances: sure only when all stand on one list.
        ("xtc", DAY, Standing.LISTED, "I"),
        ("speed", DAY, Standing.LISTED, "I"),
        ("poes", DAY, Standing.UNSURE, None),
        ("tusi", DAY, Standing.UNSURE, None),
        ("spice", DAY, Standing.UNSURE, None),
        ("witte poeder", DAY, Standing.UNSURE, None),
        # On no list, not confirmed, seen on a later day, and not in the table.
        ("ketamine", DAY, Standing.NOT_LISTED, None),
        ("kratom", DAY, Standing.UNSURE, None),
        ("4-CMC", DAY, Standing.UNSURE, None),
        ("3-CMC", date(2024, 4, 15), Standing.UNSURE, None),
        ("3-CMC", date(2024, 4, 16), Standing.LISTED, "I"),
        ("HHC", DAY, Standing.UNSURE, None),
        ("verzonnen stof", DAY, Standing.UNSURE, None),
    ],
)
def test_a_substance_stands_where_it_stood_on_the_day_of_the_find(
    written: str, day: date, standing: Standing, drug_list: str | None
) -> None:
    """Accents, capitals, hyphens, spaces and brackets do not matter; nothing is guessed."""
    found = TABLE.look_up(written, day)

    assert (found.standing, found.drug_list) == (standing, drug_list and DrugList(drug_list))


def test_a_substance_that_was_forbidden_later_says_since_when() -> None:
    """The officer reads why there was no power."""
    words = TABLE.look_up("2-MMC", date(2025, 5, 1)).words

    assert words == (
        "2-MMC staat pas sinds 1 juli 2025 op lijst IA (nieuwe psychoactieve stoffen) en stond op "
        "1 mei 2025 niet op een lijst"
    )


def test_the_table_has_no_answer_before_its_oldest_source() -> None:
    """The text of 1 July 2007 is the oldest that was read."""
    assert closure_policies.substances(date(2007, 7, 1)).look_up("cocaïne", date(2007, 7, 1))
    with pytest.raises(NoPolicyInForceError):
        closure_policies.substances(date(2007, 6, 30))


def test_every_name_of_the_table_is_found() -> None:
    """Each row is reached by its name and each synonym, on its first and its last day."""
    for row in TABLE.substances:
        first = row.since or row.seen_on
        for name in (row.name, *row.synonyms):
            if row.confirmed and first is not None:
                assert TABLE.look_up(name, first).drug_list is row.drug_list, name
                assert TABLE.look_up(name, row.until or DAY).drug_list is row.drug_list, name
            else:
                assert not TABLE.look_up(name, DAY).is_certain, name


def test_a_substance_that_moved_leaves_no_day_open() -> None:
    """The day after the last on one list is the first on the other."""
    moved = {row.name for row in TABLE.substances if row.until is not None}
    assert moved == {"GHB", "3-MMC"}
    for row in TABLE.substances:
        if row.until is not None:
            later = TABLE.look_up(row.name, row.until + timedelta(days=1))
            assert later.drug_list not in (None, row.drug_list)


def test_the_quantities_for_own_use_agree_with_the_ceilings() -> None:
    """Two policies name the same numbers: they may not differ."""
    ceilings = closure_policies.competence_policy(DAY).ceilings
    compared = 0
    for row in TABLE.substances:
        for unit, amount in row.units.items():
            if amount is not None and row.is_in_force(DAY):
                found = FoundAmount(row.drug_list, Decimal(1), unit)
                ceiling = ceiling_for(ceilings, found)
                assert ceiling is not None, row.name
                assert ceiling.amount == amount, row.name
                compared += 1
    assert compared > 50


def test_heroin_typed_as_list_ii_is_refused_with_the_right_list() -> None:
    """What is typed must agree with the table."""
    heroin = TABLE.look_up("heroïne", DAY)
    with pytest.raises(ListRefusedError, match=r"Heroïne staat op lijst I .*u gaf op: lijst II"):
        list_of_find(heroin, TypedList.II, "")

    assert list_of_find(heroin, TypedList.I, "") is DrugList.I
    assert list_of_find(heroin, None, "") is DrugList.I


def test_no_list_can_be_typed_for_a_day_on_which_there_was_none() -> None:
    """Nor can a list be claimed for a substance that stands on none."""
    for name, day in (("2-MMC", date(2025, 5, 1)), ("ketamine", DAY)):
        looked_up = TABLE.look_up(name, day)
        assert list_of_find(looked_up, None, "") is None
        assert list_of_find(looked_up, TypedList.NONE, "") is None
        with pytest.raises(ListRefusedError):
            list_of_find(looked_up, TypedList.IA, "uitslag")


@pytest.mark.parametrize(
    ("typed", "reason", "drug_list"),
    [
        (None, "", "refused"),
        (TypedList.I, "  ", "refused"),
        (None, "uitslag van het NFI", "refused"),
        (TypedList.IA, "uitslag van het NFI", DrugList.IA),
        (TypedList.NONE, "uitslag van het NFI", None),
    ],
)
def test_a_substance_that_the_table_does_not_know_asks_for_list_and_reason(
    typed: TypedList | None, reason: str, drug_list: DrugList | str | None
) -> None:
    """Both, or neither is stored."""
    unknown = TABLE.look_up("verzonnen stof", DAY)
    if drug_list == "refused":
        with pytest.raises(ListRefusedError, match="geef zelf de lijst op"):
            list_of_find(unknown, typed, reason)
    else:
        assert list_of_find(unknown, typed, reason) is drug_list


def test_nitrous_oxide_asks_whether_its_exemption_holds() -> None:
    """Only when the report says that it does not hold, the find gives power."""
    with pytest.raises(ListRefusedError, match="technische doeleinden of als voedingsadditief"):
        require_exemption_answered(LAUGHING_GAS, None)
    for answer in Answer:
        require_exemption_answered(LAUGHING_GAS, answer)
    require_exemption_answered(TABLE.look_up("cocaïne", DAY), None)
    require_exemption_answered(TABLE.look_up("lachgas", date(2022, 12, 31)), None)

    said = {each: why_without_power(LAUGHING_GAS, DrugList.II, each) for each in Answer}
    assert said[Answer.NO] == ""
    assert "uitzondering op het verbod geldt" in said[Answer.YES]
    assert "onbekend" in said[Answer.UNKNOWN]


def test_units_of_one_substance_alone_stay_with_it() -> None:
    """Nitrous oxide comes in cartridges, and nothing else does; dried grams are of mushrooms."""
    require_own_unit(LAUGHING_GAS, Unit.CARTRIDGES)
    require_own_unit(TABLE.look_up("paddo's", DAY), Unit.GRAM_DRIED)
    require_own_unit(TABLE.look_up("paddo's", DAY), Unit.GRAM)
    for name, unit in (
        ("lachgas", Unit.GRAM),
        ("cocaïne", Unit.CARTRIDGES),
        ("hennep", Unit.GRAM_DRIED),
        ("verzonnen stof", Unit.CARTRIDGES),
    ):
        with pytest.raises(ListRefusedError, match="wordt geteld in"):
            require_own_unit(TABLE.look_up(name, DAY), unit)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"synonyms": ["HEROINE"]}, "HEROINE staat er voor Heroïne en Verzonnen"),
        ({"source": "nergens"}, "bron nergens is niet bekend"),
        ({"since": "2020-01-01", "seen_on": "2020-01-01"}, "geef since of seen_on"),
        ({"since": None}, "geef since of seen_on"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(change: dict[str, object], fault: str) -> None:
    """One name, one substance; a known source; one kind of first day."""
    row = {
        "name": "Verzonnen",
        "drug_list": "I",
        "since": "2020-01-01",
        "units": {"gram": None},
        "source": "x",
    }
    heroin = {**row, "name": "Heroïne"}
    table = {"valid_from": "2020-01-01", "source": "verzonnen", "sources": {"x": "verzonnen"}}

    assert SubstanceTable.model_validate({**table, "substances": [heroin, row]})
    with pytest.raises(ValidationError, match=fault):
        SubstanceTable.model_validate({**table, "substances": [heroin, {**row, **change}]})
