"""The forms of money after a closure or an order under penalty; no field holds a person's name."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from models.closure.closure_forms import PoliceReportNumber, SentOn, StepForm
from models.closure.money.claim import CostKind, Witness
from models.common.entry import EnteredRow
from models.common.forms import MOST, Text
from models.law.closure.money.claims import ClaimState
from models.law.common.labelled import Labelled, told_choices

Invoice = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, max_length=20, pattern=r"^[A-Za-z]{0,6}[/.-]?[0-9]+([/.-][0-9]+)*$"
    ),
]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=400)]
Weighed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=2000)]
Euros = Annotated[Decimal, Field(gt=0, le=MOST, decimal_places=2)]


class CostItemForm(EnteredRow):
    """One invoice of what carrying out, or preparing for it, has cost."""

    on_one_line = (
        'Eén factuur: "soort;omschrijving;factuur;dag;bedrag", bijvoorbeeld '
        '"execution;sloten vervangen;F2026-12;2026-04-10;250,00". Mag vaker.'
    )

    kind: CostKind = Field(
        title="Soort kosten",
        description=f"Kies {told_choices(CostKind)}. Voorbereiding alleen van na de "
        "begunstigingstermijn (artikel 5:25, derde lid, Awb).",
    )
    what: Text = Field(title="Omschrijving", description="Bijvoorbeeld sloten vervangen.")
    invoice: Invoice = Field(title="Factuur", description="Het nummer van de factuur.")
    made_on: date = Field(title="Gemaakt op", description="De dag waarop de kosten zijn gemaakt.")
    amount: Euros = Field(title="Bedrag", description="In euro's, met centen.")


class CostsForm(StepForm):
    """The costs of a closure are fixed (Awb 5:25(6))."""

    items: tuple[CostItemForm, ...] = Field(
        min_length=1, max_length=99, title="Posten", description="Elke factuur apart."
    )
    sent_on: date = SentOn


class ClaimForm(StepForm):
    """A step of one claim of a case."""

    claim: int = Field(
        ge=1, le=999, title="Vordering", description="Het nummer van de vordering in de zaak."
    )


class PaymentForm(ClaimForm):
    """Money came in; `on` is the day on which it was received."""

    amount: Euros = Field(title="Bedrag", description="In euro's, met centen.")
    party: int = Field(
        default=0,
        ge=0,
        le=999,
        title="Partij",
        description="Het nummer van wie betaalde; 0 als dat niet bekend is.",
    )


class WritForm(ClaimForm):
    """A writ against one debtor, after the reminder (Awb 4:114, 4:117)."""

    party: int = Field(
        default=0,
        ge=0,
        le=999,
        title="Partij",
        description="Het nummer van wie moet betalen; 0 als dat er maar een is.",
    )
    costs: Euros = Field(
        title="Kosten van het dwangbevel",
        description="In euro's, met centen. Het tarief voor het betekenen van een titel wijzigt "
        "elk jaar (Besluit tarieven ambtshandelingen gerechtsdeurwaarders, artikel 4:120 Awb).",
    )
    costs_source: Text = Field(
        title="Bron van de kosten",
        description="Waar dat bedrag staat, bijvoorbeeld: Btag 2026, betekening van een titel. Dit "
        "komt in het dwangbevel.",
    )
    sent_on: date = Field(
        title="Datum van het dwangbevel",
        description="De dag waarop het wordt uitgevaardigd; een deurwaarder betekent het daarna.",
    )


class ReminderForm(ClaimForm):
    """A reminder (Awb 4:112); `on` is the day on which it is sent."""

    fee: bool = Field(
        default=False,
        title="Vergoeding rekenen",
        description="De vergoeding voor de aanmaning (artikel 4:113 Awb); dat mag, het moet niet.",
    )


class DeferralForm(ClaimForm):
    """More time to pay, at once or in parts (Awb 4:94)."""

    until: date = Field(title="Uitstel tot en met", description="De laatste dag van het uitstel.")
    instalments: int = Field(
        default=1,
        ge=1,
        le=60,
        title="Aantal delen",
        description="1: in een keer; anders per maand.",
    )
    first_on: date = Field(
        title="Eerste deel uiterlijk op",
        description="De laatste dag om het eerste deel te betalen.",
    )


class Interruption(Labelled):
    """What interrupts the prescription beside reminder, writ and collection (Awb 4:105, 4:106)."""

    ACKNOWLEDGED = "acknowledged", "erkenning van de schuld"
    LEGAL_ACTION = "legal_action", "daad van rechtsvervolging"
    EXECUTION = "execution", "tenuitvoerlegging van het dwangbevel"


class InterruptionForm(ClaimForm):
    """The prescription of a claim was interrupted."""

    ground: Interruption = Field(
        title="Waardoor",
        description=f"Kies {told_choices(Interruption)}.",
    )


class Ending(Labelled):
    """Why nothing more is collected."""

    UNCOLLECTED = "uncollected", ClaimState.UNCOLLECTED.label
    REMITTED = "remitted", ClaimState.REMITTED.label
    PRESCRIBED = "prescribed", ClaimState.PRESCRIBED.label
    CANCELLED = "cancelled", ClaimState.CANCELLED.label


class EndClaimForm(ClaimForm):
    """Nothing more is collected."""

    ending: Ending = Field(
        title="Waarom",
        description=f"Kies {told_choices(Ending)}. Vervallen: het besluit is ingetrokken of "
        "vernietigd.",
    )
    reason: Reason = Field(title="Reden", description="In een zin. Geen namen.")


class ForfeitureForm(StepForm):
    """An offender did not keep his order under penalty; `on` is the day on which that was seen."""

    party: int = Field(
        ge=1,
        le=999,
        title="Partij",
        description="Het nummer van de overtreder die zijn last niet naleefde; elk verbeurt voor "
        "zichzelf (artikelen 5:32 en 5:33 Awb).",
    )
    times: int = Field(
        ge=1,
        le=999,
        title="Aantal keer",
        description="Hoeveel overtredingen, dagen, weken of maanden; 1 bij een bedrag ineens.",
    )
    seen_by: Witness = Field(
        title="Gezien door",
        description=f"Kies {told_choices(Witness)}. Geen namen.",
    )
    report_number: PoliceReportNumber = Field(
        title="Nummer van het rapport", description="Het rapport waarin staat wat is gezien."
    )


class CollectionForm(ClaimForm):
    """The decision to collect a forfeited penalty (Awb 5:37)."""

    reason: Weighed = Field(
        title="Waarom innen redelijk is",
        description="In gewone zinnen, zoals zij in de brief komen: wat is afgewogen, het antwoord "
        "op wat er is gezegd, en waarom innen niet onevenredig is (artikel 3:4 Awb). Geen namen.",
    )
    sent_on: date = SentOn


class InterestForm(ClaimForm):
    """The interest of a claim that was paid too late is fixed (Awb 4:99)."""

    sent_on: date = SentOn


class PenaltyChange(Labelled):
    """What a later decision does with an order under penalty (Awb 5:34)."""

    LIFT = "lift", "opheffen"
    SUSPEND = "suspend", "opschorten"
    LOWER = "lower", "verlagen"


class ChangeGround(Labelled):
    """Why the order changes."""

    IMPOSSIBLE = "impossible", "de overtreder kan er tijdelijk of blijvend niet aan voldoen"
    A_YEAR = "a_year", "een jaar van kracht zonder dat een dwangsom is verbeurd"
    OWN_MOTION = "own_motion", "ambtshalve"


class PenaltyChangeForm(StepForm):
    """The order under penalty is lifted, suspended or lowered (Awb 5:34)."""

    change: PenaltyChange = Field(
        title="Wijziging", description=f"Kies {told_choices(PenaltyChange)}."
    )
    ground: ChangeGround = Field(
        title="Grond",
        description=f"Kies {told_choices(ChangeGround)}. De eerste twee zijn een verzoek: artikel "
        "5:34, eerste en tweede lid.",
    )
    requested_on: date | None = Field(
        default=None,
        title="Datum van het verzoek",
        description="Verplicht bij een verzoek van de overtreder; leeg bij ambtshalve.",
    )
    until: date | None = Field(
        default=None, title="Opgeschort tot en met", description="Alleen bij opschorten."
    )
    penalty_amount: int = Field(
        default=0, ge=0, le=MOST, title="Dwangsom", description="Alleen bij verlagen; hele euro's."
    )
    penalty_maximum: int = Field(
        default=0,
        ge=0,
        le=MOST,
        title="Dwangsom ten hoogste",
        description="Alleen bij verlagen; hele euro's.",
    )
    reason: Reason = Field(
        title="Reden", description="In gewone zinnen, zoals zij in de brief komt. Geen namen."
    )
    sent_on: date = SentOn
