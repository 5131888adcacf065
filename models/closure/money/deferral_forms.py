"""The form of a deferral of payment that ends or changes before its last day."""

from datetime import date

from pydantic import Field

from models.closure.closure_forms import SentOn
from models.closure.money.money_forms import ClaimForm, Weighed
from models.law.closure.money.deferral_grounds import DeferralGround
from models.law.common.labelled import told_choices


class DeferralChangeForm(ClaimForm):
    """The deferral of a claim is withdrawn, or another takes its place (Awb 4:96)."""

    ground: DeferralGround = Field(
        title="Grond",
        description=f"Kies {told_choices(DeferralGround)}. Andere gronden zijn er niet (artikel "
        "4:96 Awb).",
    )
    reason: Weighed = Field(
        title="Reden",
        description="In gewone zinnen, zoals zij in de brief komt: wat er is gebeurd, en waarom "
        "het uitstel daarom stopt of verandert. Geen namen.",
    )
    until: date | None = Field(
        default=None,
        title="Uitstel voortaan tot en met",
        description="De nieuwe laatste dag, niet later dan de oude. Leeg: het uitstel stopt.",
    )
    instalments: int = Field(
        default=1,
        ge=1,
        le=60,
        title="Aantal delen",
        description="Alleen als het uitstel blijft. 1: in een keer; anders per maand.",
    )
    first_on: date | None = Field(
        default=None,
        title="Eerste deel uiterlijk op",
        description="Alleen als het uitstel blijft: de laatste dag om het eerste deel te betalen.",
    )
    sent_on: date = SentOn
