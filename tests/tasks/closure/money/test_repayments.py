"""What was paid too much goes back, with interest, by a decision of two persons (Awb 4:102)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.decision import DecisionKind
from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.money.claims import ClaimState
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermNature
from tasks.closure.approvals import NotApprovedError
from tasks.closure.archiving import OpenTermsError
from tasks.closure.money.repayment_duties import OpenRepaymentError
from tasks.closure.money.repayments import (
    NothingToRepayError,
    WhoPaidError,
)
from tests.builders.case_states import walk_at
from tests.builders.money_builder import (
    announce_repayment,
    claims,
    give_up,
    pay,
    repaid,
    repay,
)
from tests.builders.remedy_builder import decided, objection
from tests.builders.repayment_builder import (
    BACK_ON,
    LOST_ON,
    PAID_ON,
    TOLD_ON,
    happened,
    little_paid,
    much_paid,
    repayment_approved,
    repayments,
    sent_back,
    terms_of_kind,
)
from tests.readers.case_reading import decisions, morning, status, words_of
from tests.readers.register_counts import counts

DAY = timedelta(days=1)
LETTER = DocumentKind.REPAYMENT_DECISION


def test_what_fell_on_objection_goes_back(register: Path) -> None:
    """Proposed with its term, decided, told, paid; twice is once."""
    walk = much_paid(register)
    (waits,) = terms_of_kind(TermKind.REPAYMENT_DECISION)
    assert (waits.claim_number, waits.last_day) == (1, LOST_ON + timedelta(weeks=4))
    assert waits.nature is TermNature.OWN
    assert (Occurrence.REPAYMENT_OWED, 1) in happened()
    number = sent_back(walk)
    before = counts()
    assert announce_repayment(walk, TOLD_ON) == BACK_ON
    assert counts() == before
    assert decisions()[-1].kind is DecisionKind.REPAYMENT
    assert terms_of_kind(TermKind.REPAYMENT_DECISION)[0].met_on == TOLD_ON
    (owed,) = terms_of_kind(TermKind.REPAYMENT)
    assert (owed.party_number, owed.last_day) == (1, date(2026, 7, 17))
    for _ in range(2):
        said = repaid(walk, BACK_ON, number)
        assert "€ 20.070,13 is terugbetaald op vrijdag 26 juni 2026" in said
    assert terms_of_kind(TermKind.REPAYMENT)[0].met_on == BACK_ON
    assert happened()[-2:] == [(Occurrence.REPAYMENT_DECIDED, 1), (Occurrence.REPAID, 1)]
    (row,) = repayments()
    assert (row.cents, row.interest_cents, row.paid_on) == (2_000_000, 7013, BACK_ON)


def test_the_file_stays_open_until_it_went_back(register: Path) -> None:
    """While nothing is decided, and while it is decided and not paid."""
    walk, over, late = much_paid(register), date(2026, 7, 10), date(2027, 1, 4)
    walk.end(over).reopen(over).register_both(over)
    with pytest.raises(OpenTermsError, match="besluit over terugbetaling"):
        walk.archive(late)
    number = sent_back(walk, over, over)
    with pytest.raises(OpenTermsError, match="terugbetaling door de gemeente"):
        walk.archive(late)
    repaid(walk, over, number)
    walk.archive(late)


def test_the_letter_says_how_much_why_when_and_with_which_interest(register: Path) -> None:
    """Only who paid gets it; each figure stands in it."""
    repay(much_paid(register), TOLD_ON, BACK_ON)
    (words,) = words_of(LETTER)
    for said in (
        "Besluit: de gemeente betaalt u € 20.000 terug",
        "U betaalde € 20.000 aan de gemeente. Dat was voor de kosten van de sluiting van de woning",
        "Te veel betaald op 25 mei 2026 € 20.000,00",
        "Wettelijke rente € 70,13",
        "Samen € 20.070,13",
        "25 mei 2026 25 juni 2026 € 20.000,00 4 procent",
        "De gemeente betaalt op vrijdag 26 juni 2026.",
        "tot en met vrijdag 17 juli 2026 (artikel 4:87 van de Awb)",
        "U kunt bezwaar maken tot en met vrijdag 17 juli 2026",
    ):
        assert said in words, said


def test_what_is_lowered_goes_back_as_far_as_it_was_too_much(register: Path) -> None:
    """400 became 250: of the first payment 50, and all of the second; too little for interest."""
    walk = little_paid(
        register,
        "300",
        "100",
        outcome="partly_upheld",
        new_sum="250",
        changes="Er is minder gedaan.",
    )
    assert [claim.state for claim in claims()] == [ClaimState.PAID]
    repay(walk, TOLD_ON, BACK_ON)
    (words,) = words_of(LETTER)
    for said in (
        "Te veel betaald op 25 mei 2026 € 50,00",
        "Te veel betaald op 26 mei 2026 € 100,00",
        "Samen € 150",
        "De gemeente betaalt geen rente, want het zou om minder dan € 10 gaan",
    ):
        assert said in words, said
    assert "4:99" not in words


def test_what_is_owed_still_is_not_paid_back(register: Path) -> None:
    """Paid up to the lowered sum: no duty, and a decision is refused."""
    walk = little_paid(
        register, "250", outcome="partly_upheld", new_sum="250", changes="Er is minder gedaan."
    )
    assert terms_of_kind(TermKind.REPAYMENT_DECISION) == []
    before = counts()
    with pytest.raises(NothingToRepayError, match=r"LIN-2026-001 .*vordering 1 is niets te veel"):
        repay(walk, TOLD_ON, BACK_ON)
    assert counts() == before


def test_who_paid_is_named_where_nobody_recorded_it(register: Path) -> None:
    """To another than who is known to have paid nothing goes back."""
    walk = walk_at(register, "costs fixed")
    pay(walk, "400", PAID_ON)
    objection(walk, "filed", date(2026, 5, 20), party=1, decision=2)
    decided(walk, LOST_ON, "upheld")
    with pytest.raises(WhoPaidError, match="van wie niet is vastgelegd wie"):
        repay(walk, TOLD_ON, BACK_ON)
    assert repay(walk, TOLD_ON, BACK_ON, party=1) == 1


def test_to_another_than_who_paid_nothing_goes_back(register: Path) -> None:
    """Party 2 paid nothing."""
    walk = little_paid(register)
    with pytest.raises(WhoPaidError, match="betaalde partij 1 te veel"):
        repay(walk, TOLD_ON, BACK_ON, party=2)


def test_what_rests_on_an_order_that_fell_goes_back_too(register: Path) -> None:
    """Nobody objected to the costs; the morning run finds it, once."""
    walk = walk_at(register, "costs fixed")
    pay(walk, "400", PAID_ON, party=1)
    objection(walk, "filed", date(2026, 4, 20), party=1)
    decided(walk, LOST_ON, "upheld")
    assert status() is CaseStatus.LIFTED
    for day in (LOST_ON + DAY, LOST_ON + 2 * DAY):
        morning(day)
    (waits,) = terms_of_kind(TermKind.REPAYMENT_DECISION)
    assert waits.starts_on == LOST_ON + 2 * DAY
    assert happened().count((Occurrence.REPAYMENT_OWED, 1)) == 1
    walk.reopen(TOLD_ON).register_both(TOLD_ON)
    with pytest.raises(WeerbaarError, match="terugbetaling"):
        walk.archive(date(2027, 1, 4))
    assert sent_back(walk) == 4


def test_a_file_is_not_closed_before_the_morning_run_saw_it(register: Path) -> None:
    """What was paid on an order that fell keeps it open by itself."""
    walk = walk_at(register, "costs fixed")
    pay(walk, "400", PAID_ON, party=1)
    objection(walk, "filed", date(2026, 4, 20), party=1)
    decided(walk, LOST_ON, "upheld")
    walk.reopen(TOLD_ON).register_both(TOLD_ON)
    with pytest.raises(OpenRepaymentError, match=r"van vordering 1 .*is € 400 te veel betaald"):
        walk.archive(date(2027, 1, 4))


def test_of_what_an_officer_let_lapse_a_part_that_was_paid_goes_back(register: Path) -> None:
    """Cancelled, as the decision is gone; what is remitted stays paid."""
    walk = walk_at(register, "costs fixed")
    pay(walk, "100", PAID_ON, party=1)
    give_up(walk, LOST_ON, "cancelled")
    assert len(terms_of_kind(TermKind.REPAYMENT_DECISION)) == 1
    assert repay(walk, TOLD_ON, BACK_ON) == 1


def test_what_is_remitted_stays_paid(register: Path) -> None:
    """Who is let off the rest gets nothing back."""
    walk = walk_at(register, "costs fixed")
    pay(walk, "100", PAID_ON, party=1)
    give_up(walk, LOST_ON, "remitted")
    with pytest.raises(NothingToRepayError):
        repay(walk, TOLD_ON, BACK_ON)


def test_another_person_approves_it_and_what_changed_since_does_not_leave(register: Path) -> None:
    """150 euro was too much; then the order fell, and all of it is."""
    walk = little_paid(
        register, outcome="partly_upheld", new_sum="250", changes="Er is minder gedaan."
    )
    repay(walk, TOLD_ON, BACK_ON)
    with pytest.raises(NotApprovedError):
        announce_repayment(walk, TOLD_ON)
    walk.approve(ApprovalSubject.REPAYMENT, TOLD_ON, by="JUR1")
    objection(walk, "filed", date(2026, 4, 21), party=1, decision=1)
    decided(walk, TOLD_ON, "upheld")
    with pytest.raises(NothingToRepayError, match="er is nu € 400 te veel betaald op vordering 1"):
        announce_repayment(walk, TOLD_ON)


def test_each_who_paid_too_much_gets_a_decision_of_his_own(register: Path) -> None:
    """One by one: what did not leave is not replaced, and the term goes on until both are told."""
    walk = walk_at(register, "costs fixed")
    pay(walk, "150", PAID_ON, party=1)
    pay(walk, "250", PAID_ON + DAY, party=2)
    objection(walk, "filed", date(2026, 5, 20), party=1, decision=2)
    decided(walk, LOST_ON, "upheld")
    with pytest.raises(WhoPaidError, match="betaalde partij 1 en partij 2 te veel; zeg met het"):
        repay(walk, TOLD_ON, BACK_ON)
    repay(walk, TOLD_ON, BACK_ON, party=1)
    with pytest.raises(WhoPaidError, match="om partij 1 terug te betalen op vordering 1 dat niet"):
        repay(walk, TOLD_ON, BACK_ON, party=2)
    walk.approve(ApprovalSubject.REPAYMENT, TOLD_ON, by="JUR1")
    announce_repayment(walk, TOLD_ON)
    assert [term.met_on for term in terms_of_kind(TermKind.REPAYMENT_DECISION)] == [None]
    repay(walk, TOLD_ON, BACK_ON, party=2)
    walk.approve(ApprovalSubject.REPAYMENT, TOLD_ON, by="JUR1")
    announce_repayment(walk, TOLD_ON)
    assert [term.met_on for term in terms_of_kind(TermKind.REPAYMENT_DECISION)] == [TOLD_ON]
    assert [(row.party_number, row.cents) for row in repayments()] == [(1, 15_000), (2, 25_000)]


def test_nothing_is_paid_back_that_was_not_decided(register: Path) -> None:
    """Another decision of the case says nothing of it."""
    walk = repayment_approved(little_paid(register))
    with pytest.raises(NothingToRepayError, match="besluit 3 zegt niet dat de gemeente"):
        repaid(walk, BACK_ON, 3)
