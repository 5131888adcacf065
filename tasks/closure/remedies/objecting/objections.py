"""Objection: the term to decide runs per objection, and moves with what happens to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import col, select

from models.closure.decision import ORDER
from models.closure.term import Term, TermKind
from models.closure.track import Track, TrackStep
from models.law.closure.objection_terms import Handling, Pause, term_to_decide
from models.law.closure.remedies.tracks import TrackKind, TrackState, is_undecided
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermNature, TermResult, objection_in_time
from tasks.closure.case_step import ALL, Of, Step, find_term
from tasks.closure.people.sendings import is_missed
from tasks.closure.remedies.first_days import premature_remark
from tasks.closure.remedies.track_rows import (
    Details,
    Meant,
    meet_term_of,
    steps_of,
    undecided_tracks,
)
from tasks.register import policies
from tasks.register.acting import id_of


class NothingToObjectToError(WeerbaarError):
    """Raised when an objection is recorded before a decision was announced."""


def remark_on_filing(step: Step, meant: Meant, details: Details) -> str:
    """Whether an objection came in time (Awb 6:7 to 6:11); refused when there is no decision."""
    return premature_remark(step, meant.decision) or _remark_on_time(step, meant, details)


def _remark_on_time(step: Step, meant: Meant, details: Details) -> str:
    if _is_missed(step, meant.party, meant.decision):
        return (
            "; te laat is het niet, want het besluit heeft deze partij nog niet bereikt "
            "(artikelen 3:41 en 6:10 Awb)"
        )
    period = objection_term(step, meant.party, meant.decision, step.on)
    if step.on <= period.last_day:
        return ""
    ran = f"de termijn liep tot en met {dutch_date(period.last_day)}"
    posted = details.posted_on
    if posted is not None and objection_in_time(period, policies.calendar(), step.on, posted):
        return f"; {ran}, maar het is op tijd: gepost op {dutch_date(posted)} (artikel 6:9 Awb)"
    if details.excused:
        return f"; te laat, {ran}, maar dat is verschoonbaar (artikel 6:11 Awb)"
    if posted is not None:
        return f"; te laat: {ran} (artikelen 6:7 en 6:9 Awb)"
    return f"; {ran}, kijk of het op tijd op de post was (artikel 6:9 Awb)"


def objection_term(
    step: Step, party: int | None, decision: int | None, filed_on: date
) -> TermResult:
    """The term to object of this party against this decision, or else that of the others.

    Of whom it has not reached no term runs; that of the others is then stretched to the day of
    filing, so that the term to decide is watched [own].
    """
    term = _found_term(step, party, decision or ORDER)
    if term is None:
        raise NothingToObjectToError(
            f"Zaak {step.case.reference}: er is nog geen besluit bekendgemaakt waartegen bezwaar "
            f"openstaat op {dutch_date(step.on)}."
        )
    period = TermResult(term.starts_on, term.last_day, term.nature, term.explanation)
    if not _is_missed(step, party, decision):
        return period
    words = (
        f"de termijn van partij {party} is nog niet begonnen, want het besluit heeft deze partij "
        "nog niet bereikt; geteld vanaf die van de anderen of de dag van het bezwaar"
    )
    return replace(period, last_day=max(period.last_day, filed_on), explanation=words)


def _is_missed(step: Step, party: int | None, decision: int | None) -> bool:
    return party is not None and is_missed(step, decision or ORDER, party)


def _found_term(step: Step, party: int | None, decision: int) -> Term | None:
    """His own, one of an older version that ran for the case, or the longest of the others."""
    own = () if party is None or _is_missed(step, party, decision) else (Of(party, decision),)
    for of in (*own, Of(decision=decision), ALL):
        term = find_term(step.session, step.case_id, TermKind.OBJECTION, of)
        if term is not None:
            return term
    return step.session.exec(
        select(Term)
        .where(
            Term.case_id == step.case_id,
            Term.kind == TermKind.OBJECTION,
            Term.decision_number == decision,
        )
        .order_by(col(Term.last_day).desc(), col(Term.number).desc())
        .limit(1)
    ).first()


def follow_service(step: Step, party: int, decision: int) -> None:
    """Count the term to decide anew for who was served after he objected, or was not served."""
    for track in undecided_tracks(step, TrackKind.OBJECTION):
        if (track.party_number, track.decision_number or ORDER) == (party, decision):
            after_step(step, track)


def after_step(step: Step, track: Track) -> None:
    """The term to decide starts or moves; `meet_term_of` ends it."""
    if not is_undecided(track.kind, track.state):
        meet_term_of(step, TermKind.DECISION_ON_OBJECTION, track)
        return
    if track.about_id is None:
        term = objection_term(step, track.party_number, track.decision_number, track.opened_on)
    else:
        term = _since_ruling(track.opened_on)
    handling = handling_of(steps_of(step.session, track))
    step.start_term(
        TermKind.DECISION_ON_OBJECTION,
        term_to_decide(term, policies.calendar(), handling),
        "artikel 7:10 Awb",
        Of(track=id_of(track)),
    )


def _since_ruling(day: date) -> TermResult:
    """Of an objection that waits again, the time to decide counts from the ruling (Awb 8:72(4))."""
    words = f"de rechter vernietigde de beslissing op bezwaar op {dutch_date(day)}"
    return TermResult(day, day, TermNature.OWN, words)


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
