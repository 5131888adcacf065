"""A letter leaves the house: which document, to which party, how and on which day."""

from collections.abc import Collection, Sequence

from sqlmodel import col, select

from models.closure.approval import Approval
from models.closure.closure_forms import AnnouncementForm
from models.closure.document import Dispatch, Document, DocumentKind
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import WeerbaarError
from tasks.closure.approvals import documents_of
from tasks.closure.case_step import Step, parties_of
from tasks.closure.people.addressees_present import refuse_missing_addressees
from tasks.closure.people.routes import keep, leaving, told
from tasks.closure.people.sendings import INTENT, missed_parties
from tasks.register.acting import id_of

MAY_WAIT = frozenset(
    {
        DocumentKind.DECISION,
        DocumentKind.WARNING,
        DocumentKind.CHANGE_DECISION,
        DocumentKind.WARNING_CHANGE,
        DocumentKind.REMEDY_DECISION,
        DocumentKind.COST_DECISION,
        DocumentKind.COLLECTION_DECISION,
        DocumentKind.INTEREST_DECISION,
        DocumentKind.PENALTY_CHANGE,
        DocumentKind.LATE_PENALTY,
        DocumentKind.REPAYMENT_DECISION,
    }
)
"""A party can get it later, by a letter of his own."""


class OtherDayError(WeerbaarError):
    """Raised when a letter leaves on another day than the one its terms were counted from."""


class ForgottenPartyError(WeerbaarError):
    """Raised when a party was added after the letters were made, so that it would get none."""


def dispatch(
    step: Step,
    approval: Approval,
    kind: DocumentKind,
    form: AnnouncementForm,
    wanted: Collection[int] | None = None,
) -> tuple[int, ...]:
    """Record the dispatch of the letters; to which parties, or nobody when they had left already.

    They must reach the parties of these numbers; without numbers every party of the case. The
    terms in a letter count from the day for which it was made, so no other day is accepted.
    """
    letters = documents_of(step.session, approval, {kind})
    sent = _first_dispatch(step, letters)
    if sent is not None and sent.sent_on == form.on:
        return ()
    if sent is not None:
        raise OtherDayError(
            f"Zaak {step.case.reference}: {kind.label} versie {approval.number} is al verzonden op "
            f"{dutch_date(sent.sent_on)}; nog eens op {dutch_date(form.on)} kan niet."
        )
    _refuse_forgotten_parties(step, letters, wanted)
    if wanted is None:
        refuse_missing_addressees(step)
    found = leaving(step, form, letters, form.party_channels, may_wait=kind in MAY_WAIT)
    planned = approval.takes_effect_on
    if planned != form.on:
        raise OtherDayError(
            f"Zaak {step.case.reference}: de brief is gemaakt voor verzending op "
            f"{dutch_date(planned)}, niet op {dutch_date(form.on)}; maak hem opnieuw."
        )
    for one in found:
        keep(step, one)
    step.record(
        EventKind.MESSAGE,
        f"{kind.label.capitalize()} versie {approval.number} verzonden {told(found, letters)}.",
        "artikel 3:41 Awb",
    )
    return tuple(one.party for one in found)


def tell_who_was_missed(step: Step, what: Occurrence, decision: int | None = None) -> None:
    """Keep of each party whose letter goes later that it has not reached him yet."""
    for party in missed_parties(step, decision or INTENT):
        step.happened(what, party=party.number, decision=decision)


def are_out(step: Step, letters: Sequence[Document]) -> bool:
    """True when these letters, which leave together, are out of the house."""
    return _first_dispatch(step, letters) is not None


def has_left(step: Step, approval: Approval, kind: DocumentKind) -> bool:
    """True when the letters of this version are out of the house."""
    return are_out(step, documents_of(step.session, approval, {kind}))


def _first_dispatch(step: Step, letters: Sequence[Document]) -> Dispatch | None:
    wanted = [id_of(letter) for letter in letters]
    return step.session.exec(select(Dispatch).where(col(Dispatch.document_id).in_(wanted))).first()


def _refuse_forgotten_parties(
    step: Step, letters: list[Document], wanted: Collection[int] | None
) -> None:
    """The order must reach everyone with a right of use (Awb 5:24, third paragraph)."""
    reached = {letter.party_number for letter in letters}
    forgotten = [
        str(party.number)
        for party in parties_of(step.session, step.case_id)
        if party.number not in reached and (wanted is None or party.number in wanted)
    ]
    if forgotten:
        raise ForgottenPartyError(
            f"Zaak {step.case.reference}: partij {join_dutch(forgotten)} kwam er later bij en "
            "heeft nog geen brief; maak de brieven opnieuw en laat ze goedkeuren."
        )
