"""The police report comes in: a case, its findings and its parties."""

from datetime import date, datetime

from prefect import task
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session, col, func, select

from models.closure import ClosureCase, Finding, FindingKind, PreviousOffence
from models.errors import FaultsError
from models.forms import FindingForm, ReportForm
from models.history import EventKind
from models.law.dutch import dutch_date
from models.law.measures import DrugList
from models.law.roles import Action
from models.municipality import Municipality
from models.party import Party
from models.premises import Address, Premises
from tasks.casework import Step, acting_officer, begin_step, id_of
from tasks.party_file import PartyRow
from tasks.resources import transaction


@task(name="politierapport-vastleggen", cache_policy=NO_CACHE)
def record_report(form: ReportForm, at: datetime) -> str:
    """Make the case of this police report and return its reference.

    The same report twice gives one case: municipality and report number are its natural key.
    """
    with transaction() as session:
        municipality = _locked_municipality(session, form, at)
        existing = session.exec(
            select(ClosureCase).where(
                ClosureCase.municipality_code == municipality.code,
                ClosureCase.report_number == form.report_number,
            )
        ).first()
        if existing is not None:
            return existing.reference
        officer = acting_officer(session, form.by, Action.REPORT, municipality.code)
        case = ClosureCase(
            reference=_next_reference(session, municipality, form.on.year),
            municipality_code=municipality.code,
            premises_id=_premises(session, form),
            report_number=form.report_number,
            found_on=form.found_on,
            reported_on=form.on,
            urgency=form.urgency,
            with_other_offences=form.with_other_offences,
            of_housing_corporation=form.of_housing_corporation,
        )
        session.add(case)
        session.flush()
        _store_findings(session, id_of(case), form)
        step = Step(session, case, officer, form.on, at)
        step.record(
            EventKind.RECORD,
            f"Politierapport ontvangen; vondst op {dutch_date(form.found_on)}.",
            "artikel 13b Opiumwet",
        )
        return case.reference


def _locked_municipality(session: Session, form: ReportForm, at: datetime) -> Municipality:
    """The municipality, locked so that two reports at once get two numbers; or every fault."""
    municipality = session.exec(
        select(Municipality).where(Municipality.name == form.municipality).with_for_update()
    ).first()
    faults = _date_faults(form, at.date()) + _finding_faults(form.findings)
    if municipality is None:
        faults.insert(0, f"gemeente {form.municipality} is niet bekend")
    elif not _address_is_there(session, form, municipality):
        faults.append("het BAG-nummer hoort niet bij een adres van deze gemeente")
    if municipality is None or faults:
        raise FaultsError("Het politierapport", faults)
    return municipality


def _date_faults(form: ReportForm, today: date) -> list[str]:
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
    return [
        f"vondst {number}: de hoeveelheid moet meer zijn dan 0"
        for number, finding in enumerate(findings, start=1)
        if finding.kind is FindingKind.SUBSTANCE and finding.amount <= 0
    ]


def _address_is_there(session: Session, form: ReportForm, municipality: Municipality) -> bool:
    address = session.get(Address, form.bag_id)
    return address is not None and address.municipality_code == municipality.code


def _next_reference(session: Session, municipality: Municipality, year: int) -> str:
    """The next number of the year: DUI-2026-001."""
    prefix = f"{municipality.name[:3].upper()}-{year}-"
    count = session.exec(
        select(func.count()).where(col(ClosureCase.reference).startswith(prefix))
    ).one()
    return f"{prefix}{count + 1:03d}"


def _premises(session: Session, form: ReportForm) -> int:
    premises = session.exec(
        select(Premises).where(Premises.bag_id == form.bag_id, Premises.kind == form.premises_kind)
    ).first()
    if premises is None:
        premises = Premises(bag_id=form.bag_id, kind=form.premises_kind)
    premises.inhabited = form.inhabited
    session.add(premises)
    session.flush()
    return id_of(premises)


def _store_findings(session: Session, case_id: int, form: ReportForm) -> None:
    for found in form.findings:
        is_substance = found.kind is FindingKind.SUBSTANCE
        session.add(
            Finding(
                case_id=case_id,
                kind=found.kind,
                description=found.description,
                drug_list=DrugList(found.drug_list) if is_substance else None,
                amount=found.amount if is_substance else None,
                unit=found.unit if is_substance else None,
            )
        )
    for day in form.previous_offences:
        session.add(PreviousOffence(case_id=case_id, offence_on=day))


@task(name="partijen-vastleggen", cache_policy=NO_CACHE)
def record_parties(
    reference: str, rows: tuple[PartyRow, ...], by: str, on: date, at: datetime
) -> int:
    """Add the parties that are not in the case yet; return how many the case has.

    Same capacity and name is the same party: its address is brought up to date.
    """
    with transaction() as session:
        step = begin_step(session, reference, by, Action.ASSESS, on, at)
        known = {
            (party.capacity, party.name): party
            for party in session.exec(select(Party).where(Party.case_id == step.case_id))
        }
        for row in rows:
            party = known.get((row.capacity, row.name)) or Party(
                case_id=step.case_id, number=len(known) + 1, **row.model_dump()
            )
            is_new = party.id is None
            for name, value in row.model_dump().items():
                setattr(party, name, value)
            session.add(party)
            known[(row.capacity, row.name)] = party
            if is_new:
                step.record(
                    EventKind.RECORD, f"Partij {party.number} ({row.capacity.label}) toegevoegd."
                )
        return len(known)
