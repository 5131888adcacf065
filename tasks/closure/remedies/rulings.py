"""What a ruling of a court does to the order and to the objection (Awb 8:72)."""

from sqlmodel import select

from models.closure.decision import ORDER, Decision, DecisionKind
from models.closure.term import TermKind
from models.closure.track import Track
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.dutch import dutch_date
from tasks.closure.case_step import Of, Step, find_term
from tasks.closure.people.sendings import decision_of
from tasks.closure.remedies.fallen_claims import cancel_claim_of
from tasks.closure.remedies.late_appeals import late_objection, quashed_number
from tasks.closure.remedies.new_duration import add_decision, revoke
from tasks.closure.remedies.objecting import objections
from tasks.closure.remedies.subjects import sum_in
from tasks.closure.remedies.track_rows import Meant, name_of, take_step, tracks_of
from tasks.register.acting import id_of


def follow_ruling(step: Step, track: Track, *, revoked: bool) -> tuple[str, ...]:
    """Let the case follow a ruling that quashed a decision; what to say of it. Twice is once."""
    if revoked:
        return _end_the_order(step, track)
    if track.state is not TrackState.UPHELD or track.of_authority:
        return ()
    number = quashed_number(step.session, track)
    late = late_objection(step.session, track)
    if late is not None and number is None and track.decision_number is not None:
        return (_decide_soon(late),)
    quashed = decision_of(step, number or ORDER)
    if quashed is not None and quashed.kind is DecisionKind.ON_OBJECTION:
        return _open_the_objection_again(step, track)
    return _end_the_order(step, track)


def _decide_soon(late: Track) -> str:
    return (
        f"De rechter vindt dat u te laat beslist. Beslis nu op {name_of(late)}: binnen twee weken "
        "na de dag waarop de uitspraak is verzonden, of zoals de rechter het zegt (artikel 8:55d "
        "Awb). Het besluit zelf blijft gelden."
    )


def _end_the_order(step: Step, track: Track) -> tuple[str, ...]:
    """The order itself is gone: nothing is closed any more (Awb 8:72(1), (3)(b))."""
    subject = sum_in(step.session, step.case_id, track.decision_number)
    if subject is not None:
        said = cancel_claim_of(step, subject, "artikel 8:72 Awb")
        fallen = said or f"Het {subject.kind.label} geldt niet meer."
        return (fallen, "Over het pand verandert niets.")
    about = track.decision_number or ORDER
    kept = select(Decision.id).where(
        Decision.case_id == step.case_id,
        Decision.kind == DecisionKind.RULING,
        Decision.about == about,
        Decision.announced_on == track.changed_on,
    )
    if step.session.exec(kept).first() is None:
        revoke(step, add_decision(step, DecisionKind.RULING, about))
    return ("Het besluit geldt niet meer. Is het pand dicht, geef het dan meteen terug.",)


def _open_the_objection_again(step: Step, track: Track) -> tuple[str, ...]:
    """The decision on objection is gone, so that the objection waits for a new one (8:72(4))."""
    quashed = sum_in(step.session, step.case_id, track.decision_number)
    about = quashed.number if quashed else ORDER
    again = next(
        (
            each
            for each in tracks_of(step.session, step.case_id, TrackKind.OBJECTION)
            if each.about_id == track.id
        ),
        None,
    )
    if again is None:
        meant = Meant(
            TrackKind.OBJECTION, party=track.party_number, decision=about, about_id=id_of(track)
        )
        again = take_step(
            step,
            None,
            meant,
            TrackState.FILED,
            remark="; opnieuw te beslissen, want de rechter vernietigde de beslissing",
        )
        objections.after_step(step, again)
    term = find_term(
        step.session, step.case_id, TermKind.DECISION_ON_OBJECTION, Of(track=id_of(again))
    )
    last = f" uiterlijk op {dutch_date(term.last_day)}" if term else ""
    decide = f"Beslis{last} opnieuw: dat is {name_of(again)}."
    if quashed is not None:
        return (decide,)
    said = f"{decide} Tot dan kan niet worden gesloten."
    return (said, "Is het pand al dicht, bespreek dan of dat zo kan blijven.")
