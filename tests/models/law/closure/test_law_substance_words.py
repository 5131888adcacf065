"""What the table of substances says of a find, to the letter: the words go into the file."""

from datetime import date

import pytest

from models.law.closure.finds.listed_finds import (
    ListRefusedError,
    require_exemption_answered,
    require_own_unit,
    why_without_power,
)
from models.law.closure.finds.substances import LookedUp, Standing, SubstanceTable
from models.law.closure.measures import DrugList, Unit
from models.law.common.answers import Answer

DAY = date(2026, 2, 10)


def row(name: str, drug_list: str, **more: object) -> dict[str, object]:
    return {"name": name, "drug_list": drug_list, "source": "x", "units": {"gram": None}, **more}


TABLE = SubstanceTable.model_validate(
    {
        "valid_from": "2020-01-01",
        "source": "verzonnen",
        "sources": {"x": "verzonnen"},
        "substances": [
            row("Sinds", "I", since="2020-01-01"),
            row("Gezien", "I", seen_on="2020-01-01"),
            # The later of two days stands first.
            row("Twee keer", "II", since="2029-01-01"),
            row("Twee keer", "IA", since="2028-01-01", until="2028-12-31"),
            row("Kaal", "II", confirmed=False),
            row("Met uitleg", "II", confirmed=False, note="twee bronnen spreken elkaar tegen."),
            row("Mét puntjes", "II", confirmed=False, note="...X"),
            row("Pillen", "I", since="2020-01-01", units={"gram_dried": None, "gram": None}),
            row("Gas", "II", since="2020-01-01", units={"cartridges": 10}, exemption="het mag"),
            row("Allebei", "II", since="2020-01-01", units={"cartridges": 1, "gram_dried": 1}),
        ],
        "not_listed": [
            {"name": "Vrij", "synonyms": ["los"], "source": "x"},
            {"name": "Misschien vrij", "source": "x", "confirmed": False},
        ],
        "unclear": [
            {"name": "Mist", "synonyms": ["damp"], "source": "x", "note": "niemand las het."},
            {"name": "Rook", "source": "x", "note": ".X"},
        ],
        "ambiguous": [
            {"term": "een van twee", "may_mean": ["Sinds", "Gezien"]},
            {"term": "verdeeld", "may_mean": ["Sinds", "Kaal", "Gas"]},
            {"term": "alleen", "may_mean": ["Sinds"]},
            {"term": "niets", "may_mean": []},
        ],
    }
)


@pytest.mark.parametrize(
    ("written", "standing", "words"),
    [
        ("sinds", Standing.LISTED, "Sinds staat sinds 1 januari 2020 op lijst I (harddrugs)"),
        (
            "Sinds (in (drie) zakken)",
            Standing.LISTED,
            "Sinds staat sinds 1 januari 2020 op lijst I (harddrugs)",
        ),
        ("gezien", Standing.LISTED, "Gezien staat op lijst I (harddrugs)"),
        (
            "twee keer",
            Standing.NOT_YET,
            (
                "Twee keer staat pas sinds 1 januari 2028 op lijst IA (nieuwe psychoactieve "
                "stoffen) en stond op 10 februari 2026 niet op een lijst"
            ),
        ),
        (
            "kaal",
            Standing.UNSURE,
            "van Kaal is niet bevestigd op welke lijst het stond op 10 februari 2026",
        ),
        (
            "met uitleg",
            Standing.UNSURE,
            (
                "van Met uitleg is niet bevestigd op welke lijst het stond op 10 februari 2026 "
                "(twee bronnen spreken elkaar tegen)"
            ),
        ),
        (
            "met puntjes",
            Standing.UNSURE,
            "van Mét puntjes is niet bevestigd op welke lijst het stond op 10 februari 2026 (...X)",
        ),
        ("los", Standing.NOT_LISTED, "Vrij staat niet op een lijst van de Opiumwet (x)"),
        (
            "misschien vrij",
            Standing.UNSURE,
            "Misschien vrij staat niet op een lijst van de Opiumwet (x)",
        ),
        ("damp", Standing.UNSURE, "Mist: niemand las het"),
        ("rook", Standing.UNSURE, "Rook: .X"),
        ("verzonnen", Standing.UNSURE, "dit middel staat niet in de tabel"),
        (
            "een van twee",
            Standing.LISTED,
            "een van twee kan Sinds of Gezien zijn; die staan alle op lijst I (harddrugs)",
        ),
        ("verdeeld", Standing.UNSURE, '"verdeeld" kan meer betekenen (Sinds, Kaal of Gas)'),
        ("alleen", Standing.UNSURE, '"alleen" kan meer betekenen (Sinds)'),
        ("niets", Standing.UNSURE, '"niets" kan meer betekenen'),
    ],
)
def test_the_table_says_what_it_knows_and_what_not(
    written: str, standing: Standing, words: str
) -> None:
    """Of an invented table, so that each kind of answer occurs."""
    found = TABLE.look_up(written, DAY)
    assert (found.standing, found.words) == (standing, words)


