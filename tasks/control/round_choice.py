"""Choosing the places of a round: scored, dealt to teams, each team in walking order."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.common.business import Business
from models.common.premises import Address
from models.control.control_round import ControlRound, Visit
from models.control.place_change import PlaceChange, PlaceChangeKind
from models.law.control.place_choice import Chosen, choose
from models.law.control.place_partners import Need
from models.law.control.place_score import Reason, RoundContext
from models.law.control.walking_order import Point, walking_order
from tasks.control.businesses.business_list import whiten_old_labels
from tasks.control.round_needs import needs_of, stored
from tasks.control.round_places import places_of
from tasks.control.round_policies import place_partners, place_scores, themes
from tasks.control.signal_desk import SignalDesk
from tasks.register.acting import id_of, lock_municipality

PLACES_CHANGED = "lijst van plekken"
"""The rule of each event that changed the list: papers from before it are outdated."""
NO_TEAM = "Er is geen team: vraag de partners nog eens, verzet de controle of sla haar over."
NO_PLACES = "Er is geen plek om te bezoeken; lees de bedrijven in en sla deze controle over."


@dataclass(frozen=True)
class Staff:
    """How many teams the partners can man, and how many of these the police go with."""

    teams: int
    police_teams: int


def choose_again(
    session: Session, found: ControlRound, on: date, staff: Staff, desk: SignalDesk
) -> None:
    """Choose the places of a planned round anew, for the teams that there are."""
    lock_municipality(session, found.municipality_code)
    for visit in session.exec(select(Visit).where(Visit.round_id == found.id)).all():
        session.delete(visit)
    session.flush()
    found.warning = found.warning.replace(NO_PLACES, "").replace(NO_TEAM, "").strip()
    choose_places(session, found, on, staff, desk=desk)


def choose_places(
    session: Session,
    found: ControlRound,
    on: date,
    staff: Staff | None = None,
    *,
    desk: SignalDesk,
) -> None:
    """Score every place, keep the best, and put each team's places in walking order."""
    day = found.planned_on or on
    policy = place_scores(found.municipality_code, day)
    # Nobody answered yet: the day avoids the absences of every partner, so the team is complete.
    staff = staff or Staff(policy.teams, policy.teams)
    policy = policy.model_copy(update={"teams": min(policy.teams, staff.teams)})
    whiten_old_labels(session, found.municipality_code, on, policy.label_lasts_months)
    session.flush()
    added, removed = changed_places(session, found)
    context = RoundContext(
        on=day,
        kind=found.kind,
        police_teams=staff.police_teams,
        seed=seed_of(found.reference),
        added=frozenset(added),
    )
    signals = desk.open_by_business(session, found.municipality_code)
    themed = themes(found.municipality_code, day)
    places = places_of(session, found, on, themed, signals, without=removed)
    choice = choose(places, policy, context)
    found.overdue_left = choice.overdue_left
    if not choice.chosen:
        found.warning = f"{found.warning} {NO_PLACES if policy.teams else NO_TEAM}".strip()
    ids = [chosen.place_id for chosen in choice.chosen]
    points, needs = (
        _points(session, ids),
        needs_of(session, ids, place_partners(found.municipality_code, day)),
    )
    for team in range(1, policy.teams + 1):
        _store_team(
            session, found, [c for c in choice.chosen if c.team == team], points, needs, added
        )


def changed_places(session: Session, found: ControlRound) -> tuple[dict[int, str], set[int]]:
    """The businesses that officers put on the list, with why; and those that they took off."""
    rows = session.exec(select(PlaceChange).where(PlaceChange.round_id == id_of(found))).all()
    added = {row.business_id: row.reason for row in rows if row.kind is PlaceChangeKind.ADDED}
    return added, {row.business_id for row in rows} - added.keys()


def reasons_in_words(reasons: Sequence[Reason], added: str) -> str:
    """One reason on each line, that of the officer who put the place on the list first."""
    by_hand = [f"toegevoegd: {added}"] if added else []
    return "\n".join([*by_hand, *(reason.why for reason in reasons)])[:1000]


def seed_of(reference: str) -> int:
    """Ties are broken by the round itself: the same round, the same list."""
    return int.from_bytes(hashlib.sha256(reference.encode()).digest()[:4])


def _points(session: Session, ids: Sequence[int]) -> dict[int, Point]:
    rows = session.exec(
        select(Business.id, Address.rd_x, Address.rd_y)
        .join(Address, col(Address.bag_id) == col(Business.bag_id))
        .where(col(Business.id).in_(ids))
    )
    return {key: Point(key, x, y) for key, x, y in rows if key is not None}


def _store_team(
    session: Session,
    found: ControlRound,
    team: Sequence[Chosen],
    points: Mapping[int, Point],
    needs: Mapping[int, Sequence[Need]],
    added: Mapping[int, str],
) -> None:
    by_place = {chosen.place_id: chosen for chosen in team}
    walk = walking_order([points[place] for place in by_place])
    for rank, place in enumerate(walk.order, start=1):
        chosen = by_place[place]
        session.add(
            Visit(
                round_id=id_of(found),
                business_id=place,
                team=chosen.team,
                rank=rank,
                points=chosen.points,
                reasons=reasons_in_words(chosen.reasons, added.get(place, "")),
                needed=stored(needs[place]),
                is_re_control=chosen.is_re_control,
            )
        )
