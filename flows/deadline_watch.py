"""Every morning: what is due today, for every open case of every municipality."""

from prefect import flow

from flows.scheduled_day import scheduled_day
from flows.tell import tell
from models.closure.closure_forms import MorningForm
from tasks.acts import morning_acts
from tasks.register.resources import now

AS_PLANNED = MorningForm()


@flow(name="Ochtendronde")
def watch_deadlines(form: MorningForm = AS_PLANNED) -> str:
    """Meld elke termijn die afloopt en zet zaken verder waarvan een termijn is verstreken."""
    return tell(morning_acts.hold_morning, form.on or scheduled_day(), now()).words