def test_the_row_goes_along_where_there_is_one() -> None:
    """Also of what was not forbidden yet, or is not confirmed: its units are known."""
    for name, drug_list in (("Sinds", "I"), ("Twee keer", "IA"), ("Kaal", "II")):
        found = TABLE.look_up(name, DAY).row
        assert found is not None
        assert (found.name, found.drug_list) == (name, DrugList(drug_list))
    assert TABLE.look_up("Vrij", DAY).row is None


@pytest.mark.parametrize(
    ("name", "unit", "words"),
    [
        ("Gas", Unit.GRAM, "Gas wordt geteld in ampullen of ballonnen, niet in gram"),
        (
            "Allebei",
            Unit.GRAM,
            "Allebei wordt geteld in ampullen of ballonnen of gram gedroogd, niet in gram",
        ),
        ("Sinds", Unit.CARTRIDGES, "Sinds wordt geteld in gram, niet in ampullen of ballonnen"),
        (
            "verzonnen",
            Unit.CARTRIDGES,
            "dit middel wordt geteld in een andere eenheid, niet in ampullen of ballonnen",
        ),
    ],
)
def test_a_unit_of_another_substance_is_refused_with_the_right_one(
    name: str, unit: Unit, words: str
) -> None:
    """Cartridges and dried grams are of a few substances alone."""
    with pytest.raises(ListRefusedError) as refused:
        require_own_unit(TABLE.look_up(name, DAY), unit)
    assert str(refused.value) == words


def test_a_unit_that_everything_is_counted_in_is_never_refused() -> None:
    """Nor is one of its own, where a substance has others besides."""
    for name, unit in (
        ("Sinds", Unit.PILLS),
        ("verzonnen", Unit.GRAM),
        ("Pillen", Unit.GRAM_DRIED),
        ("Pillen", Unit.PILLS),
        ("Allebei", Unit.CARTRIDGES),
    ):
        require_own_unit(TABLE.look_up(name, DAY), unit)


def test_an_exemption_that_is_left_open_is_asked_for() -> None:
    """The question says what the answer does."""
    with pytest.raises(ListRefusedError) as refused:
        require_exemption_answered(TABLE.look_up("Gas", DAY), None)
    assert str(refused.value) == (
        "Gas is niet verboden als het mag: geef op of deze uitzondering hier geldt (ja, nee of "
        "onbekend); alleen bij nee telt de vondst mee"
    )


@pytest.mark.parametrize(
    ("found", "drug_list", "exempt", "words"),
    [
        (TABLE.look_up("Gas", DAY), DrugList.II, None, ""),
        (TABLE.look_up("Gas", DAY), DrugList.II, Answer.NO, ""),
        (
            TABLE.look_up("Gas", DAY),
            DrugList.II,
            Answer.YES,
            "de uitzondering op het verbod geldt voor een van de gevonden middelen",
        ),
        (
            TABLE.look_up("Gas", DAY),
            DrugList.II,
            Answer.UNKNOWN,
            (
                "het is onbekend of de uitzondering op het verbod geldt voor een van de gevonden "
                "middelen"
            ),
        ),
        (
            TABLE.look_up("Vrij", DAY),
            None,
            None,
            "Vrij staat niet op een lijst van de Opiumwet (x)",
        ),
        (
            TABLE.look_up("verzonnen", DAY),
            None,
            None,
            "dit middel staat niet in de tabel; opgegeven is: op geen lijst",
        ),
    ],
)
def test_a_find_without_power_says_why(
    found: LookedUp, drug_list: DrugList | None, exempt: Answer | None, words: str
) -> None:
    """What somebody typed against an unsure table is named as such."""
    assert why_without_power(found, drug_list, exempt) == words
