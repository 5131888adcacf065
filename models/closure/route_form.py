"""How the letter to one party goes, when that is otherwise than the letters to the others."""

from datetime import time
from typing import Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from models.common.dutch_faults import OWN_RULE
from models.common.entry import EnteredRow
from models.law.closure.addressees import Channel
from models.law.common.labelled import told_choices

LATER = "later"
"""In the place of the channel: this letter does not leave now."""


class RouteForm(EnteredRow):
    """One party whose letter goes otherwise; what is left out is as it is for the others."""

    on_one_line = (
        'Eén partij van wie de brief anders gaat: "partij;wijze;verzendnummer;tijd", bijvoorbeeld '
        f'"2;handed_over;;14:30", of "3;{LATER}". De wijze is {told_choices(Channel)}. Mag vaker.'
    )

    party: int = Field(ge=1, le=999, title="Partij", description="Het nummer van de partij.")
    channel: Channel | None = Field(
        default=None, title="Wijze", description=f"Kies {told_choices(Channel)}."
    )
    tracking: str = Field(
        default="", max_length=40, title="Verzendnummer", description="Nummer van de post."
    )
    clock_time: time | None = Field(
        default=None,
        title="Tijd",
        description="Bij uitreiken of achterlaten: hoe laat, zoals 14:30.",
    )
    later: bool = Field(
        default=False,
        title="Gaat later weg",
        description="Deze partij krijgt de brief nu nog niet; haar termijn begint dan ook niet.",
    )

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        parts = [part.strip() for part in data.split(";", 3)]
        named = zip(("party", "channel", "tracking", "clock_time"), parts, strict=False)
        given = {name: part for name, part in named if part}
        if given.get("channel") == LATER:
            return given | {"channel": None, "later": True}
        return given

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        another = self.channel is not None or bool(self.tracking) or self.clock_time is not None
        if self.later is another:
            raise PydanticCustomError(
                OWN_RULE,
                "zeg hoe de brief gaat (wijze, verzendnummer of tijd), of dat zij later weggaat",
            )
        return self
