"""The file of a case as one page tells it: the place, what was found, what was made and sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase, Finding
from models.closure.document import Document
from models.common.message import OutgoingMessage
from models.common.municipality import Municipality, Officer, Partner
from models.law.closure.sanctions import Proposal
from models.law.common.dutch import dutch_number
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step, UnknownCaseError, findings_of
from tasks.closure.letter_facts import proposal_for
from tasks.closure.reading.case_course import CourseStep, course_line
from tasks.closure.reading.ready_papers import PUBLIC_KINDS, PaperLine, ReadyLine, ready_lines
from tasks.closure.site.places import places_of
from tasks.closure.site.repeats import told_repeats
from tasks.mail.mime import subject_of
from tasks.register.acting import id_of
from tasks.register.chains import events_of
from tasks.register.clock import AMSTERDAM
from tasks.register.references import named


@dataclass(frozen=True)
class PlaceLine:
    """One address of the case."""

    words: str
    bag_id: str
    kind: str


@dataclass(frozen=True)
class ProposalLine:
    """What the matrix proposes today, with where it says so; or why it proposes nothing."""

    measure: str
    row: str
    source: str
    explanation: str


@dataclass(frozen=True)
class MailLine:
    """One mail about the case, to a partner organisation."""

    id: int
    to: str
    subject: str
    state: str
    moment: datetime
    """When it was sent or refused, else when it was written."""
    last_reply: str


@dataclass(frozen=True)
class CaseOutline:
    """What everybody reads who works at a case, communications too: no address, find or person."""

    reference: str
    municipality_code: str
    municipality: str
    status: str
    course: tuple[CourseStep, ...]
    ready: tuple[ReadyLine, ...]
    papers: tuple[PaperLine, ...]


@dataclass(frozen=True)
class CaseFacts:
    """What only who may read the case sees, beside its outline; persons stand apart."""

    report_number: str
    found_on: date
    reported_on: date
    urgency: str
    urgency_reason: str
    places: tuple[PlaceLine, ...]
    finds: tuple[str, ...]
    proposal: ProposalLine
    repeats: tuple[str, ...]
    mails: tuple[MailLine, ...]


def find_case(session: Session, reference: str) -> ClosureCase:
    """The case with this reference, or UnknownCaseError."""
    case = session.exec(select(ClosureCase).where(named(ClosureCase, reference))).first()
    if case is None:
        raise UnknownCaseError(f"Zaak {reference} bestaat niet.")
    return case


def outline_of(session: Session, case: ClosureCase, *, only_public: bool) -> CaseOutline:
    """Where the case stands; with `only_public` no more papers than communications makes."""
    history = events_of(session, case.reference)
    return CaseOutline(
        reference=case.reference,
        municipality_code=case.municipality_code,
        municipality=session.get_one(Municipality, case.municipality_code).name,
        status=case.status.label,
        course=course_line(case, history),
        ready=tuple(ready_lines(session, case)),
        papers=tuple(_papers(session, case, only_public=only_public)),
    )


def facts_of(session: Session, case: ClosureCase, on: date) -> CaseFacts:
    """The place, the finds, what the matrix of `on` proposes, and the mails."""
    return CaseFacts(
        report_number=case.report_number,
        found_on=case.found_on,
        reported_on=case.reported_on,
        urgency=case.urgency.label,
        urgency_reason=case.urgency_reason or "",
        places=tuple(
            PlaceLine(
                f"{place.words(place.address.place)}, {place.address.place}",
                place.address.bag_id,
                place.kind.label,
            )
            for place in places_of(session, case)
        ),
        finds=tuple(_find_words(find) for find in findings_of(session, id_of(case))),
        proposal=proposal_line(session, case, on),
        repeats=told_repeats(case.reference, on),
        mails=tuple(mails_of(session, case.reference)),
    )


def in_short(session: Session, case: ClosureCase) -> str:
    """What a case is about, on one line: its address, and the measure as far as there is one."""
    place = places_of(session, case)[0]
    words = f"{place.words(place.address.place)}, {place.address.place}"
    return f"{words}: {case.measure.label}" if case.measure else words


def _find_words(find: Finding) -> str:
    amount = f"{dutch_number(find.amount)} {find.unit.label} " if find.amount and find.unit else ""
    of_list = f" (lijst {find.drug_list.value})" if find.drug_list else ""
    return f"{amount}{find.description}{of_list}"


def proposal_line(session: Session, case: ClosureCase, on: date) -> ProposalLine:
    """Asked with nobody acting, as reading is; a refusal is the explanation."""
    at = datetime.combine(on, time(), AMSTERDAM)
    try:
        found = proposal_for(Step(session, Officer(code="", name="", email=""), on, at, case), on)
    except WeerbaarError as error:
        return ProposalLine("", "", "", str(error))
    return told_proposal(found)


def told_proposal(found: Proposal) -> ProposalLine:
    """A proposal in words."""
    return ProposalLine(
        found.measure.describe(), found.row_id or "", found.source, found.explanation
    )


def _papers(session: Session, case: ClosureCase, *, only_public: bool) -> Sequence[PaperLine]:
    """The newest version of each, in the order in which they were first made."""
    columns = (Document.name, Document.kind, Document.version, Document.media_type)
    asked: Any = select(*columns, Document.made_on)  # type: ignore[call-overload]
    asked = asked.where(Document.case_id == case.id).order_by(col(Document.id))
    if only_public:
        asked = asked.where(col(Document.kind).in_(PUBLIC_KINDS))
    newest: dict[str, PaperLine] = {}
    for name, kind, version, media_type, made_on in session.exec(asked):
        newest[name] = PaperLine(name, kind, version, media_type, made_on)
    return tuple(newest.values())


def mails_of(session: Session, reference: str) -> Iterator[MailLine]:
    """Every mail of the case, newest first."""
    rows = session.exec(
        select(OutgoingMessage, Partner)
        .join(Partner, col(Partner.id) == col(OutgoingMessage.partner_id), isouter=True)
        .where(OutgoingMessage.chain == reference)
        .order_by(col(OutgoingMessage.id).desc())
    )
    for row, partner in rows:
        yield MailLine(
            id=id_of(row),
            to=partner.name if partner else row.recipient,
            subject=subject_of(row.mime),
            state=row.state.label,
            moment=(row.finished_at or row.queued_at).astimezone(AMSTERDAM),
            last_reply=row.last_reply,
        )
