"""The notice of intent and the zienswijzen that come back (Awb 4:8, 4:9)."""

from datetime import date, datetime, timedelta

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure_forms import AnnouncementForm, OutcomeForm, ZienswijzeForm
from models.closure.document import DocumentKind
from models.closure.party import Party
from models.closure.people.intended import IntendedMeasure
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.measures import Measure
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, require_transition
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import own_term
from tasks.closure import closure_policies
from tasks.closure.approvals import Prepared, prepare, require_approved
from tasks.closure.case_step import (
    Of,
    OrderOfDaysError,
    Step,
    begin_step,
    find_term,
    party_of,
)
from tasks.closure.dispatch import dispatch, has_left, tell_who_was_missed
from tasks.closure.letter_facts import LetterFacts, chosen_measure
from tasks.closure.letters.party_values import letters_for
from tasks.closure.papers import party_letters
from tasks.closure.site.repeats import refuse_unanswered_repeats
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

ALREADY_WEIGHED = (
    CaseStatus.REASSESSED,
    CaseStatus.DECISION_PREPARED,
    CaseStatus.DECISION_ANNOUNCED,
    CaseStatus.CLOSED,
)
"""A zienswijze that comes now is kept in the file, but takes no step back."""


class SpeaksForAnotherError(WeerbaarError):
    """Raised when a zienswijze would be kept of who only acts for another (Awb 2:1)."""


@step("voornemen-maken")
def prepare_intent(form: OutcomeForm, at: datetime) -> int:
    """Make the notice of intent for every party; return its version.

    The letter says until when a zienswijze may be given, counted from the planned day of dispatch.
    """
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_INTENT, form.on, at)
        if step.case.status is CaseStatus.REPORTED:  # nothing was weighed that a letter could tell
            _require_intent(step)
        refuse_unanswered_repeats(step, form.sent_on, Occurrence.INTENT_ANNOUNCED)
        chosen = chosen_measure(step, form)
        zienswijze_term = own_term(
            form.sent_on,
            policies.calendar(),
            days=zienswijze_days(step, form.sent_on),
        )
        facts = LetterFacts(sent_on=form.sent_on, chosen=chosen, zienswijze_term=zienswijze_term)

        def render(version: int) -> list[Prepared]:
            return [
                Prepared(
                    DocumentKind.NOTICE_OF_INTENT,
                    party_letters.notice_of_intent(letter, number),
                    number,
                )
                for number, letter in letters_for(step, facts, version)
            ]

        approval, _ = prepare(step, ApprovalSubject.INTENT, form.sent_on, render, chosen.receipt)
        _keep_intended(step, approval, chosen.measure)
        is_new = not has_left(step, approval, DocumentKind.NOTICE_OF_INTENT)
        if is_new and step.case.status is not CaseStatus.INTENT_PREPARED:
            step.move_to(CaseStatus.INTENT_PREPARED, "artikel 4:8 Awb")
        return approval.number


def _keep_intended(step: Step, approval: Approval, measure: Measure) -> None:
    """For who gets the notice later: what it says that may be decided."""
    if step.session.get(IntendedMeasure, id_of(approval)) is None:
        step.session.add(
            IntendedMeasure(
                approval_id=id_of(approval),
                case_id=step.case_id,
                measure=measure.kind,
                amount=measure.amount,
                unit=measure.unit,
            )
        )


def _require_intent(step: Step) -> None:
    case = step.case
    require_transition(
        case.reference, case.status, CaseStatus.INTENT_PREPARED, case.urgency, step.on
    )


@step("voornemen-bekendmaken")
def announce_intent(form: AnnouncementForm, at: datetime) -> date:
    """Record that the notice left; return the last day for a zienswijze. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_INTENT, form.on, at)
        approval = require_approved(step, ApprovalSubject.INTENT)
        result = own_term(
            form.on,
            policies.calendar(),
            days=zienswijze_days(step, form.on),
        )
        if dispatch(step, approval, DocumentKind.NOTICE_OF_INTENT, form):
            step.move_to(CaseStatus.INTENT_ANNOUNCED, "artikel 4:8 Awb")
            step.start_term(TermKind.ZIENSWIJZE, result, "artikel 4:8 Awb; eigen termijn")
            step.happened(Occurrence.INTENT_ANNOUNCED)
            tell_who_was_missed(step, Occurrence.INTENT_MISSED)
        return result.last_day


def zienswijze_days(step: Step, on: date) -> int:
    """For how many days a zienswijze may be given."""
    return closure_policies.own_closure_terms(step.case.municipality_code, on).zienswijze_days


@step("zienswijze-vastleggen")
def record_zienswijze(form: ZienswijzeForm, at: datetime, summary: str = "") -> str:
    """Record that a party gave its zienswijze; a zienswijze after the term is recorded as well."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_ZIENSWIJZE, form.on, at)
        party = party_of(step, form.party)
        _refuse_speaking_for_another(step, party)
        _refuse_zienswijze_before_the_notice(step)
        if summary:
            party.zienswijze_summary = summary
        if (party.zienswijze_received_on, party.zienswijze_manner) != (form.on, form.manner):
            is_weighed = step.case.status in ALREADY_WEIGHED
            if step.case.status is not CaseStatus.ZIENSWIJZE_RECEIVED and not is_weighed:
                step.move_to(CaseStatus.ZIENSWIJZE_RECEIVED, "artikel 4:9 Awb")
            party.zienswijze_received_on, party.zienswijze_manner = form.on, form.manner
            late = ", na de tweede weging" if is_weighed else ""
            step.record(EventKind.RECORD, f"Zienswijze van partij {form.party} ontvangen{late}.")
            step.happened(Occurrence.ZIENSWIJZE_RECEIVED, party=form.party)
            step.meet_term(TermKind.ZIENSWIJZE, Of(party=form.party))
        return step.case.status.label


def _refuse_speaking_for_another(step: Step, party: Party) -> None:
    """What a representative says is the zienswijze of his party, and answered in both letters."""
    if party.acts_only_for_others:
        numbers = join_dutch([str(number) for number in party.acts_for], "of")
        raise SpeaksForAnotherError(
            f"Zaak {step.case.reference}: partij {party.number} treedt op voor partij {numbers}; "
            f"leg de zienswijze van {dutch_date(step.on)} daar vast, want zij is van die partij."
        )


def _refuse_zienswijze_before_the_notice(step: Step) -> None:
    term = find_term(step.session, step.case_id, TermKind.ZIENSWIJZE)
    if term is not None and step.on < term.starts_on - timedelta(days=1):
        raise OrderOfDaysError(
            f"Zaak {step.case.reference}: de termijn voor een zienswijze begon op "
            f"{dutch_date(term.starts_on)}; {dutch_date(step.on)} ligt daarvoor."
        )
