"""The forms of hearing an offender before his penalty is collected; no field holds a name."""

from pydantic import Field

from models.closure.money.money_forms import ClaimForm
from models.closure.party import ZienswijzeManner
from models.law.closure.money.hearings import NoHearing
from models.law.common.labelled import told_choices


class CollectionIntentForm(ClaimForm):
    """Each offender is asked for his zienswijze; `on` is the day on which the letter is sent."""

    without: NoHearing | None = Field(
        default=None,
        title="Niet horen, omdat",
        description="Alleen als u niet vooraf hoort (artikel 4:11 Awb): "
        f"{told_choices(NoHearing)}. "
        "Leeg: elke overtreder krijgt het voornemen.",
    )


class CollectionZienswijzeForm(ClaimForm):
    """An offender gave his zienswijze about collecting; `on` is the day of receipt."""

    party: int = Field(ge=1, title="Partij", description="Het nummer van de partij in de zaak.")
    manner: ZienswijzeManner = Field(
        title="Wijze", description=f"Kies {told_choices(ZienswijzeManner)}."
    )
