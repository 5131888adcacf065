"""An objection against an order under penalty that is partly founded changes what is owed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.money.claim import Claim
from models.law.closure.money.claims import ClaimState
from models.law.closure.procedure import TrackKind, TrackState
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.closure.approvals import VoidVersionError
from tasks.closure.money.forfeiture_facts import NothingForfeitedError
from tasks.closure.remedies.new_penalty import OutdatedPenaltyError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, fill_register
from tests.builders.case_states import walk_at
from tests.builders.money_builder import pay
from tests.builders.penalty_builder import (
    COLLECTED_ON,
    announce_change,
    announce_collection,
    changed,
    collected,
    forfeit,
    intend,
    penalty_ordered,
    prepare_change,
    prepare_collection,
)
from tests.readers.case_reading import words_of
from tests.readers.register_counts import counts

OBJECTED, DECIDED = date(2026, 4, 20), date(2026, 6, 12)
LOWER: dict[str, Any] = {"penalty_amount": 1000, "penalty_maximum": 3000}


@pytest.fixture(name="ordered")
def fixture_ordered(register: Path) -> Walk:
    """2.500 euro each time, at most 10.000, from 14 April 2026 on; party 1 objected."""
    assert register
    fill_register()
    walk = penalty_ordered()
    return walk.track(TrackKind.OBJECTION, TrackState.FILED, OBJECTED, party=1)


def decide(walk: Walk, **more: Any) -> str:
    """Partly founded; what is answered."""
    prepare(walk, **more)
    return walk.announce_remedy(DECIDED).words


def prepare(walk: Walk, **more: Any) -> None:
    """Made and approved on 12 June 2026."""
    walk.decide_remedy(DECIDED, DECIDED, outcome="partly_upheld", **more)
    walk.approve(ApprovalSubject.REMEDY_DECISION, DECIDED)


def claims() -> list[tuple[int | None, ClaimState]]:
    """The cents and the state of each claim."""
    with reading() as session:
        rows = session.exec(select(Claim).order_by(col(Claim.number))).all()
        return [(row.cents, row.state) for row in rows]


def test_the_letter_says_the_new_amounts_and_what_they_mean(ordered: Walk) -> None:
    """To every party."""
    said = decide(ordered, **LOWER)
    assert "1.000 euro per overtreding, ten hoogste 3.000 euro" in said
    letters = words_of(DocumentKind.REMEDY_DECISION)
    assert len(letters) == 2
    for words in letters:
        assert "De dwangsom wordt 1.000 euro per overtreding, ten hoogste 3.000 euro." in words
        assert "Dat geldt vanaf de dag van mijn eerdere besluit" in words


def test_what_is_forfeited_later_counts_with_the_new_amounts(ordered: Walk) -> None:
    """Also of a day before the decision on objection, and the letters name the new order."""
    decide(ordered, **LOWER)
    forfeit(ordered, date(2026, 6, 15), 2)
    forfeit(ordered, date(2026, 6, 16), 2, "PL-2026-0100")
    assert claims() == [(200_000, ClaimState.FORFEITED), (100_000, ClaimState.FORFEITED)]
    with pytest.raises(NothingForfeitedError, match="het hoogste bedrag"):
        forfeit(ordered, date(2026, 6, 17), 1, "PL-2026-0101")
    collected(ordered, date(2026, 7, 6))
    (words,) = words_of(DocumentKind.COLLECTION_DECISION)
    assert "1.000 euro per overtreding, ten hoogste 3.000 euro" in words


def test_what_was_forfeited_is_collected_at_most_at_the_new_amounts(ordered: Walk) -> None:
    """Counted again in the order of the days; a decision to collect that lay ready is made anew."""
    forfeit(ordered, date(2026, 5, 20), 2)
    forfeit(ordered, date(2026, 5, 21), 2, "PL-2026-0100")
    assert claims() == [(500_000, ClaimState.FORFEITED)] * 2
    intend(ordered)
    prepare_collection(ordered)
    ordered.approve(ApprovalSubject.COLLECTION, COLLECTED_ON, by="JUR1")
    said = decide(ordered, **LOWER)
    assert "Vordering 1: € 5.000 wordt € 2.000." in said
    assert "Vordering 2: € 5.000 wordt € 1.000." in said
    assert claims() == [(200_000, ClaimState.FORFEITED), (100_000, ClaimState.FORFEITED)]
    with pytest.raises(VoidVersionError):
        announce_collection(ordered, DECIDED)
    prepare_collection(ordered, date(2026, 6, 15))
    assert "€ 2.000" in words_of(DocumentKind.COLLECTION_DECISION)[-1]


def test_what_was_paid_too_much_is_told(ordered: Walk) -> None:
    """The claim is paid with what came in, and the rest goes back with interest."""
    forfeit(ordered, date(2026, 5, 20))
    collected(ordered)
    pay(ordered, "1500", date(2026, 6, 10))
    said = decide(ordered, **LOWER)
    assert "Van vordering 1 is € 500 te veel betaald" in said
    assert claims() == [(100_000, ClaimState.PAID)]


def test_an_objection_to_a_change_works_back_to_that_change(ordered: Walk) -> None:
    """What was forfeited before it, under the order itself, is owed as it was."""
    forfeit(ordered, date(2026, 4, 21))
    lower = {"penalty_amount": 2000, "penalty_maximum": 8000}
    changed(ordered, date(2026, 5, 1), change="lower", ground="own_motion", **lower)
    forfeit(ordered, date(2026, 5, 20), 1, "PL-2026-0100")
    filed = {"party": 1, "decision": 2}
    ordered.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 5, 22), **filed)
    ordered.track(TrackKind.OBJECTION, TrackState.HEARD, DECIDED, number=2)
    new = {"penalty_amount": 1000, "penalty_maximum": 6000, "number": 2, "hears": False}
    decide(ordered, **new)
    assert claims() == [(250_000, ClaimState.FORFEITED), (100_000, ClaimState.FORFEITED)]


def test_nothing_is_forfeited_within_more_time_to_comply(ordered: Walk) -> None:
    """What was lapses; from the day after it on the old amounts hold."""
    forfeit(ordered, date(2026, 5, 20))
    said = decide(ordered, comply_until=date(2026, 6, 30))
    assert "Vordering 1 is vervallen." in said
    assert [state for _, state in claims()] == [ClaimState.CANCELLED]
    with pytest.raises(NothingForfeitedError, match="tot en met dinsdag 30 juni 2026"):
        forfeit(ordered, date(2026, 6, 30), 1, "PL-2026-0100")
    forfeit(ordered, date(2026, 7, 1), 1, "PL-2026-0101")
    assert claims()[-1] == (250_000, ClaimState.FORFEITED)
    words = words_of(DocumentKind.REMEDY_DECISION)[0]
    assert "De tijd om aan de last te voldoen is: tot en met 30 juni 2026." in words
    assert "De dwangsom wordt" not in words


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"penalty_amount": 2500, "penalty_maximum": 10000}, "moeten lager zijn dan 2.500 euro"),
        ({"penalty_amount": 1000, "penalty_maximum": 20000}, "moeten lager zijn"),
        ({"penalty_amount": 1000}, "vul een hoogste bedrag in"),
        ({"comply_until": date(2026, 4, 13)}, "kies een dag na maandag 13 april 2026"),
        ({"outcome": "dismissed", "comply_until": date(2026, 6, 30)}, "hoort bij partly_upheld"),
    ],
)
def test_what_does_not_make_the_order_lighter_is_refused(
    ordered: Walk, more: dict[str, Any], fault: str
) -> None:
    """Nobody gets worse of his objection; nothing is kept."""
    before = counts()
    with pytest.raises(FaultsError, match=fault):
        ordered.decide_remedy(DECIDED, DECIDED, hears=False, **{"outcome": "partly_upheld"} | more)
    assert counts() == before


def test_a_closure_has_no_penalty_to_change(register: Path) -> None:
    """Refused with the field."""
    walk = walk_at(register, "closed").track(TrackKind.OBJECTION, TrackState.FILED, OBJECTED)
    with pytest.raises(FaultsError, match="hoort bij een bezwaar tegen een last onder dwangsom"):
        walk.decide_remedy(DECIDED, DECIDED, hears=False, outcome="partly_upheld", **LOWER)


def test_two_decisions_that_lie_ready_do_not_undo_each_other(ordered: Walk) -> None:
    """A change of the order beside the decision on objection: who comes second is made anew."""
    prepare_change(ordered, DECIDED, change="lower", ground="own_motion", **LOWER)
    ordered.approve(ApprovalSubject.PENALTY_CHANGE, DECIDED, by="JUR1")
    prepare(ordered, penalty_amount=2000, penalty_maximum=8000)
    announce_change(ordered, DECIDED)
    with pytest.raises(OutdatedPenaltyError, match=r"1\.000 euro per overtreding"):
        ordered.announce_remedy(DECIDED)


def test_a_change_that_lay_ready_is_made_anew_after_the_objection(ordered: Walk) -> None:
    """Its letter tells the old amounts as those that hold."""
    prepare_change(ordered, DECIDED, change="lower", ground="own_motion", **LOWER)
    ordered.approve(ApprovalSubject.PENALTY_CHANGE, DECIDED, by="JUR1")
    decide(ordered, penalty_amount=2000, penalty_maximum=8000)
    with pytest.raises(WeerbaarError, match="geldt niet meer"):
        announce_change(ordered, DECIDED)
    changed(ordered, date(2026, 6, 15), change="lower", ground="own_motion", **LOWER)
    forfeit(ordered, date(2026, 6, 16))
    assert claims() == [(100_000, ClaimState.FORFEITED)]
