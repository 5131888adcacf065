"""Rulings about decisions that changed, with invented persons: the days, and how each ended.

The terms of the law and of a municipality are loaded from 2017 on, and the list of the weighing
from 2 February 2022, the day of the ruling it rests on. So what was ordered before that day is
told here on the same days some years later.
"""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.document import DocumentKind
from models.closure.term import Term, TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.duration_start import RunsFrom
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from tasks.closure.execution import ReliefPendingError
from tasks.register.resources import reading
from tests.builders.ordered_closures import HEARING, USE, ordered
from tests.builders.remedy_builder import appeal, decided, objection
from tests.readers.case_reading import (
    case_row,
    decisions,
    morning,
    objection_terms,
    recipients,
    status,
    terms,
    words_of,
)


def test_six_months_from_the_actual_closing(register: Path) -> None:
    """ECLI:NL:RBZWB:2023:6350: first day 17-8, closed 2-9, open on 2-3-2023.

    The ruling counts that closure until 2 March. Here the first day counts, so that 1 March is the
    last day on which it is closed and 2 March the first on which it is not. The day on which relief
    was refused was not found in a source; 28 August is what is told of it.
    """
    assert register
    walk = ordered(
        date(2022, 8, 9),
        date(2022, 6, 3),
        amount=6,
        unit="months",
        runs_from=RunsFrom.ACTUAL_CLOSING,
    )
    assert (case_row().ordered_from, case_row().ordered_until) == (
        date(2022, 8, 17),
        date(2023, 2, 16),
    )
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2022, 8, 14))
    with pytest.raises(ReliefPendingError, match="sluiten op woensdag 17 augustus 2022 wacht"):
        walk.close(date(2022, 8, 17))
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REFUSED, date(2022, 8, 28))
    walk.close(date(2022, 9, 2))

    assert terms()[TermKind.CLOSURE] == (date(2022, 9, 2), date(2023, 3, 1))
    assert decisions()[0].ordered_until == date(2023, 2, 16)
    for day in (date(2023, 2, 17), date(2023, 3, 1)):
        assert morning(day) == ()
        assert status() is CaseStatus.CLOSED
    assert morning(date(2023, 3, 2)) == (walk.reference,)
    assert status() is CaseStatus.ENDED


def test_grace_is_extended_and_then_only_a_part_is_closed(register: Path) -> None:
    """RVS 201606720/1/A3 (Bernheze), ten years later: grace extended, the area made smaller.

    Decided 29-6-2015 for 1-9-2015; extended on 24-12-2015 until 1-3-2016; on 18-2-2016 the dwelling
    of an elderly couple got a warning only. The judge's first order and the costs are other acts.
    """
    assert register
    walk = ordered(
        date(2025, 6, 30),
        date(2025, 3, 5),
        amount=3,
        unit="months",
        grace_days=60,
        runs_from=RunsFrom.ACTUAL_CLOSING,
    )
    assert case_row().ordered_from == date(2025, 8, 30)
    walk.change(ChangeKind.FIRST_DAY, date(2025, 7, 1), first_day=date(2025, 9, 1))
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2025, 8, 20))
    # No closing until six weeks after the decision on objection: it is suspended meanwhile.
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2025, 9, 1))
    assert morning(date(2025, 12, 2)) == ()
    assert status() is CaseStatus.SUSPENDED

    walk.change(ChangeKind.GRACE, date(2025, 12, 24), grace_until=date(2026, 2, 28))
    walk.change(ChangeKind.PART, date(2026, 2, 18), part="de berging die van buiten open gaat")
    walk.resume(date(2026, 4, 14))
    walk.close(date(2026, 4, 20))

    assert [
        (each.about, each.ordered_from, each.ordered_until, each.closed_part)
        for each in decisions()
    ] == [
        (None, date(2025, 8, 30), date(2025, 11, 29), ""),
        (1, date(2025, 9, 1), date(2025, 11, 30), ""),
        (2, date(2026, 3, 1), date(2026, 5, 31), ""),
        (3, date(2026, 3, 1), date(2026, 5, 31), "de berging die van buiten open gaat"),
    ]
    assert (case_row().ordered_from, case_row().ordered_until) == (
        date(2026, 4, 20),
        date(2026, 7, 19),
    )
    assert [number for number, _ in objection_terms()] == [1, 2, 3, 4]
    newest = words_of(DocumentKind.CHANGE_DECISION)[-1]
    assert newest.count("maakte ik een wijziging van dat besluit bekend") == 2
    assert "Alleen dit deel gaat dicht: de berging die van buiten open gaat" in newest


