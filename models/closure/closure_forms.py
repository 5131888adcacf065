"""Forms: what an officer fills in, one type a step. Prefect and the command line both use them.

No field holds a person's name: Prefect stores and shows what is filled in.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from models.closure.approval import ApprovalSubject
from models.closure.closure import FindingKind
from models.closure.document import Channel
from models.closure.party import ZienswijzeManner
from models.closure.place.place_form import FurtherPlaceForm, Part, PreviousOffenceForm, WhyUrgent
from models.closure.route_form import RouteForm
from models.common.entry import Entered
from models.common.forms import MOST, Form, Text
from models.common.number_names import BagNumber
from models.common.shapes import CaseReference, OfficerCode
from models.law.closure.duration_start import RunsFrom
from models.law.closure.finds.listed_finds import TypedList
from models.law.closure.measures import MeasureKind, Unit
from models.law.closure.money.penalties import PenaltyPer
from models.law.closure.procedure import Urgency
from models.law.common.answers import Answer
from models.law.common.durations import DurationUnit
from models.law.common.labelled import told_choices
from models.law.common.premises_kinds import PremisesKind

PoliceReportNumber = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)
]
SentOn = Field(title="Datum van verzending", description="De dag waarop de brief de deur uit gaat.")


class StepForm(Form):
    """What every step asks: which case, on which day, by whom."""

    reference: CaseReference = Field(title="Zaaknummer", description="Bijvoorbeeld LIN-2026-001.")
    on: date = Field(title="Datum", description="De dag waarop deze stap is gezet.")
    by: OfficerCode = Field(
        title="Uw code", description="De code van de medewerker die deze stap zet, geen naam."
    )


class FindingForm(Entered):
    """One finding of the police report."""

    kind: FindingKind = Field(
        title="Soort vondst", description=f"Kies {told_choices(FindingKind)}."
    )
    description: Text = Field(
        title="Omschrijving",
        description="Het middel, zoals hennep of cocaïne, of de goederen. Meer woorden mogen "
        "tussen haakjes. Geen namen.",
    )
    amount: Decimal | None = Field(
        default=None,
        ge=0,
        le=MOST,
        decimal_places=3,
        title="Hoeveelheid",
        description="Een getal; alleen bij een middel.",
    )
    unit: Unit | None = Field(
        default=None,
        title="Eenheid",
        description=f"Kies {told_choices(Unit)}; alleen bij een middel.",
    )
    drug_list: TypedList | None = Field(
        default=None,
        title="Lijst van de Opiumwet",
        description=f"Leeg: volgens de tabel met middelen. Kies anders {told_choices(TypedList)}.",
    )
    list_reason: str = Field(
        default="",
        max_length=400,
        title="Reden van de lijst",
        description="Nodig als de tabel het middel niet kent, zoals een uitslag van het NFI. "
        "Geen namen.",
    )
    exempt: Answer | None = Field(
        default=None,
        title="Uitzondering op het verbod",
        description=f"Kies {told_choices(Answer)}; alleen bij een middel dat een uitzondering "
        "heeft, zoals lachgas.",
    )


class PoliceReportForm(Form):
    """A police report (bestuurlijke rapportage) comes in and makes a case."""

    municipality: Text = Field(title="Gemeente", description="De naam of de CBS-code.")
    report_number: PoliceReportNumber = Field(
        title="Nummer van het politierapport", description="Zoals het op de rapportage staat."
    )
    bag_id: BagNumber = Field(
        title="BAG-nummer van het adres",
        description="16 cijfers; het staat in de BAG bij het adres.",
    )
    premises_kind: PremisesKind = Field(
        title="Soort pand", description=f"Kies {told_choices(PremisesKind)}."
    )
    part: Part = Field(
        default="",
        title="Deel van het gebouw",
        description="Alleen als het om een deel gaat, zoals de bovenwoning. Geen namen.",
    )
    further_places: tuple[FurtherPlaceForm, ...] = Field(
        default=(),
        title="Verdere adressen",
        description="Wat erbij hoort, zoals een schuur. Een woning is altijd het eerste adres.",
    )
    inhabited: Answer = Field(
        title="Bewoond",
        description=f"Woont er nu iemand, op een van de adressen? Kies {told_choices(Answer)}.",
    )
    found_on: date = Field(title="Datum van de vondst", description="Dag van de doorzoeking.")
    on: date = Field(title="Datum van ontvangst", description="Dag waarop het rapport binnenkwam.")
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker, geen naam.")
    findings: tuple[FindingForm, ...] = Field(
        min_length=1, title="Vondsten", description="Alles wat de politie aantrof, per soort."
    )
    previous_offences: tuple[PreviousOffenceForm, ...] = Field(
        default=(),
        title="Eerdere overtredingen",
        description="Alleen wat niet in Weerbaar staat; de rest stelt Weerbaar zelf voor.",
    )
    with_other_offences: Answer = Field(
        title="Samen met andere overtredingen",
        description=f"Kies {told_choices(Answer)}. De matrix kan dan de maatregel voor herhaling "
        "geven.",
    )
    of_housing_corporation: Answer = Field(
        title="Van een woningcorporatie",
        description=f"Kies {told_choices(Answer)}. Bij ja krijgt de woningcorporatie bericht.",
    )
    correction: bool = Field(
        default=False,
        title="Verbetering",
        description="Vervangt wat eerder uit dit rapport is vastgelegd; kan tot het voornemen. "
        "Wat onbekend was, kan tot de bekendmaking van het besluit.",
    )
    urgency: Urgency = Field(
        title="Spoed", description=f"Kies {told_choices(Urgency)}; artikel 5:31 Awb."
    )
    urgency_reason: WhyUrgent = ""


class OutcomeForm(StepForm):
    """What the mayor intends after the first weighing."""

    outcome: MeasureKind = Field(
        title="Maatregel",
        description=f"Kies {told_choices(MeasureKind)}.",
    )
    amount: int | None = Field(
        default=None, ge=1, le=60, title="Duur", description="Leeg: volgens de matrix."
    )
    unit: DurationUnit | None = Field(
        default=None,
        title="Eenheid van de duur",
        description=f"Kies {told_choices(DurationUnit)}; leeg: volgens de matrix.",
    )
    sent_on: date = SentOn


class DecisionForm(OutcomeForm):
    """The decision after the second weighing (or at once, when urgent)."""

    grace_days: int | None = Field(
        default=None,
        ge=0,
        le=60,
        title="Begunstigingstermijn in dagen",
        description="Tijd om te doen wat het besluit vraagt. Bij een sluiting leeg: die van de "
        "gemeente; bij een dwangsom verplicht, 0 als de last alleen herhaling voorkomt.",
    )
    runs_from: RunsFrom | None = Field(
        default=None,
        title="De duur telt vanaf",
        description=f"Kies {told_choices(RunsFrom)}. "
        "Leeg: de keuze van de gemeente. Het staat in het besluit.",
    )
    cost_share: int | None = Field(
        default=None,
        ge=0,
        le=100,
        title="Deel van de kosten in procenten",
        description="Wat de overtreder betaalt. Verplicht bij een sluiting: 100, of minder met in "
        "de belangenafweging de reden bij 5:25.",
    )
    penalty_amount: int = Field(
        default=0,
        ge=0,
        le=MOST,
        title="Dwangsom",
        description="Hele euro's; alleen bij een last onder dwangsom.",
    )
    penalty_per: PenaltyPer | None = Field(
        default=None,
        title="Dwangsom per",
        description=f"Kies {told_choices(PenaltyPer)}.",
    )
    penalty_maximum: int = Field(
        default=0,
        ge=0,
        le=MOST,
        title="Dwangsom ten hoogste",
        description="Hele euro's; verplicht bij een dwangsom die niet ineens is.",
    )


class ApprovalForm(StepForm):
    """A second person approves what another prepared."""

    subject: ApprovalSubject = Field(
        title="Wat keurt u goed",
        description=f"Kies {told_choices(ApprovalSubject)}.",
    )
    reason: str = Field(
        default="",
        max_length=400,
        title="Reden",
        description="Alleen nodig bij het terzijde stellen van de privacytoets. Geen namen.",
    )


class LetterLeftForm(StepForm):
    """A letter left the house on this day: by which channel, under which number of the post."""

    channel: Channel = Field(
        default=Channel.REGISTERED_POST,
        title="Wijze van bekendmaking",
        description=f"Kies {told_choices(Channel)}.",
    )
    tracking: str = Field(
        default="", max_length=40, title="Verzendnummer", description="Nummer van de post."
    )


class AnnouncementForm(LetterLeftForm):
    """The letters left the house: to every party alike, but for those that are named."""

    party_channels: tuple[RouteForm, ...] = Field(
        default=(),
        max_length=99,
        title="Anders per partij",
        description="Alleen voor een partij van wie de brief anders gaat, of later.",
    )


class ZienswijzeForm(StepForm):
    """A party gave its zienswijze; `on` is the day of receipt."""

    party: int = Field(ge=1, title="Partij", description="Het nummer van de partij in de zaak.")
    manner: ZienswijzeManner = Field(
        title="Wijze",
        description=f"Kies {told_choices(ZienswijzeManner)}.",
    )


class CommunicationForm(StepForm):
    """Poster, residents' letter and press release for the day of closing."""

    closing_on: date = Field(
        title="Dag van de sluiting", description="De dag waarop het pand dichtgaat."
    )
    radius: int = Field(
        default=100,
        ge=0,
        le=1000,
        title="Straal in meters",
        description="Wie een bewonersbrief krijgt. 0 betekent: kies straten.",
    )
    streets: tuple[Text, ...] = Field(
        default=(), title="Straten", description="In plaats van een straal."
    )
    street_released: bool = Field(
        default=False,
        title="Straatnaam in het persbericht",
        description="Alleen als de jurist de straatnaam heeft vrijgegeven.",
    )


class EndForm(StepForm):
    """The closure ends by itself, or is lifted before its end."""

    lifted: bool = Field(title="Eerder opgeheven", description="Nee: de duur is verstreken.")


class MorningForm(Form):
    """For which day the morning run looks; the schedule leaves it empty."""

    on: date | None = Field(
        default=None, title="Dag", description="Leeg: de dag waarvoor deze ronde gepland was."
    )
