"""A year of one drug premises, with the clock as argument: from police report to archive."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.document import Dispatch, Document
from models.closure.term import Term, TermKind
from models.common.message import OutgoingMessage
from models.common.municipality import Partner
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import WeerbaarError
from models.law.common.partner_kinds import PartnerKind
from tasks.acts.register_acts import CHECKS
from tasks.closure import case_overview, deadlines
from tasks.register.chains import verify_chains
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, fill_register
from tests.builders.remedy_builder import decided


def mornings(first: date, last: date) -> None:
    """The morning run of every day, as the schedule would start it."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        assert deadlines.run_morning(day, at(day)).failed == ()


def status_of(reference: str) -> CaseStatus:
    """Where the case stands."""
    return case_overview.timeline_of(reference).status


def term_of(kind: TermKind) -> Term:
    """The newest term of this kind."""
    with reading() as session:
        rows = session.exec(select(Term).where(Term.kind == kind).order_by(col(Term.number).desc()))
        return rows.first() or pytest.fail(f"no term {kind}")


def recipients(occasion: str) -> set[str]:
    """Who got mail on this occasion."""
    with reading() as session:
        rows = session.exec(
            select(OutgoingMessage).where(col(OutgoingMessage.key).contains(f":{occasion}:"))
        )
        return {row.recipient for row in rows}


@pytest.fixture(name="walk")
def fixture_walk(register: Path) -> Walk:
    """A register with organisation and addresses, and no case yet."""
    assert register
    fill_register()
    return Walk()


def test_a_year_from_report_to_archive(walk: Walk) -> None:  # noqa: PLR0915  (a whole year)
    """Every step in its order, every term on its day, nothing told twice."""
    walk.police_report().parties().weigh().prepare_intent()
    with pytest.raises(WeerbaarError, match="nog niet door een tweede persoon goedgekeurd"):
        walk.announce_intent()
    walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2))

    assert walk.announce_intent() == date(2026, 3, 16)

    mornings(date(2026, 3, 3), date(2026, 3, 9))
    walk.zienswijze(on=date(2026, 3, 10))
    mornings(date(2026, 3, 10), date(2026, 3, 31))

    assert term_of(TermKind.SECOND_WEIGHING).last_day == date(2026, 3, 30)
    assert status_of(walk.reference) is CaseStatus.ZIENSWIJZE_RECEIVED
    with pytest.raises(WeerbaarError):
        walk.decide(on=date(2026, 3, 31))

    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 31)).decide(on=date(2026, 4, 1))
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1))

    # Six weeks after 2 April is Ascension Day; the day after is equated, then comes a weekend.
    assert walk.announce_decision() == date(2026, 5, 18)
    assert term_of(TermKind.LAND_REGISTRATION).last_day == date(2026, 4, 8)
    assert term_of(TermKind.GRACE).last_day == date(2026, 4, 9)
    assert recipients("closing_announced") == {
        "politie@partner.invalid",
        "omgevingsdienst@partner.invalid",
        "corporatie@partner.invalid",
        "brp@gemeente.invalid",
    }

    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 4, 7))
    walk.communicate()
    walk.approve(ApprovalSubject.COMMUNICATION, date(2026, 4, 9), by="JUR1")
    with pytest.raises(WeerbaarError, match="te vroeg"):
        walk.close(date(2026, 4, 9))

    assert recipients("closed") == set()

    walk.close(date(2026, 4, 10))

    assert "redactie@pers.invalid" in recipients("closed")

    mornings(date(2026, 4, 10), date(2026, 5, 17))
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 5, 12))

    # Six weeks after the term to object ended on 18 May, not after the objection itself.
    assert term_of(TermKind.DECISION_ON_OBJECTION).last_day == date(2026, 6, 29)

    walk.track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, date(2026, 5, 18))
    decided(walk, date(2026, 5, 28), "refused", about=TrackKind.REOPENING_REQUEST)
    mornings(date(2026, 5, 18), date(2026, 7, 9))

    assert status_of(walk.reference) is CaseStatus.CLOSED

    decided(walk, date(2026, 6, 22), "dismissed")
    mornings(date(2026, 7, 10), date(2026, 7, 10))

    assert status_of(walk.reference) is CaseStatus.ENDED
    assert term_of(TermKind.CLOSURE).last_day == date(2026, 7, 9)
    assert "corporatie@partner.invalid" in recipients("ended")

    walk.reopen(date(2026, 7, 13))
    # Six weeks to appeal since 22 June end on 3 August.
    with pytest.raises(WeerbaarError, match="beroep van partij 1 loopt nog"):
        walk.archive(date(2026, 7, 13))
    mornings(date(2026, 7, 11), date(2026, 8, 4))
    with pytest.raises(WeerbaarError, match="doorhaling Wkpb"):
        walk.archive(date(2026, 8, 4))
    walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 8, 4))
    walk.archive(date(2027, 2, 24))

    assert status_of(walk.reference) is CaseStatus.ARCHIVED
    with reading() as session:
        case = session.exec(select(ClosureCase)).one()

        assert case.destroy_after == date(2037, 2, 24)
        assert (case.ordered_from, case.ordered_until) == (date(2026, 4, 10), date(2026, 7, 9))
        assert case.policy_source != ""
    chains, faults = verify_chains(CHECKS)
    assert (list(chains), faults) == (["LIN-2026-001", "ORGANISATIE"], [])