def test_a_closure_without_an_end_is_reviewed_again_and_again(register: Path) -> None:
    """Each review is a decision with its own remedy; the review term moves, and then it ends."""
    assert register
    shop = {"premises_kind": "premises", "inhabited": "no", "of_housing_corporation": "no"}
    walk = ordered(date(2025, 3, 3), date(2025, 1, 7), shop, (USE,), unit="indefinite")
    walk.close(date(2025, 3, 11))
    assert terms()[TermKind.REVIEW] == (date(2025, 3, 11), date(2025, 9, 10))

    walk.change(ChangeKind.REVIEW_CONTINUE, date(2025, 9, 8), hearing=HEARING)
    assert terms()[TermKind.REVIEW] == (date(2025, 9, 8), date(2026, 3, 7))
    walk.change(
        ChangeKind.REVIEW_CONTINUE,
        date(2026, 3, 2),
        hearing=HEARING,
        review_on=date(2026, 6, 1),
    )
    assert terms()[TermKind.REVIEW] == (date(2026, 3, 2), date(2026, 6, 1))
    assert recipients("changed:2") == set()
    newest = words_of(DocumentKind.CHANGE_DECISION)[-1]
    assert "Uiterlijk op 1 juni 2026 kijk ik weer opnieuw" in newest
    assert "Volgende beoordeling nu gedaan uiterlijk maandag 1 juni 2026" in newest

    walk.change(ChangeKind.SHORTER, date(2026, 4, 1), amount=14, unit="months")
    assert (case_row().ordered_until, case_row().duration_runs_from) == (
        date(2026, 5, 10),
        RunsFrom.ACTUAL_CLOSING,
    )
    assert morning(date(2026, 5, 11)) == (walk.reference,)
    assert [number for number, _ in objection_terms()] == [1, 2, 3, 4]


@pytest.mark.parametrize("who", ["the mayor", "the judge"])
def test_a_closure_without_an_end_that_gets_one_is_not_reviewed(register: Path, who: str) -> None:
    """On objection and on appeal alike: from then on its last day runs, and no review is owed."""
    assert register
    shop = {"premises_kind": "premises", "inhabited": "no", "of_housing_corporation": "no"}
    walk = ordered(date(2025, 3, 3), date(2025, 1, 7), shop, (USE,), unit="indefinite")
    walk.close(date(2025, 3, 11))
    objection(walk, "filed", date(2025, 3, 20), party=1)
    objection(walk, "heard", date(2025, 4, 10), number=1)
    if who == "the mayor":
        decided(walk, date(2025, 4, 14), "partly_upheld", number=1, amount=6, unit="months")
    else:
        decided(walk, date(2025, 4, 14), "dismissed", number=1)
        appeal(walk, "filed", date(2025, 4, 20), party=1)
        appeal(walk, "judge_decided", date(2025, 8, 4), amount=6, unit="months")

    with reading() as session:
        running = session.exec(select(Term).where(col(Term.met_on).is_(None))).all()
    assert {TermKind.CLOSURE, TermKind.REVIEW} & {each.kind for each in running} == {
        TermKind.CLOSURE
    }
    assert case_row().ordered_until == terms()[TermKind.CLOSURE][1] == date(2025, 9, 10)
    assert morning(date(2025, 9, 11)) == (walk.reference,)
    assert status() is CaseStatus.ENDED
