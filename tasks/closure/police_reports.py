"""The police report comes in: a case, its findings and its parties."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase, Finding, FindingKind, PreviousOffence
from models.closure.closure_forms import FindingForm, PoliceReportForm
from models.common.history import EventKind
from models.common.municipality import Municipality
from models.common.premises import Address, Premises
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.closure.quantities import AmountError, FoundAmount
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from tasks.closure.alarms import await_assessment
from tasks.closure.case_step import Step
from tasks.register.acting import acting_officer, id_of
from tasks.register.municipalities import find_municipality
from tasks.register.references import next_reference
from tasks.register.resources import transaction
from tasks.register.step import step


@step("politierapport-vastleggen")
def record_police_report(form: PoliceReportForm, at: datetime) -> str:
    """Make the case of this police report and return its reference.

    The same report twice gives one case: municipality and report number are its natural key.
    """
    with transaction() as session:
        municipality = _locked_municipality(session, form, at)
        officer = acting_officer(session, form.by, Action.RECORD_POLICE_REPORT, municipality.code)
        case = session.exec(
            select(ClosureCase).where(
                ClosureCase.municipality_code == municipality.code,
                ClosureCase.report_number == form.report_number,
            )
        ).first()
        facts = _facts(session, form)
        if case is not None and _says_the_same(session, case, facts, form):
            return case.reference
        what = f"Politierapport ontvangen; vondst op {dutch_date(form.found_on)}."
        happened = Occurrence.REPORT_RECEIVED
        if case is not None:
            _require_correction(case, form)
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
        session.get_one(Premises, case.premises_id).inhabited = form.inhabited
        session.add(case)
        session.flush()
        _store_findings(session, id_of(case), form)
        step = Step(session, officer, form.on, at, case)
        step.record(EventKind.RECORD, what, "artikel 13b Opiumwet")
        step.happened(happened)
        if case.status is CaseStatus.REPORTED:
            await_assessment(step)
        return case.reference


def _facts(session: Session, form: PoliceReportForm) -> dict[str, Any]:
    """What the report says of the case itself."""
    return {
        "premises_id": _premises(session, form),
        "found_on": form.found_on,
        "reported_on": form.on,
        "urgency": form.urgency,
        "with_other_offences": form.with_other_offences,
        "of_housing_corporation": form.of_housing_corporation,
    }


def _says_the_same(
    session: Session, case: ClosureCase, facts: dict[str, Any], form: PoliceReportForm
) -> bool:
    stored = [
        _finding_facts(finding)
        for finding in session.exec(
            select(Finding).where(Finding.case_id == case.id).order_by(col(Finding.id))
        )
    ]
    days = session.exec(select(PreviousOffence).where(PreviousOffence.case_id == case.id)).all()
    return (
        all(getattr(case, name) == value for name, value in facts.items())
        and stored == [_finding_facts(finding) for finding in _findings(0, form)]
        and {day.offence_on for day in days} == set(form.previous_offences)
        and session.get_one(Premises, case.premises_id).inhabited == form.inhabited
    )


def _finding_facts(finding: Finding) -> tuple[object, ...]:
    return finding.kind, finding.description, finding.drug_list, finding.amount, finding.unit


def _require_correction(case: ClosureCase, form: PoliceReportForm) -> None:
    """Another content under a known number is a mistake, unless the officer says it is meant."""
    may_change = case.status in (CaseStatus.REPORTED, CaseStatus.ASSESSED)
    if not form.correction or not may_change:
        fault = (
            f"nummer {case.report_number} hoort al bij zaak {case.reference} "
            f"({case.status.label}) met andere gegevens; verbeteren kan tot het voornemen, "
            'met "verbetering"'
        )
        raise FaultsError("Het politierapport", [fault])


def _locked_municipality(session: Session, form: PoliceReportForm, at: datetime) -> Municipality:
    """The municipality, locked so that two reports at once get two numbers; or every fault."""
    municipality = find_municipality(session, form.municipality, lock=True)
    faults = _date_faults(form, at.date()) + _finding_faults(form.findings)
    if municipality is None:
        faults.insert(0, f"gemeente {form.municipality} is niet bekend")
    elif not _address_is_there(session, form, municipality):
        faults.append("het BAG-nummer hoort niet bij een adres van deze gemeente")
    if municipality is None or faults:
        raise FaultsError("Het politierapport", faults)
    return municipality


def _date_faults(form: PoliceReportForm, today: date) -> list[str]:
    faults = []
    if form.found_on > today:
        faults.append(f"de vondst ({dutch_date(form.found_on)}) ligt in de toekomst")
    if form.on > today:
        faults.append(f"de ontvangst ({dutch_date(form.on)}) ligt in de toekomst")
    if form.found_on > form.on:
        faults.append("de vondst is later dan de ontvangst van het rapport")
    faults += [
        f"de eerdere overtreding van {dutch_date(day)} is niet eerder dan de vondst"
        for day in form.previous_offences
        if day >= form.found_on
    ]
    return faults


def _finding_faults(findings: tuple[FindingForm, ...]) -> list[str]:
    faults = []
    for number, finding in enumerate(findings, start=1):
        if finding.kind is FindingKind.SUBSTANCE:
            try:
                FoundAmount(finding.drug_list, finding.amount, finding.unit)
            except AmountError as error:
                faults.append(f"vondst {number}: {str(error).rstrip('.')}")
    return faults


def _address_is_there(session: Session, form: PoliceReportForm, municipality: Municipality) -> bool:
    address = session.get(Address, form.bag_id)
    return address is not None and address.municipality_code == municipality.code


def _next_reference(session: Session, municipality: Municipality, year: int) -> str:
    """The next number of the year: "LIN-2026-001"."""
    return next_reference(session, ClosureCase, municipality, str(year))


def _premises(session: Session, form: PoliceReportForm) -> int:
    premises = session.exec(
        select(Premises).where(Premises.bag_id == form.bag_id, Premises.kind == form.premises_kind)
    ).first()
    if premises is None:
        premises = Premises(bag_id=form.bag_id, kind=form.premises_kind, inhabited=form.inhabited)
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
    session.add_all(_findings(case_id, form))
    session.add_all(
        PreviousOffence(case_id=case_id, offence_on=day) for day in set(form.previous_offences)
    )


def _findings(case_id: int, form: PoliceReportForm) -> list[Finding]:
    return [
        Finding(
            case_id=case_id,
            kind=found.kind,
            description=found.description,
            drug_list=found.drug_list if found.kind is FindingKind.SUBSTANCE else None,
            amount=found.amount if found.kind is FindingKind.SUBSTANCE else None,
            unit=found.unit if found.kind is FindingKind.SUBSTANCE else None,
        )
        for found in form.findings
    ]
