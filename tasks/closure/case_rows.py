"""What the yearly figures read of the closures of drug premises: the query of each subject."""

from datetime import date

from sqlalchemy import ColumnElement, Subquery, case, cast, literal, select
from sqlalchemy import String as Text
from sqlmodel import col, func

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase, Finding
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.money.claim import Claim, ClaimPayment
from models.closure.track import Track
from models.common.premises import Premises
from models.law.closure.measures import DrugList, MeasureKind
from models.law.closure.money.claims import ClaimKind
from models.law.closure.remedies.tracks import TRACKS, TrackKind
from tasks.closure.papers.delivery_list import CSV_NAME, count_addresses
from tasks.register.row_source import Rows, RowSource, days_since, yes_or_no

MEASURE_LETTERS = {
    DocumentKind.WARNING: MeasureKind.WARNING,
    DocumentKind.PENALTY_ORDER: MeasureKind.PENALTY_ORDER,
    DocumentKind.DECISION: MeasureKind.CLOSURE,
}

OUTCOMES = [state for state, after in TRACKS[TrackKind.OBJECTION].items() if not after]
"""How an objection ends."""


def _decisions() -> Subquery:
    """The first day on which the decision of each case left, and what it was."""
    return (
        select(
            col(Dispatch.case_id).label("case_id"),
            case(
                *(
                    (col(Document.kind) == letter, measure.value)
                    for letter, measure in MEASURE_LETTERS.items()
                )
            ).label("kind"),
            func.min(Dispatch.sent_on).label("sent_on"),
        )
        .join(Document, col(Document.id) == col(Dispatch.document_id))
        .where(col(Document.kind).in_(MEASURE_LETTERS))
        .group_by(col(Dispatch.case_id), col(Document.kind))
        .subquery()
    )


def _found(*drug_lists: DrugList) -> ColumnElement[str]:
    found = select(col(Finding.id)).where(
        col(Finding.case_id) == col(ClosureCase.id), col(Finding.drug_list).in_(drug_lists)
    )
    return yes_or_no(found.exists())


def measures() -> Rows:
    sent = _decisions()
    return (
        select(
            col(ClosureCase.reference).label("key"),
            col(ClosureCase.municipality_code).label("municipality"),
            sent.c.sent_on.label("on"),
            sent.c.kind.label("kind"),
            col(Premises.kind).label("premises"),
            _found(DrugList.I, DrugList.IA).label("list_i"),
            _found(DrugList.II).label("list_ii"),
            col(ClosureCase.reported_on).label("raw"),
        )
        .join(sent, sent.c.case_id == ClosureCase.id)
        .join(Premises, col(Premises.id) == col(ClosureCase.premises_id))
    )


def reports() -> Rows:
    return select(
        col(ClosureCase.reference).label("key"),
        col(ClosureCase.municipality_code).label("municipality"),
        col(ClosureCase.reported_on).label("on"),
        col(ClosureCase.found_on).label("raw"),
    ).where(col(ClosureCase.withdrawn_on).is_(None))


def closings() -> Rows:
    """Premises that closed on or after the day of the decision; in urgent cases it is before."""
    sent = _decisions()
    return (
        select(
            col(ClosureCase.reference).label("key"),
            col(ClosureCase.municipality_code).label("municipality"),
            col(ClosureCase.closed_on).label("on"),
            sent.c.sent_on.label("raw"),
        )
        .join(sent, sent.c.case_id == ClosureCase.id)
        .where(
            sent.c.kind == MeasureKind.CLOSURE.value, col(ClosureCase.closed_on) >= sent.c.sent_on
        )
    )


def _track_key() -> ColumnElement[str]:
    return _numbered(Track.number)


def _numbered(*numbers: int) -> ColumnElement[str]:
    key: ColumnElement[str] = cast(col(ClosureCase.reference), Text)
    for number in numbers:
        key = key + literal(" ") + cast(col(number), Text)
    return key


def objections() -> Rows:
    return (
        select(
            _track_key().label("key"),
            col(ClosureCase.municipality_code).label("municipality"),
            col(Track.opened_on).label("on"),
        )
        .join(ClosureCase, col(ClosureCase.id) == col(Track.case_id))
        .where(col(Track.kind) == TrackKind.OBJECTION)
    )


def objection_outcomes() -> Rows:
    return (
        select(
            _track_key().label("key"),
            col(ClosureCase.municipality_code).label("municipality"),
            col(Track.changed_on).label("on"),
            col(Track.state).label("outcome"),
        )
        .join(ClosureCase, col(ClosureCase.id) == col(Track.case_id))
        .where(col(Track.kind) == TrackKind.OBJECTION, col(Track.state).in_(OUTCOMES))
    )


def recoveries() -> Rows:
    """Each payment of costs, by the day on which it came in."""
    key = _numbered(Claim.number, ClaimPayment.number)
    return (
        select(
            key.label("key"),
            col(ClosureCase.municipality_code).label("municipality"),
            col(ClaimPayment.on).label("on"),
            col(ClaimPayment.cents).label("raw"),
        )
        .join(Claim, col(Claim.id) == col(ClaimPayment.claim_id))
        .join(ClosureCase, col(ClosureCase.id) == col(Claim.case_id))
        .where(col(Claim.kind) == ClaimKind.COSTS)
    )


def letters() -> Rows:
    """The delivery list that was approved for the day on which the premises closed."""
    newest = (
        select(
            col(Approval.case_id).label("case_id"),
            col(Approval.takes_effect_on).label("closing_on"),
            func.max(Approval.number).label("version"),
        )
        .where(
            col(Approval.subject) == ApprovalSubject.COMMUNICATION,
            col(Approval.approved_by).is_not(None),
        )
        .group_by(col(Approval.case_id), col(Approval.takes_effect_on))
        .subquery()
    )
    return (
        select(
            col(ClosureCase.reference).label("key"),
            col(ClosureCase.municipality_code).label("municipality"),
            col(ClosureCase.closed_on).label("on"),
            col(Document.content).label("raw"),
        )
        .join(newest, newest.c.case_id == ClosureCase.id)
        .join(Document, col(Document.case_id) == col(ClosureCase.id))
        .where(
            newest.c.closing_on == col(ClosureCase.closed_on),
            col(Document.kind) == DocumentKind.DELIVERY_LIST,
            col(Document.name) == CSV_NAME,
            col(Document.version) == newest.c.version,
        )
    )


def _euros(_on: date, cents: int) -> int:
    """A payment in whole euros, a half upwards."""
    return (cents + 50) // 100


def _addresses(_on: date, content: bytes) -> int:
    return count_addresses(content)


ROW_SOURCES = (
    RowSource("measures", measures, ("kind", "premises", "list_i", "list_ii"), days_since),
    RowSource("reports", reports, amount=days_since),
    RowSource("closings", closings, amount=days_since),
    RowSource("objections", objections),
    RowSource("objection_outcomes", objection_outcomes, ("outcome",)),
    RowSource("recoveries", recoveries, amount=_euros),
    RowSource("letters", letters, amount=_addresses),
)
"""What this wing gives the yearly figures to count."""
