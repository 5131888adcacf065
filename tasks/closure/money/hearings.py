"""The offender is heard before his penalty is collected (Awb 4:8, ECLI:NL:RVS:2018:2956)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.document import Dispatch, DocumentKind
from models.closure.money.claim import Claim
from models.closure.money.collection_hearing import CollectionHearing
from models.closure.money.hearing_forms import CollectionIntentForm, CollectionZienswijzeForm
from models.closure.money.money_views import HearingFacts
from models.closure.party import Party, ZienswijzeManner
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimKind, ClaimState, require_claim_transition
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import TermResult, own_term
from tasks.closure import closure_policies
from tasks.closure.case_step import Of, OrderOfDaysError, Step, begin_step
from tasks.closure.letters.bank_account import refuse_without_account
from tasks.closure.money.claims import find_claim, named_claim, refuse_prescribed
from tasks.closure.money.debtors import debtors_of
from tasks.closure.money.forfeiture_facts import forfeiture_values
from tasks.closure.money.intent_sendings import (
    can_be_sent_again,
    intents_of,
    missed_intent,
    told_missed,
)
from tasks.closure.money.money_letter_facts import (
    letters_about,
    line,
    send_at_once,
)
from tasks.closure.people.prepared_acts import void_pending
from tasks.closure.remedies.standing import refuse_fallen_order
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

RULE = "artikel 4:8 Awb"


class NotAskedError(WeerbaarError):
    """Raised when an offender gives a zienswijze about collecting for which nobody asked him."""


@step("voornemen-invordering")
def intend_collection(form: CollectionIntentForm, at: datetime) -> date:
    """Ask each offender for his zienswijze, or keep why not; return the last day. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_MONEY, form.on, at)
        claim = _claim_to_collect(step, form.claim)
        term = own_term(form.on, policies.calendar(), days=_days(step))
        known = hearings_of(step, claim)
        wanted = [
            party
            for party in debtors_of(step, claim)
            if party.number not in known or _asks_again(step, claim, known[party.number])
        ]
        if not wanted:
            return max((row.until or row.on for row in known.values()), default=form.on)
        for party in wanted:
            _keep(step, claim, party, term, form)
        session.flush()
        if form.without is None:
            _send(step, claim, term, [party.number for party in wanted])
        return form.on if form.without else term.last_day


def _asks_again(step: Step, claim: Claim, row: CollectionHearing) -> bool:
    """Whether the letter came back unread from who said nothing all the same."""
    is_silent = row.received_on is None and row.ground is None
    return is_silent and can_be_sent_again(step, claim, row.party_number)


def _claim_to_collect(step: Step, number: int) -> Claim:
    """A penalty that is forfeited and not collected yet; every other claim is refused."""
    claim = find_claim(step, number)
    named = named_claim(step, claim)
    if claim.kind is not ClaimKind.PENALTY or claim.state is not ClaimState.FORFEITED:
        require_claim_transition(
            named[0].upper() + named[1:], claim.state, ClaimState.FORFEITED, step.on
        )
    refuse_fallen_order(step, "invorderen")
    refuse_prescribed(step, claim)
    return claim


def _days(step: Step) -> int:
    return closure_policies.own_closure_terms(step.case.municipality_code, step.on).zienswijze_days


def _keep(
    step: Step, claim: Claim, party: Party, term: TermResult, form: CollectionIntentForm
) -> None:
    step.session.merge(
        CollectionHearing(
            claim_id=id_of(claim),
            party_number=party.number,
            on=step.on,
            until=None if form.without else term.last_day,
            ground=form.without,
        )
    )
    named = f"Vordering {claim.number}: partij {party.number}"
    if form.without is not None:
        words = f"{named} is niet gehoord voor de invordering: {form.without.label}."
        step.record(EventKind.TRACK, words, form.without.article)
        step.happened(Occurrence.COLLECTION_UNHEARD, party=party.number)
        return
    of = Of(claim=claim.number, party=party.number)
    step.start_term(TermKind.COLLECTION_ZIENSWIJZE, term, f"{RULE}; eigen termijn", of)
    step.happened(Occurrence.COLLECTION_INTENDED, party=party.number)


