"""The parties of a closure: what was recorded wrongly is put right, one flow for each act."""

from prefect import flow

from flows.tell import tell
from models.closure.closure_forms import AnnouncementForm, StepForm
from models.closure.party_forms import WithdrawCaseForm, WithdrawPartyForm, WithdrawPreparedForm
from tasks.acts import party_acts
from tasks.register.resources import now


@flow(name="Partij intrekken", flow_run_name="partij intrekken {form.reference}")
def withdraw_party(form: WithdrawPartyForm) -> str:
    """Trek een partij in; er gaat niets meer naar haar uit, en wat al uitging wordt hersteld."""
    return tell(party_acts.withdraw_party, form, now()).words


@flow(name="Rectificatie verzenden", flow_run_name="rectificatie {form.reference}")
def send_rectification(form: AnnouncementForm) -> str:
    """Leg vast dat de goedgekeurde rectificatie is verzonden."""
    return tell(party_acts.send_rectification, form, now()).words


@flow(name="Voorbereid stuk intrekken", flow_run_name="stuk intrekken {form.reference}")
def withdraw_prepared(form: WithdrawPreparedForm) -> str:
    """Trek een voornemen, besluit of communicatie in dat nog niet de deur uit is."""
    return tell(party_acts.withdraw_prepared, form, now()).words


@flow(name="Zaak intrekken", flow_run_name="zaak intrekken {form.reference}")
def withdraw_case(form: WithdrawCaseForm) -> str:
    """Trek een zaak in die bij vergissing is vastgelegd en waarvan nog niets de deur uit is."""
    return tell(party_acts.withdraw_case, form, now()).words


@flow(name="Geen overtreder bekend", flow_run_name="geen overtreder {form.reference}")
def declare_no_offender(form: StepForm) -> str:
    """Leg vast dat er geen overtreder bekend is; zonder dat kan een brief niet weg."""
    return tell(party_acts.declare_no_offender, form, now()).words
