"""Forms of the yearly evaluation. No field holds a person's name."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from models.common.forms import Form, YearOfPlan
from models.common.shapes import OfficerCode, OptionalCode

OptionalText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class EvaluateForm(Form):
    """The evaluation of a year is made; the run of December leaves everything empty."""

    year: YearOfPlan | None = Field(
        default=None, title="Jaar", description="Leeg: het jaar van de datum."
    )
    on: date | None = Field(
        default=None, title="Datum", description="Leeg: de dag waarvoor dit gepland was."
    )
    municipality: OptionalText = Field(
        default="", title="Gemeente", description="Leeg: de evaluatie van elke gemeente."
    )
    by: OptionalCode = Field(
        default="",
        title="Uw code",
        description="De code van de medewerker, geen naam. Leeg alleen als Weerbaar dit in "
        "december zelf doet.",
    )


class EvaluationApprovalForm(Form):
    """Another person approves the evaluation of a year: it is published."""

    year: YearOfPlan = Field(title="Jaar", description="Het jaar dat is geëvalueerd.")
    municipality: OptionalText = Field(
        default="",
        title="Gemeente",
        description="Gemeenten met een gezamenlijk plan hebben één evaluatie. Mag leeg als er maar "
        "één evaluatie is.",
    )
    on: date = Field(title="Datum", description="De dag waarop u goedkeurt.")
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker, geen naam.")
