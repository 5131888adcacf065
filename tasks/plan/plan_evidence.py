"""What in the register shows that the actions of a plan are carried out: read, never copied."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.document import Dispatch, Document, DocumentKind
from models.control.control_round import ControlRound, RoundStatus
from models.instruments.instrument import Instrument
from models.law.common.dutch import plural
from models.law.control.control_cycle import RoundKind
from models.law.instruments.instruments import InstrumentKind
from models.law.plan.action_plan import ActionPlan, EvidenceSource
from models.plan.action import ActionEvidence, CommunicationItem, PlanMeeting
from models.signals.signal import ConsultationDecision, Signal
from tasks.register.references import Referenced


@dataclass(frozen=True)
class EvidenceLine:
    """One thing that was done for an action, without persons and addresses."""

    reference: str
    """Of the round, the case or the act; empty for what has none."""
    on: date | None
    """None for a linked thing that is no longer in the register."""
    words: str
    """Dutch: what it is."""
    is_public: bool = False
    """True for what points to nobody, however few there are: rounds, meetings, the calendar."""


@dataclass(frozen=True)
class _Year:
    """Where a source looks: one register, the municipalities of a plan, its year."""

    session: Session
    codes: tuple[str, ...]
    first: date
    last: date


Found = tuple[str, EvidenceLine]
"""The CBS code of the municipality, and what was done there."""
Numbered = tuple[int, str, EvidenceLine]
"""The same with the number of the action."""
EvidenceOf = Mapping[tuple[str, int], tuple[EvidenceLine, ...]]
"""Everything found, by CBS code and number of the action, by day."""


def evidence_of(session: Session, plan: ActionPlan) -> EvidenceOf:
    """Everything that was done for each action of each municipality of the plan, by day."""
    year = _Year(session, tuple(plan.municipalities), plan.valid_from, plan.valid_to)
    found: dict[tuple[str, int], set[EvidenceLine]] = defaultdict(set)
    for action in plan.actions:
        for source in action.evidence:
            for code, line in _READERS[source](year):
                found[code, action.number].add(line)
    for number, code, line in (*_meetings(year), *_calendar(year)):
        found[code, number].add(line)
    for number, code, line in _links(year):
        if line.reference not in {known.reference for known in found[code, number]}:
            found[code, number].add(line)
    return {
        key: tuple(
            sorted(lines, key=lambda line: (line.on or date.max, line.reference, line.words))
        )
        for key, lines in found.items()
    }


def _rounds(*kinds: RoundKind) -> Callable[[_Year], Iterator[Found]]:
    """A reader of the rounds of these kinds that were held."""

    def read(year: _Year) -> Iterator[Found]:
        rows = year.session.exec(
            select(ControlRound).where(
                col(ControlRound.municipality_code).in_(year.codes),
                ControlRound.status == RoundStatus.HELD,
                col(ControlRound.kind).in_(kinds),
                col(ControlRound.planned_on).between(year.first, year.last),
            )
        )
        for row in rows:
            yield row.municipality_code, _round_line(row)

    return read


def _round_line(row: ControlRound) -> EvidenceLine:
    theme = f", {row.theme.label}" if row.theme else ""
    words = f"controle: {row.kind.label}{theme}"
    return EvidenceLine(row.reference, row.planned_on, words, is_public=True)


def _instruments(kind: InstrumentKind) -> Callable[[_Year], Iterator[Found]]:
    """A reader of the acts of one kind."""

    def read(year: _Year) -> Iterator[Found]:
        rows = year.session.exec(
            select(Instrument).where(
                col(Instrument.municipality_code).in_(year.codes),
                Instrument.kind == kind,
                col(Instrument.on).between(year.first, year.last),
            )
        )
        for row in rows:
            yield row.municipality_code, EvidenceLine(row.reference, row.on, row.kind.label)

    return read


def _dor(year: _Year) -> Iterator[Found]:
    yield from _instruments(InstrumentKind.DOR)(year)
    yield from _rounds(RoundKind.DOR)(year)


def _consultations(year: _Year) -> Iterator[Found]:
    """A line for each day on which signals were decided; never which ones."""
    rows = year.session.exec(
        select(col(Signal.municipality_code), col(ConsultationDecision.on))
        .join(ConsultationDecision, col(ConsultationDecision.signal_id) == col(Signal.id))
        .where(
            col(Signal.municipality_code).in_(year.codes),
            col(ConsultationDecision.on).between(year.first, year.last),
        )
    )
    for (code, on), count in Counter(rows).items():
        words = f"overleg: besluit over {plural(count, 'signaal', 'signalen')}"
        yield code, EvidenceLine("", on, words)


def _closures(year: _Year) -> Iterator[Found]:
    """Premises that were closed, and warnings and orders under penalty that were sent."""
    closed = year.session.exec(
        select(ClosureCase).where(
            col(ClosureCase.municipality_code).in_(year.codes),
            col(ClosureCase.closed_on).between(year.first, year.last),
        )
    )
    for case in closed:
        yield case.municipality_code, EvidenceLine(case.reference, case.closed_on, "pand gesloten")
    # Each party gets a letter; the first one that left decides.
    sent = year.session.exec(
        select(
            col(ClosureCase.municipality_code),
            col(ClosureCase.reference),
            col(Document.kind),
            col(Dispatch.sent_on),
        )
        .join(Dispatch, col(Dispatch.case_id) == col(ClosureCase.id))
        .join(Document, col(Document.id) == col(Dispatch.document_id))
        .where(
            col(ClosureCase.municipality_code).in_(year.codes),
            col(Document.kind).in_((DocumentKind.WARNING, DocumentKind.PENALTY_ORDER)),
        )
        .order_by(col(Dispatch.sent_on).desc())
    )
    first = {(code, reference, kind): on for code, reference, kind, on in sent}
    for (code, reference, kind), on in first.items():
        if year.first <= on <= year.last:
            yield code, EvidenceLine(reference, on, kind.label)


def _communications(year: _Year) -> Iterator[Found]:
    """Poster, letter and press release of a closure, from the first approval."""
    rows = year.session.exec(
        select(ClosureCase, Approval)
        .join(Approval, col(Approval.case_id) == col(ClosureCase.id))
        .where(
            col(ClosureCase.municipality_code).in_(year.codes),
            Approval.subject == ApprovalSubject.COMMUNICATION,
            col(Approval.approved_on).is_not(None),
        )
        .order_by(col(Approval.number).desc())
    )
    first = {case.reference: (case, approval.approved_on) for case, approval in rows}
    for reference, (case, on) in first.items():
        if on and year.first <= on <= year.last:
            words = "poster, bewonersbrief en persbericht"
            yield case.municipality_code, EvidenceLine(reference, on, words)


_READERS: Mapping[EvidenceSource, Callable[[_Year], Iterator[Found]]] = {
    EvidenceSource.CONTROL_ROUND: _rounds(*RoundKind),
    EvidenceSource.THESEUS_ROUND: _rounds(RoundKind.WHITE_SPOTS, RoundKind.RED_LABELS),
    EvidenceSource.ACTION_WEEK: _rounds(RoundKind.ACTION_WEEK),
    EvidenceSource.DOR_CONTROL: _dor,
    EvidenceSource.BIBOB: _instruments(InstrumentKind.BIBOB),
    EvidenceSource.STOP_TALK: _instruments(InstrumentKind.STOP_TALK),
    EvidenceSource.CONSULTATION: _consultations,
    EvidenceSource.CLOSURE: _closures,
    EvidenceSource.CLOSURE_COMMUNICATION: _communications,
}


def _meetings(year: _Year) -> Iterator[Numbered]:
    for row in year.session.exec(
        select(PlanMeeting).where(
            col(PlanMeeting.municipality_code).in_(year.codes), PlanMeeting.year == year.first.year
        )
    ):
        came = (
            "" if row.attendance is None else f", {plural(row.attendance, 'bezoeker', 'bezoekers')}"
        )
        words = f"{row.kind.label}: {row.title}{came}"
        yield (
            row.action_number,
            row.municipality_code,
            EvidenceLine("", row.on, words, is_public=True),
        )


def _calendar(year: _Year) -> Iterator[Numbered]:
    """What was done of the calendar of this year and names an action."""
    rows = year.session.exec(
        select(CommunicationItem).where(
            col(CommunicationItem.municipality_code).in_(year.codes),
            col(CommunicationItem.planned_on).between(year.first, year.last),
            col(CommunicationItem.done_on).is_not(None),
        )
    )
    for row in rows:
        if row.action_number is not None:
            words = f"{row.channel.label}: {row.what}"
            line = EvidenceLine(row.reference, row.done_on, words, is_public=True)
            yield row.action_number, row.municipality_code, line


def _links(year: _Year) -> Iterator[Numbered]:
    rows = year.session.exec(
        select(ActionEvidence).where(
            col(ActionEvidence.municipality_code).in_(year.codes),
            ActionEvidence.year == year.first.year,
        )
    )
    for row in rows:
        gone = EvidenceLine(row.reference, None, "staat niet meer in het register")
        line = line_of(year.session, row.municipality_code, row.reference) or gone
        yield row.action_number, row.municipality_code, line


def line_of(session: Session, municipality_code: str, reference: str) -> EvidenceLine | None:
    """The round, closure or act of this municipality with this reference."""

    def here(table: type[Referenced]) -> ColumnElement[bool]:
        return and_(
            col(table.municipality_code) == municipality_code, col(table.reference) == reference
        )

    if held := session.exec(select(ControlRound).where(here(ControlRound))).first():
        return _round_line(held)
    if case := session.exec(select(ClosureCase).where(here(ClosureCase))).first():
        return EvidenceLine(reference, case.closed_on or case.reported_on, case.status.label)
    if act := session.exec(select(Instrument).where(here(Instrument))).first():
        return EvidenceLine(reference, act.on, act.kind.label)
    return None
