"""Forms of the page alone: they hold what a signal says.

The commands and Prefect take the same by file, as both keep in the clear what is filled in
(docs/decisions/0006-personal-data-by-file.md). The page keeps nothing.
"""

from datetime import date, datetime

from pydantic import Field

from models.common.forms import Form, Text
from models.common.shapes import OfficerCode, OptionalCaseReference, OptionalCode
from models.law.common.signal_themes import SignalTheme
from models.law.signals.signal_access import Sharing
from models.signals.signal import Assessment, SignalUrgency
from models.signals.signal_forms import SignalForm, UpdateForm
from tasks.acts import signal_acts
from tasks.acts.done import Counted, Done, Noted
from tasks.acts.signal_acts import Addition, SignalFile

ORIGIN = Field(
    default="",
    max_length=40,
    title="Komt uit controle",
    description="De controle, of het bezoek, waar dit uit komt.",
)
BETWEEN = " "
"""Between a control and its visit: "LIN-CON-007 1-2"."""


class SignalOnPage(SignalFile, Form):
    """A signal as it is typed; place and municipality were chosen before."""

    is_anonymous: bool = Field(
        title="Is de melder anoniem?",
        description="Wie met naam meldt, krijgt antwoord; een anonieme melder niet.",
    )
    origin: str = ORIGIN
    municipality: Text = Field(title="Gemeente")
    on: date = Field(title="Datum")
    by: OfficerCode = Field(title="Uw code")


class AdditionOnPage(Addition, Form):
    """What is added to a signal."""

    reference: str = Field(title="Signaal")
    on: date = Field(title="Datum", description="De dag waarop u dit vond of kreeg.")
    by: OfficerCode = Field(title="Uw code")


class UpdateOnPage(SignalForm):
    """What became known of a signal, with what can be chosen of the register."""

    assessment: Assessment | None = Field(
        default=None,
        title="Eerste beoordeling",
        description="Dit is de eerste weging: hoort dit bij een taak van de gemeente?",
    )
    theme: SignalTheme | None = Field(
        default=None, title="Thema", description="Als het anders is dan bij binnenkomst."
    )
    sharing: Sharing | None = Field(
        default=None,
        title="Delen",
        description="Wie dit mag weten. Een melding deelt u pas als u dit hier kiest.",
    )
    urgency: SignalUrgency | None = Field(default=None, title="Urgentie")
    owner: OptionalCode = Field(
        default="", title="Behandelaar", description="Wie zorgt dat er iets mee gebeurt."
    )
    origin: str = ORIGIN
    case: OptionalCaseReference = Field(
        default="", title="Sluitingszaak", description="De zaak waar dit bij hoort."
    )
    answered: bool = Field(
        default=False,
        title="De melder heeft antwoord",
        description="Alleen bij een melder die niet anoniem is.",
    )


class AgendaForm(Form):
    """Of which consultation the agenda is."""

    municipality: Text = Field(title="Gemeente")
    on: date = Field(title="Dag van het overleg", description="Die mag nog komen.")
    by: OfficerCode = Field(title="Uw code")


def record_signal(form: SignalOnPage, at: datetime) -> Done:
    """As from a file."""
    control, _, visit = form.origin.partition(BETWEEN)
    values = form.model_dump(exclude={"origin", "municipality", "on", "by"})
    signal = SignalFile.model_validate(values | {"control": control, "visit": visit})
    return signal_acts.record_typed_signal(signal, form.municipality, form.by, form.on, at)


def add_to_signal(form: AdditionOnPage, at: datetime) -> Counted:
    """As from a text file."""
    step = SignalForm(reference=form.reference, on=form.on, by=form.by)
    values = form.model_dump(include=set(Addition.model_fields))
    return signal_acts.add_to_signal(step, at, Addition.model_validate(values))


def update_signal(form: UpdateOnPage, at: datetime) -> Noted:
    """As from the command line, where control and visit are two fields."""
    control, _, visit = form.origin.partition(BETWEEN)
    values = form.model_dump(exclude={"origin"}) | {"control": control, "visit": visit}
    return signal_acts.update_signal(UpdateForm.model_validate(values), at)
