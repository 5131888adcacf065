"""Forms of the other instruments. No field holds a person's name; the own file holds it."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from models.common.forms import FileNumber, Form, Text
from models.common.shapes import OfficerCode, Shape
from models.law.common.labelled import told_choices
from models.law.common.signal_themes import SignalTheme
from models.law.instruments.instruments import (
    BibobOutcome,
    CheckAnswer,
    DorOutcome,
    Invitee,
    MeasureUnit,
    TalkOutcome,
    TalkRole,
)

BagId = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^([0-9]{16})?$")]
MeasureKey = Annotated[str, Shape(r"[a-z][a-z0-9_]{1,39}", "area_ban")]
YES_NO = f"Kies {told_choices(CheckAnswer)}."
ROLES = f"Kies {told_choices(TalkRole)}."


class InstrumentForm(Form):
    """What every instrument asks; the same file on the same day is the same act."""

    municipality: Text = Field(title="Gemeente", description="De naam of de CBS-code.")
    file_number: FileNumber = Field(
        title="Eigen zaaknummer",
        description="Nummer in uw eigen systeem, zoals Z/26/001234. Daar staat de naam, hier niet.",
    )
    on: date = Field(title="Datum", description="De dag waarop het gebeurde of begon.")
    by: OfficerCode = Field(
        title="Uw code", description="De code van de medewerker die dit vastlegt, geen naam."
    )
    bag_id: BagId = Field(
        default="", title="BAG-nummer", description="16 cijfers; leeg als er geen adres bij hoort."
    )


class DorForm(InstrumentForm):
    """A control of the digital register of second-hand dealers (DOR)."""

    dealer_known: CheckAnswer = Field(
        title="Handelaar bekend", description=f"Kent de gemeente deze handelaar? {YES_NO}"
    )
    is_registered: CheckAnswer = Field(
        title="Aangemeld", description=f"Staat de handelaar in het DOR? {YES_NO}"
    )
    register_up_to_date: CheckAnswer = Field(
        title="Register bij", description=f"Zijn alle inkopen ingevuld? {YES_NO}"
    )
    sample_matched: CheckAnswer = Field(
        title="Steekproef klopt", description=f"Staan de bekeken spullen in het register? {YES_NO}"
    )
    retention_kept: CheckAnswer = Field(
        title="Bewaartermijn", description=f"Zijn de spullen lang genoeg bewaard? {YES_NO}"
    )
    outcome: DorOutcome = Field(
        title="Uitkomst",
        description=f"Kies {told_choices(DorOutcome)}.",
    )
    re_control_on: date | None = Field(
        default=None, title="Dag van hercontrole", description="Verplicht bij een hercontrole."
    )


class StopForm(InstrumentForm):
    """A STOP talk: a talk to prevent or stop violations."""

    invited_by: TalkRole = Field(title="Uitgenodigd door", description=f"Functie. {ROLES}")
    invitee: Invitee = Field(
        title="Wie is uitgenodigd",
        description=f"Kies {told_choices(Invitee)}. Geen naam.",
    )
    theme: SignalTheme = Field(
        title="Aanleiding",
        description=f"Het thema van de signalen: {told_choices(SignalTheme)}.",
    )
    attended_by: tuple[TalkRole, ...] = Field(
        min_length=1, title="Aanwezig", description=f"Functies, geen namen. {ROLES}"
    )
    outcome: TalkOutcome = Field(
        title="Uitkomst",
        description=f"Kies {told_choices(TalkOutcome)}.",
    )
    follow_up_on: date | None = Field(
        default=None, title="Dag van opvolging", description="Wanneer u de afspraken nagaat."
    )


class BibobForm(InstrumentForm):
    """A Bibob investigation; what is left empty stays as it was recorded before."""

    requested_on: date | None = Field(
        default=None,
        title="LBB om advies gevraagd op",
        description="Leeg: alleen eigen onderzoek, of zoals het al was.",
    )
    extension_weeks: int | None = Field(
        default=None,
        ge=0,
        le=52,
        title="Verlengd met weken",
        description="Als het LBB laat weten dat het langer duurt.",
    )
    question_days: int | None = Field(
        default=None,
        ge=0,
        le=366,
        title="Dagen wachten op antwoord",
        description="Hoeveel dagen het LBB op antwoord op vragen wachtte.",
    )
    received_on: date | None = Field(
        default=None, title="Advies ontvangen op", description="De dag waarop het advies kwam."
    )
    outcome: BibobOutcome | None = Field(
        default=None,
        title="Uitkomst",
        description=f"Kies {told_choices(BibobOutcome)}. Leeg: loopt nog.",
    )
    concluded_on: date | None = Field(
        default=None, title="Afgerond op", description="De dag van de uitkomst."
    )


class StreetForm(InstrumentForm):
    """A measure for drugs trade on the street."""

    measure: MeasureKey = Field(
        title="Maatregel",
        description="Een van de straatmaatregelen van uw gemeente; een ander woord geeft de lijst.",
    )
    amount: int = Field(
        default=0, ge=0, le=366, title="Duur", description="Een getal; 0 als er geen duur is."
    )
    unit: MeasureUnit = Field(
        default=MeasureUnit.WEEKS,
        title="Eenheid van de duur",
        description=f"Kies {told_choices(MeasureUnit)}.",
    )
