"""Money after a closure or an order under penalty: fixed, asked, paid or given up."""

from collections.abc import Sequence
from datetime import date, datetime

from models.closure.closure_forms import AnnouncementForm, StepForm
from models.closure.document import DocumentKind
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
from models.law.common.dutch import dutch_date, in_euros
from tasks.acts.closure.case_answers import announced, answer, made, taken
from tasks.acts.done import Announced, Done, Versioned
from tasks.closure import case_overview
from tasks.closure.money import (
    claim_lines,
    cost_decisions,
    debtors,
    deferral_changes,
    deferrals,
    forfeitures,
    hearings,
    interest_decisions,
    payments,
    penalty_changes,
    reminders,
    repayments,
    writs,
)


def list_claims(reference: str, on: date, by: str) -> Sequence[claim_lines.ClaimLine]:
    """What is owed in a case on a day, with the interest so far; for who may read the case."""
    case_overview.require_reader(reference, by)
    return claim_lines.claim_lines(reference, on)


def prepare_costs(form: CostsForm, at: datetime) -> Versioned:
    """Make the cost decision to each offender; another approves it."""
    version = cost_decisions.prepare_costs(form, at)
    told = debtors.told_left_out(form.reference, DocumentKind.COST_DECISION, version)
    return made(form, version, "het kostenbesluit", *told)


def announce_costs(form: AnnouncementForm, at: datetime) -> Announced:
    """The cost decision was sent: the sum is owed."""
    last_day = cost_decisions.announce_costs(form, at)
    words = f"het kostenbesluit is bekendgemaakt; betalen kan tot en met {dutch_date(last_day)}"
    return announced(form, last_day, words)


def record_payment(form: PaymentForm, at: datetime) -> Done:
    """Money came in."""
    return taken(payments.record_payment, form, at)


def remind(form: ReminderForm, at: datetime) -> Announced:
    """Nobody paid in time: a reminder goes out."""
    last_day = reminders.remind(form, at)
    words = (
        f"de aanmaning voor vordering {form.claim} is gemaakt; verstuur haar vandaag. Betalen "
        f"kan tot en met {dutch_date(last_day)}"
    )
    return announced(form, last_day, words)


def prepare_writ(form: WritForm, at: datetime) -> Versioned:
    """Make the writ against one debtor after the reminder; another approves it."""
    version = writs.prepare_writ(form, at)
    return made(form, version, "het dwangbevel")


def serve_writ(form: StepForm, at: datetime) -> Done:
    """A bailiff served it."""
    return taken(writs.serve_writ, form, at)


def grant_deferral(form: DeferralForm, at: datetime) -> Done:
    """More time to pay, at once or in parts; each offender gets the letter."""
    return taken(deferrals.grant_deferral, form, at)


def prepare_deferral_change(form: DeferralChangeForm, at: datetime) -> Versioned:
    """Make the decision that ends a deferral before its last day, or changes it."""
    version = deferral_changes.prepare_deferral_change(form, at)
    return made(form, version, "de wijziging van het uitstel van betaling")


def announce_deferral_change(form: AnnouncementForm, at: datetime) -> Announced:
    """The decision was sent: the deferral ended, or another took its place."""
    last_day = deferral_changes.announce_deferral_change(form, at)
    words = (
        "de wijziging van het uitstel van betaling is bekendgemaakt; bezwaar kan tot en met "
        f"{dutch_date(last_day)}"
    )
    return announced(form, last_day, words)


def prepare_interest(form: InterestForm, at: datetime) -> Versioned:
    """Make the decision on the interest of what was paid too late; another approves it."""
    version = interest_decisions.prepare_interest(form, at)
    return made(form, version, "het rentebesluit")


def announce_interest(form: AnnouncementForm, at: datetime) -> Announced:
    """The decision on interest was sent: the interest is owed."""
    last_day = interest_decisions.announce_interest(form, at)
    words = f"het rentebesluit is bekendgemaakt; betalen kan tot en met {dutch_date(last_day)}"
    return announced(form, last_day, words)


