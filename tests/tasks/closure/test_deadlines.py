"""The morning run: the rungs, once for each term and rung, and one bad case that stops no other."""

import logging
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.term import MorningRun, Term, TermKind, TermNotice
from models.common.message import OutgoingMessage
from models.common.rungs import Rung, rung_on
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.closure.weighing import WeighingMoment
from tasks.closure import case_lists, case_overview, deadlines
from tasks.closure.deadlines import MorningOutcome
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import LINDEWAARDE, Walk, at
from tests.builders.case_states import REFERENCE, walk_at
from tests.readers.register_counts import counts, every_row

ZIENSWIJZE_ENDS = date(2026, 3, 16)


def morning(on: date) -> MorningOutcome:
    """The morning run of that day."""
    return deadlines.run_morning(on, at(on))


def status() -> CaseStatus:
    """Where the case stands."""
    return case_overview.timeline_of(REFERENCE).status


def term_of(kind: TermKind) -> Term:
    """The newest term of this kind."""
    with reading() as session:
        rows = session.exec(select(Term).where(Term.kind == kind).order_by(col(Term.number).desc()))
        return rows.first() or pytest.fail(f"no term {kind}")


def told_of(kind: TermKind) -> list[tuple[Rung, date]]:
    """On which rungs and days the morning run spoke up about the terms of this kind."""
    with reading() as session:
        rows = session.exec(
            select(TermNotice)
            .join(Term, col(Term.id) == col(TermNotice.term_id))
            .where(Term.kind == kind)
            .order_by(col(TermNotice.noticed_on))
        )
        return [(row.rung, row.noticed_on) for row in rows]


@pytest.mark.parametrize(
    ("days_left", "rung"),
    [
        (30, None),
        (8, None),
        (7, Rung.SEVEN_DAYS),
        (6, Rung.SEVEN_DAYS),
        (3, Rung.SEVEN_DAYS),
        (2, Rung.TWO_DAYS),
        (1, Rung.TWO_DAYS),
        (0, Rung.TODAY),
        (-1, Rung.PASSED),
        (-400, Rung.PASSED),
    ],
)
def test_each_rung_begins_and_ends_on_its_day(
    register: Path, days_left: int, rung: Rung | None
) -> None:
    """Seven, two and no days left, or passed; the law of the rung and what the run really does."""
    walk_at(register, "intent announced")
    day = ZIENSWIJZE_ENDS - timedelta(days=days_left)
    expected = () if rung is None else (rung,)

    assert rung_on(ZIENSWIJZE_ENDS, day) is rung
    due = [
        item for item in case_lists.due_on(day, (LINDEWAARDE,)) if item.kind is TermKind.ZIENSWIJZE
    ]
    assert tuple(item.rung for item in due) == expected
    if day >= date(2026, 3, 2):
        zienswijzen = [item for item in morning(day).noticed if item.kind is TermKind.ZIENSWIJZE]

        assert tuple(item.rung for item in zienswijzen) == expected


def test_each_term_speaks_once_on_each_rung(register: Path) -> None:
    """Thirty mornings, some of them twice: four notices, each on the first day of its rung."""
    walk_at(register, "intent announced")
    for number in range(30):
        day = date(2026, 3, 3) + timedelta(days=number)
        morning(day)
        morning(day)

    assert told_of(TermKind.ZIENSWIJZE) == [
        (Rung.SEVEN_DAYS, date(2026, 3, 9)),
        (Rung.TWO_DAYS, date(2026, 3, 14)),
        (Rung.TODAY, ZIENSWIJZE_ENDS),
        (Rung.PASSED, date(2026, 3, 17)),
    ]
    prefix = f"term:{term_of(TermKind.ZIENSWIJZE).id}:"
    with reading() as session:
        messages = session.exec(
            select(OutgoingMessage).where(col(OutgoingMessage.key).startswith(prefix))
        ).all()

    assert [row.recipient for row in messages] == ["zaak1@gemeente.invalid"] * 4


