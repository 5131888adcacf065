"""Forms that change the list of places of a round; a place is named by its business."""

from typing import Annotated

from pydantic import Field, StringConstraints

from models.common.shapes import Shape
from models.control.round_forms import RoundForm

BusinessKey = Annotated[str, Shape(r"\d{8}/\d{16}(/\d{12})?", "12345678/0293010000000001")]
"""KVK number and BAG number, and the number of the branch where it is known."""


class ChangedPlaceForm(RoundForm):
    """One place of the list changes, and why."""

    business: BusinessKey = Field(
        title="Welke plek",
        description="KVK-nummer en BAG-nummer met een schuine streep ertussen, en zo nodig het "
        "vestigingsnummer erachter.",
    )
    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)
    ] = Field(title="Reden", description="Waarom de lijst verandert. Geen namen.")


class AddPlaceForm(ChangedPlaceForm):
    """A place that the choice left out goes on the list."""

    team: int = Field(ge=1, le=99, title="Team", description="Het team dat de plek bezoekt.")


class RemovePlaceForm(ChangedPlaceForm):
    """A place goes off the list."""


class OrderPlaceForm(ChangedPlaceForm):
    """A place is visited earlier, later, or by another team."""

    team: int = Field(ge=1, le=99, title="Team", description="Het team dat de plek bezoekt.")
    rank: int = Field(
        ge=1, le=999, title="Komt op plek", description="De hoeveelste plek van dat team het wordt."
    )
