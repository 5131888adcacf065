"""The weighing as questions for one case, each with the answer that was given before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase
from models.closure.party import Weighing
from models.common.premises import Premises
from models.law.closure.letter_clearance import AMOUNT, COSTS, DEVIATION, ZIENSWIJZE
from models.law.closure.weighing import WeighingChecklist, WeighingMoment, factors_for
from tasks.closure.case_step import parties_of
from tasks.closure.weighing import WeighingRow
from tasks.register.acting import id_of

EXTRA = {
    DEVIATION: (
        "Waarom een andere maatregel dan de matrix, of wat vindt een jurist waar zij zwijgt?",
        "artikel 4:84 Awb",
    ),
    COSTS: (
        "Waarom zijn de kosten niet, of niet helemaal, voor de overtreder?",
        "artikel 5:25, eerste lid, Awb",
    ),
    AMOUNT: (
        "Waarom is de hoogte van de dwangsom redelijk?",
        "artikel 5:32b, derde lid, Awb",
    ),
}
"""What is asked only where it plays, with its source."""
ONLY_IF = "Alleen als dit speelt"


@dataclass(frozen=True)
class Question:
    """One question, with what was answered."""

    factor: str
    about: int
    """Number of the party whose zienswijze is answered, or that an earlier answer is about."""
    step: str
    """Under which heading it stands."""
    question: str
    source: str
    is_obligatory: bool
    answer: WeighingRow | None

    @property
    def is_fixed(self) -> bool:
        """Whether the party it is about is part of the question."""
        return self.factor == ZIENSWIJZE


def questions_of(
    session: Session, case: ClosureCase, checklist: WeighingChecklist, moment: WeighingMoment
) -> Sequence[Question]:
    """In the order of the checklist; what a zienswijze and the matrix ask comes last.

    The second weighing begins with the answers of the first.
    """
    stored = _answers(session, case, moment)
    asked = [*_of_checklist(session, case, checklist, moment), *_of_zienswijzen(session, case)]
    asked += [
        Question(code, 0, ONLY_IF, words, source, is_obligatory=False, answer=None)
        for code, (words, source) in EXTRA.items()
    ]
    made: list[Question] = []
    for question in asked:
        known = [
            row
            for row in stored
            if row.factor == question.factor
            and (not question.is_fixed or row.about == question.about)
        ]
        made += [replace(question, about=row.about, answer=row) for row in known] or [question]
    return made


def _answers(session: Session, case: ClosureCase, moment: WeighingMoment) -> list[WeighingRow]:
    rows = session.exec(
        select(Weighing).where(Weighing.case_id == case.id).order_by(col(Weighing.id))
    ).all()
    own = [row for row in rows if row.moment is moment]
    names = set(WeighingRow.model_fields)
    return [WeighingRow.model_validate(row.model_dump(include=names)) for row in own or rows]


def _of_checklist(
    session: Session, case: ClosureCase, checklist: WeighingChecklist, moment: WeighingMoment
) -> Iterator[Question]:
    premises = session.get_one(Premises, case.premises_id)
    # What nobody knows is asked as if somebody lives there: then nothing is forgotten.
    inhabited = premises.inhabited is not False
    for factor in factors_for(checklist, premises.kind, inhabited=inhabited):
        yield Question(
            factor.code,
            0,
            factor.step.label.capitalize(),
            factor.question,
            factor.source,
            is_obligatory=moment in factor.obligatory,
            answer=None,
        )


def _of_zienswijzen(session: Session, case: ClosureCase) -> Iterator[Question]:
    for party in parties_of(session, id_of(case)):
        if party.zienswijze_received_on is not None:
            yield Question(
                ZIENSWIJZE,
                party.number,
                "Zienswijzen",
                f"Wat antwoordt u op de zienswijze van partij {party.number} ({party.name})? "
                f"{party.zienswijze_summary}".strip(),
                "artikel 3:46 Awb",
                is_obligatory=True,
                answer=None,
            )
