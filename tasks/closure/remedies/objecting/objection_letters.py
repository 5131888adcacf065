"""The letters while an objection runs: receipt, what is missing, invitation, and postponement.

None of them can be objected to (Awb 6:3), so that no second person approves them.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from models.closure.document import DocumentKind
from models.closure.letter_views import Invitation, TrackLetter
from models.closure.party import Party
from models.closure.remedy_forms import ObjectionForm
from models.closure.term import TermKind
from models.closure.track import Track
from models.law.closure.remedies.remedy_rules import Missing
from models.law.closure.remedies.tracks import TrackState
from models.law.common.dutch import dutch_date, plural
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Of, Step, find_term, parties_of
from tasks.closure.letters.case_values import addressee_values, course_of_case, premises_values
from tasks.closure.money.money_letter_facts import send_at_once
from tasks.closure.papers.track_letter import track_letter
from tasks.closure.remedies.objecting.hearing_invitations import (
    hearing_values,
    others_who_spoke,
    told_too_late,
)
from tasks.closure.remedies.track_rows import steps_of
from tasks.register.acting import id_of

RULES: Mapping[TrackState, str] = MappingProxyType(
    {
        TrackState.FILED: "artikel 6:14 Awb",
        TrackState.REPAIR_ASKED: "artikel 6:6 Awb",
        TrackState.INVITED: "artikelen 7:2 en 7:4 Awb",
        TrackState.POSTPONED: "artikel 7:10, derde lid, Awb",
    }
)
"""The steps after which a letter goes out, and why."""
NO_OBJECTOR = (
    "Aan de indiener is hierover geen brief gemaakt: er is geen partij van wie het bezwaar is."
)


def send_letter(step: Step, track: Track, form: ObjectionForm) -> tuple[str, ...]:
    """Write to who objected and who acts for him what this new step is; what to say of it.

    The letter leaves on the day of recording, which can be later than the day of the step.
    """
    if form.state not in RULES:
        return ()
    values = _values(step, track, form)
    today = replace(step, on=step.at.date())
    told = form.hearing_on or values["mend_until"] or values["decide_until"]
    if told is None or values["decide_until"] is None or told < today.on:
        past = "" if told is None else f": {dutch_date(told)} is al voorbij"
        return (f"Hierover is geen brief gemaakt{past}.",)
    addressees = _addressees(step, track.party_number)
    said: tuple[str, ...] = () if addressees else (NO_OBJECTOR,)
    if form.hearing_on is not None:
        values |= hearing_values(step, track, form, today.on, form.hearing_on)
        addressees += others_who_spoke(step, track, addressees)
        said += told_too_late(values["decide_until"], form.hearing_on)
    if not addressees:
        return said
    taken = len(steps_of(step.session, track))
    letters = [
        Prepared(
            DocumentKind.TRACK_LETTER,
            track_letter(
                _letter(values | {"sent_on": today.on}, track, addressee),
                taken,
                addressee.number,
            ),
            addressee.number,
        )
        for addressee in addressees
    ]
    send_at_once(today, letters, 1, RULES[form.state])
    return *said, f"De brief hierover ging naar {plural(len(letters), 'partij', 'partijen')}."


def _letter(values: Mapping[str, Any], track: Track, addressee: Party) -> TrackLetter:
    is_own = addressee.number == track.party_number
    spoke = values.get("spoke", set()) & {addressee.number, *addressee.acts_for}
    whole = {**values, **addressee_values(addressee), "is_own": is_own}
    whole.pop("spoke", None)
    if "hearing" not in values:
        return TrackLetter.model_validate(whole)
    if is_own or track.party_number in addressee.acts_for:
        return Invitation.model_validate(whole)
    reader = addressee.number if addressee.number in spoke else min(spoke)
    own = {"spoke_himself": addressee.number in spoke, "is_of_another": True, "party": reader}
    return Invitation.model_validate(whole | own)


def _addressees(step: Step, objector: int | None) -> list[Party]:
    """Who objected, and who acts for him (Awb 2:1); who was withdrawn gets nothing."""
    parties = parties_of(step.session, step.case_id)
    if objector not in {party.number for party in parties}:
        return []
    return [party for party in parties if party.reads_for(objector)]


def _values(step: Step, track: Track, form: ObjectionForm) -> dict[str, Any]:
    term = find_term(
        step.session, step.case_id, TermKind.DECISION_ON_OBJECTION, Of(track=id_of(track))
    )
    asked = form.state is TrackState.REPAIR_ASKED
    return premises_values(step) | {
        "course": course_of_case(step),
        "party": track.party_number,
        "number": track.number,
        "state": form.state,
        "filed_on": track.opened_on,
        "decide_until": term.last_day if term else None,
        "committee": form.committee,
        "missing": (form.missing or Missing.GROUNDS) if asked else None,
        "mend_until": form.until if asked else None,
    }
