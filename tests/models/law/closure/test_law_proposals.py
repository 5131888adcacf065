"""What goes into a proposal besides its cell: repetition, several finds, and its words."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from models.law.closure.finds.quantities import AmountError, FoundAmount
from models.law.closure.measures import DrugList, Measure, MeasureKind, Unit
from models.law.closure.sanctions import (
    Circumstances,
    NoMatrixRowError,
    OffenceOrderError,
    SanctionMatrix,
    measure_for,
    measure_for_case,
    occurrence_of,
)
from models.law.common.dutch import dutch_number
from models.law.common.premises_kinds import PremisesKind
from tasks.closure import closure_policies

FOUND_ON = date(2026, 6, 15)
PREVIOUS = [[], [date(2023, 6, 15)], [date(2023, 6, 15), date(2020, 6, 15)]]
LINDEWAARDE = closure_policies.sanction_matrix("9002", FOUND_ON)
ALVERLO = closure_policies.sanction_matrix("9001", FOUND_ON)


def grams(amount: int | str, drug_list: DrugList = DrugList.II) -> FoundAmount:
    return FoundAmount(drug_list, Decimal(amount), Unit.GRAM)


def dwelling(previous: list[date] | None = None) -> Circumstances:
    return Circumstances(PremisesKind.DWELLING, FOUND_ON, previous or [])


@pytest.mark.parametrize(
    ("previous", "occurrence"),
    [
        ([], 1),
        ([date(2021, 6, 15)], 2),
        ([date(2021, 6, 14)], 1),
        ([date(2026, 6, 14)], 2),
        ([date(2021, 6, 15), date(2016, 6, 15)], 3),
        ([date(2021, 6, 15), date(2016, 6, 14)], 2),
        # Within five years of each other, but too long ago: a new chain.
        ([date(2020, 1, 1), date(2018, 1, 1)], 1),
        # In any order, and told twice: still one offence.
        ([date(2022, 1, 1), date(2024, 1, 1), date(2022, 1, 1)], 3),
        ([date(2024, 1, 1), date(2022, 1, 1), date(2020, 1, 1)], 4),
    ],
)
def test_repetition_counts_from_the_previous_offence(previous: list[date], occurrence: int) -> None:
    assert occurrence_of(FOUND_ON, previous, 5) == occurrence


def test_the_anniversary_of_29_february_is_28_february() -> None:
    assert occurrence_of(date(2029, 2, 28), [date(2024, 2, 29)], 5) == 2
    assert occurrence_of(date(2029, 3, 1), [date(2024, 2, 29)], 5) == 1


def test_a_fourth_offence_gets_the_third_measure() -> None:
    previous = [date(2025, 1, 1), date(2024, 1, 1), date(2023, 1, 1)]
    proposal = measure_for(LINDEWAARDE, grams(4, DrugList.I), dwelling(previous))
    assert (proposal.occurrence, proposal.measure.describe()) == (4, "sluiting voor 3 maanden")


@pytest.mark.parametrize("day", [FOUND_ON, date(2026, 6, 16)])
def test_a_previous_offence_that_is_not_before_the_find_is_refused(day: date) -> None:
    with pytest.raises(OffenceOrderError, match="ligt niet voor de vondst van 15 juni 2026"):
        dwelling([day])


@pytest.mark.parametrize(
    ("occurrence", "expected"),
    [
        (1, "sluiting voor 4 weken"),
        (2, "sluiting voor 3 maanden"),
        (3, "sluiting voor 3 maanden"),
    ],
)
def test_with_other_offences_the_measure_for_repetition_applies(
    occurrence: int, expected: str
) -> None:
    """Lindewaarde 2017, art. 4; the occurrence itself stays what it is."""
    circumstances = Circumstances(
        PremisesKind.DWELLING, FOUND_ON, PREVIOUS[occurrence - 1], with_other_offences=True
    )
    proposal = measure_for(LINDEWAARDE, grams(20), circumstances)
    assert (proposal.measure.describe(), proposal.occurrence) == (expected, occurrence)
    assert "samen met andere overtredingen" in proposal.explanation


def test_other_offences_make_no_trade_quantity() -> None:
    circumstances = Circumstances(PremisesKind.DWELLING, FOUND_ON, with_other_offences=True)
    assert measure_for(LINDEWAARDE, grams(5), circumstances).measure.kind is MeasureKind.NONE


def test_a_matrix_without_that_rule_does_not_move_up_and_says_so() -> None:
    circumstances = Circumstances(PremisesKind.DWELLING, FOUND_ON, with_other_offences=True)
    proposal = measure_for(ALVERLO, grams(20), circumstances)
    assert proposal.measure.kind is MeasureKind.WARNING
    assert "het beleid heeft daarvoor geen regel" in proposal.explanation


def test_on_repetition_the_amount_of_the_latest_find_counts() -> None:
    """Lindewaarde 2017, art. 3: what was found before plays no part, so it is not asked."""
    proposal = measure_for(LINDEWAARDE, grams(20), dwelling([date(2025, 1, 1)]))
    assert proposal.measure.describe() == "sluiting voor 4 weken"


@pytest.mark.parametrize("kind", list(PremisesKind))
@pytest.mark.parametrize("occurrence", [1, 2, 3])
def test_every_proposal_for_alverlo_says_that_a_lawyer_must_confirm_the_matrix(
    kind: PremisesKind, occurrence: int
) -> None:
    for amount in (1, 20):
        circumstances = Circumstances(kind, FOUND_ON, PREVIOUS[occurrence - 1])
        proposal = measure_for(ALVERLO, grams(amount), circumstances)
        assert proposal.must_confirm
        assert (
            "Een jurist moet de sanctiematrix van Alverlo eerst bevestigen." in proposal.explanation
        )


def test_a_confirmed_matrix_asks_no_confirmation() -> None:
    proposal = measure_for(LINDEWAARDE, grams(20), dwelling())
    assert not proposal.must_confirm
    assert "bevestigen" not in proposal.explanation


def test_an_indefinite_closure_carries_the_duty_of_review() -> None:
    circumstances = Circumstances(PremisesKind.PREMISES, FOUND_ON, PREVIOUS[2])
    proposal = measure_for(ALVERLO, grams(1, DrugList.I), circumstances)
    assert proposal.measure.is_indefinite
    assert "uit zichzelf opnieuw bekijkt" in proposal.explanation


def test_an_indefinite_closure_is_never_proposed_for_a_dwelling() -> None:
    rows = [
        row for row in (*ALVERLO.rows, *LINDEWAARDE.rows) if PremisesKind.DWELLING in row.premises
    ]
    assert rows
    assert not any(measure.is_indefinite for row in rows for measure in row.measures)


def test_amounts_of_one_list_are_added_up() -> None:
    """4 g of hemp and 3 g of hashish are 7 g of list II."""
    proposal = measure_for_case(LINDEWAARDE, [grams(4), grams(3)], dwelling())
    assert proposal.measure.kind is MeasureKind.WARNING
    assert "7 gram" in proposal.explanation


def test_the_lists_are_not_added_to_each_other() -> None:
    found = [grams("0.5", DrugList.I), grams(5)]
    assert measure_for_case(LINDEWAARDE, found, dwelling()).measure.kind is MeasureKind.NONE


@pytest.mark.parametrize(
    ("plants", "cuttings", "expected"),
    [
        (5, 4, "geen maatregel"),
        (5, 5, "bestuurlijke waarschuwing"),
        (30, 4, "bestuurlijke waarschuwing"),
        (30, 5, "sluiting voor 4 weken"),
    ],
)
def test_five_cuttings_make_one_plant_and_four_make_none(
    plants: int, cuttings: int, expected: str
) -> None:
    found = [
        FoundAmount(DrugList.II, Decimal(plants), Unit.PLANTS),
        FoundAmount(DrugList.II, Decimal(cuttings), Unit.CUTTINGS),
    ]
    assert measure_for_case(LINDEWAARDE, found, dwelling()).measure.describe() == expected


def test_the_heaviest_measure_wins_and_the_other_is_named() -> None:
    proposal = measure_for_case(LINDEWAARDE, [grams(20), grams(6, DrugList.I)], dwelling())
    assert (proposal.row_id, proposal.measure.describe()) == ("I-gram-2", "sluiting voor 3 maanden")
    assert "II-gram-1 (bestuurlijke waarschuwing)" in proposal.explanation


def test_a_find_without_a_row_is_named_beside_the_measure_for_the_rest() -> None:
    pills = FoundAmount(DrugList.I, Decimal(40), Unit.PILLS)
    proposal = measure_for_case(LINDEWAARDE, [grams(20), pills], dwelling())
    assert proposal.measure.kind is MeasureKind.WARNING
    assert "geen rij voor 40 pillen" in proposal.explanation
    assert (proposal.must_judge, proposal.must_confirm) == (True, False)
    assert not measure_for_case(LINDEWAARDE, [grams(20)], dwelling()).must_judge


@pytest.mark.parametrize("amount", [1, 5])
def test_a_find_without_a_row_is_never_answered_with_no_measure(amount: int) -> None:
    pills = FoundAmount(DrugList.I, Decimal(40), Unit.PILLS)
    with pytest.raises(NoMatrixRowError, match="geen rij voor 40 pillen"):
        measure_for_case(LINDEWAARDE, [grams(amount), pills], dwelling())


def test_goods_for_preparation_have_no_row_in_lindewaarde_2017() -> None:
    circumstances = Circumstances(PremisesKind.DWELLING, FOUND_ON, preparatory_goods=True)
    with pytest.raises(NoMatrixRowError, match="voorbereidingshandelingen"):
        measure_for_case(LINDEWAARDE, [], circumstances)


def test_goods_for_preparation_get_the_measure_of_their_row() -> None:
    goods = {"id": "goederen", "preparatory_goods": True}
    measures = {"first": "waarschuwing", "second": "3 maanden", "third": "6 maanden"}
    facts = LINDEWAARDE.model_dump()
    matrix = SanctionMatrix.model_validate({**facts, "rows": [*facts["rows"], goods | measures]})
    circumstances = Circumstances(PremisesKind.YARD, FOUND_ON, PREVIOUS[1], preparatory_goods=True)
    proposal = measure_for_case(matrix, [], circumstances)
    assert (proposal.row_id, proposal.measure.describe()) == ("goederen", "sluiting voor 3 maanden")


def test_a_case_without_any_find_has_no_proposal() -> None:
    with pytest.raises(NoMatrixRowError, match="niets gevonden"):
        measure_for_case(LINDEWAARDE, [], dwelling())


@pytest.mark.parametrize(
    ("amount", "unit", "fault"),
    [
        ("0", Unit.GRAM, "kan niet"),
        ("-1", Unit.GRAM, "kan niet"),
        ("NaN", Unit.GRAM, "kan niet"),
        ("Infinity", Unit.GRAM, "kan niet"),
        ("30.5", Unit.PLANTS, "30,5 planten kan niet"),
        ("2.5", Unit.CUTTINGS, "hele aantallen"),
        ("0.5", Unit.PILLS, "hele aantallen"),
    ],
)
def test_an_amount_that_cannot_be_found_is_refused(amount: str, unit: Unit, fault: str) -> None:
    with pytest.raises(AmountError, match=fault):
        FoundAmount(DrugList.II, Decimal(amount), unit)


def test_list_ia_follows_list_i_and_says_so() -> None:
    """The matrix has no rows of its own for it; its grams are not added to those of list I."""
    as_ia = measure_for(LINDEWAARDE, grams(6, DrugList.IA), dwelling())
    as_i = measure_for(LINDEWAARDE, grams(6, DrugList.I), dwelling())
    apart = measure_for_case(
        LINDEWAARDE, [grams("0.4", DrugList.IA), grams("0.4", DrugList.I)], dwelling()
    )

    assert (as_ia.measure, as_ia.row_id) == (as_i.measure, as_i.row_id)
    assert "de matrix heeft geen rijen voor die lijst en volgt daarvoor lijst I" in (
        as_ia.explanation
    )
    assert "volgt daarvoor" not in as_i.explanation
    assert apart.measure.kind is MeasureKind.NONE


def test_measures_are_ordered_from_light_to_heavy() -> None:
    written = [
        "geen",
        "waarschuwing",
        "last onder dwangsom",
        "4 weken",
        "1 maand",
        "12 weken",
        "3 maanden",
        "52 weken",
        "12 maanden",
        "onbepaalde tijd",
    ]
    measures = [Measure.model_validate(words) for words in written]
    assert all(light < heavy for light, heavy in pairwise(measures))


def test_the_explanation_of_a_proposal_is_plain_dutch() -> None:
    proposal = measure_for(LINDEWAARDE, grams("20.5"), dwelling([date(2025, 1, 1)]))
    assert proposal.explanation == (
        "Voorstel: sluiting voor 4 weken; gevonden: 20,5 gram van lijst II (softdrugs); "
        "rij II-gram-1 (meer dan 5 tot en met 30 gram); "
        "2e overtreding, steeds binnen 5 jaar na de vorige; "
        f"bron: {LINDEWAARDE.source}, van kracht sinds 1 juli 2017."
    )
    assert dutch_number(Decimal("20.50")) == "20,5"
