"""The courses beside the ordinary one: urgency, lighter measures, a judge, and an early end."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from sqlmodel import col, select

from models.approval import ApprovalSubject
from models.closure import ClosureCase
from models.document import Document, DocumentKind
from models.errors import WeerbaarError
from models.law.measures import DurationUnit, MeasureKind
from models.law.procedure import CaseStatus, TrackKind, TrackState, Urgency
from models.law.weighing import WeighingMoment
from models.outbox import OutgoingMessage
from models.term import Term, TermKind
from tasks import deadlines, timeline, weighing
from tasks.resources import reading
from tests.case_builder import EXAMPLE, Walk, at
from tests.case_states import REFERENCE, walk_at, weigh_fully
from tests.register_counts import counts

PARTNERS = {
    "politie@partner.invalid",
    "odra@partner.invalid",
    "corporatie@partner.invalid",
    "brp@gemeente.invalid",
}
PRESS = {"redactie@pers.invalid"}
REASON = weighing.WeighingRow(
    factor="4:84",
    finding="De omstandigheden van dit pand vragen om een andere maatregel.",
    source_document="advies jurist",
    weight="zwaar",
)


def case_row() -> ClosureCase:
    """The one case of the register."""
    with reading() as session:
        return session.exec(select(ClosureCase)).one()


def status() -> CaseStatus:
    """Where the one case stands."""
    return case_row().status


def terms() -> dict[TermKind, tuple[date, date]]:
    """First and last day of each term of the case."""
    with reading() as session:
        return {row.kind: (row.starts_on, row.last_day) for row in session.exec(select(Term))}


def told(occasion: str) -> set[str]:
    """Who got mail on this occasion."""
    with reading() as session:
        rows = session.exec(
            select(OutgoingMessage).where(col(OutgoingMessage.key).contains(f":{occasion}:"))
        )
        return {row.recipient for row in rows}


def words_of(kind: DocumentKind) -> list[str]:
    """The words of each document of this kind, read back out of its PDF."""
    with reading() as session:
        rows = session.exec(
            select(Document).where(Document.kind == kind).order_by(col(Document.id))
        ).all()
    return [pdf_words(row.content) for row in rows]


def pdf_words(content: bytes) -> str:
    """The text of a PDF on one line."""
    with PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def decide_and_announce(walk: Walk, on: date, **changes: Any) -> date:
    """Decide, have it approved and send it, all on one day."""
    walk.decide(on=on, sent_on=on, **changes)
    return walk.approve(ApprovalSubject.DECISION, on).announce_decision(on)


def test_urgent_first_paragraph_closes_on_the_day_of_the_decision(register: Path) -> None:
    """Art. 5:31(1): no intent, no view, no time to leave; decided, announced and closed at once."""
    walk = walk_at(register, "urgent 5:31(1)")
    day = date(2026, 2, 25)

    assert decide_and_announce(walk, day, grace_days=7) == date(2026, 4, 8)
    assert status() is CaseStatus.DECISION_ANNOUNCED

    walk.communicate(on=day, closing_on=day)
    walk.approve(ApprovalSubject.COMMUNICATION, day, by="JUR1").close(day)

    assert status() is CaseStatus.CLOSED
    assert terms() == {
        TermKind.OBJECTION: (date(2026, 2, 26), date(2026, 4, 8)),
        TermKind.LAND_REGISTRATION: (date(2026, 2, 26), date(2026, 3, 2)),
        TermKind.CLOSURE: (day, date(2026, 5, 24)),
    }
    assert told("closed") == PARTNERS | PRESS
    assert all("artikel 5:31, eerste lid" in words for words in words_of(DocumentKind.DECISION))


def test_urgent_first_paragraph_still_asks_every_question(register: Path) -> None:
    """Without a view the mayor must ask himself: the first weighing alone is not enough."""
    walk = walk_at(register, "urgent 5:31(1)")
    walk.weigh()
    before = counts()
    with pytest.raises(WeerbaarError, match="factor D4 is niet beantwoord"):
        walk.decide(on=date(2026, 2, 27), sent_on=date(2026, 2, 27))

    assert counts() == before
    assert status() is CaseStatus.ASSESSED


def test_urgent_second_paragraph_closes_first(register: Path) -> None:
    """Art. 5:31(2): closed, weighed, decided, announced: closed again, and then the terms run."""
    walk = walk_at(register, "urgent 5:31(2)")

    assert status() is CaseStatus.CLOSED
    assert terms() == {}
    assert told("closed") == set()

    walk.decide(on=date(2026, 2, 27), sent_on=date(2026, 2, 27))

    assert status() is CaseStatus.DECISION_PREPARED

    walk.approve(ApprovalSubject.DECISION, date(2026, 2, 27)).announce_decision(date(2026, 2, 27))

    assert status() is CaseStatus.CLOSED
    assert terms() == {
        TermKind.OBJECTION: (date(2026, 2, 28), date(2026, 4, 10)),
        TermKind.LAND_REGISTRATION: (date(2026, 2, 28), date(2026, 3, 3)),
        # Counted from the day on which the premises were closed, not from the letter.
        TermKind.CLOSURE: (date(2026, 2, 25), date(2026, 5, 24)),
    }
    assert told("closed") == PARTNERS
    assert told("closing_announced") == set()

    walk.communicate(on=date(2026, 2, 27), closing_on=date(2026, 2, 25))

    assert told("closed") == PARTNERS

    walk.approve(ApprovalSubject.COMMUNICATION, date(2026, 2, 27), by="JUR1")

    assert told("closed") == PARTNERS | PRESS
    assert all("artikel 5:31, tweede lid" in words for words in words_of(DocumentKind.DECISION))


def test_urgent_second_paragraph_every_step_twice(register: Path) -> None:
    """No step of this route undoes a later one when it is taken again."""
    walk = walk_at(register, "urgent 5:31(2)")
    day = date(2026, 2, 27)
    walk.decide(on=day, sent_on=day)
    prepared = counts()
    walk.close(date(2026, 2, 25))
    walk.decide(on=day, sent_on=day)

    assert status() is CaseStatus.DECISION_PREPARED
    assert counts() == prepared
    assert told("closed") == set()

    walk.approve(ApprovalSubject.DECISION, day).announce_decision(day)
    announced = counts()
    walk.close(date(2026, 2, 25)).decide(on=day, sent_on=day)
    walk.announce_decision(day)

    assert status() is CaseStatus.CLOSED
    assert counts() == announced


def test_an_urgent_decision_can_be_weighed_again_before_it_leaves(register: Path) -> None:
    """When the mayor does not approve, the way back to the weighing is open on both routes."""
    for state, back in (
        ("urgent 5:31(1)", CaseStatus.ASSESSED),
        ("urgent 5:31(2)", CaseStatus.CLOSED),
    ):
        walk = walk_at(register, state)
        day = date(2026, 2, 27)
        walk.decide(on=day, sent_on=day)
        weigh_fully(walk, day)

        assert status() is back

        with pytest.raises(WeerbaarError, match="nog niet door een tweede persoon"):
            walk.announce_decision(day)
        decide_and_announce(walk, day)


def test_a_warning_at_once_needs_no_intent(register: Path) -> None:
    """Three gram of list I: the matrix warns; no view, no objection, partners hear nothing."""
    walk_at(register, "assessed")
    walk = Walk().report(report_number="PL-2026-0002", findings=[grams("3")])
    walk.parties().weigh().decide(outcome=MeasureKind.WARNING, sent_on=date(2026, 3, 30))

    assert timeline.timeline_of(walk.reference).status is CaseStatus.ASSESSED

    walk.approve(ApprovalSubject.DECISION, date(2026, 3, 30)).announce_decision(date(2026, 3, 30))

    assert timeline.timeline_of(walk.reference).status is CaseStatus.WARNED
    assert terms() == {}
    assert told("partner") == set()
    assert len(words_of(DocumentKind.WARNING)) == 2


def grams(amount: str, drug_list: str = "I") -> dict[str, str]:
    """A finding in gram."""
    return {
        "description": "een middel",
        "drug_list": drug_list,
        "amount": amount,
        "unit": "gram",
    }


def test_a_penalty_order_holds_its_amounts(register: Path) -> None:
    """Both amounts and the reason of the weighing stand in every letter; no closure begins."""
    walk = walk_at(register, "reassessed")
    walk.weigh(WeighingMoment.AFTER_VIEW, date(2026, 3, 20), extra=(REASON,))
    day = date(2026, 3, 30)
    amounts: dict[str, Any] = {"penalty_per_offence": 2500, "penalty_maximum": 10000}
    objection = decide_and_announce(walk, day, outcome=MeasureKind.PENALTY_ORDER, **amounts)

    assert status() is CaseStatus.PENALTY_ORDERED
    assert objection == date(2026, 5, 11)
    assert set(terms()) == {TermKind.VIEW, TermKind.OBJECTION}
    assert told("partner") == set()
    letters = words_of(DocumentKind.PENALTY_ORDER)

    assert len(letters) == 2
    for words in letters:
        assert "€ 2.500" in words
        assert "€ 10.000" in words
        assert "Drie maanden is nodig" in words
        assert "[bedrag]" not in words
    assert (case_row().penalty_per_offence, case_row().penalty_maximum) == (2500, 10000)


@pytest.mark.parametrize(
    "amounts",
    [
        {},
        {"penalty_per_offence": 2500},
        {"penalty_maximum": 10000},
        {"penalty_per_offence": 2500, "penalty_maximum": 2499},
    ],
)
def test_a_penalty_order_without_sound_amounts_is_refused(
    register: Path, amounts: dict[str, Any]
) -> None:
    """An order under penalty needs an amount and a maximum (Awb 5:32b)."""
    walk = walk_at(register, "reassessed")
    walk.weigh(WeighingMoment.AFTER_VIEW, date(2026, 3, 20), extra=(REASON,))
    before = counts()
    with pytest.raises(WeerbaarError, match="geef een dwangsom per keer"):
        walk.decide(outcome=MeasureKind.PENALTY_ORDER, **amounts)

    assert counts() == before
    assert case_row().penalty_per_offence is None


@pytest.mark.parametrize(
    ("state", "ended_as"),
    [("assessed", CaseStatus.NO_ACTION), ("reassessed", CaseStatus.INTENT_WITHDRAWN)],
)
def test_no_measure_ends_the_case_when_the_mayor_approves(
    register: Path, state: str, ended_as: CaseStatus
) -> None:
    """Nothing leaves the house; the file of what was broken off is kept for one year (12.3)."""
    walk = walk_at(register, state)
    day = date(2026, 3, 30)
    found = status()
    walk.decide(on=day, sent_on=day, outcome=MeasureKind.NONE)

    assert status() is found

    with pytest.raises(WeerbaarError):
        walk.approve(ApprovalSubject.DECISION, day, by="ZAAK1")
    walk.approve(ApprovalSubject.DECISION, day)

    assert status() is ended_as
    with pytest.raises(WeerbaarError, match="geen besluit tot een maatregel"):
        walk.announce_decision(day)
    assert told("partner") == set()

    walk.archive(date(2026, 4, 1))

    assert case_row().destroy_after == date(2027, 4, 1)
    assert "resultaat 12.3" in timeline.timeline_of(REFERENCE).events[-1].rule


def test_a_closure_is_kept_for_ten_years(register: Path) -> None:
    """Enforcement that was carried out is result 12.2, however the closure came to its end."""
    walk = walk_at(register, "closed").end(date(2026, 5, 1), lifted=True).reopen(date(2026, 5, 1))
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 5, 1))
    walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 5, 4))
    walk.archive(date(2026, 6, 1))

    assert case_row().destroy_after == date(2036, 6, 1)
    assert "resultaat 12.2" in timeline.timeline_of(REFERENCE).events[-1].rule


def test_an_indefinite_closure_is_reviewed_and_does_not_end_by_itself(register: Path) -> None:
    """Premises other than a dwelling may be closed without an end; a review is due instead."""
    walk_at(register, "reported")
    walk = indefinite_premises()
    walk.communicate()
    walk.approve(ApprovalSubject.COMMUNICATION, date(2026, 4, 9), by="JUR1").close()
    with reading() as session:
        case = session.exec(select(ClosureCase).order_by(col(ClosureCase.id).desc())).first()
        if case is None:
            pytest.fail("no case")

        assert (case.ordered_from, case.ordered_until) == (date(2026, 4, 10), None)
    assert terms()[TermKind.REVIEW] == (date(2026, 4, 10), date(2026, 10, 9))
    assert TermKind.CLOSURE not in terms()

    later = date(2026, 12, 1)

    assert deadlines.run_morning.fn(later, at(later)).advanced == ()
    with pytest.raises(WeerbaarError, match="duurt tot en met een heroverweging"):
        walk.end(later)
    walk.end(later, lifted=True)

    assert timeline.timeline_of(walk.reference).status is CaseStatus.LIFTED


def indefinite_premises() -> Walk:
    """A decision to close premises for an indefinite time, announced on 2 April 2026."""
    walk = Walk().report(
        report_number="PL-2026-0003", premises_kind="premises", of_housing_corporation=False
    )
    rows = tuple(
        row
        for row in weighing.read_weighing(EXAMPLE / "weging-2.csv")
        if row.factor not in {"D2", "D3", "D4"}
    )
    use = REASON.model_copy(update={"factor": "E"})
    walk.parties()
    for moment, day in (
        (WeighingMoment.BEFORE_INTENT, date(2026, 2, 27)),
        (WeighingMoment.AFTER_VIEW, date(2026, 3, 20)),
    ):
        weighing.record_weighing.fn(
            walk.reference, moment, (*rows, use, REASON), "ZAAK1", day, at(day)
        )
        if moment is WeighingMoment.BEFORE_INTENT:
            walk.prepare_intent(unit=DurationUnit.INDEFINITE)
            walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
            walk.view()
    walk.decide(unit=DurationUnit.INDEFINITE)
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1)).announce_decision()
    return walk


def test_a_pending_judge_stops_the_closing(register: Path) -> None:
    """While interim relief is asked and not ruled on, the premises stay open."""
    walk = walk_at(register, "decision announced")
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 8))
    before = counts()
    with pytest.raises(WeerbaarError, match="heeft nog niet beslist"):
        walk.close()

    assert counts() == before

    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REFUSED, date(2026, 4, 13))
    walk.close(date(2026, 4, 13))

    assert status() is CaseStatus.CLOSED


@pytest.mark.parametrize(
    ("state", "resumed"),
    [
        ("decision announced", CaseStatus.DECISION_ANNOUNCED),
        ("closed", CaseStatus.CLOSED),
    ],
)
def test_a_granted_relief_suspends_until_it_is_over(
    register: Path, state: str, resumed: CaseStatus
) -> None:
    """Partners hear it, closing is refused, and afterwards the case stands where it stood."""
    walk = walk_at(register, state)
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 11))
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 4, 14))

    assert status() is CaseStatus.SUSPENDED
    assert told("suspended") == PARTNERS

    with pytest.raises(WeerbaarError, match="geschorst door de rechter"):
        walk.close(date(2026, 4, 15))
    walk.resume(date(2026, 4, 28))

    assert status() is resumed
    assert case_row().suspended_from is None

    again = counts()
    walk.resume(date(2026, 4, 28))

    assert counts() == again


def test_a_second_suspension_is_told_again(register: Path) -> None:
    """Partners acted on the first message; a later suspension is news."""
    walk = walk_at(register, "closed")
    for request, grant, end in ((11, 14, 15), (16, 17, 18)):
        walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, request))
        walk.track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 4, grant))
        walk.resume(date(2026, 4, end))
    with reading() as session:
        messages = session.exec(
            select(OutgoingMessage).where(col(OutgoingMessage.key).contains(":suspended:"))
        ).all()

    assert len(messages) == 2 * len(PARTNERS)


def test_lifting_early_starts_the_deregistration(register: Path) -> None:
    """Lifted before its end: the closure is over, the land register must hear it, partners too."""
    walk = walk_at(register, "closed")
    with pytest.raises(WeerbaarError, match="duurt tot en met donderdag 9 juli 2026"):
        walk.end(date(2026, 5, 29))
    walk.end(date(2026, 5, 29), lifted=True)

    assert status() is CaseStatus.LIFTED
    assert terms()[TermKind.LAND_DEREGISTRATION] == (date(2026, 5, 30), date(2026, 6, 2))
    assert told("lifted") == PARTNERS
    assert told("ended") == set()
    for number in range(60):
        day = date(2026, 6, 1) + timedelta(days=number)
        deadlines.run_morning.fn(day, at(day))

    assert status() is CaseStatus.LIFTED
    assert told("ended") == set()


def test_only_a_closure_is_urgent(register: Path) -> None:
    """An order under penalty gives time to act, so it cannot be sent on an urgent route."""
    walk = walk_at(register, "urgent 5:31(1)")
    rows = (*weighing.read_weighing(EXAMPLE / "weging-2.csv"), REASON)
    day = date(2026, 2, 27)
    weighing.record_weighing.fn(
        REFERENCE, WeighingMoment.BEFORE_INTENT, rows, "ZAAK1", day, at(day)
    )

    assert case_row().urgency is Urgency.URGENT_5_31_1
    with pytest.raises(WeerbaarError, match="last onder dwangsom"):
        decide_and_announce(
            walk,
            day,
            outcome=MeasureKind.PENALTY_ORDER,
            penalty_per_offence=1,
            penalty_maximum=1,
        )
