"""A case that was registered by mistake, of which nothing has left the house."""

from datetime import datetime

from sqlmodel import col, select

from models.closure.document import Dispatch
from models.closure.party_forms import WithdrawCaseForm
from models.closure.term import Term
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.dutch import dutch_date
from models.law.common.roles import Action
from tasks.closure.case_step import Step, begin_step
from tasks.closure.people.history_reasons import refuse_naming_reason
from tasks.closure.people.prepared_acts import (
    ACTIONS,
    LeftAlreadyError,
    forget_the_measure,
    void_pending,
)
from tasks.register.resources import transaction
from tasks.register.step import step


@step("zaak-intrekken")
def withdraw_case(form: WithdrawCaseForm, at: datetime) -> str:
    """Withdraw a case: every term stops, nothing prepared may leave. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.WITHDRAW_CASE, form.on, at)
        if step.case.status is CaseStatus.WITHDRAWN:
            return step.case.status.label
        _refuse_what_left(step)
        refuse_naming_reason(step, form.reason)
        void_pending(step, tuple(ACTIONS))
        step.move_to(CaseStatus.WITHDRAWN, "vergissing; er is niets de deur uit")
        forget_the_measure(step)
        step.case.withdrawn_on = form.on
        _stop_terms(step)
        step.record(EventKind.RECORD, f"Zaak ingetrokken. Reden: {form.reason}")
        step.happened(Occurrence.CASE_WITHDRAWN)
        return step.case.status.label


def _refuse_what_left(step: Step) -> None:
    """Once a letter is out, or the premises are shut, a case is ended and not withdrawn."""
    sent = step.session.exec(select(Dispatch).where(Dispatch.case_id == step.case_id)).first()
    if sent is not None or step.case.closed_on is not None:
        raise LeftAlreadyError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': er is al iets de "
            f"deur uit of het pand is dicht; intrekken op {dutch_date(step.on)} kan niet meer. "
            "Trek de partij in die het niet is, of besluit tot geen maatregel."
        )


def _stop_terms(step: Step) -> None:
    running = step.session.exec(
        select(Term).where(Term.case_id == step.case_id, col(Term.met_on).is_(None))
    ).all()
    for term in running:
        term.met_on = step.on
        step.session.add(term)
        step.record(EventKind.TERM, f"Termijn {term.kind.label} is gestopt.")
