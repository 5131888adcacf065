"""From the register to the forecast of the last white spot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlmodel import Session, col, select

from models.control.control_round import ControlRound, RoundStatus, Visit
from models.law.common.business_labels import Label
from models.law.common.dutch import dutch_number, plural, short_date
from models.law.common.terms import months_later
from models.law.control.coverage_curve import LabelEvent
from models.law.control.cycle_slots import Slot, slots_between
from models.law.control.white_forecast import Pace, last_white_seen
from tasks.control.round_policies import cycle_versions, place_scores
from tasks.control.rounds import made_rounds

LOOK_AHEAD = 4
"""In lifetimes of a label: after one, white is what was not seen in the last; the rest repeats."""


@dataclass(frozen=True)
class Forecast:
    """The round in which the last white place is seen, and the same in one Dutch sentence."""

    words: str
    rounds_to_go: int | None = None
    number: int | None = None
    slot_on: date | None = None


def forecast_of(
    session: Session,
    code: str,
    on: date,
    events: Sequence[LabelEvent],
    past: Sequence[ControlRound],
) -> Forecast:
    """The coming rounds of the cycle at the pace of the last turn of kinds [own]."""
    state = {event.place: event for event in events}
    labels = [event for event in state.values() if event.label is not None]
    white = sum(event.label is Label.WHITE for event in labels)
    if not white:
        return Forecast("Er zijn geen witte vlekken meer.", rounds_to_go=0)
    months = place_scores(code, on).label_lasts_months
    until = months_later(on, LOOK_AHEAD * months)
    coming = _coming(session, code, on, until)
    pace = _pace(session, past[-len(coming[0].policy.kinds) :], events) if coming else Pace(0, 1)
    if not pace.seen:
        return Forecast("Er is nog geen tempo: er is nog geen witte plek gezien.")
    known = [event.on for event in labels if event.label is not Label.WHITE]
    found = last_white_seen(white, known, pace, months, coming)
    tempo = f"In het tempo tot nu toe ({_per_round(pace)} per controle)"
    if found is None:
        ends_on = cycle_versions(code)[-1].valid_to
        return Forecast(f"{tempo} {not_seen(months, ends_on, until)}")
    return _seen(tempo, found, coming.index(found) + 1)


def _per_round(pace: Pace) -> str:
    return dutch_number(Decimal(round(10 * pace.seen / pace.rounds)) / 10)


def _seen(tempo: str, found: Slot, to_go: int) -> Forecast:
    words = (
        f"{tempo} is de laatste witte vlek gezien over {plural(to_go, 'ronde', 'rondes')}: "
        f"controle {found.number}, rond {short_date(found.on)}."
    )
    return Forecast(words, to_go, found.number, found.on)


def not_seen(months: int, ends_on: date | None, until: date) -> str:
    """Why the last white place is not seen: the cycle has an end, or labels grow old too fast."""
    if ends_on is not None and ends_on < until:
        return (
            "is de laatste witte vlek nog niet gezien als de regels van de cyclus aflopen, op "
            f"{short_date(ends_on)}."
        )
    return (
        "wordt de laatste witte vlek nooit gezien: een label wordt na "
        f"{plural(months, 'maand', 'maanden')} weer wit, en dat gaat sneller."
    )


def _coming(session: Session, code: str, on: date, until: date) -> tuple[Slot, ...]:
    """The slots after a day, and a round of an earlier slot that is still to be held."""
    versions = cycle_versions(code)
    if not versions:
        return ()
    planned = set(
        session.exec(
            select(ControlRound.number).where(
                ControlRound.municipality_code == code,
                ControlRound.status == RoundStatus.PLANNED,
                col(ControlRound.planned_on) > on,
            )
        )
    )
    made = made_rounds(session, code)
    slots = slots_between(versions, versions[0].valid_from, until, made)
    return tuple(slot for slot in slots if slot.on > on or slot.number in planned)


def _pace(session: Session, rounds: Sequence[ControlRound], events: Sequence[LabelEvent]) -> Pace:
    """How many places were white until they were seen, in these rounds, held or skipped."""
    if not rounds:
        return Pace(0, 1)
    visits = session.exec(
        select(Visit).where(col(Visit.round_id).in_([row.id for row in rounds]))
    ).all()
    seen = {
        (visit.business_id, visit.visited_on - timedelta(days=1))
        for visit in visits
        if visit.visited_on and visit.is_seen
    }
    return Pace(_count_white(seen, events), len(rounds))


def _count_white(seen: set[tuple[int, date]], events: Sequence[LabelEvent]) -> int:
    """How many of the places were white at the end of their day."""
    places = {place for place, _ in seen}
    history: dict[int, list[LabelEvent]] = {}
    for event in events:
        if event.place in places:
            history.setdefault(event.place, []).append(event)
    return sum(
        [event.label for event in history.get(place, ()) if event.on <= day][-1:] == [Label.WHITE]
        for place, day in seen
    )
