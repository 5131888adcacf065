"""The weighing of interests: the checklist, before the intent and again after the zienswijze."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from pydantic import Field
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.party import Weighing
from models.closure.term import TermKind
from models.common.entry import Entered
from models.common.history import EventKind
from models.law.closure.case_stages import NOTICE_IS_OUT
from models.law.closure.letter_clearance import AMOUNT, COSTS, DEVIATION, ZIENSWIJZE
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, Urgency
from models.law.closure.weighing import WeighingMoment, missing_factors
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from tasks.closure import closure_policies
from tasks.closure.afterwards import must_still_be_decided
from tasks.closure.case_step import Step, begin_step, place_of
from tasks.closure.known_facts import is_inhabited_dwelling
from tasks.closure.letters.zienswijzen import came_after_the_weighing, faults_in_answers
from tasks.closure.party_file import MOST_PARTIES
from tasks.closure.people.prepared_acts import forget_the_measure, void_pending
from tasks.closure.people.zienswijze_terms import (
    last_day_to_speak,
    meet_zienswijze_terms,
    silent_parties,
)
from tasks.imports.row_files import read_rows
from tasks.imports.tables import Columns
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

COLUMNS = Columns(
    required={
        "factor": "factor",
        "bevinding": "finding",
        "bron": "source_document",
        "gewicht": "weight",
    },
    optional={"partij": "about"},
)
EXTRA_FACTORS = frozenset({DEVIATION, COSTS, AMOUNT, ZIENSWIJZE})
"""What a weighing may answer besides the checklist."""

STATUS_AFTER = {
    WeighingMoment.BEFORE_INTENT: CaseStatus.ASSESSED,
    WeighingMoment.AFTER_ZIENSWIJZE: CaseStatus.REASSESSED,
}


WEIGHED = {
    WeighingMoment.BEFORE_INTENT: Occurrence.WEIGHED_BEFORE_INTENT,
    WeighingMoment.AFTER_ZIENSWIJZE: Occurrence.WEIGHED_AFTER_ZIENSWIJZE,
}


WEIGHED_ONCE = NOTICE_IS_OUT | {CaseStatus.REASSESSED, CaseStatus.DECISION_PREPARED}


class WeighedAlreadyError(WeerbaarError):
    """Raised when the second weighing is given as if it were the first."""


class ZienswijzeTermRunsError(WeerbaarError):
    """Raised when the second weighing would come before every zienswijze that may still come."""


class WeighingRow(Entered):
    """One answered factor."""

    factor: str = Field(min_length=1, max_length=12)
    finding: str = Field(min_length=2, max_length=4000, title="Bevinding")
    source_document: str = Field(
        min_length=2,
        max_length=200,
        title="Bron",
        description="Het stuk waar dat uit blijkt, zoals de bestuurlijke rapportage.",
    )
    weight: str = Field(
        min_length=2,
        max_length=400,
        title="Gewicht",
        description="Hoe zwaar dit telt, en voor of tegen sluiten.",
    )
    about: int = Field(
        default=0, ge=0, le=MOST_PARTIES, title="Over partij", description="Leeg: niemand apart."
    )
    """Number of the party that it is about; 0, or an empty cell: nobody in particular."""


def read_weighing(path: Path) -> tuple[WeighingRow, ...]:
    """Read an answered checklist, or refuse the file with every fault."""
    return tuple(read_rows(path, COLUMNS, WeighingRow))


@step("belangen-wegen")
def record_weighing(
    reference: str,
    moment: WeighingMoment,
    rows: tuple[WeighingRow, ...],
    by: str,
    on: date,
    at: datetime,
) -> str:
    """Store a whole weighing and return the status of the case; a second time replaces answers."""
    with transaction() as session:
        step = begin_step(session, reference, by, Action.ASSESS, on, at)
        _refuse_the_first_again(step, moment)
        _refuse_gaps(step, moment, rows)
        is_new = _store(step, moment, rows)
        wanted = _status_after(step.case, moment)
        if moment is WeighingMoment.AFTER_ZIENSWIJZE:
            _refuse_before_the_zienswijzen(step)
        if step.case.status is not wanted and not _is_weighed_in_haste(step):
            step.move_to(wanted, "artikel 3:4 Awb")
            if wanted is CaseStatus.CLOSED:
                forget_the_measure(step)
        step.meet_term(TermKind.ASSESSMENT)
        if moment is WeighingMoment.AFTER_ZIENSWIJZE:
            meet_zienswijze_terms(step)
            step.meet_term(TermKind.SECOND_WEIGHING)
        if is_new:
            step.happened(WEIGHED[moment])
            if must_still_be_decided(step):
                void_pending(step, [ApprovalSubject.DECISION])
        return step.case.status.label


def _refuse_the_first_again(step: Step, moment: WeighingMoment) -> None:
    """Once the notice is out, what is weighed is the second weighing; the officer has to say so."""
    case = step.case
    is_first = moment is WeighingMoment.BEFORE_INTENT
    if is_first and case.urgency is Urgency.NONE and case.status in WEIGHED_ONCE:
        raise WeighedAlreadyError(
            f"Zaak {case.reference} staat op '{case.status.label}' en is al gewogen voor het "
            f"voornemen; een weging van {dutch_date(step.on)} is die na de zienswijze. Leg haar "
            "vast als tweede weging."
        )


def _status_after(case: ClosureCase, moment: WeighingMoment) -> CaseStatus:
    """Who weighs again undoes the prepared decision; of art. 5:31(2) the premises stay closed."""
    if case.status is CaseStatus.DECISION_PREPARED and case.closed_on is not None:
        return CaseStatus.CLOSED
    return STATUS_AFTER[moment]


def _is_weighed_in_haste(step: Step) -> bool:
    """An urgent case waits for no zienswijze: it is weighed once, where it stands (Awb 5:31)."""
    case = step.case
    if case.urgency is Urgency.NONE:
        return False
    at_once = (CaseStatus.ASSESSED, CaseStatus.CLOSED)
    return case.status in at_once or must_still_be_decided(step)


def _refuse_before_the_zienswijzen(step: Step) -> None:
    """Each party may use its whole term: no second weighing before it ends or all have answered."""
    last_day = last_day_to_speak(step)
    if last_day is not None and step.on <= last_day and silent_parties(step):
        raise ZienswijzeTermRunsError(
            f"Zaak {step.case.reference}: de termijn voor een zienswijze loopt tot en met "
            f"{dutch_date(last_day)} en nog niet elke partij heeft gereageerd; "
            f"opnieuw wegen op {dutch_date(step.on)} is te vroeg."
        )


def refuse_unweighed(step: Step) -> None:
    """Refuse to close premises while an obligatory factor of the second weighing is open."""
    checklist = closure_policies.weighing_checklist(step.on)
    _, premises, _ = place_of(step.session, step.case)
    answered = [row.factor for row in newest_weighing(step)]
    missing = missing_factors(
        checklist,
        WeighingMoment.AFTER_ZIENSWIJZE,
        answered,
        premises.kind,
        inhabited=is_inhabited_dwelling(step, premises),
    )
    if missing:
        raise FaultsError(
            f"Het besluit van {step.case.reference}",
            [f"factor {factor.code} is niet beantwoord: {factor.question}" for factor in missing],
        )


def newest_weighing(step: Step) -> Sequence[Weighing]:
    """The second weighing when it was made, else the first."""
    rows = step.session.exec(
        select(Weighing).where(Weighing.case_id == step.case_id).order_by(col(Weighing.id))
    ).all()
    second = [row for row in rows if row.moment is WeighingMoment.AFTER_ZIENSWIJZE]
    return second or rows


def _refuse_gaps(step: Step, moment: WeighingMoment, rows: tuple[WeighingRow, ...]) -> None:
    checklist = closure_policies.weighing_checklist(step.on)
    _, premises, _ = place_of(step.session, step.case)
    answered = [row.factor for row in rows]
    answers = [(row.factor, row.about) for row in rows]
    known = {factor.code for factor in checklist.factors} | EXTRA_FACTORS
    faults = [f"factor {code} bestaat niet" for code in answered if code not in known]
    faults += [
        f"factor {code} staat er twee keer{f' voor partij {about}' if about else ''}"
        for (code, about), times in Counter(answers).items()
        if times > 1
    ]
    faults += faults_in_answers(step, answers)
    faults += [
        f"factor {factor.code} is niet beantwoord: {factor.question}"
        for factor in missing_factors(
            checklist,
            moment,
            answered,
            premises.kind,
            inhabited=is_inhabited_dwelling(step, premises),
        )
    ]
    if faults:
        raise FaultsError(f"De belangenafweging van {step.case.reference}", faults)


def _store(step: Step, moment: WeighingMoment, rows: tuple[WeighingRow, ...]) -> bool:
    """Keep the answers; True when they say something new, or what they say came to be weighed."""
    stored = {
        (row.factor, row.about): row
        for row in step.session.exec(
            select(Weighing).where(Weighing.case_id == step.case_id, Weighing.moment == moment)
        )
    }
    changed = 0
    for row in rows:
        answer = stored.pop((row.factor, row.about), None)
        facts = row.model_dump()
        if answer is not None and facts == answer.model_dump(include=set(facts)):
            continue
        changed += 1
        answer = answer or Weighing(
            case_id=step.case_id,
            moment=moment,
            recorded_on=step.on,
            recorded_by=id_of(step.officer),
            **facts,
        )
        for name, value in facts.items():
            setattr(answer, name, value)
        step.session.add(answer)
    for withdrawn in stored.values():
        step.session.delete(withdrawn)
    is_new = bool(changed or stored) or came_after_the_weighing(step)
    if is_new:
        step.record(EventKind.RECORD, f"Belangenafweging vastgelegd ({moment.label}).")
    return is_new