def test_a_rung_that_was_slept_through_is_not_told_afterwards(register: Path) -> None:
    """After days without a run only what holds today is told."""
    walk_at(register, "intent announced")
    morning(ZIENSWIJZE_ENDS)

    assert told_of(TermKind.ZIENSWIJZE) == [(Rung.TODAY, ZIENSWIJZE_ENDS)]


def test_looking_writes_nothing(register: Path) -> None:
    """`due_on` answers the same twice and leaves every row as it was."""
    walk_at(register, "decision announced")
    before = every_row()
    day = date(2026, 5, 18)
    first = case_lists.due_on(day, (LINDEWAARDE,))

    assert TermKind.OBJECTION in {item.kind for item in first}
    assert case_lists.due_on(day, (LINDEWAARDE,)) == first
    assert every_row() == before


def test_a_zienswijze_term_lapses_on_the_day_after_its_last(register: Path) -> None:
    """On the last day a zienswijze may still come; the day after, the second weighing is due."""
    walk_at(register, "intent announced")

    assert morning(ZIENSWIJZE_ENDS).advanced == ()
    assert status() is CaseStatus.INTENT_ANNOUNCED
    assert morning(date(2026, 3, 17)).advanced == (REFERENCE,)
    assert status() is CaseStatus.ZIENSWIJZE_LAPSED
    # An own term: it starts when the zienswijze term ends and never rolls.
    assert term_of(TermKind.SECOND_WEIGHING).last_day == date(2026, 3, 30)
    assert term_of(TermKind.ZIENSWIJZE).met_on == date(2026, 3, 17)
    assert case_lists.due_on(date(2026, 3, 22), (LINDEWAARDE,)) == ()


def test_a_zienswijze_does_not_shorten_the_term_of_the_others(register: Path) -> None:
    """One zienswijze is in: the second weighing is due only when the term of all is over."""
    walk_at(register, "zienswijze received")
    morning(ZIENSWIJZE_ENDS)

    assert status() is CaseStatus.ZIENSWIJZE_RECEIVED
    with reading() as session:
        assert session.exec(select(Term).where(Term.kind == TermKind.SECOND_WEIGHING)).all() == []
    morning(date(2026, 3, 17))

    assert status() is CaseStatus.ZIENSWIJZE_RECEIVED
    assert term_of(TermKind.SECOND_WEIGHING).starts_on == ZIENSWIJZE_ENDS + timedelta(days=1)


def test_the_second_weighing_meets_its_term(register: Path) -> None:
    """Weighed again: its term is met and speaks no more."""
    walk = walk_at(register, "zienswijze received")
    morning(date(2026, 3, 17))
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20))

    assert term_of(TermKind.SECOND_WEIGHING).met_on == date(2026, 3, 20)
    assert morning(date(2026, 3, 31)).noticed == ()


@pytest.mark.parametrize("state", ["closed", "decision announced"])
def test_a_closure_ends_on_the_day_after_its_last(register: Path, state: str) -> None:
    """The ordered time runs out by itself: closed, or never closed in fact."""
    walk_at(register, state)
    before = status()

    assert morning(date(2026, 7, 9)).advanced == ()
    assert status() is before
    assert morning(date(2026, 7, 10)).advanced == (REFERENCE,)
    assert status() is CaseStatus.ENDED
    assert (Rung.PASSED, date(2026, 7, 10)) in told_of(TermKind.CLOSURE)
    # Four days after the last day of the closure, 9 July, whatever day the run is of.
    assert term_of(TermKind.LAND_DEREGISTRATION).last_day == date(2026, 7, 13)

    after = counts()
    morning(date(2026, 7, 10))

    assert counts() == after


def test_the_land_register_is_watched_at_both_ends(register: Path) -> None:
    """Registration after the decision and deregistration after the end, until each is recorded."""
    walk = walk_at(register, "decision announced")
    morning(date(2026, 4, 8))
    morning(date(2026, 4, 9))

    assert told_of(TermKind.LAND_REGISTRATION) == [
        (Rung.TODAY, date(2026, 4, 8)),
        (Rung.PASSED, date(2026, 4, 9)),
    ]
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 4, 9))

    assert term_of(TermKind.LAND_REGISTRATION).met_on == date(2026, 4, 9)
    morning(date(2026, 7, 10))
    morning(date(2026, 7, 13))
    walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 7, 13))
    morning(date(2026, 7, 15))

    assert told_of(TermKind.LAND_DEREGISTRATION) == [
        (Rung.SEVEN_DAYS, date(2026, 7, 10)),
        (Rung.TODAY, date(2026, 7, 13)),
    ]


