"""The closure of drug premises, from the police report to the archive: one flow per legal step.

Each flow records one step and ends. A case that waits is a row of the register, not a run.
"""

from prefect import flow

from flows.tell import tell
from models.closure.closure_forms import (
    AnnouncementForm,
    ApprovalForm,
    CommunicationForm,
    DecisionForm,
    EndForm,
    OutcomeForm,
    PoliceReportForm,
    StepForm,
    ZienswijzeForm,
)
from models.closure.track_form import TrackForm
from tasks.acts.closure import closure_acts
from tasks.register.resources import now


@flow(name="1 Politierapport vastleggen")
def record_police_report(form: PoliceReportForm) -> str:
    """Leg een politierapport (bestuurlijke rapportage) vast; de zaak krijgt een nummer."""
    return tell(closure_acts.record_police_report, form, now()).reference


@flow(name="2 Voornemen maken", flow_run_name="voornemen maken {form.reference}")
def prepare_intent(form: OutcomeForm) -> str:
    """Maak het voornemen voor elke partij; een ander keurt het goed."""
    return tell(closure_acts.prepare_intent, form, now()).words


@flow(name="3 Goedkeuren", flow_run_name="goedkeuren {form.reference}")
def approve(form: ApprovalForm) -> str:
    """Keur goed wat een ander maakte: voornemen, besluit of communicatie."""
    return tell(closure_acts.approve, form, now()).words


@flow(name="4 Voornemen bekendmaken", flow_run_name="voornemen {form.reference}")
def announce_intent(form: AnnouncementForm) -> str:
    """Leg vast dat het voornemen is verzonden; de termijn voor de zienswijze begint."""
    return tell(closure_acts.announce_intent, form, now()).words


@flow(name="5 Zienswijze vastleggen", flow_run_name="zienswijze {form.reference}")
def record_zienswijze(form: ZienswijzeForm) -> str:
    """Leg vast dat een partij haar zienswijze gaf."""
    return tell(closure_acts.record_zienswijze, form, now()).words


@flow(name="6 Besluit maken", flow_run_name="besluit maken {form.reference}")
def decide(form: DecisionForm) -> str:
    """Maak het besluit voor elke partij; de burgemeester keurt het goed."""
    return tell(closure_acts.decide, form, now()).words


@flow(name="7 Besluit bekendmaken", flow_run_name="besluit {form.reference}")
def announce_decision(form: AnnouncementForm) -> str:
    """Leg vast dat het besluit is verzonden; alle termijnen beginnen en de partners horen het."""
    return tell(closure_acts.announce_decision, form, now()).words


@flow(name="8 Communicatie maken", flow_run_name="communicatie {form.reference}")
def prepare_communication(form: CommunicationForm) -> str:
    """Maak poster, bewonersbrief en persbericht, en toets ze op persoonsgegevens."""
    return tell(closure_acts.prepare_communication, form, now()).words


@flow(name="9 Pand sluiten", flow_run_name="sluiten {form.reference}")
def close_premises(form: StepForm) -> str:
    """Leg vast dat het pand dicht en verzegeld is; partners en pers krijgen bericht."""
    return tell(closure_acts.close_premises, form, now()).words


@flow(name="10 Verzoek of Wkpb vastleggen", flow_run_name="zijspoor {form.reference}")
def record_track(form: TrackForm) -> str:
    """Leg een stap vast van een verzoek om eerder te heropenen of van de Wkpb."""
    return tell(closure_acts.record_track, form, now()).words


@flow(name="11 Schorsing beëindigen", flow_run_name="hervatten {form.reference}")
def resume(form: StepForm) -> str:
    """De schorsing is voorbij; de zaak gaat verder waar zij stond."""
    return tell(closure_acts.resume, form, now()).words


@flow(name="12 Sluiting beëindigen", flow_run_name="einde {form.reference}")
def end_closure(form: EndForm) -> str:
    """De sluiting is voorbij of eerder opgeheven; de Wkpb-inschrijving moet worden doorgehaald."""
    return tell(closure_acts.end_closure, form, now()).words


@flow(name="13 Pand heropenen", flow_run_name="heropenen {form.reference}")
def reopen_premises(form: StepForm) -> str:
    """Leg vast dat zegel en posters weg zijn en de sleutels zijn overgedragen."""
    return tell(closure_acts.reopen_premises, form, now()).words


@flow(name="14 Zaak archiveren", flow_run_name="archiveren {form.reference}")
def archive(form: StepForm) -> str:
    """Sluit het dossier en leg vast tot wanneer het bewaard blijft."""
    return tell(closure_acts.archive, form, now()).words
