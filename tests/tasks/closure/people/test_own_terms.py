"""The letters of a decision leave for each party in his own way, and so does his term begin."""

from datetime import date, time
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.case_event import CaseEvent
from models.closure.document import Channel, Dispatch, Document, DocumentKind
from models.closure.term import Term, TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import TrackKind, TrackState
from models.law.common.errors import FaultsError
from tasks.closure import case_lists, case_overview
from tasks.closure.people.addressees_present import NotAgreedError
from tasks.register.resources import reading
from tests.builders.case_builder import (
    LINDEWAARDE,
    Walk,
    decision_announced,
    fill_register,
    intent_announced,
    reassessed,
)
from tests.builders.people.served_later import APRIL_9, decided, made_again, returned, served

LAST_DAY, OWN_LAST_DAY = date(2026, 5, 18), date(2026, 5, 21)


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def approved() -> Walk:
    """The decision may leave on 2 April, to parties 1 and 2."""
    return reassessed().decide().approve(ApprovalSubject.DECISION, date(2026, 4, 1))


def ways() -> list[tuple[int, Channel, str, time | None]]:
    """How the decision left to each party."""
    with reading() as session:
        rows = session.exec(
            select(Dispatch)
            .join(Document, col(Document.id) == col(Dispatch.document_id))
            .where(Document.kind == DocumentKind.DECISION)
            .order_by(col(Dispatch.party_number))
        )
        return [(row.party_number, row.channel, row.tracking, row.clock_time) for row in rows]


def running() -> dict[int | None, date]:
    """Whose term to object runs until when."""
    with reading() as session:
        rows = session.exec(
            select(Term).where(Term.kind == TermKind.OBJECTION, col(Term.met_on).is_(None))
        )
        return {row.party_number: row.last_day for row in rows}


def missed() -> list[int | None]:
    """Whom the decision was kept not to have reached."""
    with reading() as session:
        return list(
            session.exec(
                select(CaseEvent.party_number)
                .where(CaseEvent.what == Occurrence.DECISION_MISSED)
                .order_by(col(CaseEvent.number))
            )
        )


def test_a_letter_is_handed_over_to_one_party_and_posted_to_the_other() -> None:
    """The number of the post is not that of what was handed over."""
    decided(approved(), "2;handed_over;;14:30")
    assert ways() == [
        (1, Channel.REGISTERED_POST, "3SVERZONNEN02", None),
        (2, Channel.HANDED_OVER, "", time(14, 30)),
    ]
    assert running() == {1: LAST_DAY, 2: LAST_DAY}
    assert missed() == []


def test_who_gets_it_later_has_no_term_until_it_left_to_him() -> None:
    """His six weeks run from his own letter, also when his objection came before it."""
    walk = approved()
    assert decided(walk, "2;later") == LAST_DAY
    assert (ways(), running(), missed()) == (
        [(1, Channel.REGISTERED_POST, "3SVERZONNEN02", None)],
        {1: LAST_DAY},
        [2],
    )
    assert decided(walk) == LAST_DAY  # the same act again sends nothing
    assert len(ways()) == 1
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 7), party=2)
    made_again(walk)
    assert served(walk) == OWN_LAST_DAY
    assert running() == {1: LAST_DAY, 2: OWN_LAST_DAY}
    with reading() as session:
        to_decide = session.exec(
            select(Term).where(Term.kind == TermKind.DECISION_ON_OBJECTION)
        ).one()
    assert to_decide.last_day == date(2026, 7, 2)


def test_a_term_that_seemed_to_run_is_told_not_to_have_begun() -> None:
    """And runs after all when it turns out that he refused the letter."""
    walk = decision_announced()
    returned(walk, "wrong_address")
    assert running() == {1: LAST_DAY}
    with reading() as session:
        his = session.exec(select(Term).where(Term.party_number == 2)).one()
    assert his.explanation.startswith("niet begonnen, want de brief kwam op")
    returned(walk, "refused", on=APRIL_9)
    assert running() == {1: LAST_DAY, 2: LAST_DAY}


def test_a_change_that_came_back_stops_the_term_against_the_change_alone() -> None:
    """The order did reach him; an objection of his against the change is not late."""
    walk = decision_announced()
    walk.change(ChangeKind.SHORTER, date(2026, 4, 14), amount=2, unit="months")
    returned(walk, "undeliverable", on=date(2026, 4, 20), decision=2)
    with reading() as session:
        rows = session.exec(
            select(Term)
            .where(Term.kind == TermKind.OBJECTION, col(Term.met_on).is_(None))
            .order_by(col(Term.number))
        ).all()
    assert [(row.party_number, row.decision_number) for row in rows] == [(1, 1), (2, 1), (1, 2)]
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 6, 20), party=2, decision=2)
    said = " ".join(each.what for each in case_overview.timeline_of(walk.reference).events)
    assert "te laat is het niet, want het besluit heeft deze partij nog niet bereikt" in said


def test_a_notice_of_intent_that_came_back_is_kept_with_the_party() -> None:
    """It stops no term of the others."""
    walk = intent_announced()
    assert "is niet bekendgemaakt" in returned(
        walk, "undeliverable", on=date(2026, 3, 5), decision=0
    )
    with reading() as session:
        missed_it = session.exec(
            select(CaseEvent).where(CaseEvent.what == Occurrence.INTENT_MISSED)
        ).one()
        zienswijze = session.exec(select(Term).where(Term.kind == TermKind.ZIENSWIJZE)).one()
    assert (missed_it.party_number, zienswijze.met_on) == (2, None)


def test_the_list_of_what_is_due_says_whose_term_it_is() -> None:
    """Of parties with one last day in one line."""
    decided(approved())
    (line,) = [
        item
        for item in case_lists.due_on(LAST_DAY, (LINDEWAARDE,))
        if item.kind is TermKind.OBJECTION
    ]
    assert line.whose == "partij 1 en 2"


@pytest.mark.parametrize(
    ("otherwise", "words"),
    [
        (("7;later",), "partij 7 krijgt hier geen brief"),
        (("2;later", "2;handed_over"), "partij 2 staat er meer dan één keer"),
        (("1;later", "2;later"), "er gaat nu geen enkele brief weg"),
    ],
)
def test_a_way_that_cannot_be_is_refused(otherwise: tuple[str, ...], words: str) -> None:
    """And nothing has left."""
    walk = approved()
    with pytest.raises(FaultsError) as found:
        decided(walk, *otherwise)
    assert words in " ".join(found.value.faults)
    assert ways() == []


def test_by_e_mail_only_to_who_agreed() -> None:
    """Also when it is the way of one party."""
    walk = approved()
    with pytest.raises(NotAgreedError, match="partij 2"):
        decided(walk, "2;email")


@pytest.mark.parametrize("line", ["2", "2;later;;14:30", "2;per duif", "x;later"])
def test_a_way_that_says_nothing_or_two_things_is_refused(line: str) -> None:
    """By the form, before anything is stored."""
    with pytest.raises(FaultsError, match="Anders per partij, regel 1"):
        decided(approved(), line)
    assert ways() == []
