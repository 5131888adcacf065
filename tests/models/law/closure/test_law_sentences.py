"""The sentences of the closure as they go into the file: whole, to be read by a lawyer."""

from datetime import date
from decimal import Decimal

import pytest

from models.law.closure.competence import competent
from models.law.closure.finds.quantities import FoundAmount
from models.law.closure.matrix import UninhabitedAs
from models.law.closure.measures import DrugList, Measure, MeasureKind, Unit
from models.law.closure.remedies.tracks import TrackKind, TrackState, require_track_transition
from models.law.closure.sanctions import (
    Circumstances,
    NoMatrixRowError,
    SanctionMatrix,
    measure_for_case,
)
from models.law.common.premises_kinds import PremisesKind
from models.law.common.transitions import TransitionError
from tasks.closure import closure_policies

FOUND_ON = date(2026, 6, 15)
EARLIER = date(2023, 6, 15)
MATRIX = SanctionMatrix.model_validate(
    {
        "valid_from": date(2024, 1, 1),
        "source": "Verzonnen beleid, artikel 3",
        "municipality_code": "0999",
        "municipality": "Verzonnendorp",
        "confirmed": True,
        "lookback_years": 5,
        "other_offences_steps": 1,
        "uninhabited_dwelling_as": "dwelling",
        "cuttings_per_plant": 5,
        "ceilings": [{"drug_list": "II", "unit": "gram", "amount": 5}],
        "rows": [
            {
                "id": "klein",
                "drug_list": "II",
                "unit": "gram",
                "above": 5,
                "first": "waarschuwing",
                "second": "4 weken",
                "third": "3 maanden",
            },
        ],
    }
)
GOODS = {
    "id": "goederen",
    "preparatory_goods": True,
    "first": "waarschuwing",
    "second": "3 maanden",
    "third": "6 maanden",
}
WITH_GOODS = SanctionMatrix.model_validate(
    MATRIX.model_dump() | {"rows": [*MATRIX.model_dump()["rows"], GOODS]}
)


def grams(amount: int, drug_list: DrugList = DrugList.II) -> FoundAmount:
    """A find."""
    return FoundAmount(drug_list, Decimal(amount), Unit.GRAM)


def proposed(
    found: list[FoundAmount], matrix: SanctionMatrix = MATRIX, **circumstances: object
) -> str:
    """Why the matrix proposes what it proposes, in a dwelling."""
    facts = Circumstances(PremisesKind.DWELLING, FOUND_ON, **circumstances)  # type: ignore[arg-type]
    return measure_for_case(matrix, found, facts).explanation


SOURCE = "bron: Verzonnen beleid, artikel 3, van kracht sinds 1 januari 2024"


FIRST = "rij klein (meer dan 5 gram); 1e overtreding, geen eerdere binnen 5 jaar"
FOUND = "gevonden: 20 gram van lijst II (softdrugs)"
TOGETHER = "samen met andere overtredingen: de maatregel voor herhaling geldt"
OWN_USE = "geen handelshoeveelheid: 5 gram van lijst II (softdrugs), de grens is 5 gram"


@pytest.mark.parametrize(
    ("found", "together", "said"),
    [
        ([grams(20)], False, f"Voorstel: bestuurlijke waarschuwing; {FOUND}; {FIRST}; {SOURCE}."),
        ([grams(5)], False, f"Voorstel: geen maatregel; {OWN_USE}; {SOURCE}."),
        (
            [grams(20)],
            True,
            f"Voorstel: sluiting voor 4 weken; {FOUND}; {FIRST}; {TOGETHER}; {SOURCE}.",
        ),
    ],
)
def test_why_a_measure_is_proposed(found: list[FoundAmount], *, together: bool, said: str) -> None:
    """Measure, find, row, and the policy it comes from."""
    assert proposed(found, with_other_offences=together) == said


