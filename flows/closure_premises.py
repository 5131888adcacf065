"""The premises of a case: earlier offences there. One flow per act."""

from prefect import flow

from flows.tell import tell
from models.closure.place.repeat_form import RepeatForm
from tasks.acts.closure import premises_acts
from tasks.register.resources import now


@flow(name="Herhaling beoordelen", flow_run_name="herhaling {form.reference}")
def answer_repeat(form: RepeatForm) -> str:
    """Leg vast of een eerdere overtreding op dit adres meetelt, of waarom niet."""
    return tell(premises_acts.answer_repeat, form, now()).words
