"""From the day of closing to the archive."""

from datetime import date, datetime

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import EndForm, StepForm
from models.closure.term import TermKind
from models.law.closure.closure_terms import LAND_REGISTER_RULE, land_register_term
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.closure.remedies.tracks import TrackKind
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure import closure_policies
from tasks.closure.alarms import await_urgent_decision, watch_time_since_find
from tasks.closure.case_step import Step, begin_step, has_happened
from tasks.closure.changes.counting import (
    announced_on,
    count_from_closing,
    newest_decision,
    refuse_closing_too_late,
)
from tasks.closure.closure_mail import Occasion
from tasks.closure.communication import publish_if_ready
from tasks.closure.partner_mail import queue_partner_mail
from tasks.closure.people.order_letters import end_own_graces, refuse_running_grace
from tasks.closure.people.prepared_acts import (
    forget_the_measure,
    void_pending,
    void_served_order,
)
from tasks.closure.people.reached import refuse_unknown_order
from tasks.closure.people.services import told_unserved
from tasks.closure.remedies.reliefs import pending
from tasks.closure.remedies.standing import refuse_fallen_order
from tasks.closure.remedies.track_rows import name_of, tracks_of
from tasks.register import policies
from tasks.register.resources import transaction
from tasks.register.step import step

NO_PRESS_RELEASE = (
    "; er is geen persbericht klaargezet, want er is geen goedgekeurde communicatie voor deze dag"
)


ALREADY_CLOSED = (CaseStatus.CLOSED, CaseStatus.DECISION_PREPARED)
"""With a day of closing: of art. 5:31(2) the decision is prepared while the premises are closed."""


_ENDS: dict[CaseStatus, tuple[Occurrence, Occasion]] = {
    CaseStatus.ENDED: (Occurrence.CLOSURE_ENDED, "ended"),
    CaseStatus.LIFTED: (Occurrence.CLOSURE_LIFTED, "lifted"),
    CaseStatus.DECISION_WITHDRAWN: (Occurrence.DECISION_WITHDRAWN, "withdrawn"),
}
"""What has happened when a closure is over, and the mail to the partners about it."""


OVER = frozenset(_ENDS)
"""No order holds any more; whether the premises are open in fact is another question."""


class AlreadyClosedError(WeerbaarError):
    """Raised when closed premises would be closed once more, on another day."""


class TooEarlyError(WeerbaarError):
    """Raised when a closure would begin before, or end at, a day on which it may not."""


class OrderStandsError(WeerbaarError):
    """Raised when a decision to close would be undone without a decision."""


class NeverClosedError(WeerbaarError):
    """Raised when premises would be reopened that were never closed."""


class SuspendedError(WeerbaarError):
    """Raised when premises would be closed while a judge has suspended the decision."""


class ReliefPendingError(WeerbaarError):
    """Raised when a judge has not yet ruled on a request for interim relief."""


@step("pand-sluiten")
def close_premises(form: StepForm, at: datetime) -> str:
    """Record that the premises were closed and sealed; tell the partners and the press."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.CLOSE, form.on, at)
        case = step.case
        if case.status in ALREADY_CLOSED and case.closed_on == form.on:
            return case.status.label
        refuse_fallen_order(step, "sluiten")
        _refuse_closing_too_early(step)
        refuse_unknown_order(step)
        refuse_running_grace(step)
        case.closed_on = form.on
        step.move_to(CaseStatus.CLOSED, "artikelen 5:28 Awb en 13b Opiumwet")
        count_from_closing(step)
        step.happened(Occurrence.PREMISES_CLOSED)
        step.meet_term(TermKind.GRACE)
        end_own_graces(step)
        # What lies ready for one party says that the premises are still open.
        void_pending(step, [ApprovalSubject.SERVICE])
        step.meet_term(TermKind.ASSESSMENT)
        watch_time_since_find(step)
        if not has_happened(step, Occurrence.DECISION_ANNOUNCED):
            await_urgent_decision(step)
        if case.measure is not None:
            queue_partner_mail(step, "closed")
        told = publish_if_ready(step)
        return case.status.label + told_unserved(step) + ("" if told else NO_PRESS_RELEASE)


def _refuse_closing_too_early(step: Step) -> None:
    case = step.case
    if case.status is CaseStatus.SUSPENDED:
        # The way back to closed is for resuming alone: a judge said that it must wait.
        raise SuspendedError(
            f"Zaak {case.reference} is {case.status.label} door de rechter en kan op "
            f"{dutch_date(step.on)} niet dicht; leg eerst vast dat de schorsing voorbij is."
        )
    if case.status in ALREADY_CLOSED and case.closed_on is not None:
        raise AlreadyClosedError(
            f"Zaak {case.reference}: het pand is al dicht sinds {dutch_date(case.closed_on)}; "
            f"nog eens sluiten op {dutch_date(step.on)} kan niet."
        )
    if case.ordered_from is not None and step.on < case.ordered_from:
        raise TooEarlyError(
            f"Zaak {case.reference}: de sluiting begint volgens het besluit op "
            f"{dutch_date(case.ordered_from)}; {dutch_date(step.on)} is te vroeg."
        )
    refuse_closing_too_late(step)
    waits = closure_policies.own_closure_terms(
        case.municipality_code, step.on
    ).closing_waits_for_relief
    asked = pending(step) if waits else []
    if asked:
        names = join_dutch([name_of(track) for track in asked])
        raise ReliefPendingError(
            f"Zaak {case.reference}: de rechter heeft nog niet beslist over {names}; sluiten op "
            f"{dutch_date(step.on)} wacht daarop."
        )


@step("sluiting-beëindigen")
def end_closure(form: EndForm, at: datetime) -> str:
    """The closure ended by itself or was lifted; the land register must hear it. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.LIFT_OR_END, form.on, at)
        wanted = CaseStatus.LIFTED if form.lifted else CaseStatus.ENDED
        if step.case.status is not wanted:
            if form.lifted:
                _refuse_lifting_without_a_decision(step)
            end(step, wanted)
        return step.case.status.label


