"""What others do against a closure, and what the judge makes of it: one flow per kind of step."""

from prefect import flow

from flows.tell import tell
from models.closure.closure_forms import AnnouncementForm
from models.closure.late.late_forms import LatePaidForm, LatePenaltyForm
from models.closure.remedy_forms import (
    AppealForm,
    DefaultNoticeForm,
    ObjectionForm,
    ReliefForm,
    RemedyDecisionForm,
)
from tasks.acts.closure import remedy_acts
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


@flow(name="65 Beslissing op bezwaar maken", flow_run_name="beslissing maken {form.reference}")
def prepare_remedy_decision(form: RemedyDecisionForm) -> str:
    """Maak de beslissing op een bezwaar of verzoek; de burgemeester keurt haar goed."""
    return tell(remedy_acts.prepare_remedy_decision, form, now()).words


@flow(name="66 Beslissing op bezwaar bekendmaken", flow_run_name="beslissing {form.reference}")
def announce_remedy_decision(form: AnnouncementForm) -> str:
    """Leg vast dat de beslissing is verzonden; de termijn voor beroep of bezwaar begint."""
    return tell(remedy_acts.announce_remedy_decision, form, now()).words


@flow(name="67 Dwangsom voor te laat beslissen maken", flow_run_name="te laat {form.reference}")
def prepare_late_penalty(form: LatePenaltyForm) -> str:
    """Maak het besluit over wat de gemeente betaalt, of dat zij niets betaalt, en waarom."""
    return tell(remedy_acts.prepare_late_penalty, form, now()).words


@flow(
    name="68 Dwangsom voor te laat beslissen bekendmaken", flow_run_name="te laat {form.reference}"
)
def announce_late_penalty(form: AnnouncementForm) -> str:
    """Leg vast dat dat besluit is verzonden; is er iets verschuldigd, dan binnen zes weken."""
    return tell(remedy_acts.announce_late_penalty, form, now()).words


@flow(name="69 Dwangsom voor te laat beslissen betaald", flow_run_name="betaald {form.reference}")
def record_late_payment(form: LatePaidForm) -> str:
    """Leg vast dat de gemeente de dwangsom heeft betaald."""
    return tell(remedy_acts.record_late_payment, form, now()).words
