"""An order that is served later has the days of who hears it later, and not those of the others."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.term import Term, TermKind
from models.law.closure.duration_start import RunsFrom
from models.law.closure.procedure import CaseStatus
from tasks.closure.approvals import VoidVersionError
from tasks.closure.people.order_letters import OwnGraceRunsError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, closed, decision_announced, fill_register, reassessed
from tests.builders.penalty_builder import COMPLY_UNTIL, ORDERED_ON, penalty_ordered
from tests.builders.people.party_lines import line, record, withdraw
from tests.builders.people.served_later import came_back, made, made_again, returned, served
from tests.builders.remedy_builder import relief
from tests.readers.case_reading import decide_and_announce, status, words_of

APRIL_8, APRIL_9, APRIL_15 = date(2026, 4, 8), date(2026, 4, 9), date(2026, 4, 15)
OWN_GRACE = date(2026, 4, 16)
"""Seven days after 9 April; the others had them until 9 April."""
TENANT = "huurder;Yara Verzonnen;Voorbeeldstraat 12;9999 XA;Verzonnendorp"


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def graces() -> dict[int | None, tuple[date, bool]]:
    """Whose time runs until when, and whether it is over before that."""
    with reading() as session:
        rows = session.exec(select(Term).where(Term.kind == TermKind.GRACE)).all()
        return {row.party_number: (row.last_day, row.met_on is not None) for row in rows}


def later_words() -> str:
    """The one letter that was made for one party."""
    (words,) = words_of(DocumentKind.LATER_DECISION)
    return words


def test_the_time_to_leave_counts_from_his_own_service() -> None:
    """The letter has no day of the others, and says from when the premises can be shut."""
    walk = made_again(came_back(decision_announced()))
    served(walk)
    words = later_words()
    assert "tot en met donderdag 16 april 2026" in words
    assert "7 dagen na donderdag 9 april 2026" in words
    assert "tot en met donderdag 9 april 2026" not in words
    assert "na donderdag 2 april 2026" not in words
    assert "ik sluit de woning niet voor vrijdag 17 april 2026" in words
    assert "Op vrijdag 10 april 2026 sluit de gemeente" not in words
    assert graces() == {None: (APRIL_9, False), 2: (OWN_GRACE, False)}


def test_the_letters_of_the_others_speak_of_no_later_day() -> None:
    decision_announced()
    for words in words_of(DocumentKind.DECISION):
        assert "Op vrijdag 10 april 2026 sluit de gemeente de woning" in words
        assert "later dan voor anderen" not in words


def test_closing_waits_for_the_time_that_his_letter_gives() -> None:
    """On its last day not yet, on the next day it can."""
    walk = made_again(came_back(decision_announced()))
    served(walk)
    with pytest.raises(OwnGraceRunsError) as refused:
        walk.close(OWN_GRACE)
    assert str(refused.value) == (
        f"Zaak {walk.reference} staat op 'besluit bekendgemaakt': partij 2 kreeg het besluit later "
        "en heeft tot en met donderdag 16 april 2026 de tijd om zelf te doen wat het vraagt "
        "(artikel 5:24, tweede lid, Awb); sluiten op donderdag 16 april 2026 is te vroeg, dat kan "
        "vanaf vrijdag 17 april 2026."
    )
    walk.close(date(2026, 4, 17))
    assert status() is CaseStatus.CLOSED
    assert graces()[2] == (OWN_GRACE, True)


def test_closing_waits_no_longer_for_who_was_not_reached_after_all() -> None:
    """His time never began; when it counts as served after all, it began on that day."""
    walk = made_again(came_back(decision_announced()))
    served(walk)
    returned(walk, "undeliverable", on=date(2026, 4, 10))
    assert graces()[2] == (OWN_GRACE, True)
    returned(walk, "not_collected", on=date(2026, 4, 10))
    with pytest.raises(OwnGraceRunsError):
        walk.close()
    returned(walk, "undeliverable", on=date(2026, 4, 10))
    walk.close()


def test_closing_waits_not_for_who_turns_out_to_be_no_party() -> None:
    walk = made_again(came_back(decision_announced()))
    served(walk)
    withdraw(walk, 2, date(2026, 4, 10))
    walk.close()
    assert status() is CaseStatus.CLOSED


def test_who_hears_it_when_the_premises_are_shut_reads_that(tmp_path: Path) -> None:
    """He gets no day to leave by, and no closing that is still to come."""
    walk = closed()
    record(walk, tmp_path, line(TENANT), on=APRIL_15)
    made(walk, 3, APRIL_15, APRIL_15)
    walk.approve(ApprovalSubject.SERVICE, APRIL_15)
    assert served(walk, 3, on=APRIL_15) == date(2026, 5, 27)
    words = later_words()
    assert "Besluit: ik heb de woning" in words
    assert "Dat deed ik op vrijdag 10 april 2026, op grond van dit besluit" in words
    assert "geen, want de woning is al dicht" in words
    assert "woensdag 27 mei 2026" in words
    assert "maandag 18 mei 2026" not in words
    for untrue in ("9 april 2026", "sluit de gemeente", "Dit moet klaar zijn", "er is spoed"):
        assert untrue not in words
    assert set(graces()) == {None}


@pytest.mark.parametrize(
    ("runs_from", "last_day"),
    [
        (RunsFrom.ACTUAL_CLOSING, "dinsdag 14 juli 2026"),
        (RunsFrom.ORDERED_DAY, "donderdag 9 juli 2026"),
    ],
)
def test_a_closing_that_came_later_moves_the_last_day_only_as_the_order_says(
    tmp_path: Path, runs_from: RunsFrom, last_day: str
) -> None:
    """Ordered from 10 April for three months; shut on 15 April."""
    walk = reassessed()
    walk.decide(runs_from=runs_from).approve(ApprovalSubject.DECISION, date(2026, 4, 1))
    walk.announce_decision()
    walk.close(APRIL_15)
    record(walk, tmp_path, line(TENANT), on=APRIL_15)
    made(walk, 3, date(2026, 4, 16), APRIL_15)
    assert f"tot en met {last_day}" in later_words()


def test_a_letter_that_was_made_before_the_closing_leaves_no_more() -> None:
    """It says that the premises are open."""
    walk = decision_announced()
    returned(walk, "undeliverable")
    made(walk, 2, date(2026, 4, 11), APRIL_8)
    walk.approve(ApprovalSubject.SERVICE, APRIL_9).close()
    with pytest.raises(VoidVersionError, match="maak een nieuwe versie"):
        served(walk, on=date(2026, 4, 11))


def test_an_order_under_penalty_is_served_later_with_the_whole_of_its_term() -> None:
    """Fourteen days from his own service, in which he forfeits nothing (Awb 5:32a)."""
    walk = penalty_ordered()
    returned(walk, "undeliverable", party=1)
    made_again(walk, 1)
    assert served(walk, 1) == date(2026, 5, 21)
    words = later_words()
    assert "Dit besluit heb ik op maandag 30 maart 2026 aan anderen bekendgemaakt" in words
    assert "uiterlijk op donderdag 23 april 2026" in words
    assert "Tot en met die dag hoeft u geen dwangsom te betalen" in words
    assert "€ 2.500" in words
    assert "13 april 2026" not in words
    assert graces() == {None: (COMPLY_UNTIL, False), 1: (date(2026, 4, 23), False)}
    assert ORDERED_ON < APRIL_9


def test_an_order_under_penalty_without_a_term_gets_none_later() -> None:
    walk = penalty_ordered(grace_days=0)
    returned(walk, "undeliverable", party=1)
    served(made_again(walk, 1), 1)
    assert graces() == {}


def test_an_order_that_waits_for_no_one_is_served_without_a_time_of_its_own() -> None:
    """Great urgency gives nobody time (Awb 5:31(1))."""
    walk = Walk().police_report(urgency="urgent_5_31_1").parties().weigh().weigh_again()
    decide_and_announce(walk, date(2026, 4, 2))
    served(made_again(came_back(walk)))
    assert "geen, want er is spoed" in later_words()
    assert graces() == {}


@pytest.mark.parametrize("is_suspended", [False, True])
def test_an_order_that_a_judge_lets_rest_is_said_to_rest(*, is_suspended: bool) -> None:
    """Who gets it now must know that nothing of it is carried out (Awb 8:81, 3:46)."""
    walk = decision_announced()
    came_back(walk, 2)
    if is_suspended:
        relief(walk, "requested", date(2026, 4, 8), party=1)
        relief(walk, "granted", date(2026, 4, 9))
    made(walk, 2, date(2026, 4, 9), date(2026, 4, 9))
    words = later_words()
    assert ("De rechter heeft dit besluit geschorst" in words) is is_suspended
    assert ("De sluiting gaat dus door." in words) is not is_suspended