def _refuse_lifting_without_a_decision(step: Step) -> None:
    """What a decision ordered is lifted by a decision; before there is one, premises just open."""
    if newest_decision(step) is not None:
        raise OrderStandsError(
            f"Zaak {step.case.reference}: er is een besluit tot sluiting bekendgemaakt; opheffen "
            f"op {dutch_date(step.on)} vraagt een besluit met een brief aan elke partij. Maak een "
            "wijziging: een opheffing."
        )


def end(step: Step, wanted: CaseStatus, decision: int | None = None) -> None:
    """Make the end of the closure, with its term for the land register and its mail.

    `decision` is the number of the decision that ends it; without one it ended by itself.
    """
    case = step.case
    if wanted is CaseStatus.ENDED and (case.ordered_until is None or step.on <= case.ordered_until):
        last = dutch_date(case.ordered_until) if case.ordered_until else "een heroverweging"
        raise TooEarlyError(
            f"Zaak {case.reference}: de sluiting duurt tot en met {last}; "
            f"{dutch_date(step.on)} is te vroeg."
        )
    step.move_to(wanted, "artikel 13b Opiumwet")
    what, occasion = _ENDS[wanted]
    step.happened(what, decision=decision)
    step.meet_term(TermKind.CLOSURE)
    step.meet_term(TermKind.REVIEW)
    void_served_order(step)
    queue_partner_mail(step, occasion)
    if newest_decision(step) is None:
        # Lifted before it was decided: what was prepared says that the premises are shut.
        void_pending(step, [ApprovalSubject.DECISION])
        forget_the_measure(step)
        if not tracks_of(step.session, step.case_id, TrackKind.LAND_REGISTER):
            return
    terms = closure_policies.closure_terms(step.on)
    step.start_term(
        TermKind.LAND_DEREGISTRATION,
        land_register_term(terms, _legal_end(step, wanted), policies.calendar()),
        LAND_REGISTER_RULE,
    )


def _legal_end(step: Step, wanted: CaseStatus) -> date:
    """The last day of the closure as ordered, whenever it is recorded; lifted: the day of that.

    What was shortened into the past ended when that was announced.
    """
    last_day = step.case.ordered_until if wanted is CaseStatus.ENDED else None
    return max(last_day, announced_on(step, last_day) or last_day) if last_day else step.on


@step("pand-heropenen")
def reopen_premises(form: StepForm, at: datetime) -> str:
    """Record that seal and posters are gone and the keys are handed over. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.REOPEN, form.on, at)
        if step.case.status is not CaseStatus.REOPENED:
            _refuse_reopening_what_was_open(step)
            step.move_to(CaseStatus.REOPENED, "sleuteloverdracht")
            step.happened(Occurrence.PREMISES_REOPENED)
            step.case.reopened_on = form.on
        return step.case.status.label + on_another_day(step, step.case.reopened_on)


def _refuse_reopening_what_was_open(step: Step) -> None:
    """Of premises that nobody shut there is no seal to take off; the file can be closed at once."""
    case = step.case
    if case.status in OVER and case.closed_on is None:
        raise NeverClosedError(
            f"Zaak {case.reference} staat op '{case.status.label}' en het pand is nooit gesloten; "
            f"heropenen op {dutch_date(step.on)} kan niet. Archiveer de zaak meteen."
        )


def on_another_day(step: Step, done_on: date | None) -> str:
    """That nothing changes, when it was recorded before with another day."""
    if done_on in (None, step.on):
        return ""
    return f"; dat was al zo op {dutch_date(done_on or step.on)}, er verandert niets"