def three_cases(register: Path) -> tuple[Walk, Walk, Walk]:
    """Three cases; the second term in the register ends before its own notice left."""
    first = walk_at(register, "intent announced")
    second, third = (
        Walk().police_report(report_number=number).parties().weigh() for number in ("PL-2", "PL-3")
    )
    for walk, day in ((second, date(2026, 3, 20)), (third, date(2026, 3, 2))):
        walk.prepare_intent(on=day, sent_on=day)
        walk.approve(ApprovalSubject.INTENT, day).announce_intent(day)
    with transaction() as session:
        session.connection().exec_driver_sql(
            "UPDATE term SET starts_on = '2026-03-03', last_day = '2026-03-16' WHERE case_id = 2"
        )
    return first, second, third


def test_one_failing_case_stops_no_other(register: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A case that cannot be done is named and left as it was; the ones around it are done."""
    first, second, third = three_cases(register)
    before = case_overview.timeline_of(second.reference)
    with caplog.at_level(logging.ERROR):
        outcome = morning(date(2026, 3, 17))

    assert outcome.failed == (second.reference,)
    assert outcome.advanced == (first.reference, third.reference)
    assert {item.reference for item in outcome.noticed} == {first.reference, third.reference}
    assert case_overview.timeline_of(second.reference) == before
    assert second.reference in caplog.text
    with reading() as session:
        assert session.get_one(MorningRun, date(2026, 3, 17)).failed_cases == 1


def test_a_failed_case_is_tried_again_the_next_morning(register: Path) -> None:
    """Nothing of the failed try is left, so that the next run tells and does it all."""
    _, second, _ = three_cases(register)
    morning(date(2026, 3, 17))
    outcome = morning(date(2026, 3, 21))

    assert outcome.failed == ()
    assert outcome.advanced == (second.reference,)
    assert [item.reference for item in outcome.noticed if item.kind is TermKind.ZIENSWIJZE] == [
        second.reference
    ]


def test_missed_mornings_are_reported_once(register: Path) -> None:
    """The first run after a gap names the days without one; the next run names none."""
    walk_at(register, "assessed")

    assert morning(date(2026, 3, 3)).missed == ()
    assert morning(date(2026, 3, 4)).missed == ()
    assert morning(date(2026, 3, 8)).missed == (
        date(2026, 3, 5),
        date(2026, 3, 6),
        date(2026, 3, 7),
    )
    assert morning(date(2026, 3, 9)).missed == ()
    with reading() as session:
        rows = session.exec(select(MorningRun).order_by(col(MorningRun.on))).all()

    assert [(row.on.day, row.failed_cases) for row in rows] == [(3, 0), (4, 0), (8, 0), (9, 0)]


def test_an_archived_case_is_left_alone(register: Path) -> None:
    """A closed file has no deadlines, whatever terms are still in it."""
    walk = walk_at(register, "ended").reopen(date(2026, 7, 10))
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 7, 10))
    walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 7, 13))
    walk.archive(date(2026, 7, 20))

    assert case_lists.due_on(date(2026, 7, 21), (LINDEWAARDE,)) == ()
    assert morning(date(2026, 7, 21)) == MorningOutcome(date(2026, 7, 21), (), (), (), ())


def test_notices_go_to_the_case_handlers_of_the_municipality(register: Path) -> None:
    """An officer who left gets none, and the run still goes well."""
    walk_at(register, "intent announced")
    with transaction() as session:
        session.connection().exec_driver_sql("UPDATE officer SET active = false")

    assert len(morning(ZIENSWIJZE_ENDS).noticed) == 1
    with reading() as session:
        keys = session.exec(
            select(OutgoingMessage).where(col(OutgoingMessage.key).startswith("term:"))
        )

        assert keys.all() == []
