"""The costs of a closure: specified by invoice, fixed by two persons, asked of every offender."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.decision import Decision, DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.claim import CostItem
from models.closure.party import Capacity, PartyCapacity
from models.closure.term import Term, TermKind
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.occurrences import Occurrence
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import FaultsError
from models.law.common.roles import RoleError
from models.law.common.transitions import TransitionError
from tasks.closure.approvals import NotApprovedError
from tasks.closure.case_step import occurrences_of
from tasks.closure.money.cost_decisions import TooLateToFixError
from tasks.closure.money.debtors import NoOffenderError
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import Walk, fill_register
from tests.builders.case_states import walk_at
from tests.builders.money_builder import (
    FIXED_ON,
    ITEMS,
    PAY_UNTIL,
    add_offender,
    announce_costs,
    claims,
    costs_fixed,
    give_up,
    last_day,
    prepare_costs,
)
from tests.readers.case_reading import case_row, words_of
from tests.readers.register_counts import counts


@pytest.fixture(name="walk")
def fixture_walk(any_register: str) -> Walk:
    """A case of which the premises are closed."""
    return walk_at(any_register, "closed")


def test_costs_are_fixed_by_invoice_and_asked_for_six_weeks(walk: Walk) -> None:
    """Awb 5:25(6), 4:87: the sum of the invoices, a decision of its own, its terms."""
    for _ in range(2):
        prepare_costs(walk)
    walk.approve(ApprovalSubject.COSTS, FIXED_ON, by="JUR1")
    for _ in range(2):
        assert announce_costs(walk) == PAY_UNTIL

    (claim,) = claims()
    assert (claim.kind, claim.state, claim.cents) == (ClaimKind.COSTS, ClaimState.FIXED, 40_000)
    assert last_day(TermKind.PAYMENT) == PAY_UNTIL
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 6, 15)
    assert last_day(TermKind.INTERRUPTION) == date(2031, 3, 16)
    with reading() as session:
        later = session.exec(select(Decision).where(Decision.kind == DecisionKind.COSTS)).one()
        assert (later.number, later.about, later.announced_on) == (2, 1, FIXED_ON)
        objection = session.exec(select(Term).where(Term.decision_number == 2)).one()
        assert (objection.kind, objection.last_day) == (TermKind.OBJECTION, PAY_UNTIL)
        assert len(session.exec(select(CostItem)).all()) == len(ITEMS)
        told = [row for row in occurrences_of(session, claim.case_id) if row.decision_number == 2]
        assert [row.what for row in told] == [Occurrence.COSTS_DECIDED]


AFTER = WeighingMoment.AFTER_ZIENSWIJZE


def drop_offenders() -> None:
    """The offender turns out to be the tenant alone."""
    with transaction() as session:
        rows = select(PartyCapacity).where(PartyCapacity.capacity == Capacity.OFFENDER)
        for held in session.exec(rows):
            held.capacity = Capacity.TENANT


def test_the_letter_specifies_what_is_owed(walk: Walk) -> None:
    """To the offender alone: every invoice, the total, the days, and that the objection joins."""
    prepare_costs(walk)
    (words,) = words_of(DocumentKind.COST_DECISION)
    for said in (
        "sloten vervangen en verzegelen F2026-12 10 april 2026 € 250,50",
        "Totaal € 400",
        "maandag 15 juni 2026",
        "artikel 5:31c van de Awb",
        "Loopt er al een bezwaar",
        "artikel 4:94",
    ):
        assert said in words
    assert "Er zijn" not in words


def test_all_offenders_owe_it_together(any_register: str) -> None:
    """Each gets a letter that says so; there is one claim."""
    assert any_register
    fill_register()
    walk = Walk().police_report().parties()
    add_offender(walk).weigh().prepare_intent()
    walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
    walk.zienswijze()
    walk.weigh(on=date(2026, 3, 20), moment=AFTER)
    walk.decide().approve(ApprovalSubject.DECISION, date(2026, 4, 1)).announce_decision()
    costs_fixed(walk.close())
    letters = words_of(DocumentKind.COST_DECISION)
    assert len(letters) == 2
    for words in letters:
        assert "Er zijn 2 overtreders. Ik kan ieder van u om het hele bedrag vragen." in words
    assert len(claims()) == 1


def test_a_second_cost_decision_has_a_number_of_its_own(walk: Walk) -> None:
    """It replaces nothing: its letter is no second version of anything."""
    costs_fixed(walk)
    day = date(2026, 5, 11)
    more = ("execution;slot opnieuw geplaatst;F2026-20;2026-05-06;80,00",)
    costs_fixed(walk, day, items=more)
    assert [(row.number, row.cents, row.decision_number) for row in claims()] == [
        (1, 40_000, 2),
        (2, 8_000, 3),
    ]
    assert all("Versie: " not in words for words in words_of(DocumentKind.COST_DECISION))


def test_an_invoice_is_claimed_once(walk: Walk) -> None:
    """In a later cost decision it is refused with its claim; a claim that lapsed frees it."""
    costs_fixed(walk)
    assert prepare_costs(walk) == 1
    again = {"items": ("execution;sloten;F2026-12;2026-04-10;250,50",)}
    with pytest.raises(FaultsError, match="Factuur F2026-12: staat al in vordering 1 van deze"):
        prepare_costs(walk, date(2026, 5, 11), **again)
    give_up(walk, date(2026, 5, 11), "cancelled")
    costs_fixed(walk, date(2026, 5, 12), **again)
    assert [row.cents for row in claims()] == [40_000, 25_050]


def test_two_persons_fix_the_costs(walk: Walk) -> None:
    """Who made the decision cannot approve it, and without approval it does not leave."""
    prepare_costs(walk)
    with pytest.raises(NotApprovedError, match="het kostenbesluit"):
        announce_costs(walk)
    prepare_costs(walk, items=(ITEMS[0],))
    with pytest.raises(RoleError, match="een besluit over geld goedkeuren"):
        walk.approve(ApprovalSubject.COSTS, FIXED_ON, by="ZAAK1")
    assert claims() == []


PREPARED = "preparation;advies van de deurwaarder;F2026-9;{};100,00"
FAULTY: dict[str, tuple[dict[str, Any], str]] = {
    "prepared in the grace": ({"items": (PREPARED.format("2026-04-09"),)}, "5:25, derde lid"),
    "made after the letter": (
        {"items": ("execution;slot;F2026-9;2026-05-05;100,00",)},
        "ligt na de verzending",
    ),
    "twice the same": ({"items": (ITEMS[0], ITEMS[0])}, "Factuur F2026-12: staat er twee keer"),
    "an invoice twice": (
        {"items": (ITEMS[0], "execution;iets anders;f2026-12;2026-04-10;10,00")},
        "Factuur F2026-12: staat er twee keer",
    ),
    "carried out before the decision": (
        {"items": ("execution;slot;F2026-9;2026-04-01;100,00",)},
        "Factuur F2026-9: voor donderdag 2 april 2026 was er nog geen besluit",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_cannot_be_recovered_is_refused(walk: Walk, name: str) -> None:
    """Awb 5:25(3): preparing counts from the day after the term to comply."""
    given, said = FAULTY[name]
    before = counts()
    with pytest.raises(FaultsError, match=said):
        prepare_costs(walk, **given)
    assert counts() == before


def test_preparing_counts_from_the_day_after_the_grace(walk: Walk) -> None:
    """The other side of the bound."""
    until = case_row().grace_until
    assert until == date(2026, 4, 9)
    assert prepare_costs(walk, items=(PREPARED.format("2026-04-10"),)) == 1


def test_costs_are_fixed_within_five_years_of_the_closing(walk: Walk) -> None:
    """Awb 5:25(6): 10 April 2031 is the last day."""
    with pytest.raises(TooLateToFixError, match="10 april 2031"):
        prepare_costs(walk, date(2031, 4, 11))
    assert prepare_costs(walk, date(2031, 4, 10)) == 1


def test_without_execution_there_are_no_costs_of_it(any_register: str) -> None:
    """A closure that is ordered but not carried out."""
    walk = walk_at(any_register, "decision announced")
    with pytest.raises(FaultsError, match="het pand is niet gesloten"):
        prepare_costs(walk)


@pytest.mark.parametrize(("share", "cents"), [(50, 20_000), (33, 13_200), (1, 400)])
def test_the_offender_owes_the_share_of_the_order(walk: Walk, share: int, cents: int) -> None:
    """Awb 5:25(1): what the order says, and the letter tells why it is less than the invoices."""
    put_on_offender(share)
    costs_fixed(walk)
    assert claims()[0].cents == cents
    (words,) = words_of(DocumentKind.COST_DECISION)
    assert f"staat dat {share} procent van de kosten voor de overtreder is" in words
    assert "Totaal € 400" in words


def test_costs_that_the_order_leaves_to_the_municipality_are_not_fixed(walk: Walk) -> None:
    """Awb 5:25(2): the order said so."""
    put_on_offender(0)
    with pytest.raises(FaultsError, match="niet voor de overtreder"):
        prepare_costs(walk)


def put_on_offender(share: int) -> None:
    """The order says that this part of the costs is for the offender."""
    with transaction() as session:
        session.exec(select(Decision)).one().cost_share = share


def test_before_an_order_nothing_is_owed(any_register: str) -> None:
    """The refusal names case, state, what is wanted and the day."""
    assert any_register
    fill_register()
    walk = Walk().police_report().parties()
    with pytest.raises(TransitionError, match=r"LIN-2026-001.*kostenbesluit.*4 mei 2026"):
        prepare_costs(walk)


def test_money_is_asked_of_an_offender_alone(any_register: str) -> None:
    """Nobody else pays: without a known offender there is no cost decision."""
    walk = walk_at(any_register, "closed")
    drop_offenders()
    with pytest.raises(NoOffenderError, match="alleen een overtreder betaalt"):
        prepare_costs(walk)
