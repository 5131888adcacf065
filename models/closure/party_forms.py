"""Forms for the parties of a case, and for what was recorded wrongly and is put right."""

from datetime import date

from pydantic import Field

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import StepForm
from models.common.forms import Text
from models.law.closure.people.hearing_grounds import HearingGround
from models.law.common.labelled import Labelled, told_choices

WHY = "Waarom, in een korte zin. Geen namen, geboortedata of adressen: dit blijft in de historie."
PartyNumber = Field(ge=1, title="Partij", description="Het nummer van de partij in de zaak.")


class PartiesForm(StepForm):
    """The parties of a file; a change of a party that is in the case already needs a reason."""

    reason: str = Field(
        default="",
        max_length=200,
        title="Reden van de wijziging",
        description=f"Alleen als een partij verandert die al in de zaak staat. {WHY}",
    )
    correction: bool = Field(
        default=False,
        title="Wat er stond was fout",
        description="Nee: de partij is bijvoorbeeld verhuisd. Ja: wie al een brief kreeg, krijgt "
        "een rectificatie.",
    )


class WithdrawPartyForm(StepForm):
    """Somebody turns out to be no party."""

    party: int = PartyNumber
    reason: Text = Field(title="Reden", description=WHY)


class UnheardForm(StepForm):
    """A party is not asked for its zienswijze before the decision."""

    party: int = PartyNumber
    ground: HearingGround = Field(
        title="Grond", description=f"Artikelen 4:8 en 4:11 Awb: {told_choices(HearingGround)}."
    )
    reason: Text = Field(title="Reden", description=WHY)


class MoreTimeForm(StepForm):
    """A party asked for more time for its zienswijze, and gets it."""

    party: int = PartyNumber
    until: date = Field(
        title="Nieuwe laatste dag",
        description="Tot en met welke dag deze partij haar zienswijze nog kan geven.",
    )
    reason: Text = Field(
        title="Reden",
        description="Waarom deze partij meer tijd krijgt, zoals: de advocaat is deze week niet "
        "beschikbaar. Dit staat zo in de brief. Geen namen, en niets over gezondheid.",
    )


class WithdrawCaseForm(StepForm):
    """The case was registered by mistake."""

    reason: Text = Field(title="Reden", description=WHY)


class Withdrawable(Labelled):
    """What can be withdrawn as long as it has not left the house."""

    INTENT = "intent", "voornemen"
    DECISION = "decision", "besluit"
    COMMUNICATION = "communication", "communicatie"
    CHANGE = "change", "wijziging"
    REMEDY_DECISION = "remedy_decision", "beslissing op bezwaar of verzoek"
    SERVICE = "service", "brief aan één partij"
    COSTS = "costs", "kostenbesluit"
    COLLECTION = "collection", "invorderingsbesluit"
    INTEREST = "interest", "rentebesluit"
    PENALTY_CHANGE = "penalty_change", "wijziging van de last onder dwangsom"
    LATE_PENALTY = "late_penalty", "besluit over de dwangsom voor te laat beslissen"
    REPAYMENT = "repayment", "besluit over terugbetaling"
    WRIT = "writ", "dwangbevel"
    DEFERRAL_CHANGE = "deferral_change", "wijziging van het uitstel van betaling"

    @property
    def subject(self) -> ApprovalSubject:
        """What a second person approves."""
        return ApprovalSubject(self.value)


class WithdrawPreparedForm(StepForm):
    """Something was prepared that will not leave."""

    subject: Withdrawable = Field(
        title="Wat trekt u in",
        description=f"Kies {told_choices(Withdrawable)}.",
    )
    reason: Text = Field(title="Reden", description=WHY)


class SendBackForm(StepForm):
    """Who would approve a thing sends it back to who made it."""

    subject: Withdrawable = Field(
        title="Wat stuurt u terug",
        description=f"Kies {told_choices(Withdrawable)}.",
    )
    remark: Text = Field(
        title="Opmerking",
        description="Wat er anders moet, in een korte zin. Geen namen: dit blijft in de historie.",
    )
