"""Earlier offences at the premises: those of the report, and those that the register knows of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from models.closure.case_event import CaseEvent
from models.closure.closure import ClosureCase, PreviousOffence
from models.closure.place.repeat import RepeatJudgement
from models.closure.site import NewFind
from models.law.closure.occurrences import Occurrence
from models.law.closure.repeats import RepeatAnswer, still_to_answer
from models.law.common.dutch import join_dutch, short_date
from models.law.common.errors import WeerbaarError
from models.law.common.policy import NoPolicyInForceError
from tasks.closure import closure_policies
from tasks.closure.case_step import Step, has_happened
from tasks.closure.remedies.standing import why_fallen
from tasks.closure.site.places import bag_ids_of, is_at_one_of
from tasks.register.acting import id_of
from tasks.register.references import named
from tasks.register.resources import reading

A_MEASURE = (Occurrence.DECISION_ANNOUNCED, Occurrence.PREMISES_CLOSED)
"""The case led to a measure: a decision left, or the premises were closed before it (5:31(2))."""
COUNTS = RepeatAnswer.COUNTS
NO_MEASURE_AFTER_ALL = (Occurrence.DECISION_WITHDRAWN, Occurrence.CASE_WITHDRAWN)


class UnansweredRepeatError(WeerbaarError):
    """Raised when an earlier offence was neither counted nor set aside."""


@dataclass(frozen=True)
class EarlierOffence:
    """An earlier offence at these premises, and the case in which it is told."""

    case_id: int
    reference: str
    found_on: date
    is_new_find: bool = False
    """Found while the order of that case stood, by a report that has no case of its own."""

    @property
    def words(self) -> str:
        """In Dutch: "zaak LIN-2025-004 (vondst op 3 maart 2025)"."""
        what = "nieuwe vondst" if self.is_new_find else "vondst"
        return f"zaak {self.reference} ({what} op {short_date(self.found_on)})"


def previous_offences(session: Session, case: ClosureCase) -> Sequence[date]:
    """The days of earlier offences that count: of the report, and those somebody let count."""
    days = {*reported_offences(session, case), *accepted_offences(session, case)}
    return sorted(day for day in days if day < case.found_on)


def reported_offences(session: Session, case: ClosureCase) -> set[date]:
    """The days of earlier offences that were typed, each with its source."""
    rows = session.exec(select(PreviousOffence).where(PreviousOffence.case_id == id_of(case))).all()
    return {row.offence_on for row in rows}


def accepted_offences(session: Session, case: ClosureCase) -> set[date]:
    """The days of the offences that the register proposed and somebody let count."""
    return {row.offence_on for row in _judgements(session, case) if row.answer is COUNTS}


def _judgements(session: Session, case: ClosureCase) -> Sequence[RepeatJudgement]:
    return session.exec(select(RepeatJudgement).where(RepeatJudgement.case_id == id_of(case))).all()


def proposed_repeats(session: Session, case: ClosureCase, on: date) -> Sequence[EarlierOffence]:
    """The earlier offences within the look-back of that day's matrix that nobody answered yet."""
    answered = {(row.earlier_case_id, row.offence_on) for row in _judgements(session, case)}
    unanswered = [
        offence
        for offence in earlier_offences(session, case)
        if (offence.case_id, offence.found_on) not in answered
    ]
    if not unanswered:
        return ()
    days = still_to_answer(
        case.found_on,
        previous_offences(session, case),
        [offence.found_on for offence in unanswered],
        closure_policies.sanction_matrix(case.municipality_code, on).lookback_years,
    )
    return [offence for offence in unanswered if offence.found_on in days]


def told_repeats(reference: str, on: date) -> tuple[str, ...]:
    """What an officer reads of what the register proposes: a Dutch sentence for each offence."""
    with reading() as session:
        case = session.exec(select(ClosureCase).where(named(ClosureCase, reference))).one()
        try:
            proposed = proposed_repeats(session, case, on)
        except NoPolicyInForceError:
            return ()  # nobody can make a letter on that day, and who tries reads why
    return tuple(
        f"Op dit adres was eerder {offence.words}. Leg vast of die meetelt als herhaling."
        for offence in proposed
    )