def test_every_notice_of_a_year_goes_out_once(walk: Walk) -> None:
    """The morning run of each day twice: a term and a rung make one message."""
    walk.police_report().parties().weigh().prepare_intent()
    walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
    for number in range(20):
        day = date(2026, 3, 2) + timedelta(days=number)
        deadlines.run_morning(day, at(day))

        assert deadlines.run_morning(day, at(day)).noticed == ()
    with reading() as session:
        term = session.exec(select(Term).where(Term.kind == TermKind.ZIENSWIJZE)).one()
        prefix = f"term:{term.id}:"
        keys = session.exec(
            select(OutgoingMessage.key).where(col(OutgoingMessage.key).startswith(prefix))
        ).all()

    assert sorted(key.split(":")[2] for key in keys) == ["0", "2", "7", "passed"]


def test_the_dossier_shows_to_whom_each_letter_went(walk: Walk) -> None:
    """A sound dispatch: document, party, channel, day and number, one row for each letter."""
    walk.police_report().parties().weigh().prepare_intent()
    walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
    with reading() as session:
        rows = session.exec(
            select(Document, Dispatch).join(Dispatch, col(Dispatch.document_id) == col(Document.id))
        ).all()
        sent = [(doc.name, row.party_number, row.sent_on, row.tracking) for doc, row in rows]

    assert sent == [
        ("voornemen-partij-1.pdf", 1, date(2026, 3, 2), "3SVERZONNEN01"),
        ("voornemen-partij-2.pdf", 2, date(2026, 3, 2), "3SVERZONNEN01"),
    ]


def test_partners_are_told_once_on_each_occasion(walk: Walk) -> None:
    """One message for each partner and occasion, and never one to the press before the closing."""
    walk.police_report().parties().weigh().prepare_intent()
    walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
    mornings(date(2026, 3, 17), date(2026, 3, 17))
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20)).decide()
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1)).announce_decision()
    walk.announce_decision()
    with reading() as session:
        partners = session.exec(
            select(Partner).where(
                Partner.municipality_code == "9002", col(Partner.kind) != PartnerKind.PRESS
            )
        ).all()
        messages = session.exec(
            select(OutgoingMessage).where(col(OutgoingMessage.partner_id).is_not(None))
        ).all()

    assert sorted(m.partner_id or 0 for m in messages) == sorted(p.id or 0 for p in partners)
