"""What others do against a closure, and what the judge makes of it: one flow per kind of step."""

from prefect import flow

from flows.tell import tell
from models.closure.remedy_forms import AppealForm, DefaultNoticeForm, ObjectionForm, ReliefForm
from tasks.acts import remedy_acts
from tasks.register.resources import now


@flow(name="61 Bezwaar behandelen", flow_run_name="bezwaar {form.reference}")
def record_objection(form: ObjectionForm) -> str:
    """Leg een stap van een bezwaar vast: ingediend, hersteld, gehoord, verdaagd, ingetrokken."""
    return tell(remedy_acts.record_objection, form, now()).words


@flow(name="62 Voorlopige voorziening vastleggen", flow_run_name="voorziening {form.reference}")
def record_relief(form: ReliefForm) -> str:
    """Leg een verzoek om een voorlopige voorziening vast, of wat de rechter ervan vond."""
    return tell(remedy_acts.record_relief, form, now()).words


@flow(name="63 Beroep vastleggen", flow_run_name="beroep {form.reference}")
def record_appeal(form: AppealForm) -> str:
    """Leg een stap van een beroep of hoger beroep vast."""
    return tell(remedy_acts.record_appeal, form, now()).words


@flow(name="64 Ingebrekestelling vastleggen", flow_run_name="ingebrekestelling {form.reference}")
def record_default_notice(form: DefaultNoticeForm) -> str:
    """Leg vast dat een ingebrekestelling binnenkwam; twee weken later begint de dwangsom."""
    return tell(remedy_acts.record_default_notice, form, now()).words
