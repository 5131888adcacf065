"""What an officer can do next in a case, with its command line: read from the state machine.

Which state may follow stands in models/law/closure/procedure.py; here stands by which command it
is reached. An act of the main course adds the sentence to its answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import ParamSpec, TypeVar

from sqlmodel import Session, select

from models.closure.approval import ApprovalSubject
from models.closure.closure import ClosureCase
from models.common.visitor import Door, current_visitor
from models.law.closure.case_stages import SHUT_AND_OPENED
from models.law.closure.measures import MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import MAY_FOLLOW, CaseStatus, next_statuses
from tasks.acts.done import Done
from tasks.closure.approvals import latest_approval
from tasks.closure.case_step import occurrences_of, parties_of
from tasks.register.acting import id_of
from tasks.register.references import named
from tasks.register.resources import reading

P = ParamSpec("P")
AnyDone = TypeVar("AnyDone", bound=Done)

_C = CaseStatus
PARTIES = "party {ref} --file partijen.csv"
WEIGH = "weigh {ref} --file weging.csv"
DECIDE = "decide {ref} --outcome closure --cost-share 100 --sent-on DATUM"
REACHED_BY = {
    _C.ASSESSED: WEIGH,
    _C.INTENT_PREPARED: "intent {ref} --outcome closure --sent-on DATUM",
    _C.ZIENSWIJZE_RECEIVED: "zienswijze {ref} --party 1 --manner written --file zienswijze.txt",
    _C.REASSESSED: f"{WEIGH} --after-zienswijze",
    _C.DECISION_PREPARED: DECIDE,
    _C.CLOSED: "close {ref}",
    _C.ENDED: "end {ref} --no-lifted",
    _C.REOPENED: "reopen {ref}",
    _C.ARCHIVED: "archive {ref}",
}
"""By which command each state of the main course is reached, without day and officer."""
WAITS_IN = {
    _C.INTENT_PREPARED: ApprovalSubject.INTENT,
    _C.DECISION_PREPARED: ApprovalSubject.DECISION,
}
"""Which letters lie ready in a state: another approves them, and then they leave."""
WAITS_FOR_PARTIES = (_C.ASSESSED, _C.INTENT_PREPARED, _C.DECISION_PREPARED)
"""Nothing of this is done before it is known about whom it is."""
ENDED_WITHOUT = (_C.NO_ACTION, _C.INTENT_WITHDRAWN, _C.WITHDRAWN, _C.ARCHIVED)
"""No decision leaves any more."""
WEIGHED = {Occurrence.WEIGHED_BEFORE_INTENT, Occurrence.WEIGHED_AFTER_ZIENSWIJZE}


def names_next(act: Callable[P, AnyDone]) -> Callable[P, AnyDone]:
    """Let this act say at the end of its answer what can be done after it."""

    @wraps(act)
    def answered(*args: P.args, **kwargs: P.kwargs) -> AnyDone:
        done = act(*args, **kwargs)
        visitor = current_visitor()
        if visitor is not None and visitor.door is Door.PAGE:
            return done  # a page names the next step itself, and no command
        return replace(done, said=(*done.said, *told_next(done.reference)))

    return answered


def next_command(reference: str) -> str:
    """The command of the next step with {ref} for the case; empty when the file is closed."""
    with reading() as session:
        case = session.exec(select(ClosureCase).where(named(ClosureCase, reference))).one()
        return _next_command(session, case)


def told_next(reference: str) -> tuple[str, ...]:
    """One Dutch sentence, or none when the file is closed."""
    command = next_command(reference)
    if not command:
        return ()
    line = f"weerbaar closure {command.format(ref=reference)} --on DATUM --by CODE"
    return (f"Volgende stap: {line}",)


def _next_command(session: Session, case: ClosureCase) -> str:
    """The letters that lie ready, else what the state machine lets follow."""
    happened = {event.what for event in occurrences_of(session, id_of(case))}
    waiting = _of_letters(session, case, happened)
    if waiting or case.status is _C.SUSPENDED:
        return waiting or "resume {ref}"
    wanted = case.status if case.status in WAITS_IN else next(_possible(case, happened), None)
    if wanted is None:
        return ""
    if wanted in WAITS_FOR_PARTIES and not parties_of(session, id_of(case)):
        return PARTIES
    is_weighed = wanted is not _C.DECISION_PREPARED or happened & WEIGHED
    return REACHED_BY[wanted] if is_weighed else WEIGH


def _of_letters(session: Session, case: ClosureCase, happened: set[Occurrence]) -> str:
    """Another approves what lies ready, and then it leaves."""
    subject = WAITS_IN.get(case.status)
    if case.measure in (MeasureKind.WARNING, MeasureKind.NONE):
        # Neither needs a state of its own while it is prepared.
        subject = subject or ApprovalSubject.DECISION
    if case.status in SHUT_AND_OPENED:
        subject = ApprovalSubject.DECISION
    is_out = Occurrence.DECISION_ANNOUNCED in happened or case.status in ENDED_WITHOUT
    if subject is None or (subject is ApprovalSubject.DECISION and is_out):
        return ""
    approval = latest_approval(session, id_of(case), subject)
    if approval is None or approval.voided_on is not None:
        return ""
    if approval.approved_by is None:
        return f"approve {{ref}} --subject {subject.value}"
    return f"announce-{subject.value} {{ref}}"


def _possible(case: ClosureCase, happened: set[Occurrence]) -> Iterator[CaseStatus]:
    """The states of the main course that may follow; what only urgency allows comes first."""
    order = list(CaseStatus)
    after = next_statuses(case.status, case.urgency)
    is_decided = Occurrence.DECISION_ANNOUNCED in happened
    extra = frozenset() if is_decided else after - MAY_FOLLOW[case.status]
    if case.status in extra:
        # Shut at once and opened before it was decided: the decision leaves the case as it is.
        yield _C.DECISION_PREPARED
    further = {each for each in after if order.index(each) > order.index(case.status)} | extra
    for each in sorted(further, key=lambda each: (each not in extra, order.index(each))):
        if each in REACHED_BY and not (each is _C.REOPENED and case.closed_on is None):
            yield each
