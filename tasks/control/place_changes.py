"""Changing the list of a planned round by hand, each time with a reason.

What was put on the list or taken off it stays so when the places are chosen again; the order is
then that of the walk again. Two officers at once wait for each other at the round, and a place is
named by its business, so that nobody changes another place than he saw.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.business import Business
from models.common.history import EventKind
from models.control.control_round import Visit
from models.control.place_change import PlaceChange, PlaceChangeKind
from models.control.place_forms import (
    AddPlaceForm,
    ChangedPlaceForm,
    OrderPlaceForm,
    RemovePlaceForm,
)
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.control.place_changes import TeamRoom, why_not_in_team, why_not_now
from models.law.control.place_score import (
    Place,
    RoundContext,
    is_re_control,
    points_of,
    reasons_for,
)
from tasks.control.invitations import day_ahead, has_recorded_visit, invited, staff_of
from tasks.control.place_keys import business_of
from tasks.control.round_choice import (
    NO_PLACES,
    PLACES_CHANGED,
    Staff,
    reasons_in_words,
    seed_of,
)
from tasks.control.round_needs import guests_asked, stored
from tasks.control.round_places import places_of
from tasks.control.round_policies import place_partners, place_scores, themes
from tasks.control.round_step import RoundStateError, RoundStep, begin_round_step
from tasks.control.round_words import refuse_names
from tasks.control.signal_desk import SignalDesk
from tasks.register.acting import id_of, lock_municipality
from tasks.register.resources import transaction
from tasks.register.step import step

PROMISED = "moet nu bezocht worden"
"""How the reason of a place begins that this round is the last promised chance to see."""


@dataclass(frozen=True)
class ChangedPlace:
    """What came of it: "1-3" as the place is called now, or was; and what to look at."""

    place: str
    was_promised: bool = False
    """Whether this round was the last promised chance to see it."""
    guests: str = ""
    """Dutch: which partners on request it needs that were not invited; empty when none."""
    is_told: bool = False
    """Whether partners were invited already, who get no new message."""


@step("plek-toevoegen")
def add_place(form: AddPlaceForm, at: datetime, *, desk: SignalDesk) -> ChangedPlace:
    """Put a place at the end of the list of a team. The same form twice is once."""
    with transaction() as session:
        step, planned_on = _begin(form, session, at)
        business = _business(step, form)
        on_list = _on_list(step, business)
        if on_list is not None:
            if _is_told(step, business, PlaceChangeKind.ADDED, form.reason):
                return ChangedPlace(on_list.place)
            raise FaultsError(_subject(form), [f"zij staat al op de lijst als {on_list.place}"])
        staff = staff_of(step, planned_on)
        context = _context(step, planned_on, staff)
        place = _choosable(step, business, desk)
        policy = place_scores(step.round.municipality_code, planned_on)
        team = _team(step, form.team)
        room = TeamRoom(form.team, len(team))
        faults = why_not_in_team(business.label, room, staff.teams, policy, context)
        faults += why_not_now(place, policy, context)
        if faults:
            raise FaultsError(_subject(form), faults)
        needs = place_partners(step.round.municipality_code, planned_on).needed(
            business.label, business.sbi
        )
        visit = Visit(
            round_id=id_of(step.round),
            business_id=id_of(business),
            team=form.team,
            rank=len(team) + 1,
            points=points_of(place, policy, context),
            reasons=reasons_in_words(reasons_for(place, policy, context), form.reason),
            needed=stored(needs),
            is_re_control=is_re_control(place, planned_on),
        )
        session.add(visit)
        step.round.warning = step.round.warning.replace(NO_PLACES, "").strip()
        session.flush()
        _tell(step, business, PlaceChangeKind.ADDED, form, visit.place)
        return _answer(step, visit)


@step("plek-weghalen")
def remove_place(form: RemovePlaceForm, at: datetime) -> ChangedPlace:
    """Take a place off the list; those after it move up. The same form twice is once."""
    with transaction() as session:
        step, _ = _begin(form, session, at)
        business = _business(step, form)
        visit = _on_list(step, business)
        if visit is None:
            if _is_told(step, business, PlaceChangeKind.REMOVED, form.reason):
                return ChangedPlace("")
            raise FaultsError(_subject(form), ["zij staat niet op de lijst"])
        others = session.exec(
            select(Visit.id).where(Visit.round_id == step.round.id, Visit.id != visit.id)
        ).first()
        if others is None:
            words = "het is de laatste plek; sla de controle over als zij niet doorgaat"
            raise FaultsError(_subject(form), [words])
        _tell(step, business, PlaceChangeKind.REMOVED, form, visit.place)
        gone = _answer(step, visit)
        session.delete(visit)
        session.flush()
        _number(step, _team(step, visit.team))
        return gone


@step("plek-verplaatsen")
def order_place(form: OrderPlaceForm, at: datetime) -> ChangedPlace:
    """Visit a place earlier or later, or with another team. The same form twice is once."""
    with transaction() as session:
        step, planned_on = _begin(form, session, at)
        business = _business(step, form)
        visit = _on_list(step, business)
        if visit is None:
            raise FaultsError(_subject(form), ["zij staat niet op de lijst"])
        if (visit.team, visit.rank) == (form.team, form.rank):
            return ChangedPlace(visit.place)
        old = visit.team
        team = [each for each in _team(step, form.team) if each.id != visit.id]
        staff = staff_of(step, planned_on)
        policy = place_scores(step.round.municipality_code, planned_on)
        context = _context(step, planned_on, staff)
        room = TeamRoom(form.team, len(team))
        faults = why_not_in_team(business.label, room, staff.teams, policy, context)
        if form.rank > len(team) + 1:
            faults.append(f"team {form.team} krijgt {len(team) + 1} plekken")
        if faults:
            raise FaultsError(_subject(form), faults)
        refuse_names(step, _subject(form), "de reden", form.reason)
        before = visit.place
        team.insert(form.rank - 1, visit)
        visit.team, visit.rank = form.team, _FREE
        session.flush()
        _number(step, team)
        if old != form.team:
            _number(step, _team(step, old))
        what = f"Plek {before} is nu plek {visit.place}: {form.reason}"
        step.record(EventKind.RECORD, what, PLACES_CHANGED)
        return _answer(step, visit)


_FREE = 10_000
"""Above every rank: the database refuses two places with one number, also halfway."""


def _begin(form: ChangedPlaceForm, session: Session, at: datetime) -> tuple[RoundStep, date]:
    """The round of which the teams do not have the list yet."""
    step = begin_round_step(session, form, Action.PLAN_ROUND, at)
    planned_on = day_ahead(step)
    if at.date() >= planned_on:
        raise RoundStateError(
            f"Controle {form.reference} is op {dutch_date(planned_on)}; de teams hebben de lijst."
        )
    if has_recorded_visit(step):
        words = "is al een bezoek vastgelegd of ingevuld"
        raise RoundStateError(f"Van controle {form.reference} {words}.")
    # A round that is planned meanwhile must not choose the same place.
    lock_municipality(session, step.round.municipality_code)
    return step, planned_on


def _subject(form: ChangedPlaceForm) -> str:
    return f"De plek van {form.reference}"


def _business(step: RoundStep, form: ChangedPlaceForm) -> Business:
    found = business_of(step.session, step.round.municipality_code, form.business)
    if found is None:
        raise FaultsError(_subject(form), ["dit bedrijf staat niet in de lijst van deze gemeente"])
    return found


def _on_list(step: RoundStep, business: Business) -> Visit | None:
    return step.session.exec(
        select(Visit).where(Visit.round_id == step.round.id, Visit.business_id == business.id)
    ).first()


def _team(step: RoundStep, team: int) -> list[Visit]:
    return list(
        step.session.exec(
            select(Visit)
            .where(Visit.round_id == step.round.id, Visit.team == team)
            .order_by(col(Visit.rank))
        )
    )


def _number(step: RoundStep, team: Sequence[Visit]) -> None:
    """Give the places of a team their numbers anew, in this order."""
    for number, visit in enumerate(team, start=1):
        visit.rank = _FREE + number
    step.session.flush()
    for number, visit in enumerate(team, start=1):
        visit.rank = number
    step.session.flush()


def _context(step: RoundStep, planned_on: date, staff: Staff) -> RoundContext:
    return RoundContext(
        planned_on, step.round.kind, staff.police_teams, seed_of(step.round.reference)
    )


def _choosable(step: RoundStep, business: Business, desk: SignalDesk) -> Place:
    """The place as the choice sees it, or FaultsError when it cannot choose it at all."""
    code = step.round.municipality_code
    signals = desk.open_by_business(step.session, code)
    themed = themes(code, step.round.planned_on or step.on)
    # Read to the end, so that no cursor of the database is left open.
    scanned = list(places_of(step.session, step.round, step.on, themed, signals))
    found = next((place for place in scanned if place.id == business.id), None)
    if found is not None:
        return found
    words = "het bedrijf is er niet meer"
    if business.ended_on is None:
        words = "zij staat al op de lijst van een andere controle die nog komt"
    raise FaultsError(f"De plek van {step.round.reference}", [words])


def _is_told(step: RoundStep, business: Business, kind: PlaceChangeKind, reason: str) -> bool:
    row = _change(step, business)
    return row is not None and (row.kind, row.reason) == (kind, reason)


def _change(step: RoundStep, business: Business) -> PlaceChange | None:
    return step.session.exec(
        select(PlaceChange).where(
            PlaceChange.round_id == step.round.id, PlaceChange.business_id == business.id
        )
    ).first()


def _tell(
    step: RoundStep, business: Business, kind: PlaceChangeKind, form: ChangedPlaceForm, place: str
) -> None:
    """Keep the change and write it down, unless its reason names somebody."""
    refuse_names(step, _subject(form), "de reden", form.reason)
    row = _change(step, business) or PlaceChange(
        round_id=id_of(step.round),
        business_id=id_of(business),
        kind=kind,
        reason="",
        officer="",
        on=step.on,
    )
    row.kind, row.reason = kind, form.reason
    row.officer, row.on = step.officer.code, step.on
    step.session.add(row)
    step.record(EventKind.RECORD, f"Plek {place} is {kind.label}: {form.reason}", PLACES_CHANGED)


def _answer(step: RoundStep, visit: Visit) -> ChangedPlace:
    asked = {partner.kind.value for partner, _ in invited(step)}
    missing = [line for line in visit.needed.splitlines() if line.partition(":")[0] not in asked]
    return ChangedPlace(
        visit.place,
        was_promised=PROMISED in visit.reasons,
        guests=guests_asked(["\n".join(missing)]),
        is_told=bool(asked),
    )
