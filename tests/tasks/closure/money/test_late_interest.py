"""Who pays too late owes interest: shown, told in the reminder, fixed by two persons, claimed."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.decision import Decision, DecisionKind
from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.money.claims import ClaimKind, ClaimState
from tasks.acts.closure import money_acts
from tasks.closure.approvals import NotApprovedError
from tasks.closure.case_step import UnknownCaseError
from tasks.closure.money.interest_decisions import NoInterestError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.money_builder import (
    FIXED_ON,
    PAY_UNTIL,
    REMINDED_ON,
    announce_interest,
    claims,
    costs_fixed,
    defer,
    last_day,
    pay,
    prepare_interest,
    remind,
)
from tests.builders.penalty_builder import collected, forfeit
from tests.builders.people.served_later import made, returned, served
from tests.readers.case_reading import words_of

MUCH = ("execution;alles ontruimen;F2026-20;2026-04-10;20000,00",)
"""Of this the interest is above 20 euro in ten days: 2,19 a day."""
PAID_ON = date(2026, 7, 16)
"""Thirty days after the day on which it could be paid last: 30 days bear interest."""
DECIDED_ON = date(2026, 7, 20)


@pytest.fixture(name="owed")
def fixture_owed(register: Path) -> Walk:
    """20,000 euro, to be paid until 15 June 2026."""
    walk = walk_at(register, "closed")
    return costs_fixed(walk, items=MUCH)


def shown(walk: Walk, on: date, claim: int = 1) -> int:
    """The interest of a claim as an officer reads it, in cents."""
    (line,) = [
        row for row in money_acts.list_claims(walk.reference, on, "ZAAK1") if row.number == claim
    ]
    return line.interest_cents


def test_interest_is_shown_from_the_day_after_the_last_day_to_pay(owed: Walk) -> None:
    """Nothing on that day, a day more each day; after the payment it stands still."""
    assert shown(owed, PAY_UNTIL) == 0
    assert shown(owed, REMINDED_ON) == 0
    assert shown(owed, date(2026, 6, 17)) == 219
    assert shown(owed, PAID_ON) == 6575
    pay(owed, "20000", PAID_ON)
    assert shown(owed, date(2027, 1, 1)) == 6575
    with pytest.raises(UnknownCaseError):
        money_acts.list_claims("LIN-2026-099", PAID_ON, "ZAAK1")


def test_the_reminder_tells_what_it_is_by_then(owed: Walk) -> None:
    """And is silent on the first day, on which nothing grew yet."""
    remind(owed)
    assert "is de rente" not in words_of(DocumentKind.REMINDER)[0]


def test_a_later_reminder_tells_the_sum(owed: Walk) -> None:
    """Up to the day of the letter."""
    remind(owed, date(2026, 7, 16))
    assert "Tot 16 juli 2026 is de rente € 65,75." in words_of(DocumentKind.REMINDER)[0]


def test_two_persons_fix_it_and_it_is_a_claim_of_its_own(any_register: str) -> None:
    """Awb 4:99, 4:87, 4:125: decision, letter, terms; twice is once."""
    walk = costs_fixed(walk_at(any_register, "closed"), items=MUCH)
    pay(walk, "20000", PAID_ON)
    for _ in range(2):
        assert prepare_interest(walk, DECIDED_ON) == 1
    with pytest.raises(NotApprovedError, match="het rentebesluit"):
        announce_interest(walk, DECIDED_ON)
    walk.approve(ApprovalSubject.INTEREST, DECIDED_ON, by="JUR1")
    for _ in range(2):
        assert announce_interest(walk, DECIDED_ON) == date(2026, 8, 31)
    (words,) = words_of(DocumentKind.INTEREST_DECISION)
    for said in (
        "Ik stel de wettelijke rente vast op € 65,75",
        "artikel 4:99",
        "16 juni 2026 15 juli 2026 € 20.000,00 4 procent",
        "Op 16 juli 2026 was alles betaald",
        "maandag 31 augustus 2026",
        "artikel 4:125",
        "NL27 VERZ 0000 0000 01",
        "rente over vordering 1",
    ):
        assert said in words
    late, interest = claims()
    assert (late.state, interest.kind, interest.state) == (
        ClaimState.PAID,
        ClaimKind.INTEREST,
        ClaimState.FIXED,
    )
    assert (interest.cents, interest.about_claim) == (6575, 1)
    assert last_day(TermKind.PAYMENT, claim=2) == date(2026, 8, 31)
    assert last_day(TermKind.PRESCRIPTION, claim=2) == date(2031, 8, 31)
    with reading() as session:
        found = session.exec(select(Decision).where(Decision.kind == DecisionKind.INTEREST)).one()
        assert found.number == interest.decision_number
    assert shown(walk, date(2027, 1, 1), claim=2) == 0
    remind(walk, date(2026, 9, 1), claim=2)
    (reminder,) = words_of(DocumentKind.REMINDER)
    assert "wettelijke rente over de kosten van de sluiting van de woning" in reminder
    assert "U betaalt te laat. Daarom" not in reminder
    assert "vordering 2: betaald" in pay(walk, "65,75", date(2026, 9, 10), claim=2)
    for claim, why in ((1, "al vastgesteld, in vordering 2"), (2, "draagt zelf geen rente")):
        with pytest.raises(NoInterestError, match=why):
            prepare_interest(walk, date(2026, 9, 11), claim)


def test_it_is_not_fixed_before_everything_is_paid(owed: Walk) -> None:
    """Only with the last payment it is known whether it is owed (Awb 4:98(2))."""
    pay(owed, "19999", PAID_ON)
    with pytest.raises(NoInterestError, match="als alles is betaald"):
        prepare_interest(owed, DECIDED_ON)


@pytest.mark.parametrize(
    ("paid_on", "owed_all"), [(date(2026, 6, 25), False), (date(2026, 6, 26), True)]
)
def test_less_than_twenty_euro_is_not_owed(
    owed: Walk,
    paid_on: date,
    owed_all: bool,  # noqa: FBT001 whether it is enough
) -> None:
    """Nine days give 19,72; ten days 21,91."""
    pay(owed, "20000", paid_on)
    if owed_all:
        assert prepare_interest(owed, DECIDED_ON) == 1
        return
    with pytest.raises(NoInterestError, match=r"is € 19,72; minder dan 20 euro"):
        prepare_interest(owed, DECIDED_ON)


def test_who_pays_in_time_owes_none(register: Path) -> None:
    """On the last day itself too."""
    walk = costs_fixed(walk_at(register, "closed"), FIXED_ON, items=MUCH)
    pay(walk, "20000", PAY_UNTIL)
    assert shown(walk, DECIDED_ON) == 0
    with pytest.raises(NoInterestError, match="€ 0,00"):
        prepare_interest(walk, DECIDED_ON)


UNTIL = date(2026, 7, 15)
"""The end of the deferral."""


@pytest.mark.parametrize(("paid_on", "is_late"), [(UNTIL, False), (PAID_ON, True)])
def test_who_paid_within_his_deferral_is_not_called_late(
    owed: Walk, paid_on: date, *, is_late: bool
) -> None:
    """He owes interest by article 4:101; the day after the deferral he is in default (4:97)."""
    defer(owed, date(2026, 6, 10), UNTIL, UNTIL)
    pay(owed, "20000", paid_on)
    prepare_interest(owed, DECIDED_ON)
    (words,) = words_of(DocumentKind.INTEREST_DECISION)
    assert "Besluit: u betaalt wettelijke rente" in words
    assert "U kreeg van mij uitstel van betaling, tot en met 15 juli 2026." in words
    assert "bent u wettelijke rente verschuldigd (artikel 4:101" in words
    assert ("Dat is te laat." in words) is is_late


def made_again(walk: Walk, on: date, back_on: date, again: date) -> str:
    """The decision on interest came back from party 1; what the letter of then says."""
    prepare_interest(walk, on)
    walk.approve(ApprovalSubject.INTEREST, on, by="JUR1")
    announce_interest(walk, on)
    returned(walk, "undeliverable", party=1, on=back_on, decision=3)
    made(walk, 1, again, again, decision=3)
    (words,) = words_of(DocumentKind.LATER_DECISION)
    return words


def test_interest_that_is_made_known_later_has_days_of_its_own_to_pay(owed: Walk) -> None:
    """Awb 4:87: the letter says so, as the register counts it; costs are owed jointly."""
    pay(owed, "20000", PAID_ON)
    again = date(2026, 7, 27)
    words = made_again(owed, DECIDED_ON, date(2026, 7, 23), again)
    assert "U kunt betalen tot en met maandag 7 september 2026." in words
    assert "Is het bedrag al betaald door iemand anders?" in words
    owed.approve(ApprovalSubject.SERVICE, again)
    served(owed, 1, on=again, decision=3)
    assert last_day(TermKind.PAYMENT, claim=2) == date(2026, 9, 7)


def test_interest_on_a_penalty_is_of_one_alone(register: Path) -> None:
    """What another paid is no payment of his."""
    walk = walk_at(register, "penalty ordered")
    forfeit(walk, times=3)
    collected(walk)
    pay(walk, "7500", date(2026, 10, 1))
    words = made_again(walk, date(2026, 10, 2), date(2026, 10, 6), date(2026, 10, 7))
    assert "U kunt betalen tot en met woensdag 18 november 2026." in words
    assert "door iemand anders" not in words


def test_a_reminder_says_what_is_in_the_decision_and_not_when_it_came(owed: Walk) -> None:
    """It may have come to him later than to others."""
    remind(owed)
    said = "In mijn besluit van 4 mei 2026 staat dat u € 20.000 moet betalen."
    assert said in words_of(DocumentKind.REMINDER)[0]
