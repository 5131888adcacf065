"""Forms of the yearly evaluation. No field holds a person's name."""

from datetime import date

from pydantic import Field

from models.common.forms import Form, OfficerCode, OptionalCode, Text, YearOfPlan


class EvaluateForm(Form):
    """The evaluation of a year is made; the run of December leaves everything empty."""

    year: YearOfPlan | None = Field(
        default=None, title="Jaar", description="Leeg: het jaar van de datum."
    )
    on: date | None = Field(
        default=None, title="Datum", description="Leeg: de dag waarvoor deze run gepland was."
    )
    by: OptionalCode = Field(
        default="",
        title="Uw code",
        description="De code van de medewerker, geen naam. Leeg: Weerbaar zelf.",
    )


class EvaluationApprovalForm(Form):
    """Another person approves the evaluation of a year: it is published."""

    year: YearOfPlan = Field(title="Jaar", description="Het jaar dat is geëvalueerd.")
    municipality: Text = Field(
        title="Gemeente", description="Duiven of Westervoort; hun evaluatie is er een samen."
    )
    on: date = Field(title="Datum", description="De dag waarop u goedkeurt.")
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker, geen naam.")
