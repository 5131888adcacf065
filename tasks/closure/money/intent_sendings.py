"""Whether the intention to collect reached its offender, and what follows when it came back."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.money.claim import Claim
from models.closure.service_forms import ReturnForm
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.addressees import is_served
from models.law.closure.money.claims import ClaimState
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure.case_step import Of, Step, begin_step
from tasks.closure.money.claims import find_claim
from tasks.closure.papers.money_letters import name_of_file
from tasks.closure.people.prepared_acts import void_pending
from tasks.register.resources import transaction
from tasks.register.step import step


class NoIntentReturnedError(WeerbaarError):
    """Raised when an intention to collect would have come back that never went out."""


def intents_of(step: Step, claim: Claim, party: int) -> Sequence[tuple[Dispatch, Document]]:
    """Each time that this offender was written about collecting this claim; the newest last."""
    step.session.flush()
    name = name_of_file(DocumentKind.COLLECTION_INTENT, claim.number, party)
    return step.session.exec(
        select(Dispatch, Document)
        .join(Document, col(Document.id) == col(Dispatch.document_id))
        .where(
            Dispatch.case_id == step.case_id,
            Document.kind == DocumentKind.COLLECTION_INTENT,
            Document.name == name,
        )
        .order_by(col(Dispatch.sent_on), col(Dispatch.id))
    ).all()


def missed_intent(step: Step, claim: Claim, party: int) -> Dispatch | None:
    """The newest letter to him when it came back and does not count as received."""
    sent = intents_of(step, claim, party)
    if not sent or is_served(sent[-1][0].cause):
        return None
    return sent[-1][0]


def can_be_sent_again(step: Step, claim: Claim, party: int) -> bool:
    """Whether the newest letter had come back unread on the day of this step."""
    missed = missed_intent(step, claim, party)
    return missed is not None and missed.returned_on is not None and missed.returned_on <= step.on


def told_missed(missed: Dispatch) -> str:
    """Which letter came back, as a fault of the decision that would follow it."""
    back = dutch_date(missed.returned_on) if missed.returned_on else "een onbekende dag"
    why = missed.cause.label if missed.cause else "zonder reden"
    return (
        f"Het voornemen tot invordering van {dutch_date(missed.sent_on)} aan partij "
        f"{missed.party_number} kwam op {back} terug ({why}) en telt niet (artikelen 3:41 en 4:8 "
        "Awb); verstuur het opnieuw, met een nieuwe termijn voor een zienswijze"
    )


@step("voornemen-invordering-teruggekomen")
def record_intent_return(form: ReturnForm, at: datetime) -> str:
    """Record that an intention to collect came back; say whether it counts. Twice is once.

    Not collected or refused is at the risk of the offender; else his term has not begun.
    """
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_DECISION, form.on, at)
        claim = find_claim(step, form.claim or 0)
        sent = _newest(step, form, claim)
        served = is_served(form.cause)
        if (sent.returned_on, sent.cause) != (form.on, form.cause):
            sent.returned_on, sent.cause = form.on, form.cause
            session.add(sent)
            counts = "telt als ontvangen" if served else "telt niet als ontvangen"
            step.record(
                EventKind.RECORD,
                f"Vordering {claim.number}: voornemen tot invordering aan partij {form.party} "
                f"kwam terug ({form.cause.label}) en {counts}.",
                "artikelen 3:41 en 4:8 Awb",
            )
            if not served:
                _follow_missed(step, claim, form.party)
        return "telt als ontvangen" if served else "telt niet; verstuur het voornemen opnieuw"


def _newest(step: Step, form: ReturnForm, claim: Claim) -> Dispatch:
    sent = intents_of(step, claim, form.party)
    if form.decision or not sent or form.on < sent[-1][0].sent_on:
        why = (
            f"vordering {claim.number} hoort bij een voornemen: kies besluit 0"
            if form.decision
            else f"aan partij {form.party} is voor {dutch_date(form.on)} geen voornemen tot "
            f"invordering van vordering {claim.number} verzonden; er kan dan niets terugkomen"
        )
        raise NoIntentReturnedError(f"Zaak {form.reference}: {why}.")
    return sent[-1][0]


def _follow_missed(step: Step, claim: Claim, party: int) -> None:
    """His term did not begin, and no decision leaves that counts on it."""
    step.happened(Occurrence.COLLECTION_INTENT_MISSED, party=party)
    step.meet_term(TermKind.COLLECTION_ZIENSWIJZE, Of(claim=claim.number, party=party))
    if claim.approval_id is not None and claim.state is ClaimState.FORFEITED:
        void_pending(step, (ApprovalSubject.COLLECTION,))