BY_KIND = MATRIX.model_copy(
    update={
        "rows": (
            MATRIX.rows[0].model_copy(update={"premises": frozenset({PremisesKind.DWELLING})}),
            MATRIX.rows[0].model_copy(
                update={
                    "id": "lokaal",
                    "premises": frozenset({PremisesKind.PREMISES, PremisesKind.YARD}),
                    "first": MATRIX.rows[0].second,
                }
            ),
        )
    }
)
"""A matrix with a heavier row for premises than for a dwelling."""


@pytest.mark.parametrize(
    ("policy", "measure", "row", "said", "must_confirm"),
    [
        ("dwelling", "bestuurlijke waarschuwing", "klein", "ziet dit als een woning", False),
        ("premises", "sluiting voor 4 weken", "lokaal", "daarom als een lokaal", False),
        ("to_confirm", "bestuurlijke waarschuwing", "klein", "moet een jurist bevestigen", True),
    ],
)
def test_a_dwelling_where_nobody_lives_follows_what_the_policy_says(
    policy: str, measure: str, row: str, said: str, *, must_confirm: bool
) -> None:
    """The rows of a dwelling or of premises; while nobody has read it, a lawyer must confirm."""
    matrix = BY_KIND.model_copy(update={"uninhabited_dwelling_as": UninhabitedAs(policy)})
    empty = Circumstances(PremisesKind.DWELLING, FOUND_ON, uninhabited=True)
    proposal = measure_for_case(matrix, [grams(20)], empty)

    assert proposal.explanation.startswith(f"Voorstel: {measure}; ")
    assert f"er woont niemand; {'of het' if must_confirm else 'het'} beleid" in proposal.explanation
    assert said in proposal.explanation
    assert (proposal.row_id, proposal.must_confirm) == (row, must_confirm)


@pytest.mark.parametrize(
    ("kind", "uninhabited"),
    [(PremisesKind.DWELLING, False), (PremisesKind.PREMISES, True), (PremisesKind.YARD, True)],
)
def test_other_places_do_not_ask_what_the_policy_says_of_an_empty_dwelling(
    kind: PremisesKind, *, uninhabited: bool
) -> None:
    """An inhabited dwelling, premises and a yard keep their own rows, and nothing is to confirm."""
    matrix = BY_KIND.model_copy(update={"uninhabited_dwelling_as": UninhabitedAs.TO_CONFIRM})
    facts = Circumstances(kind, FOUND_ON, uninhabited=uninhabited)
    proposal = measure_for_case(matrix, [grams(20)], facts)

    assert matrix.kind_for(kind, uninhabited=uninhabited) is kind
    assert "er woont niemand" not in proposal.explanation
    assert not proposal.must_confirm


def test_why_goods_for_preparation_get_a_measure() -> None:
    """They have no amount."""
    assert proposed([], WITH_GOODS, preparatory_goods=True) == (
        "Voorstel: bestuurlijke waarschuwing; gevonden: voorwerpen of stoffen voor "
        "voorbereidingshandelingen; rij goederen (voorwerpen of stoffen voor "
        f"voorbereidingshandelingen); 1e overtreding, geen eerdere binnen 5 jaar; {SOURCE}."
    )


def test_goods_without_a_row_are_for_a_lawyer() -> None:
    """The policy, the ground of the law, and who chooses."""
    with pytest.raises(NoMatrixRowError) as refused:
        proposed([], preparatory_goods=True)
    assert str(refused.value) == (
        "De sanctiematrix van Verzonnendorp (1 januari 2024) heeft geen rij voor voorwerpen of "
        "stoffen voor voorbereidingshandelingen (artikel 13b, eerste lid, onder b, Opiumwet): een "
        "jurist kiest de maatregel."
    )


def test_a_proposal_names_its_source() -> None:
    """For the file, beside the sentence."""
    facts = Circumstances(PremisesKind.DWELLING, FOUND_ON)
    proposal = measure_for_case(MATRIX, [grams(20)], facts)

    assert (proposal.source, proposal.policy_valid_from) == (MATRIX.source, MATRIX.valid_from)


