"""A decision to close that changes: made, announced, and told to the land register."""

from prefect import flow

from flows.tell import tell
from models.closure.change_forms import ChangeForm, LandRegisterChangeForm
from models.closure.closure_forms import AnnouncementForm
from tasks.acts.closure import change_acts
from tasks.register.resources import now


@flow(name="Wijziging maken", flow_run_name="wijziging maken {form.reference}")
def prepare_change(form: ChangeForm) -> str:
    """Maak een wijziging van het besluit voor elke partij; de burgemeester keurt haar goed."""
    return tell(change_acts.prepare_change, form, now()).words


@flow(name="Wijziging bekendmaken", flow_run_name="wijziging {form.reference}")
def announce_change(form: AnnouncementForm) -> str:
    """Leg vast dat de wijziging is verzonden; zij geldt en haar termijnen beginnen."""
    return tell(change_acts.announce_change, form, now()).words


@flow(name="Wijziging Wkpb vastleggen", flow_run_name="wijziging Wkpb {form.reference}")
def record_land_register_change(form: LandRegisterChangeForm) -> str:
    """Leg vast dat een wijziging is gemeld voor de Wkpb."""
    return tell(change_acts.record_land_register_change, form, now()).words
