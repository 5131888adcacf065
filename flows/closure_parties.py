"""The parties of a closure: what was recorded wrongly is put right, one flow for each act."""

from prefect import flow

from flows.tell import tell
from models.closure.closure_forms import AnnouncementForm, StepForm
from models.closure.party_forms import (
    MoreTimeForm,
    SendBackForm,
    UnheardForm,
    WithdrawCaseForm,
    WithdrawPartyForm,
    WithdrawPreparedForm,
)
from models.closure.service_forms import ReturnForm, ServedForm, ServiceForm
from tasks.acts.closure import party_acts
from tasks.register.resources import now


@flow(name="Partij intrekken", flow_run_name="partij intrekken {form.reference}")
def withdraw_party(form: WithdrawPartyForm) -> str:
    """Trek een partij in; er gaat niets meer naar haar uit, en wat al uitging wordt hersteld."""
    return tell(party_acts.withdraw_party, form, now()).words


@flow(name="Horen achterwege laten", flow_run_name="niet horen {form.reference}")
def record_unheard(form: UnheardForm) -> str:
    """Leg vast waarom een partij niet vooraf wordt gehoord; haar brief zegt de grond."""
    return tell(party_acts.record_unheard, form, now()).words


@flow(name="Meer tijd voor een zienswijze", flow_run_name="meer tijd {form.reference}")
def give_more_time(form: MoreTimeForm) -> str:
    """Geef een partij meer tijd voor haar zienswijze; zij krijgt daarover een brief."""
    return tell(party_acts.give_more_time, form, now()).words


@flow(name="Rectificatie verzenden", flow_run_name="rectificatie {form.reference}")
def send_rectification(form: AnnouncementForm) -> str:
    """Leg vast dat de goedgekeurde rectificatie is verzonden."""
    return tell(party_acts.send_rectification, form, now()).words


@flow(name="Voorbereid stuk intrekken", flow_run_name="stuk intrekken {form.reference}")
def withdraw_prepared(form: WithdrawPreparedForm) -> str:
    """Trek een voornemen, besluit of communicatie in dat nog niet de deur uit is."""
    return tell(party_acts.withdraw_prepared, form, now()).words


@flow(name="Voorbereid stuk terugsturen", flow_run_name="terugsturen {form.reference}")
def send_back(form: SendBackForm) -> str:
    """Stuur terug wat u niet goedkeurt, met een opmerking voor wie het maakte."""
    return tell(party_acts.send_back, form, now()).words


@flow(name="Zaak intrekken", flow_run_name="zaak intrekken {form.reference}")
def withdraw_case(form: WithdrawCaseForm) -> str:
    """Trek een zaak in die bij vergissing is vastgelegd en waarvan nog niets de deur uit is."""
    return tell(party_acts.withdraw_case, form, now()).words


@flow(name="Geen overtreder bekend", flow_run_name="geen overtreder {form.reference}")
def declare_no_offender(form: StepForm) -> str:
    """Leg vast dat er geen overtreder bekend is; zonder dat kan een brief niet weg."""
    return tell(party_acts.declare_no_offender, form, now()).words


@flow(name="Besluit aan één partij maken", flow_run_name="brief aan partij {form.reference}")
def prepare_service(form: ServiceForm) -> str:
    """Maak het besluit voor een partij die het nog niet kreeg; de burgemeester keurt het goed."""
    return tell(party_acts.prepare_service, form, now()).words


@flow(name="Besluit aan één partij bekendmaken", flow_run_name="aan partij {form.reference}")
def announce_service(form: ServedForm) -> str:
    """Leg vast dat het besluit aan deze partij wegging; haar eigen bezwaartermijn begint."""
    return tell(party_acts.announce_service, form, now()).words


@flow(name="Besluit teruggekomen", flow_run_name="terug {form.reference}")
def record_return(form: ReturnForm) -> str:
    """Leg vast dat het besluit aan een partij terugkwam, en waarom."""
    return tell(party_acts.record_return, form, now()).words
