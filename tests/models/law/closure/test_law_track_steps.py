"""What a step beside the case means: in its course, as a decision, and as a ruling."""

from decimal import Decimal

import pytest

from models.law.closure.competence import followed_lists
from models.law.closure.finds.quantities import Ceiling, FoundAmount, followed_list, totals
from models.law.closure.measures import DrugList, Unit
from models.law.closure.occurrences import Occurrence
from models.law.closure.remedies.track_occurrences import occurrence_of_step
from models.law.closure.remedies.tracks import TrackKind, TrackState, decides, is_ruling

_K, _S, _O = TrackKind, TrackState, Occurrence


@pytest.mark.parametrize(
    ("kind", "state", "what"),
    [
        (_K.OBJECTION, _S.FILED, _O.OBJECTION_FILED),
        (_K.OBJECTION, _S.HEARD, _O.OBJECTION_HANDLED),
        (_K.OBJECTION, _S.WITHDRAWN, _O.OBJECTION_CLOSED),
        (_K.APPEAL, _S.FILED, _O.APPEAL_FILED),
        (_K.APPEAL, _S.INTERLOCUTORY, _O.APPEAL_HANDLED),
        (_K.HIGHER_APPEAL, _S.DISMISSED, _O.APPEAL_CLOSED),
        (_K.INTERIM_RELIEF, _S.REQUESTED, _O.RELIEF_ASKED),
        (_K.INTERIM_RELIEF, _S.GRANTED, _O.RELIEF_RULED),
        (_K.INTERIM_RELIEF, _S.REFUSED, _O.RELIEF_RULED),
        (_K.INTERIM_RELIEF, _S.LAPSED, _O.RELIEF_OVER),
        (_K.INTERIM_RELIEF, _S.WITHDRAWN, _O.RELIEF_OVER),
        (_K.REOPENING_REQUEST, _S.REQUESTED, _O.REOPENING_ASKED),
        (_K.REOPENING_REQUEST, _S.WITHDRAWN, _O.REOPENING_DECIDED),
        (_K.NOTICE_OF_DEFAULT, _S.DECIDED, _O.DEFAULT_OVER),
        (_K.LAND_REGISTER, _S.REGISTERED, None),
        (_K.LAND_REGISTER, _S.DEREGISTERED, None),
    ],
)
def test_a_step_is_an_occurrence_of_the_case(
    kind: TrackKind, state: TrackState, what: Occurrence | None
) -> None:
    """How it begins, how it goes on and how it ends; the land register tells of itself."""
    assert occurrence_of_step(kind, state) is what


@pytest.mark.parametrize(
    ("kind", "state", "is_decision", "is_court"),
    [
        (_K.OBJECTION, _S.UPHELD, True, False),
        (_K.OBJECTION, _S.INADMISSIBLE, True, False),
        (_K.OBJECTION, _S.WITHDRAWN, False, False),
        (_K.OBJECTION, _S.HEARD, False, False),
        (_K.REOPENING_REQUEST, _S.GRANTED, True, False),
        (_K.REOPENING_REQUEST, _S.REFUSED, True, False),
        (_K.REOPENING_REQUEST, _S.REQUESTED, False, False),
        (_K.INTERIM_RELIEF, _S.GRANTED, False, False),
        (_K.APPEAL, _S.UPHELD, False, True),
        (_K.APPEAL, _S.WITHDRAWN, False, False),
        (_K.HIGHER_APPEAL, _S.EFFECTS_KEPT, False, True),
        (_K.HIGHER_APPEAL, _S.FILED, False, False),
    ],
)
def test_the_authority_decides_on_objections_and_a_court_rules_on_appeals(
    kind: TrackKind, state: TrackState, *, is_decision: bool, is_court: bool
) -> None:
    """A withdrawal is neither."""
    assert (decides(kind, state), is_ruling(kind, state)) == (is_decision, is_court)


def test_a_list_without_ceilings_follows_another_and_says_so() -> None:
    """Where a policy names list IA, it does not follow list I."""
    own = Ceiling(drug_list=DrugList.I, unit=Unit.GRAM, amount=Decimal("0.5"))
    of_ia = Ceiling(drug_list=DrugList.IA, unit=Unit.GRAM, amount=Decimal("0.5"))
    words = (
        f" (voor {DrugList.IA.label} is geen eigen grens bekend; die van {DrugList.I.label} is "
        "gevolgd)"
    )
    found = [DrugList.IA, DrugList.I, DrugList.II, DrugList.IA]
    assert followed_lists(found, [own]) == words
    assert followed_lists(found, [own, of_ia]) == ""
    assert followed_list(DrugList.IA, [DrugList.I]) is DrugList.I
    assert followed_list(DrugList.IA, [DrugList.I, DrugList.IA]) is DrugList.IA


def test_without_cuttings_no_plant_is_counted() -> None:
    """Also where a policy takes each cutting for a plant."""
    hemp = FoundAmount(DrugList.II, Decimal(1), Unit.GRAM)
    assert totals([hemp], 1) == [hemp]
