"""Forms of the signals list. What a signal says never stands in a form: it comes from a file."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from models.common.forms import OFFICER_CODE, Form, OfficerCode, Text
from models.law.common.municipality_facts import ABBREVIATION
from models.law.signals.riec import RiecOutcome
from models.signals.signal import Assessment, SignalDecision, SignalUrgency

SignalReference = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=rf"^{ABBREVIATION}-SIG-\d{{4}}-\d{{3,}}$")
]
ListReference = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=rf"^{ABBREVIATION}-VER-\d{{4}}-\d{{3,}}$")
]


class SignalForm(Form):
    """A step of one signal."""

    reference: SignalReference = Field(
        title="Signaal", description="Bijvoorbeeld LIN-SIG-2026-001."
    )
    on: date = Field(title="Datum", description="De dag waarop deze stap is gezet.")
    by: OfficerCode = Field(
        title="Uw code", description="De code van de medewerker die deze stap zet, geen naam."
    )


class DecideForm(SignalForm):
    """What the local consultation decided."""

    decision: SignalDecision = Field(
        title="Besluit",
        description="drop: afsluiten; keep: aanhouden; local_action: lokale actie; control: "
        "controle; stop_talk: STOP-gesprek; bibob: Bibob-onderzoek; riec_form: signaalformulier "
        "RIEC; police: overdragen aan de politie.",
    )


class UpdateForm(SignalForm):
    """What became known of a signal; a field that is left empty changes nothing."""

    urgency: SignalUrgency | None = Field(
        default=None, title="Urgentie", description="low: kan wachten; normal: gewoon; high: spoed."
    )
    assessment: Assessment | None = Field(
        default=None,
        title="Eerste beoordeling",
        description="inside: binnen de gemeentelijke taak; outside: erbuiten.",
    )
    owner: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=f"{OFFICER_CODE}|^$")
    ] = Field(default="", title="Behandelaar", description="De code van een medewerker, geen naam.")
    control: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=rf"^({ABBREVIATION}-CON-\d{{3,}})?$")
    ] = Field(
        default="", title="Controle", description="Waar het uit komt, bijvoorbeeld LIN-CON-007."
    )
    visit: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^(\d{1,2}-\d{1,3})?$")
    ] = Field(default="", title="Bezoek", description="Team en volgnummer, bijvoorbeeld 1-2.")
    case: Annotated[
        str,
        StringConstraints(strip_whitespace=True, pattern=rf"^({ABBREVIATION}-\d{{4}}-\d{{3,}})?$"),
    ] = Field(default="", title="Sluitingszaak", description="Bijvoorbeeld LIN-2026-001.")
    answered: bool = Field(
        default=False,
        title="De melder heeft antwoord",
        description="Alleen bij een melder die niet anoniem is.",
    )


class RiecOutcomeForm(SignalForm):
    """What came back from the RIEC."""

    outcome: RiecOutcome = Field(
        title="Uitkomst",
        description="not_taken_up: niet in behandeling; taken_up: in behandeling; intervention: "
        "interventie afgesproken; returned: terug naar de gemeente.",
    )


class DestructionForm(Form):
    """A list of the signals of which the retention is over."""

    municipality: Text = Field(title="Gemeente", description="De naam of de CBS-code.")
    on: date = Field(title="Datum", description="De dag waarop u de lijst maakt.")
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker, geen naam.")


class DestructionApprovalForm(Form):
    """A second person approves a list; the signals on it are then destroyed."""

    reference: ListReference = Field(title="Lijst", description="Bijvoorbeeld LIN-VER-2031-001.")
    on: date = Field(title="Datum", description="De dag waarop u goedkeurt.")
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker, geen naam.")