def _send(step: Step, claim: Claim, term: TermResult, parties: list[int]) -> None:
    refuse_without_account(step)
    values = forfeiture_values(step, claim) | {
        "zienswijze_term": line("zienswijze", term),
        "sent_on": step.on,
    }
    letters = [
        letter
        for letter in letters_about(
            step, DocumentKind.COLLECTION_INTENT, values, debtors_of(step, claim)
        )
        if letter.party_number in parties
    ]
    # A letter that goes out again is a version of its own.
    taken = [sent.version for n in parties for _, sent in intents_of(step, claim, n)]
    send_at_once(step, letters, max(taken, default=0) + 1, RULE)


@step("zienswijze-invordering")
def record_collection_zienswijze(
    form: CollectionZienswijzeForm, at: datetime, summary: str = ""
) -> str:
    """Keep what an offender said; a decision that was made without it may not leave any more."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_ZIENSWIJZE, form.on, at)
        claim = _claim_to_collect(step, form.claim)
        row = hearings_of(step, claim).get(form.party)
        if row is None or row.until is None:
            raise NotAskedError(
                f"Zaak {form.reference}: partij {form.party} is over vordering {claim.number} niet "
                f"om een zienswijze gevraagd; op {dutch_date(form.on)} kan er dus geen komen."
            )
        if form.on < row.on:
            raise OrderOfDaysError(
                f"Zaak {form.reference}: het voornemen over vordering {claim.number} is van "
                f"{dutch_date(row.on)}; {dutch_date(form.on)} ligt daarvoor."
            )
        if (row.received_on, row.manner, row.summary) != (form.on, form.manner, summary):
            row.received_on, row.manner = form.on, form.manner
            row.summary = summary or row.summary
            session.add(row)
            step.record(
                EventKind.RECORD,
                f"Vordering {claim.number}: zienswijze van partij {form.party} ontvangen.",
                "artikel 4:9 Awb",
            )
            step.happened(Occurrence.COLLECTION_ZIENSWIJZE, party=form.party)
            step.meet_term(TermKind.COLLECTION_ZIENSWIJZE, Of(claim=claim.number, party=form.party))
            if claim.approval_id is not None:
                void_pending(step, (ApprovalSubject.COLLECTION,))
        return f"de zienswijze van partij {form.party} over vordering {claim.number} is vastgelegd"


def hearings_of(step: Step, claim: Claim) -> dict[int, CollectionHearing]:
    """Who was asked about this claim, or why not, by the number of the party."""
    rows = step.session.exec(
        select(CollectionHearing).where(CollectionHearing.claim_id == id_of(claim))
    ).all()
    return {row.party_number: row for row in rows}


def refuse_unheard(step: Step, claim: Claim, sent_on: date) -> None:
    """Each offender was heard, or could have been, before it leaves; all faults at once."""
    known = hearings_of(step, claim)
    faults = [
        fault
        for party in debtors_of(step, claim)
        for fault in _faults_in(
            party,
            known.get(party.number),
            missed_intent(step, claim, party.number),
            sent_on,
        )
    ]
    if faults:
        raise FaultsError(
            f"Het invorderingsbesluit over vordering {claim.number} in zaak {step.case.reference}",
            faults,
        )


def _faults_in(
    party: Party, row: CollectionHearing | None, missed: Dispatch | None, sent_on: date
) -> Iterator[str]:
    if row is None:
        yield (
            f"Partij {party.number} is nog niet gehoord (artikel 4:8 Awb, "
            "ECLI:NL:RVS:2018:2956); verstuur eerst het voornemen"
        )
    elif row.received_on is not None and not row.summary:
        yield f"De zienswijze van partij {party.number} heeft nog geen samenvatting"
    elif row.received_on is None and row.until is not None and missed is not None:
        yield told_missed(missed)
    elif row.received_on is None and row.until is not None and row.until >= sent_on:
        yield (
            f"Partij {party.number} kan een zienswijze geven tot en met {dutch_date(row.until)}; "
            f"{dutch_date(sent_on)} is te vroeg"
        )


def told_hearing(step: Step, claim: Claim) -> dict[int, dict[str, Any]]:
    """What the letter to each offender says of how he was heard."""
    return {
        number: {
            "hearing": HearingFacts(
                asked_on=row.on,
                received_on=row.received_on,
                is_oral=row.manner is ZienswijzeManner.ORAL,
                summary=row.summary,
                ground=row.ground.label if row.ground else "",
                article=row.ground.article if row.ground else "",
            )
        }
        for number, row in hearings_of(step, claim).items()
    }
