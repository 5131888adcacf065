"""What a police report would give, before anything is stored: the same step, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase
from models.closure.closure_forms import PoliceReportForm
from models.closure.term import Term
from models.common.premises import Address, Premises
from tasks.closure.police_reports import record_in
from tasks.closure.reading.case_file import ProposalLine, proposal_line
from tasks.closure.site.repeats import proposed_repeats
from tasks.register.acting import id_of
from tasks.register.resources import transaction


@dataclass(frozen=True)
class TriedTerm:
    """One term that would begin."""

    label: str
    last_day: date
    explanation: str


@dataclass(frozen=True)
class Tried:
    """What would come of a report."""

    is_new: bool
    """False: the report has a case already, which it would change or leave as it is."""
    reference: str
    address: str
    proposal: ProposalLine
    terms: Sequence[TriedTerm]
    earlier: Sequence[str]
    """What happened here before, as far as the register knows."""


def try_report(form: PoliceReportForm, at: datetime) -> Tried:
    """Every refusal of the real step, and else what it would give; nothing is kept."""
    with transaction() as session:
        known = session.exec(
            select(ClosureCase.id).where(ClosureCase.report_number == form.report_number)
        ).all()
        case = record_in(session, form, at)
        session.flush()
        tried = _told(session, case, form.on, is_new=id_of(case) not in known)
        session.rollback()
    return tried


def _told(session: Session, case: ClosureCase, on: date, *, is_new: bool) -> Tried:
    terms = session.exec(
        select(Term).where(Term.case_id == case.id).order_by(col(Term.last_day))
    ).all()
    premises = session.get_one(Premises, case.premises_id)
    address = session.get_one(Address, premises.bag_id)
    return Tried(
        is_new=is_new,
        reference=case.reference,
        address=f"{address.line}, {address.place}",
        proposal=proposal_line(session, case, on),
        terms=[TriedTerm(term.kind.label, term.last_day, term.explanation) for term in terms],
        earlier=[
            *(offence.words for offence in proposed_repeats(session, case, on)),
            *cases_at(session, premises.bag_id, without=case.reference),
        ],
    )


def cases_at(session: Session, bag_id: str, without: str = "") -> Sequence[str]:
    """The cases about this address, in words: "LIN-2026-001 (gesloten)"."""
    rows = session.exec(
        select(ClosureCase)
        .join(Premises, col(Premises.id) == col(ClosureCase.premises_id))
        .where(Premises.bag_id == bag_id, ClosureCase.reference != without)
        .order_by(col(ClosureCase.id).desc())
    ).all()
    return [f"zaak {row.reference} ({row.status.label})" for row in rows]
