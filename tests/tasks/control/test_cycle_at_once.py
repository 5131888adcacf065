"""Two steps of the control cycle at once: the second waits, and both end in one clear answer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from time import sleep
from typing import TypeVar

import pytest
from sqlmodel import Session, col, select

from models.common.business import LabelChange
from models.common.history import EventKind
from models.control.round_forms import AnswerForm, InviteForm
from models.law.common.business_labels import Label
from models.law.common.roles import Action
from models.signals.destruction import DestructionItem, DestructionList
from models.signals.signal import ConsultationDecision, Signal, SignalDecision
from tasks.acts.linked_signals import DESK, NEAR
from tasks.acts.register_acts import CHECKS
from tasks.control import invitations
from tasks.control.businesses import business_list
from tasks.control.businesses.business_list import BusinessImport, import_businesses
from tasks.register.acting import lock_municipality
from tasks.register.chains import verify_chains
from tasks.register.resources import reading, transaction
from tasks.signals import agenda, signal_work
from tasks.signals.signal_step import begin_signal_step
from tests.builders.round_builder import (
    at,
    fill_businesses,
    fill_organisation,
    plan_on,
    row,
    write_businesses,
)
from tests.tasks.signals.test_destruction import OVER, make_list
from tests.tasks.signals.test_signals import FIRST, ON, record

PLANNED_ON = date(2026, 1, 5)
ROUND = "LIN-CON-018"
Answer = TypeVar("Answer")
LONG_ENOUGH = 0.5
"""Seconds in which the other step reaches its lock."""


@pytest.fixture(name="organisation", autouse=True)
def fixture_organisation(any_register: str) -> None:
    """On both databases."""
    assert any_register
    fill_organisation()


def while_open(work: Callable[[Session], object], second: Callable[[], Answer]) -> Answer:
    """What `second` answers that begins while the transaction of `work` is still open."""
    with ThreadPoolExecutor(1) as pool:
        with transaction() as session:
            work(session)
            session.flush()
            waiting = pool.submit(second)
            sleep(LONG_ENOUGH)
            assert not waiting.done()
        return waiting.result(timeout=30)


def test_the_same_file_read_in_twice_at_once_is_read_in_once(tmp_path: Path) -> None:
    """The second finds what the first stored."""
    path = write_businesses(tmp_path, [row(number) for number in range(1, 60)])

    def read_in(_: int) -> BusinessImport:
        return import_businesses(path, "9002", "ZAAK1", at(PLANNED_ON))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(read_in, range(4)))
    assert sorted(one.added for one in found) == [0, 0, 0, 59]


def test_an_agenda_waits_for_a_step_of_its_signal() -> None:
    """And the chain of the signal holds."""
    record()

    def step(session: Session) -> None:
        when = (ON, at(ON))
        taken = begin_signal_step(session, FIRST, "ZAAK1", Action.RECORD_SIGNAL, when)
        taken.record(EventKind.RECORD, "Verzonnen stap.")

    made = while_open(
        step,
        lambda: agenda.make_agenda("9002", "ZAAK1", date(2026, 2, 16), at(ON), near=NEAR),
    )
    assert len(made) == 2
    assert verify_chains(CHECKS)[1] == []


def test_an_answer_waits_for_a_planning_that_makes_old_labels_white(tmp_path: Path) -> None:
    """A label grows old once."""
    fill_businesses(tmp_path, [row(1), row(2, "groen", "bezocht", "2024-01-06")], PLANNED_ON)
    plan_on(PLANNED_ON)
    invitations.invite_partners(
        InviteForm(reference=ROUND, on=PLANNED_ON, by="ZAAK1"), at(PLANNED_ON)
    )
    on = date(2026, 1, 6)
    form = AnswerForm.model_validate(
        {"reference": ROUND, "on": on, "by": "ZAAK1", "partner": "police", "capacity": 1}
    )

    def plan(session: Session) -> None:
        lock_municipality(session, "9002")
        assert business_list.whiten_old_labels(session, "9002", on, 24) == 1

    assert while_open(plan, lambda: invitations.record_answer(form, at(on), desk=DESK)) == 1
    with reading() as session:
        white = session.exec(
            select(LabelChange).where(LabelChange.on == on, LabelChange.label == Label.WHITE)
        ).all()
    assert len(white) == 1


def test_a_list_that_is_being_approved_is_not_renewed() -> None:
    """The next list is another, and holds none of what was destroyed."""
    for number in ("P-1", "P-2"):
        dropped = record(number=number)
        signal_work.decide_signal(dropped, SignalDecision.DROP, "ZAAK1", ON, at(ON))
        if number == "P-1":
            make_list()

    def approve(session: Session) -> None:
        found = session.exec(select(DestructionList).with_for_update()).one()
        found.approved_by, found.approved_on, found.declaration = 1, OVER, b"verzonnen"
        for table in (ConsultationDecision, Signal):
            session.delete(session.exec(select(table).order_by(col(table.id))).first())
            session.flush()

    draft = while_open(approve, make_list)
    assert (draft.reference, draft.signals) == ("LIN-VER-2031-002", ("LIN-SIG-2026-002",))
    with reading() as session:
        items = session.exec(select(DestructionItem).order_by(col(DestructionItem.list_id))).all()
    assert [item.signal_reference for item in items] == [FIRST, "LIN-SIG-2026-002"]
