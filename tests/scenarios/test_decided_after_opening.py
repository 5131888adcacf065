"""Art. 5:31(2) Awb: premises shut at once and open again; the decision must follow all the same."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState, Urgency
from models.law.common.errors import WeerbaarError
from models.law.common.transitions import TransitionError
from tasks.closure.archiving import OpenTermsError, UndecidedError
from tasks.closure.decision import AlreadyAnnouncedError
from tests.builders.case_builder import Walk, example_answers, fill_register
from tests.builders.case_states import walk_at, weigh_fully
from tests.builders.money_builder import costs_fixed
from tests.readers.case_reading import (
    REASON,
    case_row,
    decide_and_announce,
    decisions,
    morning,
    recipients,
    status,
    terms,
    words_of,
)
from tests.readers.register_counts import counts

SHUT, LIFTED, DECIDED = date(2026, 2, 25), date(2026, 2, 28), date(2026, 3, 2)
PAST = "op zaterdag 28 februari 2026 opgeheven"


def lifted(register: Path) -> Walk:
    """Shut on 25 February 2026, weighed, and lifted on 28 February."""
    return walk_at(register, "urgent 5:31(2)").end(LIFTED, lifted=True)


def test_the_decision_is_made_after_the_premises_are_open(register: Path) -> None:
    """It leaves the case where it stands, with a term to object, remedies, and the costs after."""
    walk = lifted(register)
    assert decide_and_announce(walk, DECIDED) == date(2026, 4, 13)
    assert status() is CaseStatus.LIFTED
    # Nothing to register, no time to leave, no last day that is still to come.
    assert terms() == {TermKind.OBJECTION: (date(2026, 3, 3), date(2026, 4, 13))}
    (order,) = decisions()
    assert (order.measure, order.cost_share) == (MeasureKind.CLOSURE, 100)
    assert (order.ordered_from, order.ordered_until) == (SHUT, LIFTED)
    assert (order.grace_until, order.duration_runs_from) == (None, None)
    assert recipients("closed") == set()
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 3, 9), party=1)
    costs_fixed(walk)
    assert [each.kind.value for each in decisions()] == ["order", "costs"]
    words = words_of(DocumentKind.COST_DECISION)
    assert words
    assert all("Op 2 maart 2026 nam ik een besluit over de sluiting" in each for each in words)


def test_the_letter_says_what_was_done_and_not_that_premises_are_shut(register: Path) -> None:
    """From which day until which, with the ground; nobody must leave and nobody has time for it."""
    decide_and_announce(lifted(register), DECIDED)
    letters = words_of(DocumentKind.DECISION)
    assert len(letters) == 2
    for words in letters:
        assert "gesloten. Dat was op woensdag 25 februari 2026." in words
        assert f"De sluiting is {PAST}." in words
        assert "artikel 5:31, tweede lid" in words
        assert "U kunt bezwaar maken tot en met maandag 13 april 2026" in words
        assert "Daarmee duurde zij korter dan de maatregel uit onderdeel 7." in words
        for untrue in ("mei 2026", "Laatste dag", "Tijd om", "blijft dicht", "duurt", "Ik sluit"):
            assert untrue not in words


@pytest.mark.parametrize("is_reopened", [False, True])
def test_the_file_is_closed_once_the_decision_and_its_term_are_over(
    register: Path, *, is_reopened: bool
) -> None:
    """Refused with the way until the decision left, then until its term to object is over."""
    walk = lifted(register)
    if is_reopened:
        walk.reopen(LIFTED)
        with pytest.raises(UndecidedError, match="Maak het, laat het goedkeuren") as why:
            walk.archive(date(2026, 9, 1))
        assert "gesloten op woensdag 25 februari 2026" in str(why.value)
        assert "archiveren op dinsdag 1 september 2026 kan niet" in str(why.value)
    decide_and_announce(walk, DECIDED)
    if not is_reopened:
        walk.reopen(DECIDED)
    with pytest.raises(OpenTermsError, match="bezwaar"):
        walk.archive(date(2026, 4, 13))
    morning(date(2026, 4, 14))
    walk.archive(date(2026, 4, 14))
    assert status() is CaseStatus.ARCHIVED


def test_every_step_after_the_opening_twice(register: Path) -> None:
    """The same again changes nothing, and another decision is refused."""
    walk = lifted(register).decide(on=DECIDED, sent_on=DECIDED)
    prepared = counts()
    walk.decide(on=DECIDED, sent_on=DECIDED)
    assert counts() == prepared
    walk.approve(ApprovalSubject.DECISION, DECIDED).announce_decision(DECIDED)
    announced = counts()
    walk.announce_decision(DECIDED)
    walk.decide(on=DECIDED, sent_on=DECIDED)
    assert counts() == announced
    with pytest.raises(AlreadyAnnouncedError):
        walk.decide(on=date(2026, 3, 4), sent_on=date(2026, 3, 4))
    with pytest.raises(TransitionError):
        weigh_fully(walk, date(2026, 3, 4))


def test_what_was_prepared_before_the_opening_cannot_leave(register: Path) -> None:
    """It says that the premises are shut; the decision is made anew."""
    walk = walk_at(register, "urgent 5:31(2)").decide(on=SHUT, sent_on=DECIDED)
    walk.approve(ApprovalSubject.DECISION, SHUT).end(LIFTED, lifted=True)
    assert case_row().ordered_until is None
    with pytest.raises(WeerbaarError, match="geldt niet meer sinds zaterdag 28 februari 2026"):
        walk.announce_decision(DECIDED)
    decide_and_announce(walk, DECIDED)
    assert status() is CaseStatus.LIFTED
    assert PAST in words_of(DocumentKind.DECISION)[-1]


def test_all_that_the_decision_needs_can_come_after_the_opening(register: Path) -> None:
    """The weighing, the reason of the urgency; who weighs again makes the decision anew."""
    assert register
    fill_register()
    walk = Walk().police_report(urgency=Urgency.URGENT_5_31_2, urgency_reason="").close(SHUT)
    walk.parties().end(LIFTED, lifted=True).reopen(LIFTED)
    weigh_fully(walk, date(2026, 3, 1))
    walk.police_report(urgency=Urgency.URGENT_5_31_2, correction=True)
    walk.decide(on=DECIDED, sent_on=DECIDED).approve(ApprovalSubject.DECISION, DECIDED)
    walk.weigh(on=DECIDED, extra=(*example_answers(walk.reference, 2), REASON))
    with pytest.raises(WeerbaarError, match="geldt niet meer"):
        walk.announce_decision(DECIDED)
    decide_and_announce(walk, DECIDED)
    assert status() is CaseStatus.REOPENED


def test_only_a_closure_as_long_as_it_was_can_be_decided(register: Path) -> None:
    """No warning about what was done, and no measure in which the days do not fit."""
    walk = walk_at(register, "urgent 5:31(2)").end(date(2026, 8, 3), lifted=True)
    before = counts()
    on = date(2026, 8, 4)
    with pytest.raises(WeerbaarError, match="het pand is dicht"):
        walk.decide(on=on, sent_on=on, outcome=MeasureKind.WARNING)
    with pytest.raises(WeerbaarError, match="langer dan sluiting voor 3 maanden") as why:
        walk.decide(on=on, sent_on=on)
    assert "van woensdag 25 februari 2026 tot maandag 3 augustus 2026" in str(why.value)
    assert counts() == before


def test_a_choice_from_when_the_duration_counts_has_no_place_any_more(register: Path) -> None:
    """It is refused and not ignored."""
    with pytest.raises(WeerbaarError, match="De duur telt vanaf: de sluiting is al voorbij"):
        lifted(register).decide(on=DECIDED, sent_on=DECIDED, runs_from="ordered_day")


def test_what_was_never_entered_in_the_land_register_is_not_taken_out(register: Path) -> None:
    """Lifted before it was decided: no term for it begins; with an entry there it does."""
    walk = walk_at(register, "urgent 5:31(2)")
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 2, 27))
    walk.end(LIFTED, lifted=True)
    assert set(terms()) == {TermKind.LAND_DEREGISTRATION}
