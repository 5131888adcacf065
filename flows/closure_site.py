"""Closed premises: the seal, who was let in, a new find, the keys. One flow per act."""

from prefect import flow

from flows.tell import tell
from models.closure.site_forms import AccessForm, KeysForm, NewFindForm, SealForm, SealReportForm
from tasks.acts.closure import site_acts
from tasks.register.resources import now


@flow(name="Zegelverbreking vastleggen", flow_run_name="zegel {form.reference}")
def find_seal_broken(form: SealForm) -> str:
    """Leg vast dat het zegel verbroken is gevonden."""
    return tell(site_acts.find_seal_broken, form, now()).words


@flow(name="Aangifte vastleggen", flow_run_name="aangifte {form.reference}")
def report_seal_breach(form: SealReportForm) -> str:
    """Leg vast dat van de zegelverbreking aangifte is gedaan."""
    return tell(site_acts.report_seal_breach, form, now()).words


@flow(name="Opnieuw verzegelen", flow_run_name="verzegelen {form.reference}")
def reseal(form: SealForm) -> str:
    """Leg vast dat het pand opnieuw is verzegeld."""
    return tell(site_acts.reseal, form, now()).words


@flow(name="Toegang vastleggen", flow_run_name="toegang {form.reference}")
def let_in(form: AccessForm) -> str:
    """Leg vast wie tijdens de sluiting naar binnen mocht, waarvoor en hoe lang."""
    return tell(site_acts.let_in, form, now()).words


@flow(name="Nieuwe vondst vastleggen", flow_run_name="nieuwe vondst {form.reference}")
def record_new_find(form: NewFindForm) -> str:
    """Leg vast dat er opnieuw iets is gevonden terwijl het besluit geldt."""
    return tell(site_acts.record_new_find, form, now()).words


@flow(name="Sleutels overdragen", flow_run_name="sleutels {form.reference}")
def hand_over_keys(form: KeysForm) -> str:
    """Leg vast welke partij sleutels terugkreeg en maak de verklaring die zij tekent."""
    return tell(site_acts.hand_over_keys, form, now()).words
