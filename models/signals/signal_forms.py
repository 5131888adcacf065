"""Forms of the signals list. What a signal says never stands in a form: it comes from a file."""

from datetime import date

from pydantic import Field

from models.common.forms import Form, Text
from models.common.shapes import (
    ListReference,
    OfficerCode,
    OptionalCaseReference,
    OptionalCode,
    OptionalRoundReference,
    SignalReference,
    VisitPlace,
)
from models.law.common.labelled import told_choices
from models.law.common.signal_themes import SignalTheme
from models.law.signals.riec import RiecOutcome
from models.law.signals.signal_access import Sharing
from models.signals.signal import Assessment, SignalDecision, SignalUrgency


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
        description=f"Kies {told_choices(SignalDecision)}.",
    )


class UpdateForm(SignalForm):
    """What became known of a signal; a field that is left empty changes nothing."""

    urgency: SignalUrgency | None = Field(
        default=None, title="Urgentie", description=f"Kies {told_choices(SignalUrgency)}."
    )
    assessment: Assessment | None = Field(
        default=None,
        title="Eerste beoordeling",
        description=f"Kies {told_choices(Assessment)}.",
    )
    theme: SignalTheme | None = Field(
        default=None,
        title="Thema",
        description=f"Als het anders is dan bij binnenkomst. Kies {told_choices(SignalTheme)}.",
    )
    sharing: Sharing | None = Field(
        default=None,
        title="Delen",
        description=f"Wie dit mag weten. Kies {told_choices(Sharing)}.",
    )
    owner: OptionalCode = Field(
        default="", title="Behandelaar", description="De code van een medewerker, geen naam."
    )
    control: OptionalRoundReference = Field(
        default="", title="Controle", description="Waar het uit komt, bijvoorbeeld LIN-CON-007."
    )
    visit: VisitPlace = Field(
        default="", title="Bezoek", description="Team en volgnummer, bijvoorbeeld 1-2."
    )
    case: OptionalCaseReference = Field(
        default="", title="Sluitingszaak", description="Bijvoorbeeld LIN-2026-001."
    )
    answered: bool = Field(
        default=False,
        title="De melder heeft antwoord",
        description="Alleen bij een melder die niet anoniem is.",
    )


class RiecOutcomeForm(SignalForm):
    """What came back from the RIEC."""

    outcome: RiecOutcome = Field(
        title="Uitkomst",
        description=f"Kies {told_choices(RiecOutcome)}.",
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
