"""Competence, weighing, terms of a closure and retention, with the policies as loaded."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from models.law.closure.closure_terms import ClosureTerms, DayCount, land_register_term
from models.law.closure.competence import competent
from models.law.closure.finds.quantities import FoundAmount
from models.law.closure.measures import DrugList, Unit
from models.law.closure.weighing import WeighingMoment, factors_for, missing_factors
from models.law.common.premises_kinds import PremisesKind
from models.law.common.retention import RetentionResult, UnknownResultError, destroy_after
from tasks.closure import closure_policies
from tasks.register import policies

DAY = date(2026, 6, 15)
CHECKLIST = closure_policies.weighing_checklist(DAY)
TERMS = closure_policies.closure_terms(DAY)


@pytest.mark.parametrize(
    ("drug_list", "amount", "unit", "yes"),
    [
        (DrugList.I, "0.5", Unit.GRAM, False),
        (DrugList.I, "0.501", Unit.GRAM, True),
        (DrugList.I, "1", Unit.PILLS, False),
        (DrugList.I, "2", Unit.PILLS, True),
        (DrugList.I, "5", Unit.ML, False),
        (DrugList.I, "5.001", Unit.ML, True),
        (DrugList.II, "5", Unit.GRAM, False),
        (DrugList.II, "5.001", Unit.GRAM, True),
        (DrugList.II, "5", Unit.PLANTS, False),
        (DrugList.II, "6", Unit.PLANTS, True),
        (DrugList.II, "29", Unit.CUTTINGS, False),
        (DrugList.II, "30", Unit.CUTTINGS, True),
    ],
)
def test_the_mayor_is_competent_above_the_ceiling_of_own_use(
    drug_list: DrugList, amount: str, unit: Unit, *, yes: bool
) -> None:
    found = [FoundAmount(drug_list, Decimal(amount), unit)]
    answer = competent(closure_policies.competence_policy(DAY), found, preparatory_goods=False)
    assert (answer.yes, answer.ground) == (yes, "13b(1)(a)" if yes else None)
    assert answer.explanation.startswith("Bevoegd" if yes else "Niet bevoegd")


@pytest.mark.parametrize(("day", "yes"), [(date(2018, 12, 31), False), (date(2019, 1, 1), True)])
def test_goods_for_preparation_suffice_since_2019(day: date, *, yes: bool) -> None:
    """Art. 13b(1)(b) Opiumwet."""
    answer = competent(closure_policies.competence_policy(day), [], preparatory_goods=True)
    assert (answer.yes, answer.ground) == (yes, "13b(1)(b)" if yes else None)


def test_a_unit_without_a_ceiling_gives_no_competence_and_says_so() -> None:
    found = [FoundAmount(DrugList.II, Decimal(3), Unit.PILLS)]
    answer = competent(closure_policies.competence_policy(DAY), found, preparatory_goods=False)
    assert not answer.yes
    assert "voor 3 pillen van lijst II (softdrugs) kent de Aanwijzing" in answer.explanation


def codes(
    moment: WeighingMoment, answered: list[str], kind: PremisesKind, *, lives: bool
) -> list[str]:
    missing = missing_factors(CHECKLIST, moment, answered, kind, inhabited=lives)
    return [factor.code for factor in missing]


@pytest.mark.parametrize(
    ("moment", "kind", "inhabited", "obligatory"),
    [
        (WeighingMoment.BEFORE_INTENT, PremisesKind.DWELLING, True, "A1 A2 B C1 C2 C5 D1"),
        (WeighingMoment.BEFORE_INTENT, PremisesKind.PREMISES, False, "A1 A2 B C1 C2 C5 D1"),
        (
            WeighingMoment.AFTER_ZIENSWIJZE,
            PremisesKind.DWELLING,
            True,
            "A1 A2 A3 B C1 C2 C5 C6 C7 D1 D2 D3 D4",
        ),
        (
            WeighingMoment.AFTER_ZIENSWIJZE,
            PremisesKind.DWELLING,
            False,
            "A1 A2 A3 B C1 C2 C5 C6 C7 D1",
        ),
        (
            WeighingMoment.AFTER_ZIENSWIJZE,
            PremisesKind.PREMISES,
            True,
            "A1 A2 A3 B C1 C2 C5 C6 C7 D1 E",
        ),
        (
            WeighingMoment.AFTER_ZIENSWIJZE,
            PremisesKind.YARD,
            True,
            "A1 A2 A3 B C1 C2 C5 C6 C7 D1 E",
        ),
    ],
)
def test_the_obligatory_questions_of_each_weighing(
    moment: WeighingMoment, kind: PremisesKind, obligatory: str, *, inhabited: bool
) -> None:
    assert codes(moment, [], kind, lives=inhabited) == obligatory.split()
    assert codes(moment, obligatory.split(), kind, lives=inhabited) == []


@pytest.mark.parametrize("code", ["D2", "D3", "D4"])
def test_return_shelter_and_children_cannot_be_left_open_for_an_inhabited_dwelling(
    code: str,
) -> None:
    answered = [factor.code for factor in CHECKLIST.factors if factor.code != code]
    assert codes(WeighingMoment.AFTER_ZIENSWIJZE, answered, PremisesKind.DWELLING, lives=True) == [
        code
    ]
    assert (
        codes(WeighingMoment.AFTER_ZIENSWIJZE, answered, PremisesKind.DWELLING, lives=False) == []
    )


def test_the_checklist_has_the_factors_of_the_case_law_in_order() -> None:
    expected = "A1 A2 A3 B C1 C2 C3 C4 C5 C6 C7 C8 D1 D2 D3 D4 D5 D6 D7 E"
    assert [factor.code for factor in CHECKLIST.factors] == expected.split()


def test_questions_about_residents_are_not_asked_of_a_shop() -> None:
    asked = {f.code for f in factors_for(CHECKLIST, PremisesKind.PREMISES, inhabited=False)}
    assert asked.isdisjoint({"D2", "D3", "D4", "D5", "D7"})
    assert "E" in asked


def test_the_land_register_counts_calendar_days_that_roll_or_working_days() -> None:
    """Art. 15 Wkpb speaks of days; counted from Tuesday 12 May 2026, both ways."""
    calendar = policies.calendar()
    assert TERMS.land_register_count is DayCount.CALENDAR_DAYS
    assert land_register_term(TERMS, date(2026, 5, 12), calendar).last_day == date(2026, 5, 18)
    other = TERMS.model_copy(update={"land_register_count": DayCount.WORKING_DAYS})
    assert land_register_term(other, date(2026, 5, 12), calendar).last_day == date(2026, 5, 20)


def test_a_setting_to_confirm_must_exist() -> None:
    facts = TERMS.model_dump() | {"to_confirm": ["verzonnen"]}
    with pytest.raises(ValidationError, match="noemt wat niet bestaat: verzonnen"):
        ClosureTerms.model_validate(facts)


@pytest.mark.parametrize(
    ("result", "closed_on", "last_day"),
    [
        ("12.1", date(2026, 5, 18), date(2031, 5, 18)),
        ("12.2", date(2026, 5, 18), date(2036, 5, 18)),
        ("12.2", date(2028, 2, 29), date(2038, 2, 28)),
        ("12.2.5", date(2026, 5, 18), date(2033, 5, 18)),
        ("12.3", date(2026, 5, 18), date(2027, 5, 18)),
        ("13.1.4", date(2026, 5, 18), date(2027, 5, 18)),
        ("18.4", date(2026, 5, 18), date(2033, 5, 18)),
        ("19.1.24", date(2026, 8, 31), date(2027, 2, 28)),
        ("12.1.9", date(2026, 5, 18), date(2026, 6, 15)),
        ("4.1.1", date(2026, 5, 18), None),
        ("20.1.2", date(2026, 5, 18), None),
    ],
)
def test_how_long_records_are_kept(result: str, closed_on: date, last_day: date | None) -> None:
    kept = destroy_after(policies.retention(DAY), result, closed_on)
    assert kept.destroy_after == last_day
    assert f"Resultaat {result} " in kept.explanation


def test_the_explanation_of_retention_is_plain_dutch() -> None:
    kept = destroy_after(policies.retention(DAY), "12.2", date(2026, 5, 18))
    assert kept.explanation == (
        "Resultaat 12.2 (handhaving uitgevoerd) blijft 10 jaar bewaard na het sluiten van de zaak, "
        "gerekend vanaf maandag 18 mei 2026: te vernietigen na zondag 18 mei 2036."
    )
    for_ever = destroy_after(policies.retention(DAY), "4.1.9", date(2026, 5, 18))
    assert for_ever.explanation == "Resultaat 4.1.9 (jaarverslag) blijft altijd bewaard."


def test_an_unknown_result_is_refused() -> None:
    with pytest.raises(UnknownResultError, match=r"Resultaat 99\.9 staat niet in"):
        destroy_after(policies.retention(DAY), "99.9", DAY)


@pytest.mark.parametrize("facts", [{}, {"years": 5, "months": 1}, {"forever": True, "days": 1}])
def test_a_result_has_exactly_one_term(facts: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match="geef een van vier"):
        RetentionResult.model_validate({"number": "1.1", "name": "verzonnen", **facts})
