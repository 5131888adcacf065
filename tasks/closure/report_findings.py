"""What a police report says was found: each find with its list, or every fault."""

from models.closure.closure import Finding, FindingKind
from models.closure.closure_forms import FindingForm, PoliceReportForm
from models.law.closure.finds.listed_finds import (
    list_of_find,
    require_exemption_answered,
    require_own_unit,
)
from models.law.closure.finds.quantities import FoundAmount
from models.law.closure.finds.substances import LookedUp
from models.law.closure.measures import DrugList
from models.law.common.errors import WeerbaarError
from tasks.closure import closure_policies

NO_AMOUNT = "geef bij een middel de hoeveelheid en de eenheid"
AMOUNT_OF_GOODS = "goederen voor voorbereiding hebben geen lijst, hoeveelheid of eenheid"


def finding_faults(form: PoliceReportForm) -> list[str]:
    """What is wrong with the finds, by their number."""
    faults = []
    for number, found in enumerate(form.findings, start=1):
        fault = _fault(form, found)
        if fault:
            faults.append(f"vondst {number}: {fault.rstrip('.')}")
    return faults


def _fault(form: PoliceReportForm, found: FindingForm) -> str:
    if found.kind is FindingKind.PREPARATORY_GOODS:
        measured = (found.drug_list, found.amount, found.unit)
        return AMOUNT_OF_GOODS if any(value is not None for value in measured) else ""
    if found.amount is None or found.unit is None:
        return NO_AMOUNT
    try:
        drug_list = _list_of(form, found)
        looked_up = _looked_up(form, found)
        require_own_unit(looked_up, found.unit)
        require_exemption_answered(looked_up, found.exempt)
        FoundAmount(drug_list or DrugList.II, found.amount, found.unit)
    except WeerbaarError as error:
        return str(error)
    return ""


def _looked_up(form: PoliceReportForm, found: FindingForm) -> LookedUp:
    table = closure_policies.substances(form.found_on)
    return table.look_up(found.description, form.found_on)


def _list_of(form: PoliceReportForm, found: FindingForm) -> DrugList | None:
    return list_of_find(_looked_up(form, found), found.drug_list, found.list_reason)


def found_in(form: PoliceReportForm, case_id: int) -> list[Finding]:
    """The finds of a report without faults, as they are stored."""
    return [_finding(form, found, case_id) for found in form.findings]


def _finding(form: PoliceReportForm, found: FindingForm, case_id: int) -> Finding:
    finding = Finding(case_id=case_id, kind=found.kind, description=found.description)
    if found.kind is FindingKind.SUBSTANCE:
        finding.drug_list = _list_of(form, found)
        finding.amount, finding.unit = found.amount, found.unit
        finding.list_reason, finding.exempt = found.list_reason, found.exempt
    return finding


def finding_facts(finding: Finding) -> tuple[object, ...]:
    """What is stored of a find, to compare it with what a report says anew."""
    return (
        finding.kind,
        finding.description,
        finding.drug_list,
        finding.amount,
        finding.unit,
        finding.list_reason,
        finding.exempt,
    )
