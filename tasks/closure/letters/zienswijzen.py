"""Whether each zienswijze was weighed and answered: before that nothing is decided (Awb 3:46)."""

from collections.abc import Collection, Sequence

from models.closure.case_event import CaseEvent
from models.closure.party import Party, Weighing
from models.law.closure.letter_clearance import ZIENSWIJZE
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from tasks.closure.case_step import Step, occurrences_of, parties_of

WEIGHINGS = frozenset({Occurrence.WEIGHED_BEFORE_INTENT, Occurrence.WEIGHED_AFTER_ZIENSWIJZE})


def came_after_the_weighing(step: Step) -> bool:
    """True when a zienswijze came after the last weighing: weighing again is then something new."""
    course = occurrences_of(step.session, step.case_id)
    weighed = _last(course, WEIGHINGS)
    return any(
        event.what is Occurrence.ZIENSWIJZE_RECEIVED and event.number > weighed for event in course
    )


def refuse_unanswered(step: Step, weighing: Sequence[Weighing]) -> None:
    """Refuse a decision while a zienswijze is not in the last weighing, or was not summed up."""
    course = occurrences_of(step.session, step.case_id)
    faults = [
        fault
        for party in parties_of(step.session, step.case_id)
        if (fault := _fault(party, course, weighing))
    ]
    if faults:
        raise FaultsError(f"Het besluit van {step.case.reference}", faults)


def _fault(party: Party, course: Sequence[CaseEvent], weighing: Sequence[Weighing]) -> str:
    """What the file still lacks about the zienswijze of this party; empty when nothing."""
    if party.zienswijze_received_on is None:
        return ""
    which = (
        f"de zienswijze van partij {party.number} van {dutch_date(party.zienswijze_received_on)}"
    )
    if not party.zienswijze_summary:
        return f"{which} heeft nog geen samenvatting; leg haar opnieuw vast, met een tekstbestand"
    received = _last(course, {Occurrence.ZIENSWIJZE_RECEIVED}, party.number)
    if received > _last(course, WEIGHINGS):
        return f"{which} kwam na de weging; weeg opnieuw, met een antwoord op deze zienswijze"
    if not any(row.factor == ZIENSWIJZE and row.about == party.number for row in weighing):
        return (
            f"{which} is niet beantwoord; zet in de weging een rij met factor {ZIENSWIJZE} en "
            f"partij {party.number}, met uw antwoord als bevinding"
        )
    return ""


def _last(
    course: Sequence[CaseEvent], what: Collection[Occurrence], party: int | None = None
) -> int:
    """Number of the last of these occurrences, of one party when it is given; 0 when none."""
    return max(
        (
            event.number
            for event in course
            if event.what in what and party in (None, event.party_number)
        ),
        default=0,
    )


def faults_in_answers(step: Step, answers: Sequence[tuple[str, int]]) -> list[str]:
    """What is wrong with the parties that a weighing names; `answers` is (factor, party)."""
    parties = {party.number: party for party in parties_of(step.session, step.case_id)}
    faults = [
        f"factor {factor} noemt partij {about}, maar die is er niet"
        for factor, about in answers
        if about and about not in parties
    ]
    for factor, about in answers:
        if factor != ZIENSWIJZE:
            continue
        if not about:
            faults.append(f"zet bij factor {ZIENSWIJZE} in de kolom partij van wie zij was")
        elif about in parties and parties[about].zienswijze_received_on is None:
            faults.append(f"partij {about} gaf geen zienswijze; laat de rij weg, of leg haar vast")
    return faults
