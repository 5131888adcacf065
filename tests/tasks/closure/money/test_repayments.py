"""What was paid too much goes back, with interest, by a decision of two persons (Awb 4:102)."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.decision import DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.repayment import Repayment
from models.closure.term import Term, TermKind
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermNature
from tasks.closure.approvals import NotApprovedError
from tasks.closure.archiving import OpenTermsError
from tasks.closure.case_step import occurrences_of
from tasks.closure.money.repayment_duties import OpenRepaymentError
from tasks.closure.money.repayments import (
    NothingToRepayError,
    RepaidTooLateError,
    WhoPaidError,
)
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.money_builder import (
    announce_interest,
    announce_repayment,
    claims,
    costs_fixed,
    give_up,
    pay,
    prepare_interest,
    repaid,
    repay,
)
from tests.builders.remedy_builder import decided, objection
from tests.builders.repayment_builder import (
    BACK_ON,
    LOST_ON,
    PAID_ON,
    TOLD_ON,
    paid_too_much,
    repayment_approved,
)
from tests.readers.case_reading import decisions, morning, status, words_of
from tests.readers.register_counts import counts

DAY = timedelta(days=1)
LETTER = DocumentKind.REPAYMENT_DECISION
MUCH = ("execution;alles ontruimen;F2026-20;2026-04-10;20000,00",)
"""Of this the interest at 4 percent is 2,19 a day."""


def much_paid(register: Path) -> Walk:
    """20,000 euro was paid on 25 May, and fell on 2 June."""
    return paid_too_much(costs_fixed(walk_at(register, "closed"), items=MUCH), "20000")


def little_paid(register: Path, *amounts: str, **lost: object) -> Walk:
    """Of 400 euro."""
    return paid_too_much(walk_at(register, "costs fixed"), *amounts, **lost)


def sent(walk: Walk, on: date = TOLD_ON, back_on: date = BACK_ON, wrong_data: str = "") -> int:
    """It is decided, approved and sent; the number of the decision."""
    repay(walk, on, back_on, wrong_data=wrong_data)
    walk.approve(ApprovalSubject.REPAYMENT, on, by="JUR1")
    announce_repayment(walk, on)
    return decisions()[-1].number


def terms(kind: TermKind) -> list[Term]:
    with reading() as session:
        return list(session.exec(select(Term).where(Term.kind == kind).order_by(col(Term.id))))


def rows() -> list[Repayment]:
    with reading() as session:
        return list(session.exec(select(Repayment).order_by(col(Repayment.id))))


def happened() -> list[tuple[Occurrence, int | None]]:
    with reading() as session:
        return [(event.what, event.party_number) for event in occurrences_of(session, 1)]


def test_what_fell_on_objection_goes_back(register: Path) -> None:
    """Proposed with its term, decided, told, paid; twice is once."""
    walk = much_paid(register)
    (waits,) = terms(TermKind.REPAYMENT_DECISION)
    assert (waits.claim_number, waits.last_day) == (1, LOST_ON + timedelta(weeks=4))
    assert waits.nature is TermNature.OWN
    assert (Occurrence.REPAYMENT_OWED, 1) in happened()
    number = sent(walk)
    before = counts()
    assert announce_repayment(walk, TOLD_ON) == BACK_ON
    assert counts() == before
    assert decisions()[-1].kind is DecisionKind.REPAYMENT
    assert terms(TermKind.REPAYMENT_DECISION)[0].met_on == TOLD_ON
    (owed,) = terms(TermKind.REPAYMENT)
    assert (owed.party_number, owed.last_day) == (1, date(2026, 7, 17))
    for _ in range(2):
        said = repaid(walk, BACK_ON, number)
        assert "€ 20.070,13 is terugbetaald op vrijdag 26 juni 2026" in said
    assert terms(TermKind.REPAYMENT)[0].met_on == BACK_ON
    assert happened()[-2:] == [(Occurrence.REPAYMENT_DECIDED, 1), (Occurrence.REPAID, 1)]
    (row,) = rows()
    assert (row.cents, row.interest_cents, row.paid_on) == (2_000_000, 7013, BACK_ON)


def test_the_file_stays_open_until_it_went_back(register: Path) -> None:
    """While nothing is decided, and while it is decided and not paid."""
    walk, over, late = much_paid(register), date(2026, 7, 10), date(2027, 1, 4)
    walk.end(over).reopen(over).register_both(over)
    with pytest.raises(OpenTermsError, match="besluit over terugbetaling"):
        walk.archive(late)
    number = sent(walk, over, over)
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
    assert terms(TermKind.REPAYMENT_DECISION) == []
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


@pytest.mark.parametrize(
    ("back_on", "is_possible"),
    [
        (PAID_ON - DAY, False),
        (PAID_ON, True),
        (date(2026, 7, 17), True),
        (date(2026, 7, 18), False),
    ],
)
def test_the_day_of_paying_back_lies_within_the_six_weeks(
    register: Path, back_on: date, *, is_possible: bool
) -> None:
    """From the payment itself, as it may have gone back already, to the term of Awb 4:87."""
    walk = little_paid(register)
    if is_possible:
        assert repay(walk, TOLD_ON, back_on) == 1
        return
    with pytest.raises(RepaidTooLateError, match="kies een dag van maandag 25 mei 2026 tot en met"):
        repay(walk, TOLD_ON, back_on)


def test_who_pays_later_than_decided_decides_anew(register: Path) -> None:
    """Over those days too interest is owed; the new decision takes the place of the first."""
    walk = much_paid(register)
    first, late = sent(walk), BACK_ON + DAY
    with pytest.raises(RepaidTooLateError, match=f"besluit {first} rekent de rente tot"):
        repaid(walk, late, first)
    second = sent(walk, late, late)
    with pytest.raises(NothingToRepayError, match="er kwam een ander voor in de plaats"):
        repaid(walk, late, first)
    assert "€ 20.072,32 is terugbetaald" in repaid(walk, late, second)
    assert [(row.replaced_on, row.paid_on) for row in rows()] == [(late, None), (None, late)]
    assert [term.met_on for term in terms(TermKind.REPAYMENT)] == [late, late]


def test_where_no_interest_is_owed_a_later_day_changes_nothing(register: Path) -> None:
    """400 euro bears less than ten euro in those days."""
    walk = little_paid(register)
    number = sent(walk)
    assert "€ 400 is terugbetaald" in repaid(walk, BACK_ON + DAY, number)


def test_who_gave_wrong_data_gets_no_interest(register: Path) -> None:
    """Awb 4:102(3): the letter says why."""
    why = "De facturen die de partij zelf inleverde, waren van een ander pand."
    walk = much_paid(register)
    number = sent(walk, wrong_data=why)
    (words,) = words_of(LETTER)
    assert why in words
    assert "Samen € 20.000" in words
    assert "€ 20.000 is terugbetaald" in repaid(walk, BACK_ON + DAY, number)


def test_what_rests_on_an_order_that_fell_goes_back_too(register: Path) -> None:
    """Nobody objected to the costs; the morning run finds it, once."""
    walk = walk_at(register, "costs fixed")
    pay(walk, "400", PAID_ON, party=1)
    objection(walk, "filed", date(2026, 4, 20), party=1)
    decided(walk, LOST_ON, "upheld")
    assert status() is CaseStatus.LIFTED
    for day in (LOST_ON + DAY, LOST_ON + 2 * DAY):
        morning(day)
    (waits,) = terms(TermKind.REPAYMENT_DECISION)
    assert waits.starts_on == LOST_ON + 2 * DAY
    assert happened().count((Occurrence.REPAYMENT_OWED, 1)) == 1
    walk.reopen(TOLD_ON).register_both(TOLD_ON)
    with pytest.raises(WeerbaarError, match="terugbetaling"):
        walk.archive(date(2027, 1, 4))
    assert sent(walk) == 4


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
    assert len(terms(TermKind.REPAYMENT_DECISION)) == 1
    assert repay(walk, TOLD_ON, BACK_ON) == 1


def test_what_is_remitted_stays_paid(register: Path) -> None:
    """Who is let off the rest gets nothing back."""
    walk = walk_at(register, "costs fixed")
    pay(walk, "100", PAID_ON, party=1)
    give_up(walk, LOST_ON, "remitted")
    with pytest.raises(NothingToRepayError):
        repay(walk, TOLD_ON, BACK_ON)


def test_the_interest_on_what_fell_goes_back_with_it(register: Path) -> None:
    """It was owed on a sum that was not."""
    walk = costs_fixed(walk_at(register, "closed"), items=MUCH)
    objection(walk, "filed", date(2026, 5, 20), party=1, decision=2)
    pay(walk, "20000", date(2026, 7, 16), party=1)
    prepare_interest(walk, date(2026, 7, 17))
    walk.approve(ApprovalSubject.INTEREST, date(2026, 7, 17), by="JUR1")
    announce_interest(walk, date(2026, 7, 17))
    pay(walk, "65.75", date(2026, 7, 20), claim=2, party=1)
    decided(walk, date(2026, 7, 21), "upheld")
    assert [term.claim_number for term in terms(TermKind.REPAYMENT_DECISION)] == [1, 2]
    repay(walk, date(2026, 7, 22), date(2026, 7, 24), claim=2)
    (words,) = words_of(LETTER)
    assert "Dat was de wettelijke rente over de kosten van de sluiting" in words
    assert [(claim.kind, claim.reason) for claim in claims()] == [
        (ClaimKind.COSTS, "het besluit daarover is herroepen"),
        (ClaimKind.INTEREST, "het besluit daarover is herroepen"),
    ]


def test_the_interest_on_what_is_lowered_becomes_less(register: Path) -> None:
    """Of 10,000 in the place of 20,000 euro half of it is owed."""
    walk = costs_fixed(walk_at(register, "closed"), items=MUCH)
    objection(walk, "filed", date(2026, 5, 20), party=1, decision=2)
    pay(walk, "20000", date(2026, 7, 16), party=1)
    prepare_interest(walk, date(2026, 7, 17))
    walk.approve(ApprovalSubject.INTEREST, date(2026, 7, 17), by="JUR1")
    announce_interest(walk, date(2026, 7, 17))
    less = {"new_sum": "10000", "changes": "Er is minder gedaan."}
    decided(walk, date(2026, 7, 21), "partly_upheld", **less)
    assert [claim.cents for claim in claims()] == [1_000_000, 3287]


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
    assert [term.met_on for term in terms(TermKind.REPAYMENT_DECISION)] == [None]
    repay(walk, TOLD_ON, BACK_ON, party=2)
    walk.approve(ApprovalSubject.REPAYMENT, TOLD_ON, by="JUR1")
    announce_repayment(walk, TOLD_ON)
    assert [term.met_on for term in terms(TermKind.REPAYMENT_DECISION)] == [TOLD_ON]
    assert [(row.party_number, row.cents) for row in rows()] == [(1, 15_000), (2, 25_000)]


def test_nothing_is_paid_back_that_was_not_decided(register: Path) -> None:
    """Another decision of the case says nothing of it."""
    walk = repayment_approved(little_paid(register))
    with pytest.raises(NothingToRepayError, match="besluit 3 zegt niet dat de gemeente"):
        repaid(walk, BACK_ON, 3)
