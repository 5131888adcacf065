"""The letters while an objection runs: receipt, what is missing, and postponement.

None of them can be objected to (Awb 6:3), so that no second person approves them.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from models.closure.document import DocumentKind
from models.closure.letter_views import TrackLetter
from models.closure.party import Party
from models.closure.remedy_forms import ObjectionForm
from models.closure.term import TermKind
from models.closure.track import Track
from models.law.closure.remedy_rules import Missing
from models.law.closure.tracks import TrackState
from models.law.common.dutch import dutch_date, plural
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Of, Step, find_term, parties_of
from tasks.closure.letters.case_values import addressee_values, course_of_case, premises_values
from tasks.closure.money.money_letter_facts import send_at_once
from tasks.closure.papers.track_letter import track_letter
from tasks.closure.remedies.track_rows import steps_of
from tasks.register.acting import id_of

RULES: Mapping[TrackState, str] = MappingProxyType(
    {
        TrackState.FILED: "artikel 6:14 Awb",
        TrackState.REPAIR_ASKED: "artikel 6:6 Awb",
        TrackState.POSTPONED: "artikel 7:10, derde lid, Awb",
    }
)
"""The steps after which a letter goes out, and why."""


def send_letter(step: Step, track: Track, form: ObjectionForm) -> tuple[str, ...]:
    """Write to who objected and who acts for him what this new step is; what to say of it.

    The letter leaves on the day of recording, which can be later than the day of the step.
    """
    if form.state not in RULES:
        return ()
    values = _values(step, track, form)
    told = values["mend_until"] or values["decide_until"]
    today = replace(step, on=step.at.date())
    if told is None or told < today.on:
        past = "" if told is None else f": {dutch_date(told)} is al voorbij"
        return (f"Hierover is geen brief gemaakt{past}.",)
    addressees = _addressees(step, track.party_number)
    if not addressees:
        return ("Hierover is geen brief gemaakt: er is geen partij van wie het bezwaar is.",)
    taken = len(steps_of(step.session, track))
    letters = [
        Prepared(
            DocumentKind.TRACK_LETTER,
            track_letter(
                TrackLetter.model_validate(
                    values
                    | addressee_values(addressee)
                    | {"is_own": addressee.number == track.party_number, "sent_on": today.on}
                ),
                taken,
                addressee.number,
            ),
            addressee.number,
        )
        for addressee in addressees
    ]
    send_at_once(today, letters, 1, RULES[form.state])
    return (f"De brief hierover ging naar {plural(len(letters), 'partij', 'partijen')}.",)


def _addressees(step: Step, objector: int | None) -> list[Party]:
    """Who objected, and who acts for him (Awb 2:1); who was withdrawn gets nothing."""
    parties = parties_of(step.session, step.case_id)
    if objector not in {party.number for party in parties}:
        return []
    return [party for party in parties if objector in (party.number, *party.acts_for)]


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
