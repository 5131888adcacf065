"""The letter of a later decision, made from the same values for who became a party after it."""

from dataclasses import replace

from sqlmodel import select

from models.closure.approval import Approval
from models.closure.change_views import ChangeLetter
from models.closure.decision import Decision, DecisionKind
from models.closure.letter_views import Happening, ToldLetter
from models.closure.party import Party
from models.closure.people.kept_letter import KeptLetter
from models.closure.remedy_views import RemedyLetter
from models.closure.track import Track
from models.closure.track_decision import TrackDecision
from models.law.closure.occurrences import Occurrence
from tasks.closure.case_step import Step, occurrences_of, parties_of
from tasks.closure.changes.change_letters import change_letter, document_kind
from tasks.closure.letters.case_values import addressee_values, course_of_case
from tasks.closure.letters.party_values import capacity_words
from tasks.closure.remedies.remedy_letters import remedy_letter
from tasks.documents.rendering import RenderedFile
from tasks.register.acting import id_of


def keep_letter(step: Step, approval: Approval, letter: ToldLetter) -> None:
    """Keep what this version says; of each version once."""
    if step.session.get(KeptLetter, id_of(approval)) is None:
        step.session.add(
            KeptLetter(
                approval_id=id_of(approval),
                case_id=step.case_id,
                content=letter.model_dump_json(),
            )
        )


def letter_of_then(step: Step, decision: Decision, party: Party) -> RenderedFile | None:
    """The letter as the others got it, to this party; None when its values were not kept."""
    kept = step.session.get(KeptLetter, decision.approval_id or 0)
    if kept is None:
        return None
    if decision.kind is DecisionKind.CHANGE:
        change = ChangeLetter.model_validate_json(kept.content)
        capacity = capacity_words(party, parties_of(step.session, step.case_id))
        values = _own(step, change.course, party) | {"capacity": capacity}
        kind = document_kind(change.kind)
        file = change_letter(change.model_copy(update=values), kind, party.number)
    else:
        remedy = RemedyLetter.model_validate_json(kept.content)
        whose = _whose_track(step, decision)
        values = _own(step, remedy.course, party) | {
            "is_own": party.number == whose,
            "is_of_his_party": whose in party.acts_for,
        }
        file = remedy_letter(remedy.model_copy(update=values))
    return replace(file, name=f"besluit-{decision.number}-partij-{party.number}.pdf")


def _own(step: Step, course: tuple[Happening, ...], party: Party) -> dict[str, object]:
    """Of the addressee; the course is that of then, with what happened to him since."""
    known = set(course)
    since = tuple(
        each for each in course_of_case(step) if each.party == party.number and each not in known
    )
    return addressee_values(party) | {"party": party.number, "course": (*course, *since)}


def _whose_track(step: Step, decision: Decision) -> int | None:
    return step.session.exec(
        select(Track.party_number)
        .join(TrackDecision, TrackDecision.track_id == Track.id)  # type: ignore[arg-type]
        .where(TrackDecision.approval_id == decision.approval_id)
    ).first()


def tell_that_it_was_missed(step: Step, decision: Decision, party: Party) -> None:
    """He was no party when it left: it has not reached him. Of each decision once."""
    if not any(
        (event.what, event.party_number, event.decision_number)
        == (Occurrence.DECISION_MISSED, party.number, decision.number)
        for event in occurrences_of(step.session, step.case_id)
    ):
        step.happened(Occurrence.DECISION_MISSED, party=party.number, decision=decision.number)