def fallen_repeats(session: Session, case: ClosureCase) -> Sequence[EarlierOffence]:
    """Offences that somebody let count and whose measure was undone since."""
    stands = {(each.case_id, each.found_on) for each in earlier_offences(session, case)}
    fallen = []
    for row in _judgements(session, case):
        if (row.earlier_case_id, row.offence_on) not in stands and row.answer is COUNTS:
            told_in = session.get_one(ClosureCase, row.earlier_case_id)
            is_new = row.offence_on != told_in.found_on
            fallen.append(
                EarlierOffence(row.earlier_case_id, told_in.reference, row.offence_on, is_new)
            )
    return fallen


def forget_repeats_elsewhere(session: Session, case: ClosureCase) -> None:
    """Answers about what is no earlier offence here any more: the report named another place."""
    stands = {(each.case_id, each.found_on) for each in earlier_offences(session, case)}
    for row in _judgements(session, case):
        if (row.earlier_case_id, row.offence_on) not in stands:
            session.delete(row)


def refuse_unanswered_repeats(step: Step, on: date, left: Occurrence) -> None:
    """Refuse a letter that would be silent on a known offence, or count one whose measure fell.

    Once `left` happened, the letter is out and what it says stands.
    """
    if has_happened(step, left):
        return
    who = f"Zaak {step.case.reference} ({step.case.status.label})"
    proposed = proposed_repeats(step.session, step.case, on)
    if proposed:
        words = join_dutch([offence.words for offence in proposed])
        raise UnansweredRepeatError(
            f"{who}: op dit adres was eerder {words}; leg eerst vast of die meetelt als herhaling, "
            "of met een reden niet."
        )
    fallen = fallen_repeats(step.session, step.case)
    if fallen:
        words = join_dutch([offence.words for offence in fallen])
        raise UnansweredRepeatError(
            f"{who}: {words} telt mee als herhaling, maar de maatregel van toen geldt niet meer; "
            "leg eerst vast dat die niet meetelt."
        )


def earlier_offences(session: Session, case: ClosureCase) -> Sequence[EarlierOffence]:
    """Every earlier offence at these premises that led to a measure here, newest first."""
    found = [
        offence
        for offence in (*_earlier_cases(session, case), *_new_finds(session, case))
        if not why_fallen(session, offence.case_id)
    ]
    return sorted(found, key=lambda offence: (offence.found_on, offence.reference), reverse=True)


def _earlier_cases(session: Session, case: ClosureCase) -> Iterator[EarlierOffence]:
    """Own cases at the same address, and the case that told of this find as a new one."""
    told_there = select(NewFind.case_id).where(NewFind.report_number == case.report_number)
    rows = session.exec(
        select(ClosureCase).where(
            *_earlier_here(case),
            or_(_is_at_the_same_address(session, case), col(ClosureCase.id).in_(told_there)),
            ClosureCase.found_on < case.found_on,
        )
    ).all()
    for row in rows:
        yield EarlierOffence(id_of(row), row.reference, row.found_on)


def _new_finds(session: Session, case: ClosureCase) -> Iterator[EarlierOffence]:
    """New finds at the same address; one whose report has a case of its own is told there."""
    with_a_case = select(ClosureCase.report_number).where(
        ClosureCase.municipality_code == case.municipality_code,
        col(ClosureCase.withdrawn_on).is_(None),
    )
    rows = session.exec(
        select(ClosureCase, NewFind)
        .join(NewFind, col(NewFind.case_id) == col(ClosureCase.id))
        .where(
            *_earlier_here(case),
            _is_at_the_same_address(session, case),
            NewFind.found_on < case.found_on,
            col(NewFind.report_number).not_in(with_a_case),
        )
    ).all()
    for told_in, find in rows:
        yield EarlierOffence(id_of(told_in), told_in.reference, find.found_on, is_new_find=True)


def _is_at_the_same_address(session: Session, case: ClosureCase) -> ColumnElement[bool]:
    """Any address of the one is any address of the other."""
    return is_at_one_of(bag_ids_of(session, case))


def _earlier_here(case: ClosureCase) -> tuple[ColumnElement[bool], ...]:
    """Another case of the municipality that led to a measure, which was not undone."""
    happened, undone = (
        select(CaseEvent.id).where(
            col(CaseEvent.case_id) == col(ClosureCase.id), col(CaseEvent.what).in_(what)
        )
        for what in (A_MEASURE, NO_MEASURE_AFTER_ALL)
    )
    return (
        col(ClosureCase.municipality_code) == case.municipality_code,
        col(ClosureCase.id) != case.id,
        happened.exists(),
        ~undone.exists(),
    )
