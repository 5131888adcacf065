"""What a signal says, in Dutch words, for whoever may know it."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.common.business import Business
from models.common.municipality import Officer
from models.common.premises import Address
from models.law.common.dutch import short_date
from models.law.common.term_words import decree_warning
from models.signals.signal import ConsultationDecision, Enrichment, Signal
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.signals.signal_neighbours import SignalNeighbours


@dataclass(frozen=True)
class EnrichmentText:
    """One entry that was added, with who added it."""

    number: int
    on: date
    source: str
    legal_ground: str
    officer: str
    facts: str

    @property
    def without_number(self) -> str:
        """The facts with their day and source, and not who added them."""
        return f"{short_date(self.on)}, {self.source}: {self.facts}"

    @property
    def said(self) -> str:
        """The same after its number."""
        return f"{self.number}. {self.without_number}"

    @property
    def ground(self) -> str:
        """On what basis it was added."""
        return f"{self.number}. {self.legal_ground}"


@dataclass(frozen=True)
class SignalText:
    """All of a signal but who reported it; what is not known is empty."""

    reference: str
    source: str
    source_number: str
    received_on: date
    received_time: str
    theme: str
    urgency: str
    place: str
    kvk_number: str
    trade_name: str
    label: str
    """The label of the business as it is now, with its day and reason."""
    facts: str
    interpretation: str
    reliability: str
    sharing: str
    legal_ground: str
    enrichments: tuple[EnrichmentText, ...]
    decisions: tuple[str, ...]
    assessment: str
    owner: str
    comes_from: str
    case: str
    answer: str
    review_on: date
    retain_until: date
    is_open: bool


def text_of_signal(session: Session, signal: Signal, near: SignalNeighbours) -> SignalText:
    """What a signal says, without asking who reads it."""
    business = session.get(Business, signal.business_id) if signal.business_id else None
    owner = session.get_one(Officer, signal.owner_id).code if signal.owner_id else ""
    return SignalText(
        reference=signal.reference,
        source=signal.source.label,
        source_number=signal.source_number,
        received_on=signal.received_on,
        received_time=signal.received_time,
        theme=signal.theme.label,
        urgency=signal.urgency.label,
        place=_place(session, signal, business),
        kvk_number=business.kvk_number if business else "",
        trade_name=business.trade_name if business else "",
        label=_label(business) if business else "",
        facts=signal.facts,
        interpretation=signal.interpretation,
        reliability=signal.reliability.label,
        sharing=signal.sharing.label,
        legal_ground=signal.legal_ground,
        enrichments=_enrichments(session, signal),
        decisions=_decisions(session, signal),
        assessment=_assessment(signal),
        owner=owner,
        comes_from=_comes_from(session, signal, near),
        case=near.named_case(session, signal.case_id) if signal.case_id else "",
        answer=_answer(signal),
        review_on=signal.review_on,
        retain_until=signal.retain_until,
        is_open=signal.is_open,
    )


def _assessment(signal: Signal) -> str:
    if signal.assessment is None or signal.assessed_on is None:
        return ""
    return f"{signal.assessment.label} ({short_date(signal.assessed_on)})"


def _place(session: Session, signal: Signal, business: Business | None) -> str:
    bag_id = business.bag_id if business else signal.bag_id
    if bag_id is None:
        return signal.place
    address = session.get_one(Address, bag_id)
    return f"{address.line}, {address.place}"


def _label(business: Business) -> str:
    return (
        f"{business.label.label} sinds {short_date(business.labelled_on)}: {business.label_reason}"
    )


def _enrichments(session: Session, signal: Signal) -> tuple[EnrichmentText, ...]:
    rows = session.exec(
        select(Enrichment, Officer.code)
        .join(Officer, col(Officer.id) == col(Enrichment.officer_id))
        .where(Enrichment.signal_id == id_of(signal))
        .order_by(col(Enrichment.number))
    )
    return tuple(
        EnrichmentText(row.number, row.on, row.source, row.legal_ground, code, row.facts)
        for row, code in rows
    )


def _decisions(session: Session, signal: Signal) -> tuple[str, ...]:
    rows = session.exec(
        select(ConsultationDecision)
        .where(ConsultationDecision.signal_id == id_of(signal))
        .order_by(col(ConsultationDecision.on))
    )
    return tuple(f"{short_date(row.on)}: {row.decision.label}" for row in rows)


def _comes_from(session: Session, signal: Signal, near: SignalNeighbours) -> str:
    """The control and its visit."""
    if signal.round_id is None:
        return ""
    return near.named_round(session, signal.round_id, signal.visit_id)


def _answer(signal: Signal) -> str:
    if signal.answered_on is not None:
        return f"gegeven op {short_date(signal.answered_on)}"
    if signal.answer_by is not None:
        warning = decree_warning(signal.received_on, signal.answer_by, policies.calendar())
        return f"uiterlijk {short_date(signal.answer_by)}{warning}"
    return "geen: de melder is anoniem" if signal.is_anonymous else "niet vastgelegd"
