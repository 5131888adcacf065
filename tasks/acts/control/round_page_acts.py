"""What a page tells of the control rounds: the list, the year, one round, one paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.municipality import Municipality, Officer, OfficerRole
from models.control.control_round import ControlRound, RoundStatus
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action, may
from models.law.control.control_cycle import PlannedDay
from tasks.acts.control_overviews import state_of
from tasks.control import follow_ups, round_overview
from tasks.control.businesses import coverage
from tasks.control.businesses.coverage import Coverage
from tasks.control.follow_ups import FollowUpLine
from tasks.control.reading.round_files import (
    KeptPaper,
    RoundEvent,
    UnknownRoundPaperError,
    history_of,
    kept_file,
    kept_papers,
)
from tasks.control.round_overview import RoundDetails, RoundLine
from tasks.control.round_step import UnknownRoundError
from tasks.documents.rendering import RenderedFile
from tasks.register.acting import acting_officer, roles_of
from tasks.register.authority import municipalities_where
from tasks.register.resources import reading

__all__ = ["UnknownRoundError", "UnknownRoundPaperError", "state_of"]
SEES = (Action.READ_BUSINESS, Action.PLAN_ROUND, Action.RECORD_VISIT)
"""Who may do one of these sees the rounds of a municipality."""
INVITE, ANSWER, BRIEF, RECORD, DEBRIEF = "invite", "answer", "brief", "record", "debrief"


@dataclass(frozen=True)
class RoundsOfOfficer:
    """The rounds of the municipalities of one officer."""

    planned: Sequence[RoundLine]
    """The first to come first."""
    past: Sequence[RoundLine]
    """Held or skipped, the newest first."""
    follow_ups: Sequence[FollowUpLine]
    """What is open, the first to be done first."""
    names: Sequence[str]
    """Of the municipalities."""


@dataclass(frozen=True)
class CoveredMunicipality:
    """What the rounds of one municipality achieve."""

    name: str
    coverage: Coverage


@dataclass(frozen=True)
class YearOfRounds:
    """The calendar of one municipality; `fault` says why there is none."""

    name: str
    days: Sequence[PlannedDay]
    fault: str = ""


@dataclass(frozen=True)
class OpenRound:
    """One round as its page tells it."""

    details: RoundDetails
    municipality: str
    municipality_code: str
    state: str
    papers: Sequence[KeptPaper]
    are_papers_outdated: bool
    history: Sequence[RoundEvent]
    follow_ups: Sequence[FollowUpLine]
    """Of this round, what is open."""
    next_act: str
    """What comes first now: the name of an act, or nothing."""


def rounds_of(by: str, on: date) -> RoundsOfOfficer:
    """Every round that this officer may see, and what must still be done after visits."""
    codes = municipalities_where(by, *SEES)
    lines = round_overview.list_rounds(codes)
    planned = [line for line in lines if line.status is RoundStatus.PLANNED]
    past = [line for line in lines if line.status is not RoundStatus.PLANNED]
    with reading() as session:
        found = [row for code in codes for row in follow_ups.follow_up_lines(session, code, on)]
        names = [each.name for each in _municipalities(session, codes)]
    return RoundsOfOfficer(
        planned=sorted(planned, key=lambda line: (line.planned_on or on, line.reference)),
        past=list(reversed(past)),
        follow_ups=sorted(found, key=lambda line: (line.due_on, line.reference)),
        names=names,
    )


def coverage_of(by: str, on: date) -> Sequence[CoveredMunicipality]:
    """What the rounds achieve, for each municipality of this officer."""
    codes = municipalities_where(by, *SEES)
    with reading() as session:
        found = [(each.name, each.code) for each in _municipalities(session, codes)]
    return [CoveredMunicipality(name, coverage.coverage_of(code, on)) for name, code in found]


def calendar_of(year: int, by: str) -> Sequence[YearOfRounds]:
    """The rounds of a year by the rules, for each municipality of this officer."""
    codes = municipalities_where(by, *SEES)
    with reading() as session:
        found = [(each.name, each.code) for each in _municipalities(session, codes)]
    return [_year_of(name, code, year) for name, code in found]


def _year_of(name: str, code: str, year: int) -> YearOfRounds:
    try:
        return YearOfRounds(name, round_overview.calendar_of_year(code, year))
    except WeerbaarError as error:
        return YearOfRounds(name, (), str(error))


def _municipalities(session: Session, codes: Sequence[str]) -> Sequence[Municipality]:
    asked = select(Municipality).where(col(Municipality.code).in_(codes))
    return session.exec(asked.order_by(col(Municipality.name))).all()


def open_round(reference: str, by: str, at: datetime) -> OpenRound:
    """One round; raises UnknownRoundError, and RoleError for who may not read a business there."""
    round_overview.require_reader(reference, by)
    details = round_overview.round_of(reference)
    with reading() as session:
        found = round_overview.round_named(session, reference)
        code = found.municipality_code
        history, are_outdated = history_of(session, found)
        papers = kept_papers(session, found, with_annex=_sees_annex(session, found, by))
        lines = follow_ups.follow_up_lines(session, code, at.date())
        name = session.get_one(Municipality, code).name
    return OpenRound(
        details=details,
        municipality=name,
        municipality_code=code,
        state=state_of(details.status, details.planned_on, at.date()),
        papers=papers,
        are_papers_outdated=are_outdated and details.status is RoundStatus.PLANNED,
        history=history,
        follow_ups=[line for line in lines if line.reference == reference],
        next_act=_next_act(details, at.date(), has_papers=bool(papers) and not are_outdated),
    )


def _next_act(details: RoundDetails, on: date, *, has_papers: bool) -> str:
    if details.status is not RoundStatus.PLANNED or details.planned_on is None:
        return ""
    if on >= details.planned_on:
        is_seen = all(place.access is not None for place in details.places)
        return DEBRIEF if is_seen else RECORD
    asked = [partner for partner in details.partners if not partner.is_cancelled]
    if not asked:
        return INVITE
    if any(partner.capacity is None for partner in asked):
        return ANSWER
    return "" if has_papers else BRIEF


def paper_of(reference: str, name: str, version: int, by: str) -> RenderedFile:
    """One version of one paper of a round, for who may read its businesses."""
    round_overview.require_reader(reference, by)
    with reading() as session:
        found = round_overview.round_named(session, reference)
        is_handler = _sees_annex(session, found, by)
        return kept_file(session, found, name, version, with_annex=is_handler)


def _sees_annex(session: Session, found: ControlRound, by: str) -> bool:
    """What each participant saw in words is for who handles the round alone."""
    held = roles_of(session, by).get(found.municipality_code, frozenset())
    return may(Action.PLAN_ROUND, held)


def officers_in(reference: str, by: str) -> Sequence[tuple[str, str]]:
    """Code and name of everybody who has a role in the municipality of the round."""
    with reading() as session:
        found = round_overview.round_named(session, reference)
        acting_officer(session, by, Action.PLAN_ROUND, found.municipality_code)
        rows = session.exec(
            select(Officer.code, Officer.name)
            .join(OfficerRole, col(OfficerRole.officer_id) == col(Officer.id))
            .where(OfficerRole.municipality_code == found.municipality_code, col(Officer.active))
            .order_by(Officer.name)
            .distinct()
        )
        return [(code, name) for code, name in rows]


def planning_municipalities(by: str) -> Sequence[tuple[str, str]]:
    """CBS code and name of where this officer plans rounds."""
    codes = municipalities_where(by, Action.PLAN_ROUND)
    with reading() as session:
        return [(each.code, each.name) for each in _municipalities(session, codes)]
