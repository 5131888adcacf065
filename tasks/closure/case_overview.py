"""Reading cases: the timeline of one, and what waits for a second person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.document import Document
from models.closure.term import Term
from models.common.history import Event
from models.common.municipality import Municipality, Officer
from models.common.visitor import told_door
from models.law.closure.procedure import CaseStatus
from models.law.common.roles import Action
from tasks.closure.case_step import UnknownCaseError
from tasks.closure.letters.letter_version import told_version
from tasks.closure.remedies.track_course import TrackLine, course_of
from tasks.documents.rendering import RenderedFile
from tasks.register.acting import acting_officer, id_of
from tasks.register.chains import events_of
from tasks.register.references import named
from tasks.register.resources import reading


@dataclass(frozen=True)
class TimelineEvent:
    """One thing that happened in a case."""

    on: date
    officer: str
    what: str
    rule: str
    door: str
    """By which door it came in, in Dutch, and whether the officer had logged in."""


@dataclass(frozen=True)
class TimelineTerm:
    """One term with the reason of its last day."""

    label: str
    nature: str
    starts_on: date
    last_day: date
    met_on: date | None
    explanation: str
    party: int | None = None
    """Number of the party whose term it is; None: it runs for the whole case."""
    decision: int | None = None
    """Number of the decision that it belongs to, when it is of one."""


@dataclass(frozen=True)
class Timeline:
    """What happened in a case, and which terms it has."""

    reference: str
    municipality: str
    status: CaseStatus
    events: tuple[TimelineEvent, ...]
    terms: tuple[TimelineTerm, ...]
    tracks: tuple[TrackLine, ...]
    """What runs beside the case: who objected, what a judge ordered."""
    documents: tuple[str, ...]


def require_reader(reference: str, by: str) -> None:
    """Refuse who may not read this case; raises UnknownCaseError."""
    with reading() as session:
        case = _case(session, reference)
        acting_officer(session, by, Action.READ_CASE, case.municipality_code)


def timeline_of(reference: str) -> Timeline:
    """Everything that happened in a case, in order; raises UnknownCaseError."""
    with reading() as session:
        case = _case(session, reference)
        terms = session.exec(
            select(Term).where(Term.case_id == case.id).order_by(col(Term.last_day), col(Term.id))
        ).all()
        return Timeline(
            reference=case.reference,
            municipality=session.get_one(Municipality, case.municipality_code).name,
            status=case.status,
            events=tuple(
                TimelineEvent(
                    event.on,
                    event.officer,
                    event.what,
                    event.rule,
                    told_door(event.door, authenticated=event.authenticated),
                )
                for event in events_of(session, case.reference)
            ),
            terms=tuple(
                TimelineTerm(
                    term.kind.label,
                    term.nature.label,
                    term.starts_on,
                    term.last_day,
                    term.met_on,
                    term.explanation,
                    term.party_number,
                    term.decision_number,
                )
                for term in terms
            ),
            tracks=tuple(course_of(session, id_of(case))),
            documents=tuple(document.name for document in _documents(session, case)),
        )


@dataclass(frozen=True)
class WaitingApproval:
    """What one officer made and another must approve."""

    reference: str
    subject: ApprovalSubject
    number: int
    prepared_by: str
    prepared_on: date
    draft: str


def waiting_approvals(codes: Sequence[str]) -> tuple[WaitingApproval, ...]:
    """What waits for a second person in these municipalities, oldest first.

    Only the newest version counts.
    """
    with reading() as session:
        rows = session.exec(
            select(Approval, ClosureCase, Officer)
            .join(ClosureCase, col(ClosureCase.id) == col(Approval.case_id))
            .join(Officer, col(Officer.id) == col(Approval.prepared_by))
            .where(col(ClosureCase.municipality_code).in_(codes))
            .order_by(col(Approval.id))
        ).all()
        newest = {(row.case_id, row.subject): (row, case, maker) for row, case, maker in rows}
        return tuple(
            WaitingApproval(
                case.reference,
                row.subject,
                told_version(session, row),
                maker.code,
                row.prepared_on,
                row.draft,
            )
            for row, case, maker in newest.values()
            if row.approved_by is None
            and row.voided_on is None
            and case.status not in (CaseStatus.ARCHIVED, CaseStatus.WITHDRAWN)
        )


def _case(session: Session, reference: str) -> ClosureCase:
    case = session.exec(select(ClosureCase).where(named(ClosureCase, reference))).first()
    if case is None:
        raise UnknownCaseError(f"Zaak {reference} bestaat niet.")
    return case


def _documents(session: Session, case: ClosureCase) -> Iterator[Document]:
    """The newest version of each document."""
    newest: dict[str, Document] = {}
    for document in session.exec(
        select(Document).where(Document.case_id == case.id).order_by(col(Document.id))
    ):
        newest[document.name] = document
    yield from newest.values()


def documents_of(reference: str) -> tuple[RenderedFile, ...]:
    """The newest version of each document of a case; raises UnknownCaseError."""
    with reading() as session:
        return tuple(
            RenderedFile(document.name, document.media_type, document.content)
            for document in _documents(session, _case(session, reference))
        )


def cases_without_history(session: Session) -> Iterator[str]:
    """Cases of which not one event is left: a chain that is gone has no broken link."""
    rows = session.exec(
        select(ClosureCase.reference)
        .where(col(ClosureCase.reference).not_in(select(Event.chain)))
        .order_by(col(ClosureCase.id))
    )
    yield from (f"{reference}: de geschiedenis ontbreekt." for reference in rows)
