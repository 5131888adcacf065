"""Somebody lets an earlier offence count as repetition, or sets it aside with a reason."""

from datetime import datetime

from models.closure.approval import ApprovalSubject
from models.closure.place.repeat import RepeatJudgement
from models.closure.place.repeat_form import RepeatForm
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.repeats import RepeatAnswer, chain_of
from models.law.common.dutch import dutch_date, short_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from tasks.closure import closure_policies
from tasks.closure.case_step import Step, begin_step, every_party_of, has_happened
from tasks.closure.people.history_reasons import refuse_naming_reason
from tasks.closure.people.prepared_acts import void_pending
from tasks.closure.site.repeats import (
    EarlierOffence,
    earlier_offences,
    fallen_repeats,
    previous_offences,
    proposed_repeats,
    reported_offences,
)
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

ANSWERED = {
    RepeatAnswer.COUNTS: Occurrence.REPEAT_ACCEPTED,
    RepeatAnswer.SET_ASIDE: Occurrence.REPEAT_SET_ASIDE,
}
RULE = "artikel 13b Opiumwet; beleid over herhaling"


class RepeatTooLateError(WeerbaarError):
    """Raised when an earlier offence would be answered after the decision left."""


@step("herhaling-beoordelen")
def answer_repeat(form: RepeatForm, at: datetime) -> str:
    """Let an earlier offence count, or set it aside; what was answered. Twice is once.

    Another answer before the decision left replaces the first; what was prepared with the first
    can leave the house no more.
    """
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANSWER_REPEAT, form.on, at)
        offence = _offence(step, form)
        reason = form.reason.strip()
        known = session.get(RepeatJudgement, (step.case_id, offence.case_id, offence.found_on))
        said = f"{offence.words} {form.answer.label} als herhaling"
        if known is not None and (known.answer, known.reason) == (form.answer, reason):
            return said
        _refuse_after_the_decision(step)
        refuse_naming_reason(step, reason, every_party_of(session, offence.case_id))
        if known is None:
            known = RepeatJudgement(
                case_id=step.case_id,
                earlier_case_id=offence.case_id,
                offence_on=offence.found_on,
                answer=form.answer,
                answered_by=id_of(step.officer),
                answered_on=form.on,
            )
        known.answer, known.reason = form.answer, reason
        known.answered_by, known.answered_on = id_of(step.officer), form.on
        session.add(known)
        void_pending(step, (ApprovalSubject.INTENT, ApprovalSubject.DECISION))
        why = f" Reden: {reason}" if reason else ""
        step.record(
            EventKind.RECORD,
            f"Eerdere overtreding, {offence.words}: {form.answer.label}.{why}",
            RULE,
        )
        step.happened(ANSWERED[form.answer])
        return said


def _offence(step: Step, form: RepeatForm) -> EarlierOffence:
    """The offence that is meant, or every fault of the form."""
    known = list(earlier_offences(step.session, step.case))
    if form.answer is RepeatAnswer.SET_ASIDE:
        known += fallen_repeats(step.session, step.case)
    offence = next((each for each in known if _is_meant(each, form)), None)
    faults = [] if offence is None else _faults(step, offence)
    if form.answer is RepeatAnswer.SET_ASIDE and not form.reason.strip():
        faults.append("Reden: geef aan waarom de eerdere overtreding niet meetelt")
    if offence is None:
        day = f" met een nieuwe vondst op {short_date(form.found_on)}" if form.found_on else ""
        faults.append(
            f"Eerdere zaak: {form.earlier} is geen eerdere zaak op dit adres die tot een maatregel "
            f"leidde{day}"
        )
    if offence is None or faults:
        raise FaultsError(f"De eerdere overtreding bij {form.reference}", faults)
    return offence


def _faults(step: Step, offence: EarlierOffence) -> list[str]:
    if offence.found_on in reported_offences(step.session, step.case):
        return [f"Eerdere zaak: {offence.words} telt al mee volgens de rapportage"]
    if not _is_within_the_lookback(step, offence):
        return [f"Eerdere zaak: {offence.words} is te lang geleden om mee te tellen"]
    return []


def _is_meant(offence: EarlierOffence, form: RepeatForm) -> bool:
    if offence.reference != form.earlier:
        return False
    return offence.found_on == form.found_on if form.found_on else not offence.is_new_find


def _is_within_the_lookback(step: Step, offence: EarlierOffence) -> bool:
    matrix = closure_policies.sanction_matrix(step.case.municipality_code, step.on)
    others = [each.found_on for each in proposed_repeats(step.session, step.case, step.on)]
    days = {*previous_offences(step.session, step.case), *others, offence.found_on}
    return offence.found_on in chain_of(step.case.found_on, days, matrix.lookback_years)


def _refuse_after_the_decision(step: Step) -> None:
    """Closed premises can still wait for their decision (5:31(2)); an announced one stands."""
    if has_happened(step, Occurrence.DECISION_ANNOUNCED):
        raise RepeatTooLateError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}' en het besluit is al "
            f"bekendgemaakt; een eerdere overtreding beoordelen op {dutch_date(step.on)} kan niet "
            "meer."
        )
