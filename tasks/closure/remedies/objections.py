"""Objection: the term to decide runs per objection, and moves with what happens to it."""

from collections.abc import Sequence
from dataclasses import replace

from models.closure.term import Term, TermKind
from models.closure.track import Track, TrackStep
from models.law.closure.objection_terms import Handling, Pause, term_to_decide
from models.law.closure.tracks import TrackState, is_undecided
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult, objection_in_time
from tasks.closure.case_step import ALL, Of, Step, find_term
from tasks.closure.remedies.track_rows import Details, Meant, meet_term_of, steps_of
from tasks.register import policies
from tasks.register.acting import id_of

ORDER = 1
"""Number of the order: what is meant when no decision is named."""


class NothingToObjectToError(WeerbaarError):
    """Raised when an objection is recorded before a decision was announced."""


def remark_on_filing(step: Step, meant: Meant, details: Details) -> str:
    """Whether an objection came in time (Awb 6:7 to 6:11); refused when there is no decision."""
    term = objection_term(step, meant.party, meant.decision)
    if step.on <= term.last_day:
        return ""
    ran = f"de termijn liep tot en met {dutch_date(term.last_day)}"
    period, posted = _period(term), details.posted_on
    if posted is not None and objection_in_time(period, policies.calendar(), step.on, posted):
        return f"; {ran}, maar het is op tijd: gepost op {dutch_date(posted)} (artikel 6:9 Awb)"
    if details.excused:
        return f"; te laat, {ran}, maar dat is verschoonbaar (artikel 6:11 Awb)"
    if posted is not None:
        return f"; te laat: {ran} (artikelen 6:7 en 6:9 Awb)"
    return f"; {ran}, kijk of het op tijd op de post was (artikel 6:9 Awb)"


def _period(term: Term) -> TermResult:
    return TermResult(term.starts_on, term.last_day, term.nature, term.explanation)


def objection_term(step: Step, party: int | None, decision: int | None) -> Term:
    """The term to object of this party against this decision, or else that of the case."""
    for of in (Of(party, decision or ORDER), Of(party), Of(decision=decision), ALL):
        term = find_term(step.session, step.case_id, TermKind.OBJECTION, of)
        if term is not None:
            return term
    raise NothingToObjectToError(
        f"Zaak {step.case.reference}: er is nog geen besluit bekendgemaakt waartegen bezwaar "
        f"openstaat op {dutch_date(step.on)}."
    )


def after_step(step: Step, track: Track) -> None:
    """The term to decide starts or moves; `meet_term_of` ends it."""
    if not is_undecided(track.kind, track.state):
        meet_term_of(step, TermKind.DECISION_ON_OBJECTION, track)
        return
    term = objection_term(step, track.party_number, track.decision_number)
    handling = handling_of(steps_of(step.session, track))
    step.start_term(
        TermKind.DECISION_ON_OBJECTION,
        term_to_decide(_period(term), policies.calendar(), handling),
        "artikel 7:10 Awb",
        Of(track=id_of(track)),
    )


def handling_of(steps: Sequence[TrackStep]) -> Handling:
    """What happened to an objection, as far as it moves the term to decide."""
    pauses: list[Pause] = []
    for each in steps:
        if each.state is TrackState.REPAIR_ASKED:
            pauses.append(Pause(each.on, each.until or each.on))
        elif each.state is TrackState.REPAIRED and pauses:
            pauses[-1] = replace(pauses[-1], repaired_on=each.on)
    return Handling(
        committee=any(each.committee for each in steps),
        pauses=tuple(pauses),
        postponed=any(each.state is TrackState.POSTPONED for each in steps),
        agreed_until=max(
            (each.until for each in steps if each.state is TrackState.CONSENTED and each.until),
            default=None,
        ),
    )
