"""The interest on what was paid too much, and the day on which it goes back (Awb 4:102)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.money.claims import ClaimKind
from tasks.closure.money.repayments import (
    NothingToRepayError,
    RepaidTooLateError,
)
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.money_builder import (
    announce_interest,
    claims,
    costs_fixed,
    pay,
    prepare_interest,
    repaid,
    repay,
)
from tests.builders.penalty_builder import collected, forfeit
from tests.builders.remedy_builder import decided, objection
from tests.builders.repayment_builder import (
    BACK_ON,
    MUCH,
    PAID_ON,
    TOLD_ON,
    little_paid,
    much_paid,
    repayments,
    sent_back,
    terms_of_kind,
)
from tests.readers.case_reading import words_of

DAY = timedelta(days=1)
LETTER = DocumentKind.REPAYMENT_DECISION


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
    first, late = sent_back(walk), BACK_ON + DAY
    with pytest.raises(RepaidTooLateError, match=f"besluit {first} rekent de rente tot"):
        repaid(walk, late, first)
    second = sent_back(walk, late, late)
    with pytest.raises(NothingToRepayError, match="er kwam een ander voor in de plaats"):
        repaid(walk, late, first)
    assert "€ 20.072,32 is terugbetaald" in repaid(walk, late, second)
    assert [(row.replaced_on, row.paid_on) for row in repayments()] == [(late, None), (None, late)]
    assert [term.met_on for term in terms_of_kind(TermKind.REPAYMENT)] == [late, late]


def test_where_no_interest_is_owed_a_later_day_changes_nothing(register: Path) -> None:
    """400 euro bears less than ten euro in those days."""
    walk = little_paid(register)
    number = sent_back(walk)
    assert "€ 400 is terugbetaald" in repaid(walk, BACK_ON + DAY, number)


def test_who_gave_wrong_data_gets_no_interest(register: Path) -> None:
    """Awb 4:102(3): the letter says why."""
    why = "De facturen die de partij zelf inleverde, waren van een ander pand."
    walk = much_paid(register)
    number = sent_back(walk, wrong_data=why)
    (words,) = words_of(LETTER)
    assert why in words
    assert "Samen € 20.000" in words
    assert "€ 20.000 is terugbetaald" in repaid(walk, BACK_ON + DAY, number)


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
    assert [term.claim_number for term in terms_of_kind(TermKind.REPAYMENT_DECISION)] == [1, 2]
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


def test_of_a_penalty_the_letter_says_what_it_was_for(register: Path) -> None:
    """Its decision to collect fell on objection."""
    walk = collected(_forfeited(register))
    pay(walk, "2500", date(2026, 6, 10), party=1)
    objection(walk, "filed", date(2026, 6, 15), party=1, decision=2)
    decided(walk, date(2026, 7, 21), "upheld")
    repay(walk, date(2026, 7, 22), date(2026, 7, 24))
    (words,) = words_of(LETTER)
    assert "U betaalde € 2.500 aan de gemeente. Dat was een dwangsom voor de woning" in words


def _forfeited(register: Path) -> Walk:
    walk = walk_at(register, "penalty ordered")
    forfeit(walk)
    return walk
