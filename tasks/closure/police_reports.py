"""The police report comes in: a case, its findings and its parties."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase, Finding, PreviousOffence
from models.closure.closure_forms import PoliceReportForm
from models.closure.decision import Decision
from models.common.history import EventKind
from models.common.municipality import Municipality
from models.common.premises import Premises
from models.law.closure.case_stages import SHUT_AND_OPENED
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, Urgency
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from tasks.closure.alarms import await_assessment, watch_time_since_find
from tasks.closure.case_step import Step
from tasks.closure.changes.change_guard import refuse_names
from tasks.closure.report_findings import finding_facts, finding_faults, found_in
from tasks.closure.site.places import (
    place_faults,
    says_the_same_places,
    store_further_places,
    typed_parts,
)
from tasks.closure.site.repeats import forget_repeats_elsewhere
from tasks.register.acting import acting_officer, id_of
from tasks.register.municipalities import find_municipality
from tasks.register.references import next_reference
from tasks.register.resources import transaction
from tasks.register.step import step

BEFORE_THE_DECISION = (
    CaseStatus.INTENT_PREPARED,
    CaseStatus.INTENT_ANNOUNCED,
    CaseStatus.ZIENSWIJZE_RECEIVED,
    CaseStatus.ZIENSWIJZE_LAPSED,
    CaseStatus.REASSESSED,
    CaseStatus.DECISION_PREPARED,
)
"""Between the intent and the announcing of a decision: what was unknown may still be told."""


@step("politierapport-vastleggen")
def record_police_report(form: PoliceReportForm, at: datetime) -> str:
    """Make the case of this police report and return its reference.

    The same report twice gives one case: municipality and report number are its natural key, which
    a case that was withdrawn as a mistake gives free.
    """
    with transaction() as session:
        return record_in(session, form, at).reference


def record_in(session: Session, form: PoliceReportForm, at: datetime) -> ClosureCase:
    """The case of this police report, made or found within a transaction of who calls."""
    municipality = _locked_municipality(session, form, at)
    officer = acting_officer(session, form.by, Action.RECORD_POLICE_REPORT, municipality.code)
    case = session.exec(
        select(ClosureCase).where(
            ClosureCase.municipality_code == municipality.code,
            ClosureCase.report_number == form.report_number,
            col(ClosureCase.withdrawn_on).is_(None),
        )
    ).first()
    facts = _facts(session, form)
    if case is not None and _says_the_same(session, case, facts, form):
        return case
    what = f"Politierapport ontvangen; vondst op {dutch_date(form.found_on)}."
    happened = Occurrence.REPORT_RECEIVED
    if case is not None:
        _require_correction(session, case, facts, form)
        what = f"Politierapport verbeterd; vondst op {dutch_date(form.found_on)}."
        happened = Occurrence.REPORT_CORRECTED
    else:
        case = ClosureCase(
            reference=_next_reference(session, municipality, form.on.year),
            municipality_code=municipality.code,
            report_number=form.report_number,
            **facts,
        )
    for name, value in facts.items():
        setattr(case, name, value)
    session.get_one(Premises, case.premises_id).inhabited = form.inhabited.known
    session.add(case)
    session.flush()
    _store_findings(session, id_of(case), form)
    store_further_places(session, id_of(case), form)
    forget_repeats_elsewhere(session, case)
    step = Step(session, officer, form.on, at, case)
    title = str(PoliceReportForm.model_fields["urgency_reason"].title)
    typed = typed_parts(form) | {title: form.urgency_reason}
    refuse_names(step, typed, "Het politierapport")
    step.record(EventKind.RECORD, what, "artikel 13b Opiumwet")
    step.happened(happened)
    if case.status is CaseStatus.REPORTED:
        await_assessment(step)
    else:
        watch_time_since_find(step)
    return case


def _facts(session: Session, form: PoliceReportForm) -> dict[str, Any]:
    """What the report says of the case itself."""
    return {
        "premises_id": _premises(session, form),
        "premises_part": form.part,
        "found_on": form.found_on,
        "reported_on": form.on,
        "urgency": form.urgency,
        "urgency_reason": form.urgency_reason or None,
        "with_other_offences": form.with_other_offences.known,
        "of_housing_corporation": form.of_housing_corporation.known,
    }


def _says_the_same(
    session: Session, case: ClosureCase, facts: dict[str, Any], form: PoliceReportForm
) -> bool:
    stored = [
        finding_facts(finding)
        for finding in session.exec(
            select(Finding).where(Finding.case_id == case.id).order_by(col(Finding.id))
        )
    ]
    days = session.exec(select(PreviousOffence).where(PreviousOffence.case_id == case.id)).all()
    return (
        all(getattr(case, name) == value for name, value in facts.items())
        and stored == [finding_facts(finding) for finding in found_in(form, 0)]
        and says_the_same_places(session, id_of(case), form)
        and {day.offence_on: day.source for day in days} == _typed_offences(form)
        and session.get_one(Premises, case.premises_id).inhabited == form.inhabited.known
    )


def _require_correction(
    session: Session, case: ClosureCase, facts: dict[str, Any], form: PoliceReportForm
) -> None:
    """Another content under a known number is a mistake, unless the officer says it is meant."""
    may_change = case.status in (CaseStatus.REPORTED, CaseStatus.ASSESSED) or (
        _has_no_decision(session, case) and _only_tells_more(session, case, facts, form)
    )
    if not form.correction or not may_change:
        fault = (
            f"nummer {case.report_number} hoort al bij zaak {case.reference} "
            f"({case.status.label}) met andere gegevens; verbeteren kan tot het voornemen, "
            'met "verbetering" (en wat onbekend was tot het besluit is bekendgemaakt)'
        )
        raise FaultsError("Het politierapport", [fault])


def _has_no_decision(session: Session, case: ClosureCase) -> bool:
    """Between the intent and the announcing of a decision, or shut before there is one."""
    if case.status not in SHUT_AND_OPENED | {CaseStatus.CLOSED}:
        return case.status in BEFORE_THE_DECISION
    return not session.exec(select(Decision.id).where(Decision.case_id == case.id)).first()


def _only_tells_more(
    session: Session, case: ClosureCase, facts: dict[str, Any], form: PoliceReportForm
) -> bool:
    """Whether the report is the same but for what was not known before."""
    premises = session.get_one(Premises, case.premises_id)
    before = {name: getattr(case, name) for name in facts}
    lived_in = premises.inhabited
    with session.no_autoflush:
        for name, value in before.items():
            if value is None:
                setattr(case, name, facts[name])
        premises.inhabited = form.inhabited.known if lived_in is None else lived_in
        same = _says_the_same(session, case, facts, form)
        for name, value in before.items():
            setattr(case, name, value)
        premises.inhabited = lived_in
    return same


def _locked_municipality(session: Session, form: PoliceReportForm, at: datetime) -> Municipality:
    """The municipality, locked so that two reports at once get two numbers; or every fault."""
    municipality = find_municipality(session, form.municipality, lock=True)
    faults = _form_faults(form, at.date()) + finding_faults(form)
    if municipality is None:
        faults.insert(0, f"gemeente {form.municipality} is niet bekend")
    else:
        faults += place_faults(session, form, municipality.code)
    if municipality is None or faults:
        raise FaultsError("Het politierapport", faults)
    return municipality


def _form_faults(form: PoliceReportForm, today: date) -> list[str]:
    faults = []
    if form.found_on > today:
        faults.append(f"de vondst ({dutch_date(form.found_on)}) ligt in de toekomst")
    if form.on > today:
        faults.append(f"de ontvangst ({dutch_date(form.on)}) ligt in de toekomst")
    if form.found_on > form.on:
        faults.append("de vondst is later dan de ontvangst van het rapport")
    if form.urgency is Urgency.NONE and form.urgency_reason:
        faults.append("een reden van de spoed hoort bij spoed; laat haar weg, of kies de spoed")
    faults += [
        f"de eerdere overtreding van {dutch_date(day)} is niet eerder dan de vondst"
        for day in _typed_offences(form)
        if day >= form.found_on
    ]
    return faults


def _typed_offences(form: PoliceReportForm) -> dict[date, str]:
    """The source of each day; of a day that was typed twice the last one."""
    return {earlier.offence_on: earlier.source for earlier in form.previous_offences}


def _next_reference(session: Session, municipality: Municipality, year: int) -> str:
    """The next number of the year: "LIN-2026-001"."""
    return next_reference(session, ClosureCase, municipality, str(year))


def _premises(session: Session, form: PoliceReportForm) -> int:
    premises = session.exec(
        select(Premises).where(Premises.bag_id == form.bag_id, Premises.kind == form.premises_kind)
    ).first()
    if premises is None:
        premises = Premises(
            bag_id=form.bag_id, kind=form.premises_kind, inhabited=form.inhabited.known
        )
        session.add(premises)
        session.flush()
    return id_of(premises)


def _store_findings(session: Session, case_id: int, form: PoliceReportForm) -> None:
    """What was found, in place of what an earlier version of the report said."""
    for old in session.exec(select(Finding).where(Finding.case_id == case_id)).all():
        session.delete(old)
    for day in session.exec(
        select(PreviousOffence).where(PreviousOffence.case_id == case_id)
    ).all():
        session.delete(day)
    session.flush()
    session.add_all(found_in(form, case_id))
    session.add_all(
        PreviousOffence(case_id=case_id, offence_on=day, source=source)
        for day, source in _typed_offences(form).items()
    )
