"""Money after a closure or an order under penalty: one flow per step, each a door to its act."""

from prefect import flow

from flows.tell import tell
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
from tasks.acts.closure import money_acts
from tasks.register.resources import now


@flow(name="70 Kosten vaststellen", flow_run_name="kosten {form.reference}")
def prepare_costs(form: CostsForm) -> str:
    """Maak het kostenbesluit voor elke overtreder, per factuur; een ander keurt het goed."""
    return tell(money_acts.prepare_costs, form, now()).words


@flow(name="71 Kostenbesluit bekendmaken", flow_run_name="kostenbesluit {form.reference}")
def announce_costs(form: AnnouncementForm) -> str:
    """Leg vast dat het kostenbesluit is verzonden; de termijn om te betalen begint."""
    return tell(money_acts.announce_costs, form, now()).words


@flow(name="72 Betaling vastleggen", flow_run_name="betaling {form.reference}")
def record_payment(form: PaymentForm) -> str:
    """Leg vast wat er binnenkwam op een vordering."""
    return tell(money_acts.record_payment, form, now()).words


@flow(name="73 Aanmanen", flow_run_name="aanmaning {form.reference}")
def remind(form: ReminderForm) -> str:
    """Maak de aanmaning voor wie niet op tijd betaalde; verstuur haar dezelfde dag."""
    return tell(money_acts.remind, form, now()).words


@flow(name="74 Dwangbevel maken", flow_run_name="dwangbevel {form.reference}")
def prepare_writ(form: WritForm) -> str:
    """Maak het dwangbevel, na de termijn van de aanmaning; een ander keurt het goed."""
    return tell(money_acts.prepare_writ, form, now()).words


@flow(name="75 Uitstel van betaling", flow_run_name="uitstel {form.reference}")
def grant_deferral(form: DeferralForm) -> str:
    """Leg vast dat er uitstel is, in een keer of in delen; zolang wordt niet aangemaand."""
    return tell(money_acts.grant_deferral, form, now()).words


@flow(name="76 Verjaring stuiten", flow_run_name="stuiting {form.reference}")
def interrupt_prescription(form: InterruptionForm) -> str:
    """Leg vast waardoor de verjaring is gestuit; zij begint de volgende dag opnieuw."""
    return tell(money_acts.interrupt_prescription, form, now()).words


@flow(name="77 Vordering beëindigen", flow_run_name="vordering {form.reference}")
def end_claim(form: EndClaimForm) -> str:
    """Leg vast dat er niets meer wordt geïnd, en waarom."""
    return tell(money_acts.end_claim, form, now()).words


@flow(name="78 Dwangsom verbeurd", flow_run_name="verbeurd {form.reference}")
def record_forfeiture(form: ForfeitureForm) -> str:
    """Leg vast dat de last niet is nageleefd: wie het zag, wanneer, en in welk rapport."""
    return tell(money_acts.record_forfeiture, form, now()).words


@flow(name="79 Invorderingsbesluit maken", flow_run_name="invordering {form.reference}")
def prepare_collection(form: CollectionForm) -> str:
    """Maak het invorderingsbesluit voor elke overtreder; een ander keurt het goed."""
    return tell(money_acts.prepare_collection, form, now()).words


@flow(name="80 Invorderingsbesluit bekendmaken", flow_run_name="geïnd {form.reference}")
def announce_collection(form: AnnouncementForm) -> str:
    """Leg vast dat het invorderingsbesluit is verzonden; daarna kan worden aangemaand."""
    return tell(money_acts.announce_collection, form, now()).words


@flow(name="81 Dwangsom wijzigen", flow_run_name="dwangsom {form.reference}")
def prepare_penalty_change(form: PenaltyChangeForm) -> str:
    """Maak het besluit dat de last onder dwangsom opheft, opschort of verlaagt."""
    return tell(money_acts.prepare_penalty_change, form, now()).words


@flow(name="82 Wijziging dwangsom bekendmaken", flow_run_name="gewijzigd {form.reference}")
def announce_penalty_change(form: AnnouncementForm) -> str:
    """Leg vast dat de wijziging van de dwangsom is verzonden; zij geldt vanaf nu."""
    return tell(money_acts.announce_penalty_change, form, now()).words


@flow(name="83 Voornemen invordering", flow_run_name="voornemen invordering {form.reference}")
def intend_collection(form: CollectionIntentForm) -> str:
    """Vraag elke overtreder om zijn zienswijze voordat u int, of leg vast waarom niet."""
    return tell(money_acts.intend_collection, form, now()).words


@flow(name="84 Zienswijze invordering", flow_run_name="zienswijze invordering {form.reference}")
def record_collection_zienswijze(form: CollectionZienswijzeForm) -> str:
    """Leg vast dat een overtreder zijn zienswijze over de invordering gaf."""
    return tell(money_acts.record_collection_zienswijze, form, now()).words


@flow(name="85 Rente vaststellen", flow_run_name="rente {form.reference}")
def prepare_interest(form: InterestForm) -> str:
    """Maak het rentebesluit over een vordering die te laat is betaald; een ander keurt het goed."""
    return tell(money_acts.prepare_interest, form, now()).words


@flow(name="86 Rentebesluit bekendmaken", flow_run_name="rentebesluit {form.reference}")
def announce_interest(form: AnnouncementForm) -> str:
    """Leg vast dat het rentebesluit is verzonden; de rente is een eigen vordering."""
    return tell(money_acts.announce_interest, form, now()).words


@flow(name="87 Terugbetaling vaststellen", flow_run_name="terugbetaling {form.reference}")
def prepare_repayment(form: RepaymentForm) -> str:
    """Maak het besluit over wat de gemeente terugbetaalt, met rente; een ander keurt het goed."""
    return tell(money_acts.prepare_repayment, form, now()).words


@flow(name="88 Terugbetaling bekendmaken", flow_run_name="terugbetaling besloten {form.reference}")
def announce_repayment(form: AnnouncementForm) -> str:
    """Leg vast dat het besluit over terugbetaling is verzonden."""
    return tell(money_acts.announce_repayment, form, now()).words


@flow(name="89 Terugbetaald", flow_run_name="terugbetaald {form.reference}")
def record_repayment(form: RepaidForm) -> str:
    """Leg vast dat de gemeente heeft terugbetaald wat te veel was betaald."""
    return tell(money_acts.record_repayment, form, now()).words


@flow(name="90 Dwangbevel betekend", flow_run_name="dwangbevel betekend {form.reference}")
def serve_writ(form: StepForm) -> str:
    """Leg vast dat een deurwaarder het dwangbevel heeft betekend."""
    return tell(money_acts.serve_writ, form, now()).words


@flow(name="91 Uitstel intrekken of wijzigen", flow_run_name="uitstel wijzigen {form.reference}")
def prepare_deferral_change(form: DeferralChangeForm) -> str:
    """Maak het besluit dat uitstel van betaling stopt of verandert; een ander keurt het goed."""
    return tell(money_acts.prepare_deferral_change, form, now()).words


@flow(name="92 Wijziging uitstel bekendmaken", flow_run_name="uitstel gewijzigd {form.reference}")
def announce_deferral_change(form: AnnouncementForm) -> str:
    """Leg vast dat dat besluit is verzonden; het uitstel stopt of verandert op die dag."""
    return tell(money_acts.announce_deferral_change, form, now()).words
