"""The yearly evaluation: what came of the action plan, as an officer records it by hand."""

from prefect import flow

from models.plan_forms import EvidenceForm, MeetingForm, ProgressForm
from tasks import plan_progress
from tasks.resources import now


@flow(name="40 Voortgang van een actie")
def record_progress(form: ProgressForm) -> str:
    """Leg vast hoe ver een actie van het plan is; schuift zij door of vervalt zij, dan waarom."""
    return plan_progress.record_progress(form, now())


@flow(name="41 Bewijs koppelen")
def link_evidence(form: EvidenceForm) -> str:
    """Koppel een controle, sluiting of instrument als bewijs aan een actie."""
    return plan_progress.link_evidence(form, now())


@flow(name="42 Bijeenkomst of campagne")
def record_meeting(form: MeetingForm) -> str:
    """Leg een bijeenkomst of campagne vast, met het aantal bezoekers."""
    return plan_progress.record_meeting(form, now())
