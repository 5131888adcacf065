"""`weerbaar closure money ...`: costs, penalties, payments and reminders."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from models.closure.closure_forms import AnnouncementForm, StepForm
from models.closure.money.deferral_forms import DeferralChangeForm
from models.closure.money.hearing_forms import CollectionIntentForm, CollectionZienswijzeForm
from models.closure.money.money_forms import (
    CollectionForm,
    CostsForm,
    DeferralForm,
    EndClaimForm,
    ForfeitureForm,
    InterestForm,
    InterruptionForm,
    PaymentForm,
    PenaltyChangeForm,
    ReminderForm,
    WritForm,
)
from models.closure.money.repayment_forms import RepaidForm, RepaymentForm
from models.law.common.dutch import dutch_date, in_cents
from portal.commands.form_commands import add_steps, form_command, option
from portal.dutch_typer import DutchTyper
from portal.printing import AsJson, On, numeric_date, print_json
from portal.tables import print_table
from portal.typed_values import By, CaseReference
from tasks.acts.closure import money_acts
from tasks.acts.done import Done
from tasks.imports.text_files import read_text
from tasks.register.clock import today

app = DutchTyper(no_args_is_help=True, help="Kosten en dwangsommen: vaststellen en innen.")

HELP_ZIENSWIJZE = "Leg vast dat een overtreder zijn zienswijze over de invordering gaf."
TextFile = Annotated[
    Path | None, typer.Option("--file", help="Tekstbestand met de zienswijze in het kort.")
]


def _zienswijze(form: CollectionZienswijzeForm, at: datetime, file: Path | None) -> Done:
    summary = read_text(file) if file else ""
    return money_acts.record_collection_zienswijze(form, at, summary)


STEPS = (
    ("costs", CostsForm, money_acts.prepare_costs, "Maak het kostenbesluit voor elke overtreder."),
    (
        "announce-costs",
        AnnouncementForm,
        money_acts.announce_costs,
        "Leg vast dat het kostenbesluit wegging.",
    ),
    ("payment", PaymentForm, money_acts.record_payment, "Leg een betaling vast."),
    ("remind", ReminderForm, money_acts.remind, "Maak de aanmaning."),
    ("writ", WritForm, money_acts.prepare_writ, "Maak het dwangbevel."),
    (
        "writ-served",
        StepForm,
        money_acts.serve_writ,
        "Leg vast dat een deurwaarder het dwangbevel betekende.",
    ),
    ("defer", DeferralForm, money_acts.grant_deferral, "Leg uitstel van betaling vast."),
    (
        "change-deferral",
        DeferralChangeForm,
        money_acts.prepare_deferral_change,
        "Maak het besluit dat uitstel van betaling stopt of verandert.",
    ),
    (
        "announce-deferral-change",
        AnnouncementForm,
        money_acts.announce_deferral_change,
        "Leg vast dat dat besluit wegging.",
    ),
    (
        "interrupt",
        InterruptionForm,
        money_acts.interrupt_prescription,
        "Leg vast dat de verjaring is gestuit.",
    ),
    ("interest", InterestForm, money_acts.prepare_interest, "Maak het rentebesluit."),
    (
        "announce-interest",
        AnnouncementForm,
        money_acts.announce_interest,
        "Leg vast dat het rentebesluit wegging.",
    ),
    (
        "repay",
        RepaymentForm,
        money_acts.prepare_repayment,
        "Maak het besluit over wat de gemeente terugbetaalt, met de rente.",
    ),
    (
        "announce-repayment",
        AnnouncementForm,
        money_acts.announce_repayment,
        "Leg vast dat het besluit over terugbetaling wegging.",
    ),
    ("repaid", RepaidForm, money_acts.record_repayment, "Leg vast dat de gemeente terugbetaalde."),
    ("end", EndClaimForm, money_acts.end_claim, "Er wordt niets meer geïnd."),
    ("forfeit", ForfeitureForm, money_acts.record_forfeiture, "Leg een verbeurde dwangsom vast."),
    (
        "intend-collection",
        CollectionIntentForm,
        money_acts.intend_collection,
        "Vraag elke overtreder om zijn zienswijze voordat u int, of leg vast waarom niet.",
    ),
    ("collect", CollectionForm, money_acts.prepare_collection, "Maak het invorderingsbesluit."),
    (
        "announce-collection",
        AnnouncementForm,
        money_acts.announce_collection,
        "Leg vast dat het invorderingsbesluit wegging.",
    ),
    (
        "change-penalty",
        PenaltyChangeForm,
        money_acts.prepare_penalty_change,
        "Hef een last onder dwangsom op, schort hem op of verlaag hem.",
    ),
    (
        "announce-change",
        AnnouncementForm,
        money_acts.announce_penalty_change,
        "Leg vast dat de wijziging van de dwangsom wegging.",
    ),
)
add_steps(app, STEPS)
app.command("zienswijze", help=HELP_ZIENSWIJZE)(
    form_command(
        CollectionZienswijzeForm,
        _zienswijze,
        HELP_ZIENSWIJZE,
        also=[option("file", TextFile, default=None)],
    )
)


@app.command("list", help="Toon wat er in een zaak te betalen is, met de wettelijke rente tot nu.")
def list_claims(
    reference: CaseReference, on: On = None, by: By = "", as_json: AsJson = False
) -> None:
    """Reads only."""
    day = on or today()
    lines = money_acts.list_claims(reference, day, by)
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        f"Vorderingen op {dutch_date(day)}",
        ("Vordering", "Soort", "Partij", "Stand", "Bedrag", "Open", "Betalen tot en met", "Rente"),
        [
            (
                line.number,
                line.kind.label,
                line.party or "alle overtreders",
                line.state.label,
                in_cents(line.cents),
                in_cents(line.open_cents),
                numeric_date(line.pay_until),
                in_cents(line.interest_cents),
            )
            for line in lines
        ],
        "Er is niets te betalen.",
    )
