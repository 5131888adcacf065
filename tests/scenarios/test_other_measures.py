"""Lighter and heavier than a closure for some months, and how long the file is kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.closure.weighing import WeighingMoment
from models.law.common.durations import DurationUnit
from models.law.common.errors import WeerbaarError
from tasks.closure import case_overview, deadlines, weighing
from tasks.closure.approvals import DraftError
from tasks.register.resources import reading
from tests.builders.case_builder import (
    Walk,
    at,
    example_answers,
    fill_register,
    reported,
)
from tests.builders.case_states import REFERENCE, walk_at
from tests.builders.municipality_places import a_warning_is_a_step_in_lindewaarde
from tests.readers.case_reading import (
    REASON,
    case_row,
    objection_terms,
    recipients,
    status,
    terms,
    words_of,
)


def test_a_warning_at_once_needs_no_intent(register: Path) -> None:
    """Three gram of list I: the matrix warns; no zienswijze, no objection, nobody else hears."""
    walk_at(register, "assessed")
    walk = Walk().police_report(report_number="PL-2026-0002", findings=[grams("3")])
    walk.parties().weigh().decide(outcome=MeasureKind.WARNING, sent_on=date(2026, 3, 30))

    assert case_overview.timeline_of(walk.reference).status is CaseStatus.ASSESSED

    walk.approve(ApprovalSubject.DECISION, date(2026, 3, 30)).announce_decision(date(2026, 3, 30))

    assert case_overview.timeline_of(walk.reference).status is CaseStatus.WARNED
    assert terms() == {}
    assert recipients("partner") == set()
    assert len(words_of(DocumentKind.WARNING)) == 2


@pytest.fixture(name="a_warning_is_a_step")
def fixture_a_warning_is_a_step(tmp_path: Path) -> Iterator[None]:
    """A policy in which no heavier measure comes without a warning."""
    with a_warning_is_a_step_in_lindewaarde(tmp_path / "places"):
        yield


@pytest.mark.usefixtures("register", "a_warning_is_a_step")
def test_a_warning_that_is_a_step_can_be_objected_to() -> None:
    """The letter says so, and the term runs."""
    fill_register()
    walk = Walk().police_report(findings=[grams("3")])
    walk.parties().weigh().decide(outcome=MeasureKind.WARNING, sent_on=date(2026, 3, 30))
    walk.approve(ApprovalSubject.DECISION, date(2026, 3, 30)).announce_decision(date(2026, 3, 30))

    assert terms()[TermKind.OBJECTION] == (date(2026, 3, 31), date(2026, 5, 11))
    for words in words_of(DocumentKind.WARNING):
        assert "U kunt tegen deze waarschuwing bezwaar maken" in words

    walk.change(ChangeKind.WITHDRAW_WARNING, date(2026, 4, 13))
    assert objection_terms() == [(1, date(2026, 5, 11)), (2, date(2026, 5, 26))]
    for words in words_of(DocumentKind.WARNING_CHANGE):
        assert "U kunt tegen deze brief bezwaar maken." in words


def grams(amount: str, drug_list: str = "I") -> dict[str, str]:
    """A finding in gram."""
    return {
        "kind": "substance",
        "description": {"I": "cocaïne", "II": "hennep"}[drug_list],
        "amount": amount,
        "unit": "gram",
    }


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
    assert recipients("partner") == set()

    walk.archive(date(2026, 4, 1))

    assert case_row().destroy_after == date(2027, 4, 1)
    assert "resultaat 12.3" in case_overview.timeline_of(REFERENCE).events[-1].rule


def test_a_closure_is_kept_for_ten_years(register: Path) -> None:
    """Enforcement that was carried out is result 12.2, however the closure came to its end."""
    walk = walk_at(register, "closed").change(ChangeKind.LIFT, date(2026, 5, 1))
    walk.reopen(date(2026, 5, 1))
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 5, 1))
    walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 5, 4))
    with pytest.raises(
        WeerbaarError, match="bezwaar van partij 1 loopt nog tot en met vrijdag 12 juni 2026"
    ):
        walk.archive(date(2026, 6, 1))
    walk.archive(date(2026, 6, 15))

    assert case_row().destroy_after == date(2036, 6, 15)
    assert "resultaat 12.2" in case_overview.timeline_of(REFERENCE).events[-1].rule


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

    assert deadlines.run_morning(later, at(later)).advanced == ()
    with pytest.raises(WeerbaarError, match="duurt tot en met een heroverweging"):
        walk.end(later)
    walk.change(ChangeKind.REVIEW_END, later)

    assert case_overview.timeline_of(walk.reference).status is CaseStatus.LIFTED


def indefinite_premises() -> Walk:
    """A decision to close premises for an indefinite time, announced on 2 April 2026."""
    walk = Walk().police_report(
        report_number="PL-2026-0003", premises_kind="premises", of_housing_corporation="no"
    )
    use = REASON.model_copy(update={"factor": "E"})
    walk.parties()
    for moment, day in (
        (WeighingMoment.BEFORE_INTENT, date(2026, 2, 27)),
        (WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20)),
    ):
        rows = tuple(
            row
            for row in example_answers(walk.reference, 2)
            if row.factor not in {"D2", "D3", "D4"}
        )
        answers = (*rows, use, REASON)
        weighing.record_weighing(walk.reference, moment, answers, "ZAAK1", day, at(day))
        if moment is WeighingMoment.BEFORE_INTENT:
            walk.prepare_intent(unit=DurationUnit.INDEFINITE)
            walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
            walk.zienswijze()
    walk.decide(unit=DurationUnit.INDEFINITE)
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1)).announce_decision()
    return walk


def test_a_find_without_a_row_is_a_draft_until_a_lawyer_judged_it(register: Path) -> None:
    """40 pills beside 3 gram: without a row for pills; the judgement stands in the letter."""
    assert register
    fill_register()
    pills = {"kind": "substance", "description": "xtc", "amount": "40", "unit": "pills"}
    day = date(2026, 3, 2)
    walk = reported(findings=[grams("3"), pills])
    walk.prepare_intent(outcome=MeasureKind.WARNING)
    with pytest.raises(DraftError, match="geen rij voor een deel van de vondst"):
        walk.approve(ApprovalSubject.INTENT, day)

    judgement = weighing.WeighingRow(
        factor="4:84",
        finding="De pillen maken dit niet zwaarder dan de rij voor harddrugs.",
        source_document="advies van de jurist",
        weight="neutraal",
    )
    walk.weigh(on=day, extra=(judgement,)).prepare_intent(outcome=MeasureKind.WARNING)
    walk.approve(ApprovalSubject.INTENT, day)
    letter = words_of(DocumentKind.NOTICE_OF_INTENT)[-1]
    assert "Dat deel heb ik apart beoordeeld" in letter
    assert "De pillen maken dit niet zwaarder" in letter
