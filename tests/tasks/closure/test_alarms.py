"""The morning run speaks up where the law presses: report, urgent closing, old find."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from models.closure.term import Term, TermKind, TermNotice
from models.common.message import OutgoingMessage
from models.common.rungs import Rung
from models.law.closure.procedure import Urgency
from tasks.closure import deadlines
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, fill_register
from tests.builders.case_states import urgent_2


@pytest.fixture(autouse=True)
def _filled(any_register: str) -> None:
    """Organisation and addresses of the example, on both databases."""
    assert any_register
    fill_register()


def told(kind: TermKind, first: date, days: int) -> list[tuple[Rung, date]]:
    """What the morning runs of so many days say about the terms of this kind."""
    for number in range(days):
        day = first + timedelta(days=number)
        deadlines.run_morning(day, at(day))
    with reading() as session:
        rows = session.exec(
            select(TermNotice)
            .join(Term, col(Term.id) == col(TermNotice.term_id))
            .where(Term.kind == kind)
            .order_by(col(TermNotice.noticed_on), col(TermNotice.term_id))
        )
        return [(row.rung, row.noticed_on) for row in rows]


def test_a_report_on_which_nothing_happens_is_told() -> None:
    """Fourteen days after 24 February 2026, and no sooner."""
    Walk().police_report()
    assert told(TermKind.ASSESSMENT, date(2026, 2, 25), 16) == [
        (Rung.SEVEN_DAYS, date(2026, 3, 3)),
        (Rung.TWO_DAYS, date(2026, 3, 8)),
        (Rung.TODAY, date(2026, 3, 10)),
        (Rung.PASSED, date(2026, 3, 11)),
    ]


def test_a_report_that_was_weighed_is_not_told() -> None:
    """The first weighing is what it waited for."""
    Walk().police_report().parties().weigh()
    assert told(TermKind.ASSESSMENT, date(2026, 3, 3), 10) == []


def test_premises_closed_without_a_decision_are_told_every_day_until_it_left() -> None:
    """Art. 5:31(2) Awb: the decision must follow at once; each morning once, by mail too."""
    urgent_2()
    rungs = []
    for number in range(7):
        day = date(2026, 2, 26) + timedelta(days=number)
        for _ in range(2):
            noticed = deadlines.run_morning(day, at(day)).noticed
            rungs += [item.rung for item in noticed if item.kind is TermKind.URGENT_DECISION]
    assert rungs == [Rung.TWO_DAYS] * 2 + [Rung.TODAY] + [Rung.PASSED] * 4
    with reading() as session:
        term = session.exec(select(Term).where(Term.kind == TermKind.URGENT_DECISION)).one()
        keys = session.exec(
            select(OutgoingMessage.key).where(
                col(OutgoingMessage.key).startswith(f"term:{term.id}:")
            )
        ).all()
    told_on = [date(2026, 2, 26) + timedelta(days=number) for number in range(7)]
    assert [day for day in told_on if not any(f":{day}:" in key for key in keys)] == []


def test_an_ordinary_closing_awaits_no_decision() -> None:
    """It had one before the premises were closed."""
    Walk().police_report(urgency=Urgency.URGENT_5_31_1)
    assert told(TermKind.URGENT_DECISION, date(2026, 2, 26), 3) == []


def test_the_age_of_the_find_is_told_at_each_number_of_months() -> None:
    """Found on 10 February 2026, nothing decided: 10 April and 10 June."""
    Walk().police_report()
    passed = [
        day
        for rung, day in told(TermKind.TIME_SINCE_FIND, date(2026, 4, 1), 75)
        if rung is Rung.PASSED
    ]
    assert passed == [date(2026, 4, 11), date(2026, 6, 11)]


@pytest.mark.parametrize("is_weighed", [False, True])
def test_a_find_of_another_day_is_told_from_that_day(*, is_weighed: bool) -> None:
    """The report said 10 February 2026 and meant 10 January: two months are over on 10 March."""
    walk = Walk().police_report()
    if is_weighed:
        walk.parties().weigh()
    walk.police_report(found_on=date(2026, 1, 10), on=date(2026, 2, 27), correction=True)
    with reading() as session:
        rows = session.exec(select(Term).where(Term.kind == TermKind.TIME_SINCE_FIND)).all()
        days = [(row.starts_on, row.last_day, row.met_on) for row in rows]
    assert days == [(date(2026, 1, 10), date(2026, 3, 10), None)]
