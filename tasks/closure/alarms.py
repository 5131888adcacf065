"""What waits while the law presses: the report, the decision after an urgent closing, the find."""

from models.closure.term import TermKind
from models.law.closure.alarms import assessment_term, time_since_find, urgent_decision_term
from models.law.closure.procedure import CaseStatus
from tasks.closure import closure_policies
from tasks.closure.case_step import Step, find_term
from tasks.register import policies

STILL_OPEN = frozenset(
    {
        CaseStatus.REPORTED,
        CaseStatus.ASSESSED,
        CaseStatus.INTENT_PREPARED,
        CaseStatus.INTENT_ANNOUNCED,
        CaseStatus.ZIENSWIJZE_RECEIVED,
        CaseStatus.ZIENSWIJZE_LAPSED,
        CaseStatus.REASSESSED,
        CaseStatus.DECISION_PREPARED,
    }
)
"""Nothing was decided yet: the time since the find weighs."""


def await_assessment(step: Step) -> None:
    """From the report on, the first weighing must come, and the find grows old."""
    alarms = closure_policies.closure_alarms(step.on)
    step.start_term(
        TermKind.ASSESSMENT,
        assessment_term(alarms, step.case.reported_on, policies.calendar()),
        "eigen termijn",
    )
    watch_time_since_find(step)


def await_urgent_decision(step: Step) -> None:
    """Premises were closed without a decision: it must follow as soon as possible."""
    alarms = closure_policies.closure_alarms(step.on)
    step.start_term(
        TermKind.URGENT_DECISION,
        urgent_decision_term(alarms, step.on, policies.calendar()),
        "artikel 5:31, tweede lid, Awb",
    )


def watch_time_since_find(step: Step) -> None:
    """The next of the months since the find, as long as nothing was decided.

    A find that turns out to be of another day counts from that day.
    """
    term = find_term(step.session, step.case_id, TermKind.TIME_SINCE_FIND)
    if term is not None and term.met_on is None:
        if step.case.status not in STILL_OPEN:
            step.meet_term(TermKind.TIME_SINCE_FIND)
            return
        if term.last_day < step.on:
            step.meet_term(TermKind.TIME_SINCE_FIND)
        elif term.starts_on == step.case.found_on:
            return
    if step.case.status not in STILL_OPEN or step.case.closed_on is not None:
        return
    alarms = closure_policies.closure_alarms(step.on)
    result = time_since_find(alarms, step.case.found_on, step.on)
    if result is not None:
        step.start_term(TermKind.TIME_SINCE_FIND, result, "rechtspraak over tijdsverloop")
