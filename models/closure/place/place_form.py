"""What a report says of the place: further addresses, parts of a building, and what came before."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from models.common.entry import EnteredRow
from models.common.forms import Text
from models.common.number_names import BagNumber
from models.law.common.labelled import told_choices
from models.law.common.premises_kinds import PremisesKind

Part = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


WhyUrgent = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=1000),
    Field(
        title="Reden van de spoed",
        description="Bij spoed: waarom u niet kunt wachten op een voornemen of een besluit. Dit "
        "staat zo in het besluit; zonder deze reden is er geen besluit met spoed. Geen namen.",
    ),
]


class FurtherPlaceForm(EnteredRow):
    """One further place of a case."""

    on_one_line = (
        'Een adres dat erbij hoort: "BAG-nummer;soort", of met een deel van het gebouw: '
        '"9002200000000013;premises;de winkel". Mag vaker.'
    )

    bag_id: BagNumber = Field(
        title="BAG-nummer",
        description="16 cijfers; het adres ligt in dezelfde gemeente.",
    )
    premises_kind: PremisesKind = Field(
        title="Soort pand", description=f"Kies {told_choices(PremisesKind)}."
    )
    part: Part = Field(
        default="",
        title="Deel van het gebouw",
        description="Zoals de winkel of de kelderbox; leeg: alles op dit adres. Geen namen.",
    )


class PreviousOffenceForm(EnteredRow):
    """An earlier offence at the premises, and what shows it."""

    on_one_line = (
        'Een eerdere overtreding die niet in Weerbaar staat: "dag;bron", bijvoorbeeld '
        '"2024-05-01;rapport PL-2024-77". Mag vaker.'
    )

    offence_on: date = Field(title="Dag", description="De dag van de eerdere overtreding.")
    source: Text = Field(
        title="Bron",
        description="Waar dat uit blijkt, zoals het nummer van een rapport. Geen namen.",
    )
