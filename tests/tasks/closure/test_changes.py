"""A decision changes by a decision: its ground, its letter, its approval, and terms of its own."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.case_event import CaseEvent
from models.closure.decision import Decision, DecisionKind
from models.closure.document import DocumentKind
from models.closure.term import Term, TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.durations import DurationUnit
from tasks.closure.archiving import OpenTermsError, StillClosedError
from tasks.closure.changes.announce_change import NothingToTellError
from tasks.closure.execution import TooEarlyError
from tasks.register.resources import reading
from tests.builders.case_builder import GROUND
from tests.builders.case_states import walk_at
from tests.readers.case_reading import (
    PARTNERS,
    case_row,
    recipients,
    status,
    words_of,
)
from tests.readers.register_counts import counts

HEARING = "De partijen konden tot en met 10 april 2026 reageren. Niemand deed dat."
APRIL_13 = date(2026, 4, 13)
MONTHS = DurationUnit.MONTHS


def decisions() -> list[Decision]:
    """Every decision of the one case, in order."""
    with reading() as session:
        return list(session.exec(select(Decision).order_by(col(Decision.number))))


def term(kind: TermKind, decision: int | None = None) -> tuple[date, date]:
    """First and last day of the newest term of this kind and decision."""
    with reading() as session:
        row = session.exec(
            select(Term)
            .where(Term.kind == kind, col(Term.decision_number).is_not_distinct_from(decision))
            .order_by(col(Term.number).desc())
        ).first()
        assert row is not None
        return row.starts_on, row.last_day


def last_occurrence() -> tuple[Occurrence, int | None]:
    """What happened last, and under which decision."""
    with reading() as session:
        row = session.exec(select(CaseEvent).order_by(col(CaseEvent.number).desc())).first()
        assert row is not None
        return row.what, row.decision_number


def test_a_change_leaves_the_order_as_it_was_and_says_what_is_in_force(register: Path) -> None:
    """The case holds what is in force; each decision keeps what it ordered."""
    walk_at(register, "closed").change(ChangeKind.SHORTER, APRIL_13, amount=2, unit=MONTHS)
    order, change = decisions()

    assert (order.kind, order.ordered_until) == (DecisionKind.ORDER, date(2026, 7, 9))
    assert (change.kind, change.about, change.number) == (DecisionKind.CHANGE, 1, 2)
    assert (change.ordered_from, change.ordered_until) == (date(2026, 4, 10), date(2026, 6, 9))
    assert case_row().ordered_until == date(2026, 6, 9)
    assert case_row().measure_amount == 2
    assert last_occurrence() == (Occurrence.DURATION_SHORTENED, 2)
    assert status() is CaseStatus.CLOSED


def test_a_change_has_an_objection_term_and_a_land_register_term_of_its_own(
    register: Path,
) -> None:
    """Those of the order run on beside them; the duration is counted anew."""
    walk = walk_at(register, "closed").change(ChangeKind.SHORTER, APRIL_13, amount=2, unit=MONTHS)

    assert term(TermKind.OBJECTION, 1) == (date(2026, 4, 3), date(2026, 5, 18))
    assert term(TermKind.OBJECTION, 2) == (date(2026, 4, 14), date(2026, 5, 26))
    assert term(TermKind.CLOSURE) == (date(2026, 4, 10), date(2026, 6, 9))
    assert term(TermKind.LAND_REGISTRATION, 2) == (date(2026, 4, 14), date(2026, 4, 17))

    said = walk.record_land_register_change(date(2026, 4, 15), decision=2).words
    assert said == "Zaak LIN-2026-001: de wijziging van besluit 2 is gemeld voor de Wkpb."
    assert last_occurrence() == (Occurrence.LAND_REGISTER_CHANGED, 2)
    again = counts()
    walk.record_land_register_change(date(2026, 4, 15), decision=2)
    assert counts() == again
    with pytest.raises(NothingToTellError, match="over besluit 3 hoeft"):
        walk.record_land_register_change(date(2026, 4, 15), decision=3)


def test_partners_hear_each_change_and_the_public_papers_are_made_anew(register: Path) -> None:
    """What was made before says what no longer holds: it is void until it is made again."""
    walk = walk_at(register, "closed").change(ChangeKind.SHORTER, APRIL_13, amount=2, unit=MONTHS)
    assert recipients("changed:2") == PARTNERS
    walk.change(ChangeKind.SHORTER, date(2026, 4, 14), amount=1, unit=MONTHS)
    assert recipients("changed:3") == PARTNERS

    with reading() as session:
        approval = session.exec(
            select(Approval)
            .where(Approval.subject == ApprovalSubject.COMMUNICATION)
            .order_by(col(Approval.number).desc())
        ).first()
        assert approval is not None
        assert "maak de communicatie opnieuw" in approval.draft
    walk.communicate(on=date(2026, 4, 14))
    assert "tot en met 9 mei 2026" in words_of(DocumentKind.POSTER)[-1]


def test_the_letter_says_what_changes_why_and_how_it_was_counted(register: Path) -> None:
    """To each party; the ground stands in it word for word."""
    walk_at(register, "closed").change(
        ChangeKind.EXTENSION, APRIL_13, amount=3, unit=MONTHS, hearing=HEARING
    )
    letters = words_of(DocumentKind.CHANGE_DECISION)

    assert len(letters) == 2
    for words in letters:
        assert GROUND in words
        assert HEARING in words
        assert "Duur 3 maanden 6 maanden" in words
        assert "Laatste dag donderdag 9 juli 2026 vrijdag 9 oktober 2026" in words
        assert "6 maanden vanaf vrijdag 10 april 2026, die dag telt mee" in words
        assert "Op donderdag 2 april 2026 maakte ik het besluit tot sluiting bekend" in words
        assert "U kunt bezwaar maken tot en met dinsdag 26 mei 2026" in words
        assert "artikel 6:19" in words
        assert "Versie" not in words


def test_longer_grace_and_a_later_first_day_are_in_force_at_once(register: Path) -> None:
    """Closing on the old first day is then too early."""
    walk = walk_at(register, "decision announced")
    walk.change(ChangeKind.GRACE, date(2026, 4, 7), grace_until=date(2026, 4, 20))

    assert (case_row().grace_until, case_row().ordered_from, case_row().ordered_until) == (
        date(2026, 4, 20),
        date(2026, 4, 21),
        date(2026, 7, 20),
    )
    assert term(TermKind.GRACE) == (date(2026, 4, 8), date(2026, 4, 20))
    walk.change(ChangeKind.FIRST_DAY, date(2026, 4, 8), first_day=date(2026, 5, 1))
    assert [each.about for each in decisions()] == [None, 1, 2]
    with pytest.raises(TooEarlyError, match="te vroeg"):
        walk.close(date(2026, 4, 30))
    walk.close(date(2026, 5, 1))
    assert case_row().ordered_until == date(2026, 7, 31)
    newest = words_of(DocumentKind.CHANGE_DECISION)[-1]
    assert "Op dinsdag 7 april 2026 maakte ik een wijziging van dat besluit bekend" in newest
    assert "De duur telt vanaf de dag waarop de gemeente de woning echt sluit" in newest


def test_a_part_is_told_to_parties_partners_and_neighbours(register: Path) -> None:
    """The rest is no longer closed; a later change keeps the part."""
    walk = walk_at(register, "closed")
    walk.change(ChangeKind.PART, APRIL_13, part="de schuur achter de woning")

    assert case_row().closed_part == decisions()[-1].closed_part == "de schuur achter de woning"
    assert (
        "Wat gesloten is alles de schuur achter de woning"
        in words_of(DocumentKind.CHANGE_DECISION)[0]
    )
    walk.communicate(on=APRIL_13)
    assert "alleen de schuur achter de woning" in words_of(DocumentKind.POSTER)[-1]
    assert "de schuur achter de woning" in words_of(DocumentKind.RESIDENTS_LETTER)[-1]
    walk.change(ChangeKind.SHORTER, date(2026, 4, 14), amount=1, unit=MONTHS)
    assert decisions()[-1].closed_part == "de schuur achter de woning"


@pytest.mark.parametrize(
    ("kind", "ends_as", "mail"),
    [
        (ChangeKind.LIFT, CaseStatus.LIFTED, "lifted"),
        (ChangeKind.WITHDRAW, CaseStatus.DECISION_WITHDRAWN, "withdrawn"),
    ],
)
def test_a_closure_ends_by_a_decision(
    register: Path, kind: ChangeKind, ends_as: CaseStatus, mail: str
) -> None:
    """With a letter and remedy, the deregistration and a mail; the order stays on the file."""
    walk = walk_at(register, "closed").change(kind, date(2026, 5, 1))

    assert status() is ends_as
    assert decisions()[-1].measure is MeasureKind.NONE
    assert decisions()[0].ordered_until == date(2026, 7, 9)
    assert recipients(mail) == PARTNERS
    assert term(TermKind.LAND_DEREGISTRATION) == (date(2026, 5, 2), date(2026, 5, 6))
    assert term(TermKind.OBJECTION, 2)[1] == date(2026, 6, 12)
    refused = OpenTermsError if kind is ChangeKind.LIFT else StillClosedError
    if kind is ChangeKind.LIFT:
        walk.reopen(date(2026, 5, 1))
    with pytest.raises(refused):
        walk.archive(date(2026, 5, 1))


def test_an_order_that_was_never_carried_out_is_withdrawn_without_reopening(
    register: Path,
) -> None:
    """The letter says that the premises stay open."""
    walk = walk_at(register, "decision announced").change(ChangeKind.WITHDRAW, date(2026, 4, 8))

    assert status() is CaseStatus.DECISION_WITHDRAWN
    assert "De woning gaat niet dicht" in words_of(DocumentKind.CHANGE_DECISION)[0]
    with pytest.raises(OpenTermsError):
        walk.archive(date(2026, 4, 9))


@pytest.mark.parametrize("state", ["intent announced", "zienswijze received", "reassessed"])
def test_an_intent_is_withdrawn_with_a_letter_before_and_after_the_weighing(
    register: Path, state: str
) -> None:
    """No decision and no remedy: an intent is none either."""
    walk = walk_at(register, state)
    day = date(2026, 3, 23)
    walk.prepare_change(ChangeKind.WITHDRAW_INTENT, day).approve(ApprovalSubject.CHANGE, day)
    said = walk.announce_change(day).words

    assert said == "Zaak LIN-2026-001: het voornemen is ingetrokken."
    assert status() is CaseStatus.INTENT_WITHDRAWN
    assert decisions() == []
    assert last_occurrence() == (Occurrence.INTENT_WITHDRAWN, None)
    assert case_row().measure is MeasureKind.NONE
    for words in words_of(DocumentKind.WITHDRAWN_INTENT):
        assert "Op maandag 2 maart 2026 maakte ik mijn voornemen" in words
        assert "geen bezwaar maken" in words
        assert GROUND in words
