"""The invitation to be heard about an objection: what it names, and who gets it (Awb 7:2, 7:4)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from models.closure.decision import ORDER, DecisionKind
from models.closure.party import Party
from models.closure.remedy_forms import ObjectionForm
from models.closure.track import Track
from models.law.closure.remedies.hearing_days import require_time_before
from models.law.closure.remedies.tracks import TrackState
from models.law.common.dutch import dutch_date
from tasks.closure.case_step import Step, parties_of
from tasks.closure.people.sendings import decision_of
from tasks.closure.remedies.subjects import subject_of
from tasks.closure.remedies.track_rows import steps_of


def invitation_faults(form: ObjectionForm) -> Iterator[str]:
    """An invitation names everything, and no other step any of it."""
    given = {
        "Dag van de hoorzitting": form.hearing_on,
        "Tijd": form.hearing_at,
        "Waar": form.hearing_place.strip(),
        "Wie hoort": form.hearing_by.strip(),
        "Waar de stukken liggen": form.papers_at.strip(),
    }
    is_invited = form.state is TrackState.INVITED
    for label, value in given.items():
        if bool(value) is not is_invited:
            what = "vul dit in bij" if is_invited else "hoort alleen bij"
            yield f"{label}: {what} {TrackState.INVITED.told}"


def hearing_words(form: ObjectionForm) -> tuple[str, ...]:
    """Kept with the step: when, where, by whom, and where the papers lie."""
    if form.hearing_at is None:
        return ()
    return f"{form.hearing_at} uur", form.hearing_place, form.hearing_by, form.papers_at


def hearing_values(
    step: Step, track: Track, form: ObjectionForm, sent_on: date, hearing_on: date
) -> dict[str, Any]:
    """What an invitation says of the hearing; raises HearingTooSoonError."""
    earlier = [each.hearing_on for each in steps_of(step.session, track)[:-1] if each.hearing_on]
    against = decision_of(step, track.decision_number or ORDER)
    return {
        "against_on": against.announced_on if against else None,
        "hearing": require_time_before(step.case.reference, sent_on, hearing_on),
        "replaced_on": earlier[-1] if earlier else None,
        "at": form.hearing_at,
        "place": form.hearing_place,
        "heard_by": form.hearing_by,
        "papers_at": form.papers_at,
        "spoke": {
            party.number
            for party in parties_of(step.session, step.case_id)
            if party.zienswijze_received_on is not None
        },
    }


def told_too_late(decide_until: date, hearing_on: date) -> tuple[str, ...]:
    """What the officer is told when the hearing comes after the last day to decide."""
    if hearing_on <= decide_until:
        return ()
    last = dutch_date(decide_until)
    return (f"Let op: op het bezwaar moet op {last} zijn beslist, en de hoorzitting is daarna.",)


def others_who_spoke(step: Step, track: Track, invited: Sequence[Party]) -> list[Party]:
    """Who gave a zienswijze may be heard too, and so may who acts for him (Awb 7:2(2)).

    A zienswijze is about the order: nobody was asked one before a sum was fixed, or a change.
    """
    subject = subject_of(step.session, step.case_id, track.decision_number or ORDER)
    if subject is not None and subject.kind is not DecisionKind.ORDER:
        return []
    parties = parties_of(step.session, step.case_id)
    known = {party.number for party in invited}
    spoke = {party.number for party in parties if party.zienswijze_received_on is not None}
    return [
        party
        for party in parties
        if party.number not in known and spoke & {party.number, *party.acts_for}
    ]
