"""Somebody turns out to be no party: nothing goes out any more, and what went out is put right."""

from datetime import datetime

from sqlmodel import func, select

from models.closure.approval import ApprovalSubject
from models.closure.document import Dispatch
from models.closure.party import Party
from models.closure.party_forms import WithdrawPartyForm
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure.case_step import (
    OrderOfDaysError,
    Step,
    begin_step,
    every_party_of,
    parties_of,
    party_of,
)
from tasks.closure.people.history_reasons import refuse_naming_reason
from tasks.closure.people.prepared_acts import LETTERS, void_pending
from tasks.closure.people.rectifications import prepare_rectifications
from tasks.register.resources import transaction
from tasks.register.step import step


class StoodInForError(WeerbaarError):
    """Raised when a party would be withdrawn for whom another party still acts."""


@step("partij-intrekken")
def withdraw_party(form: WithdrawPartyForm, at: datetime) -> int:
    """Withdraw a party; return the version of the rectification, 0 when nothing had gone out.

    Twice is once.
    """
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ASSESS, form.on, at)
        if form.party in _withdrawn_today(step):
            return prepare_rectifications(step)
        party = party_of(step, form.party)
        _refuse_while_another_acts_for_him(step, party)
        _refuse_before_his_letters(step, party)
        refuse_naming_reason(step, form.reason)
        party.withdrawn_on = form.on
        session.add(party)
        step.record(EventKind.RECORD, f"Partij {form.party} ingetrokken. Reden: {form.reason}")
        step.happened(Occurrence.PARTY_WITHDRAWN, party=form.party)
        void_pending(step, [*LETTERS, ApprovalSubject.COMMUNICATION])
        return prepare_rectifications(step)


def _withdrawn_today(step: Step) -> set[int]:
    return {
        party.number
        for party in every_party_of(step.session, step.case_id)
        if party.withdrawn_on == step.on
    }


def _refuse_before_his_letters(step: Step, party: Party) -> None:
    """He was a party as long as letters went to him; what went out is put right, not undone."""
    newest = step.session.exec(
        select(func.max(Dispatch.sent_on)).where(
            Dispatch.case_id == step.case_id, Dispatch.party_number == party.number
        )
    ).one()
    if newest is not None and step.on < newest:
        raise OrderOfDaysError(
            f"Zaak {step.case.reference}: aan partij {party.number} ging op {dutch_date(newest)} "
            f"nog een brief uit; intrekken op {dutch_date(step.on)} kan niet, dat ligt daarvoor."
        )


def _refuse_while_another_acts_for_him(step: Step, party: Party) -> None:
    agents = [
        str(one.number)
        for one in parties_of(step.session, step.case_id)
        if party.number in one.acts_for
    ]
    if agents:
        raise StoodInForError(
            f"Zaak {step.case.reference}: partij {join_dutch(agents)} treedt op voor partij "
            f"{party.number}; trek die eerst in, of wijzig voor wie die optreedt."
        )
