"""The forms of the penalty for deciding late: fixed by a decision, and paid."""

from datetime import date

from pydantic import Field

from models.closure.change_forms import OptionalGround
from models.closure.closure_forms import SentOn, StepForm
from models.law.closure.remedies.late_decision import NoneOwed
from models.law.common.labelled import told_choices


class LatePenaltyForm(StepForm):
    """The decision that fixes what is owed by one notice of default, or that nothing is."""

    number: int | None = Field(
        default=None,
        ge=1,
        title="Nummer",
        description="Welke ingebrekestelling. Leeg: de enige waarvan de dwangsom nog niet is "
        "vastgesteld.",
    )
    sent_on: date = SentOn
    none: NoneOwed | None = Field(
        default=None,
        title="Geen dwangsom",
        description="Waarom er niets verschuldigd is (artikel 4:17 Awb). Leeg: er is een dwangsom. "
        f"Kies {told_choices(NoneOwed)}.",
    )
    reason: OptionalGround = Field(
        default="",
        title="Reden",
        description="Bij een grond die niet uit de dagen volgt: waarom. Dit staat zo in de brief. "
        "Geen namen.",
    )


class LatePaidForm(StepForm):
    """The municipality paid; `on` is the day on which it did."""

    decision: int = Field(
        ge=2,
        title="Besluit",
        description="Het volgnummer in de zaak van het besluit dat de dwangsom vaststelde.",
    )
