"""The forms of paying back: decided, and paid."""

from datetime import date

from pydantic import Field

from models.closure.change_forms import OptionalGround
from models.closure.closure_forms import SentOn, StepForm
from models.closure.money.money_forms import ClaimForm


class RepaymentForm(ClaimForm):
    """The decision to pay back what one party paid too much on a claim (Awb 4:102)."""

    party: int = Field(
        default=0,
        ge=0,
        le=999,
        title="Partij",
        description="Het nummer van wie te veel betaalde; 0 als dat er maar een is.",
    )
    pay_on: date = Field(
        title="Terugbetalen op",
        description="De dag waarop de gemeente betaalt: tot die dag loopt de wettelijke rente "
        "(artikel 4:102 Awb). Uiterlijk zes weken na de verzending.",
    )
    wrong_data: OptionalGround = Field(
        default="",
        title="Onjuiste gegevens",
        description="Alleen als het aan de partij ligt dat te veel is betaald: welke onjuiste of "
        "onvolledige gegevens zij gaf. Dan is er geen rente (artikel 4:102, derde lid, Awb). Dit "
        "staat zo in de brief. Geen namen.",
    )
    sent_on: date = SentOn


class RepaidForm(StepForm):
    """The municipality paid it back; `on` is the day on which it did."""

    decision: int = Field(
        ge=2,
        title="Besluit",
        description="Het volgnummer in de zaak van het besluit over de terugbetaling.",
    )