def test_a_find_without_a_measure_is_not_named_as_lighter() -> None:
    """What was for own use had no measure that gave way."""
    found = [grams(20), FoundAmount(DrugList.II, Decimal(2), Unit.CUTTINGS)]
    ceilings = [*MATRIX.ceilings, {"drug_list": "II", "unit": "cuttings", "amount": 3}]
    rows = [
        *MATRIX.model_dump()["rows"],
        MATRIX.model_dump()["rows"][0] | {"id": "stekken", "unit": "cuttings", "above": 3},
    ]
    matrix = SanctionMatrix.model_validate(
        MATRIX.model_dump() | {"ceilings": ceilings, "rows": rows}
    )

    assert proposed(found, matrix) == proposed([grams(20)], matrix)


@pytest.mark.parametrize(
    ("plants", "cuttings", "told"),
    [(1, 4, "1 plant"), (1, 5, "2 planten"), (1, 9, "2 planten"), (1, 10, "3 planten")],
)
def test_cuttings_are_told_as_plants(plants: int, cuttings: int, told: str) -> None:
    """Every five of them; the rest makes none."""
    found = [
        FoundAmount(DrugList.II, Decimal(plants), Unit.PLANTS),
        FoundAmount(DrugList.II, Decimal(cuttings), Unit.CUTTINGS),
    ]
    with pytest.raises(NoMatrixRowError, match=f"geen rij voor {told} van lijst II"):
        proposed(found)


def test_plants_alone_stay_what_they_are() -> None:
    """Without a single cutting nothing is added."""
    with pytest.raises(NoMatrixRowError, match="geen rij voor 7 planten van lijst II"):
        proposed([FoundAmount(DrugList.II, Decimal(7), Unit.PLANTS)])


COMPETENT_FOR_GOODS = (
    "Bevoegd op grond van artikel 13b, eerste lid, onder b, Opiumwet, als aard, hoeveelheid en "
    "combinatie van de voorwerpen of stoffen op voorbereiding wijzen."
)
COMPETENT_FOR_DRUGS = (
    "Bevoegd op grond van artikel 13b, eerste lid, onder a, Opiumwet: 20 gram van lijst II "
    "(softdrugs) is meer dan 5 gram."
)
NOT_FOR_OWN_USE = "Niet bevoegd: 5 gram van lijst II (softdrugs) is niet meer dan 5 gram."


@pytest.mark.parametrize(
    ("found", "goods", "said"),
    [
        ([], True, COMPETENT_FOR_GOODS),
        ([], False, "Niet bevoegd: er is geen verboden middel gevonden."),
        ([grams(20)], False, COMPETENT_FOR_DRUGS),
        ([grams(5)], False, NOT_FOR_OWN_USE),
    ],
)
def test_why_the_mayor_is_competent_or_not(
    found: list[FoundAmount], *, goods: bool, said: str
) -> None:
    """With its ground, which is one of the two of art. 13b(1)."""
    policy = closure_policies.competence_policy(FOUND_ON)

    assert competent(policy, found, preparatory_goods=goods).explanation == said


def test_a_list_that_the_law_does_not_know_is_refused() -> None:
    """The three of the Opiumwet, written as it writes them; anything else is nothing."""
    assert {item.value for item in DrugList} == {"I", "IA", "II"}
    for value in ("III", "", "ia"):
        with pytest.raises(ValueError, match="is not a valid DrugList"):
            DrugList(value)


def test_no_measure_is_lighter_than_itself() -> None:
    """Sorted by weight: an equal one is not less."""
    closure = Measure(kind=MeasureKind.CLOSURE, amount=3, unit="months")
    warning = Measure(kind=MeasureKind.WARNING)

    assert warning < closure
    assert not closure < closure  # noqa: PLR0124  (that is the question)
    assert not closure < warning


def test_a_step_of_a_track_that_is_refused_says_what_may_be_done() -> None:
    """Of the track itself, and nothing that may not."""
    with pytest.raises(TransitionError) as refused:
        require_track_transition(
            "VER-2026-001", TrackKind.OBJECTION, TrackState.UPHELD, TrackState.FILED, FOUND_ON
        )
    said = str(refused.value)

    assert TrackState.UPHELD.label in said
    assert TrackState.FILED.label in said
    assert TrackState.GRANTED.label not in said
