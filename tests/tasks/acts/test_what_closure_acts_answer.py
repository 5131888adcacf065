"""What an officer reads after an act of a closure: what the register knows, and no guess."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm, ApprovalForm
from models.closure.service_forms import ServiceForm
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.weighing import WeighingMoment
from tasks.acts.closure import closure_acts, party_acts
from tasks.closure.weighing import WeighedAlreadyError
from tests.builders.case_builder import Walk, at, decision_announced, fill_register
from tests.builders.case_states import walk_at
from tests.builders.people.served_later import APRIL_8, APRIL_9, came_back
from tests.readers.case_reading import REASON, decide_and_announce
from tests.readers.register_counts import counts

WARNED = date(2026, 3, 30)


def announced(walk: Walk, on: date) -> str:
    """What the announcement of the decision answers; the second time the same."""
    form = AnnouncementForm(reference=walk.reference, on=on, by="ZAAK1")
    return closure_acts.announce_decision(form, at(on)).words


def test_the_answer_says_until_when_can_be_objected(register: Path) -> None:
    """An order is a decision."""
    walk = walk_at(register, "decision approved")
    assert "bezwaar kan tot en met maandag 18 mei 2026" in announced(walk, date(2026, 4, 2))


def test_the_answer_says_that_no_term_to_object_begins(register: Path) -> None:
    """In Lindewaarde a warning is no step towards a heavier measure; nor is what changes it."""
    walk = walk_at(register, "reassessed")
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(REASON,))
    decide_and_announce(walk, WARNED, outcome=MeasureKind.WARNING)
    said = announced(walk, WARNED)
    assert "er begint geen termijn voor bezwaar" in said
    assert "als dat openstaat" not in said
    on = date(2026, 4, 13)
    walk.prepare_change(ChangeKind.WITHDRAW_WARNING, on).approve(ApprovalSubject.CHANGE, on)
    assert "er begint geen termijn voor bezwaar" in walk.announce_change(on).words


def test_a_second_weighing_given_as_the_first_is_told_how_to_be_given(register: Path) -> None:
    """With the case, its state and the day; nothing is kept."""
    walk = walk_at(register, "zienswijze received")
    before = counts()
    with pytest.raises(WeighedAlreadyError, match="tweede weging") as why:
        walk.weigh(on=date(2026, 3, 20))
    for said in ("LIN-2026-001", "'zienswijze ontvangen'", "vrijdag 20 maart 2026"):
        assert said in str(why.value)
    assert counts() == before
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20))


def test_the_versions_of_letters_to_one_party_count_for_that_party(register: Path) -> None:
    """The first letter to another party is its first version, also for who approves it."""
    assert register
    fill_register()
    walk = came_back(came_back(decision_announced()), 1)

    def made(party: int, sent_on: date = APRIL_9) -> int:
        values = {"reference": walk.reference, "on": APRIL_8, "by": "ZAAK1"}
        form = ServiceForm.model_validate(values | {"party": party, "sent_on": sent_on})
        return party_acts.prepare_service(form, at(APRIL_8)).version

    assert [made(2), made(2, date(2026, 4, 10)), made(1)] == [1, 2, 1]
    values = {"reference": walk.reference, "on": APRIL_8, "by": "BGM", "subject": "service"}
    approved = closure_acts.approve(ApprovalForm.model_validate(values), at(APRIL_8))
    assert "versie 1 van" in approved.words
    assert made(1) == 1
