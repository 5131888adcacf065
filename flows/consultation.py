"""The local consultation: what was decided on signals, the form for the RIEC, destruction."""

from prefect import flow

from flows.tell import tell
from models.signals.signal_forms import (
    DecideForm,
    DestructionApprovalForm,
    DestructionForm,
    RiecOutcomeForm,
    SignalForm,
    UpdateForm,
)
from tasks.acts import consultation_acts, signal_acts
from tasks.register.resources import now


@flow(name="27 Besluit van het overleg", flow_run_name="besluit {form.reference}")
def decide_signal(form: DecideForm) -> str:
    """Leg vast wat het overleg over een signaal besloot."""
    return tell(signal_acts.decide_signal, form, now()).words


@flow(name="28 RIEC-formulier maken", flow_run_name="formulier {form.reference}")
def prepare_riec_form(form: SignalForm) -> str:
    """Maak het signaalformulier voor het RIEC; een ander keurt het goed."""
    return tell(consultation_acts.prepare_riec_form, form, now()).words


@flow(name="29 RIEC-formulier goedkeuren", flow_run_name="goedkeuren {form.reference}")
def approve_riec_form(form: SignalForm) -> str:
    """Keur het signaalformulier goed dat een ander maakte."""
    return tell(consultation_acts.approve_riec_form, form, now()).words


@flow(name="30 Uitkomst van het RIEC", flow_run_name="uitkomst {form.reference}")
def record_riec_outcome(form: RiecOutcomeForm) -> str:
    """Leg vast wat het RIEC antwoordde; alleen de uitkomst."""
    return tell(consultation_acts.record_riec_outcome, form, now()).words


@flow(name="31 Vernietigingslijst maken")
def list_for_destruction(form: DestructionForm) -> str:
    """Maak een lijst van signalen waarvan de bewaartermijn voorbij is."""
    return tell(consultation_acts.list_for_destruction, form, now()).words


@flow(name="32 Vernietiging goedkeuren", flow_run_name="vernietigen {form.reference}")
def approve_destruction(form: DestructionApprovalForm) -> str:
    """Keur een lijst goed die een ander maakte; de signalen worden vernietigd."""
    return tell(consultation_acts.approve_destruction, form, now()).words


@flow(name="33 Signaal bijwerken", flow_run_name="bijwerken {form.reference}")
def update_signal(form: UpdateForm) -> str:
    """Leg beoordeling, behandelaar, urgentie, verband of antwoord vast."""
    return tell(signal_acts.update_signal, form, now()).words
