"""A penalty that is forfeited, collected and paid; an order that is lifted, suspended, lowered."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from models.closure.decision import Decision
from models.closure.document import DocumentKind
from models.closure.money.penalty import PenaltyOrder, PenaltyState
from models.closure.term import TermKind
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.errors import FaultsError
from models.law.common.transitions import TransitionError
from tasks.closure.approvals import NotApprovedError
from tasks.closure.case_step import occurrences_of
from tasks.closure.money.claims import OpenMoneyError, PrescribedError
from tasks.closure.money.forfeiture_facts import NothingForfeitedError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, fill_register
from tests.builders.case_states import walk_at
from tests.builders.money_builder import add_offender, claims, last_day, pay, remind
from tests.builders.penalty_builder import (
    COLLECTED_ON,
    COMPLY_UNTIL,
    SEEN_ON,
    announce_collection,
    changed,
    collected,
    forfeit,
    intend,
    penalty_ordered,
    prepare_change,
    prepare_collection,
)
from tests.builders.people.served_later import order_served
from tests.readers.case_reading import status, words_of
from tests.readers.register_counts import counts

ASKED = {"ground": "impossible", "requested_on": date(2026, 6, 1)}
YEAR = {"change": "lift", "ground": "a_year", "requested_on": date(2027, 3, 1)}


@pytest.fixture(name="walk")
def fixture_walk(register: Path) -> Walk:
    """An order under penalty with two weeks to comply."""
    return walk_at(register, "penalty ordered")


def test_a_penalty_from_forfeiture_to_payment(any_register: str) -> None:
    """Awb 5:33, 5:35, 5:37: owed by law, proven, collected by decision, paid, archived."""
    walk = walk_at(any_register, "penalty ordered")
    for _ in range(2):
        assert forfeit(walk, times=2) == date(2026, 7, 1)
    (claim,) = claims()
    assert (claim.kind, claim.state, claim.cents) == (
        ClaimKind.PENALTY,
        ClaimState.FORFEITED,
        500_000,
    )
    assert (claim.arose_on, claim.report_number) == (SEEN_ON, "PL-2026-0099")
    assert last_day(TermKind.PRESCRIPTION) == date(2027, 5, 20)
    with pytest.raises(OpenMoneyError, match=r"verbeurde dwangsom, nog € 5.000"):
        walk.archive(date(2026, 7, 20))

    collected(walk)
    assert claims()[0].state is ClaimState.FIXED
    assert last_day(TermKind.PRESCRIPTION) == date(2027, 6, 8)
    (words,) = words_of(DocumentKind.COLLECTION_DECISION)
    for said in (
        "Ik int € 5.000",
        "woensdag 20 mei 2026",
        "2 overtredingen",
        "politie",
        "PL-2026-0099",
        "woensdag 1 juli 2026",
        "artikel 5:39 van de Awb",
        "13 april 2026",
    ):
        assert said in words

    remind(walk, date(2026, 7, 2))
    pay(walk, "5000", date(2026, 7, 10))
    with reading() as session:
        kinds = [row.what for row in occurrences_of(session, claim.case_id)][-6:]
    assert kinds == [
        Occurrence.DECISION_ANNOUNCED,
        Occurrence.PENALTY_FORFEITED,
        Occurrence.COLLECTION_INTENDED,
        Occurrence.COLLECTION_DECIDED,
        Occurrence.CLAIM_REMINDED,
        Occurrence.PAYMENT_RECEIVED,
    ]
    walk.archive(date(2026, 7, 21))
    assert status() is CaseStatus.ARCHIVED


def test_nothing_is_forfeited_before_the_term_to_comply_has_ended(walk: Walk) -> None:
    """Awb 5:32a(2): on its last day not, on the day after it yes."""
    with pytest.raises(NothingForfeitedError, match="tot en met maandag 13 april 2026"):
        forfeit(walk, COMPLY_UNTIL)
    forfeit(walk, date(2026, 4, 14))


def test_what_is_forfeited_stops_at_the_maximum(walk: Walk) -> None:
    """Awb 5:32b: 10.000 euro in all, whatever is seen after that."""
    forfeit(walk, times=3)
    forfeit(walk, date(2026, 5, 21), times=3, report="PL-2026-0100")
    assert [claim.cents for claim in claims()] == [750_000, 250_000]
    with pytest.raises(NothingForfeitedError, match="dat is het hoogste bedrag"):
        forfeit(walk, date(2026, 5, 22), report="PL-2026-0101")


def test_an_amount_at_once_is_forfeited_once(register: Path) -> None:
    """Not twice, and not for two days."""
    assert register
    fill_register()
    walk = penalty_ordered(penalty_per="once", penalty_maximum=0)
    with pytest.raises(FaultsError, match="vul 1 in"):
        forfeit(walk, times=2)
    forfeit(walk)
    with pytest.raises(NothingForfeitedError):
        forfeit(walk, date(2026, 5, 21), report="PL-2026-0100")


def test_the_decision_to_collect_says_that_interest_is_owed(walk: Walk) -> None:
    """Awb 4:97, 4:98: as that on costs does, so that no later decision comes as a surprise."""
    forfeit(walk)
    collected(walk)
    (words,) = words_of(DocumentKind.COLLECTION_DECISION)
    assert "U bent dan ook wettelijke rente verschuldigd, als die rente € 20 of meer is" in words


def test_a_penalty_is_not_reminded_before_its_collection(walk: Walk) -> None:
    """Awb 5:37(1): the decision comes first."""
    forfeit(walk)
    with pytest.raises(TransitionError, match="verbeurd, nog zonder invorderingsbesluit"):
        remind(walk, date(2026, 7, 2))


def test_two_persons_collect_and_nothing_that_lapsed(walk: Walk) -> None:
    """A year after the day of forfeiture it can no longer be collected (Awb 5:35)."""
    forfeit(walk)
    intend(walk)
    prepare_collection(walk)
    with pytest.raises(NotApprovedError, match="het invorderingsbesluit"):
        announce_collection(walk)
    with pytest.raises(PrescribedError, match="20 mei 2027"):
        prepare_collection(walk, date(2027, 5, 21))
    assert prepare_collection(walk, date(2027, 5, 20)) == 2


def test_a_closure_forfeits_nothing(register: Path) -> None:
    """The refusal names case, state, what is wanted and the day."""
    walk = walk_at(register, "closed")
    with pytest.raises(TransitionError, match=r"LIN-2026-001.*gesloten.*dwangsom verbeurd"):
        forfeit(walk)


def penalty() -> PenaltyOrder:
    """What holds now."""
    with reading() as session:
        return list(session.exec(select(PenaltyOrder).order_by(col(PenaltyOrder.id))))[-1]


def test_an_order_that_is_suspended_rests_until_its_day(walk: Walk) -> None:
    """Awb 5:34(1): on the last day nothing is forfeited, on the next day it is."""
    until = date(2026, 8, 1)
    changed(walk, date(2026, 6, 2), change="suspend", until=until, **ASKED)
    assert (penalty().state, penalty().decision_number) == (PenaltyState.SUSPENDED, 2)
    (words,) = words_of(DocumentKind.PENALTY_CHANGE)
    assert "zaterdag 1 augustus 2026" in words
    assert "De reden, verzonnen." in words
    with pytest.raises(NothingForfeitedError, match="opgeschort"):
        forfeit(walk, until)
    forfeit(walk, date(2026, 8, 2))


def test_a_lowered_penalty_counts_with_its_new_amounts(walk: Walk) -> None:
    """From the day on which the decision left."""
    day = date(2026, 6, 2)
    lower = {"change": "lower", "penalty_amount": 1000, "penalty_maximum": 3000}
    changed(walk, day, **lower, **ASKED)
    forfeit(walk, date(2026, 6, 10), times=2)
    assert claims()[0].cents == 200_000
    with reading() as session:
        assert [row.number for row in session.exec(select(Decision))] == [1, 2]


def test_an_order_that_is_lifted_forfeits_nothing_more(walk: Walk) -> None:
    """Awb 5:34(2): a year in force without a penalty; one day earlier it is refused."""
    with pytest.raises(FaultsError, match="30 maart 2027"):
        prepare_change(walk, date(2027, 3, 29), **YEAR)
    changed(walk, date(2027, 3, 30), **YEAR)
    with pytest.raises(NothingForfeitedError, match="opgeheven"):
        forfeit(walk, date(2027, 3, 30))
    with pytest.raises(FaultsError, match="al opgeheven"):
        prepare_change(walk, date(2027, 4, 2), change="lift", ground="own_motion")


def test_what_was_seen_before_the_lifting_is_forfeited_all_the_same(walk: Walk) -> None:
    """Awb 5:33: it is owed by law since that day; with the amounts that held then (Awb 5:34)."""
    lower = {"change": "lower", "penalty_amount": 1000, "penalty_maximum": 10000, **ASKED}
    changed(walk, date(2026, 6, 2), **lower)
    lifted_on = date(2026, 6, 20)
    changed(walk, lifted_on, change="lift", ground="own_motion")
    forfeit(walk, date(2026, 6, 1))
    forfeit(walk, date(2026, 6, 19), report="PL-2026-0100")
    with pytest.raises(NothingForfeitedError, match="opgeheven; op zaterdag 20 juni 2026"):
        forfeit(walk, lifted_on, report="PL-2026-0101")

    assert [claim.cents for claim in claims()] == [250_000, 100_000]
    collected(walk, date(2026, 6, 22), claim=1)
    (words,) = words_of(DocumentKind.COLLECTION_DECISION)
    assert "€ 2.500" in words
    assert "€ 1.000" not in words


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a day without suspending": (
        {"change": "lift", "until": date(2026, 8, 1), **ASKED},
        "Opgeschort tot en met",
    ),
    "suspending without a day": ({"change": "suspend", **ASKED}, "Opgeschort tot en met"),
    "amounts with lifting": ({"change": "lift", "penalty_amount": 1, **ASKED}, "bij verlagen"),
    "lowering to more": (
        {"change": "lower", "penalty_amount": 2600, "penalty_maximum": 10000, **ASKED},
        "moeten lager zijn",
    ),
    "lowering to the same": (
        {"change": "lower", "penalty_amount": 2500, "penalty_maximum": 10000, **ASKED},
        "moeten lager zijn",
    ),
    "no request": ({"change": "lift", "ground": "impossible"}, "Datum van het verzoek"),
    "a request of one's own": (
        {"change": "lift", "ground": "own_motion", "requested_on": date(2026, 6, 1)},
        "Datum van het verzoek",
    ),
    "a request of tomorrow": (
        {"change": "lift", "ground": "impossible", "requested_on": date(2026, 6, 3)},
        "ligt na de datum",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_change_that_does_not_add_up_is_refused(walk: Walk, name: str) -> None:
    """One sentence; nothing is stored."""
    given, said = REFUSED[name]
    before = counts()
    with pytest.raises(FaultsError, match=said):
        prepare_change(walk, date(2026, 6, 2), **given)
    assert counts() == before


def test_a_forfeited_penalty_bars_lifting_after_a_year(walk: Walk) -> None:
    """Awb 5:34(2) asks that none was."""
    forfeit(walk)
    with pytest.raises(FaultsError, match="er is een dwangsom verbeurd"):
        prepare_change(walk, date(2027, 3, 30), **YEAR)


def test_a_collection_that_left_is_not_made_again(walk: Walk) -> None:
    """The second time answers with its version, and stores nothing."""
    forfeit(walk)
    collected(walk)
    before = counts()
    assert prepare_collection(walk, COLLECTED_ON) == 1
    announce_collection(walk)
    assert counts() == before


def test_each_offender_forfeits_for_himself(walk: Walk) -> None:
    """One report, two claims, each with its own sum and its own most (Awb 5:32(1), 5:32b, 5:33)."""
    order_served(add_offender(walk, date(2026, 4, 11)), 3, date(2026, 4, 14))
    for _ in range(2):
        forfeit(walk, times=4)
        forfeit(walk, times=3, party=3)
    assert [(row.party_number, row.cents) for row in claims()] == [(1, 1_000_000), (3, 750_000)]
    with pytest.raises(NothingForfeitedError, match=r"partij 1 heeft al € 10.000 verbeurd"):
        forfeit(walk, date(2026, 5, 21))
    forfeit(walk, date(2026, 5, 21), times=2, party=3)
    assert [row.cents for row in claims()] == [1_000_000, 750_000, 250_000]
    collected(walk, claim=2)
    (letter,) = words_of(DocumentKind.COLLECTION_DECISION)
    assert "Ik int € 7.500" in letter
    assert "ieder van u om het hele bedrag" not in letter
    remind(walk, date(2026, 7, 2), claim=2)
    assert len(words_of(DocumentKind.REMINDER)) == 1


def test_only_an_offender_forfeits(walk: Walk) -> None:
    """The order is to nobody else."""
    with pytest.raises(FaultsError, match="partij 2 is geen overtreder"):
        forfeit(walk, party=2)


def per_day(**more: object) -> Walk:
    """500 euro a day, at most 10.000; the time to comply ends on 13 April 2026."""
    fill_register()
    amounts = {"penalty_amount": 500, "penalty_per": "day", "penalty_maximum": 10000}
    return penalty_ordered(**amounts | more)


def test_no_more_days_are_forfeited_than_there_were(register: Path) -> None:
    """Awb 5:32b(1): 14 to 16 April are three days; what was kept before counts along."""
    assert register
    walk = per_day()
    before = counts()
    with pytest.raises(FaultsError, match="woensdag 15 april 2026 2 dagen, waarvan 0 al"):
        forfeit(walk, date(2026, 4, 15), times=3)
    assert counts() == before
    forfeit(walk, date(2026, 4, 15), times=2)
    with pytest.raises(FaultsError, match="donderdag 16 april 2026 3 dagen, waarvan 2 al"):
        forfeit(walk, date(2026, 4, 16), times=2, report="PL-2026-0100")
    forfeit(walk, date(2026, 4, 16), report="PL-2026-0100")
    assert [claim.cents for claim in claims()] == [100_000, 50_000]


def test_the_first_of_several_days_prescribes_first(register: Path) -> None:
    """Awb 5:35(1): ten days up to 23 April 2026 began on the 14th; to pay counts from the last."""
    assert register
    walk = per_day()
    assert forfeit(walk, date(2026, 4, 23), times=10) == date(2026, 6, 4)
    assert last_day(TermKind.PRESCRIPTION) == date(2027, 4, 14)