def prepare_repayment(form: RepaymentForm, at: datetime) -> Versioned:
    """Make the decision to pay back what was paid too much; another approves it."""
    version = repayments.prepare_repayment(form, at)
    return made(form, version, "het besluit over terugbetaling")


def announce_repayment(form: AnnouncementForm, at: datetime) -> Announced:
    """The decision was sent: the municipality pays back."""
    pay_on = repayments.announce_repayment(form, at)
    words = (
        "het besluit over terugbetaling is bekendgemaakt; betaal op "
        f"{dutch_date(pay_on)}, want tot die dag is de rente berekend"
    )
    return announced(form, pay_on, words)


def record_repayment(form: RepaidForm, at: datetime) -> Done:
    """The municipality paid it back."""
    paid = repayments.record_repayment(form, at)
    return answer(
        form.reference, f"{in_euros(paid.cents)} is terugbetaald op {dutch_date(paid.on)}"
    )


def interrupt_prescription(form: InterruptionForm, at: datetime) -> Done:
    """The prescription was interrupted."""
    return taken(payments.interrupt_prescription, form, at)


def end_claim(form: EndClaimForm, at: datetime) -> Done:
    """Nothing more is collected."""
    return taken(payments.end_claim, form, at)


def record_forfeiture(form: ForfeitureForm, at: datetime) -> Announced:
    """The order under penalty was not kept: the sum is owed by law."""
    last_day = forfeitures.record_forfeiture(form, at)
    words = (
        f"de dwangsom is verbeurd; betalen kan tot en met {dutch_date(last_day)}. Maak op tijd "
        "een invorderingsbesluit"
    )
    return announced(form, last_day, words)


def intend_collection(form: CollectionIntentForm, at: datetime) -> Announced:
    """Each offender is asked what he thinks of collecting, or it is kept why not."""
    last_day = hearings.intend_collection(form, at)
    words = (
        f"vastgelegd is waarom niemand vooraf wordt gehoord: {form.without.label}"
        if form.without
        else "het voornemen tot invordering is gemaakt; verstuur het vandaag. Een zienswijze kan "
        f"tot en met {dutch_date(last_day)}"
    )
    return announced(form, last_day, words)


def record_collection_zienswijze(
    form: CollectionZienswijzeForm, at: datetime, summary: str = ""
) -> Done:
    """An offender said what he thinks; the summary is personal data and comes from a file."""
    return answer(form.reference, hearings.record_collection_zienswijze(form, at, summary))


def prepare_collection(form: CollectionForm, at: datetime) -> Versioned:
    """Make the decision to collect a penalty, to each offender; another approves it."""
    version = forfeitures.prepare_collection(form, at)
    told = debtors.told_left_out(
        form.reference, DocumentKind.COLLECTION_DECISION, version, form.claim
    )
    return made(form, version, "het invorderingsbesluit", *told)


def announce_collection(form: AnnouncementForm, at: datetime) -> Announced:
    """The decision to collect was sent."""
    last_day = forfeitures.announce_collection(form, at)
    words = (
        f"het invorderingsbesluit is bekendgemaakt; bezwaar kan tot en met {dutch_date(last_day)}"
    )
    return announced(form, last_day, words)


def prepare_penalty_change(form: PenaltyChangeForm, at: datetime) -> Versioned:
    """Make the decision that lifts, suspends or lowers the order under penalty."""
    version = penalty_changes.prepare_change(form, at)
    return made(form, version, "de wijziging van de dwangsom")


def announce_penalty_change(form: AnnouncementForm, at: datetime) -> Announced:
    """The change of the order under penalty was sent."""
    last_day = penalty_changes.announce_change(form, at)
    words = (
        "de wijziging van de dwangsom is bekendgemaakt; bezwaar kan tot en met "
        f"{dutch_date(last_day)}"
    )
    return announced(form, last_day, words)
