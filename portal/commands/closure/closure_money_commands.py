"""`weerbaar closure money ...`: costs, penalties, payments and reminders."""

from models.closure.closure_forms import AnnouncementForm
from models.closure.money_forms import (
    ClaimForm,
    CollectionForm,
    CostsForm,
    DeferralForm,
    EndClaimForm,
    ForfeitureForm,
    InterruptionForm,
    PaymentForm,
    PenaltyChangeForm,
    ReminderForm,
)
from portal.commands.form_commands import add_steps
from portal.dutch_typer import DutchTyper
from tasks.acts.closure import money_acts

app = DutchTyper(no_args_is_help=True, help="Kosten en dwangsommen: vaststellen en innen.")

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
    ("writ", ClaimForm, money_acts.issue_writ, "Leg een dwangbevel vast."),
    ("defer", DeferralForm, money_acts.grant_deferral, "Leg uitstel van betaling vast."),
    (
        "interrupt",
        InterruptionForm,
        money_acts.interrupt_prescription,
        "Leg vast dat de verjaring is gestuit.",
    ),
    ("end", EndClaimForm, money_acts.end_claim, "Er wordt niets meer geïnd."),
    ("forfeit", ForfeitureForm, money_acts.record_forfeiture, "Leg een verbeurde dwangsom vast."),
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
