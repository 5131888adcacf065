"""Reading the control cycle: the calendar of a year, all rounds, one round with its places."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from models.common.business import Business
from models.common.municipality import Partner
from models.common.premises import Address
from models.control.control_round import Access, ControlRound, RoundStatus, Visit
from models.control.invitation import Invitation
from models.law.common.business_labels import Label
from models.law.common.dutch import plural, short_date
from models.law.common.partner_kinds import PartnerKind
from models.law.common.roles import Action
from models.law.control.control_cycle import PlannedDay, RoundKind, Theme
from models.law.control.cycle_slots import rounds_of_year
from tasks.control.place_keys import key_of
from tasks.control.round_findings import findings_in_words, findings_of
from tasks.control.round_needs import in_words
from tasks.control.round_policies import control_cycle, cycle_versions
from tasks.control.round_step import UnknownRoundError
from tasks.control.rounds import absences_of, made_rounds
from tasks.register import policies
from tasks.register.acting import acting_officer, id_of
from tasks.register.references import named
from tasks.register.resources import reading


@dataclass(frozen=True)
class RoundLine:
    """One line of the list of rounds."""

    reference: str
    kind: RoundKind
    status: RoundStatus
    planned_on: date | None
    places: int
    recorded: int
    """Places of which the visit is recorded."""
    invited: int
    """Partners that have an invitation."""
    unanswered: int
    """Those of them that did not answer yet."""


@dataclass(frozen=True)
class PlannedLine:
    """A round that is to come: nothing of a place."""

    reference: str
    purpose: str
    planned_on: date
    why: str


@dataclass(frozen=True)
class RoundPlace:
    """One place of a round; `reasons` are Dutch, each with its points."""

    key: str
    """Of the business, whatever place it has on the list."""
    team: int
    rank: int
    business: str
    address: str
    label: Label
    points: int
    reasons: tuple[str, ...]
    needed: tuple[str, ...]
    """Dutch: each partner that the place needs, with why."""
    is_re_control: bool
    access: Access | None
    findings: tuple[str, ...]
    """Dutch: who found what kind, of the police only that; no text."""


@dataclass(frozen=True)
class InvitedPartner:
    """One partner that was asked to come, and what it answered."""

    kind: PartnerKind
    name: str
    planned_on: date
    reply_until: date
    answered_on: date | None
    capacity: int | None
    """For how many teams it has people."""
    is_cancelled: bool

    @property
    def answer(self) -> str:
        """The answer in Dutch."""
        if self.is_cancelled:
            return "afgezegd"
        if self.capacity is None or self.answered_on is None:
            return "nog geen antwoord"
        return f"{plural(self.capacity, 'team', 'teams')} ({short_date(self.answered_on)})"


@dataclass(frozen=True)
class RoundDetails:
    """One round with its places, for the officer who holds it."""

    reference: str
    status: RoundStatus
    kind: RoundKind
    theme: Theme | None
    slot_on: date
    planned_on: date | None
    why: str
    warning: str
    overdue_left: int
    places: tuple[RoundPlace, ...]
    partners: tuple[InvitedPartner, ...]


def calendar_of_year(municipality_code: str, year: int) -> Sequence[PlannedDay]:
    """The rounds of a year, each by the rules in force on its slot, as the planning will plan them.

    Rounds that are in the register keep their number and slot. Raises NoPolicyInForceError for a
    year without any rules.
    """
    versions = cycle_versions(municipality_code)
    if not any(policy.touches(year) for policy in versions):
        control_cycle(municipality_code, date(year, 1, 1))
    with reading() as session:
        absences = absences_of(session, municipality_code)
        made = made_rounds(session, municipality_code)
    return rounds_of_year(versions, year, policies.calendar(), absences, made)


def list_rounds(
    codes: Collection[str] | None = None, *, only_planned: bool = False
) -> list[RoundLine]:
    """Every round of these municipalities (CBS codes; None: all), by municipality and number."""
    rounds = (
        select(ControlRound, func.count(col(Visit.id)), func.count(col(Visit.access)))
        .join(Visit, col(Visit.round_id) == col(ControlRound.id), isouter=True)
        .group_by(col(ControlRound.id))
        .order_by(col(ControlRound.municipality_code), col(ControlRound.number))
    )
    partners = (
        select(Invitation.round_id, func.count(), func.count(col(Invitation.capacity)))
        .join(ControlRound, col(ControlRound.id) == col(Invitation.round_id))
        .where(col(Invitation.is_cancelled).is_(False))
        .group_by(col(Invitation.round_id))
    )
    if codes is not None:
        rounds = rounds.where(col(ControlRound.municipality_code).in_(codes))
        partners = partners.where(col(ControlRound.municipality_code).in_(codes))
    if only_planned:
        rounds = rounds.where(col(ControlRound.status) == RoundStatus.PLANNED)
        partners = partners.where(col(ControlRound.status) == RoundStatus.PLANNED)
    with reading() as session:
        asked = {key: (count, answered) for key, count, answered in session.exec(partners)}
        return [
            _line(row, places, recorded, *asked.get(id_of(row), (0, 0)))
            for row, places, recorded in session.exec(rounds)
        ]


def _line(row: ControlRound, places: int, recorded: int, invited: int, answered: int) -> RoundLine:
    return RoundLine(
        reference=row.reference,
        kind=row.kind,
        status=row.status,
        planned_on=row.planned_on,
        places=places,
        recorded=recorded,
        invited=invited,
        unanswered=invited - answered,
    )


def planned_rounds(municipality_codes: Sequence[str], since: date) -> list[PlannedLine]:
    """The rounds of these municipalities that are to be held on this day or later, by day."""
    with reading() as session:
        rows = session.exec(
            select(ControlRound)
            .where(
                ControlRound.status == RoundStatus.PLANNED,
                col(ControlRound.municipality_code).in_(municipality_codes),
                col(ControlRound.planned_on) >= since,
            )
            .order_by(col(ControlRound.planned_on), ControlRound.reference)
        )
        return [
            PlannedLine(row.reference, row.purpose, row.planned_on, row.why)
            for row in rows
            if row.planned_on is not None
        ]


def require_reader(reference: str, by: str) -> None:
    """Refuse who may not read what is known of the businesses of a round; UnknownRoundError."""
    with reading() as session:
        found = round_named(session, reference)
        acting_officer(session, by, Action.READ_BUSINESS, found.municipality_code)


def round_named(session: Session, reference: str) -> ControlRound:
    found = session.exec(select(ControlRound).where(named(ControlRound, reference))).first()
    if found is None:
        raise UnknownRoundError(f"Controle {reference} bestaat niet.")
    return found


def round_of(reference: str) -> RoundDetails:
    """One round, or UnknownRoundError."""
    with reading() as session:
        found = round_named(session, reference)
        rows = session.exec(
            select(Visit, Business, Address)
            .join(Business, col(Business.id) == col(Visit.business_id))
            .join(Address, col(Address.bag_id) == col(Business.bag_id))
            .where(Visit.round_id == found.id)
            .order_by(col(Visit.team), col(Visit.rank))
        )
        found_at = findings_of(session, found)
        places = tuple(
            RoundPlace(
                key=key_of(business),
                team=visit.team,
                rank=visit.rank,
                business=business.trade_name,
                address=address.line,
                label=business.label,
                points=visit.points,
                reasons=tuple(visit.reasons.splitlines()),
                needed=in_words(visit.needed),
                is_re_control=visit.is_re_control,
                access=visit.access,
                findings=findings_in_words(found_at.get(visit.id, ())),
            )
            for visit, business, address in rows
        )
        return RoundDetails(
            reference=found.reference,
            status=found.status,
            kind=found.kind,
            theme=found.theme,
            slot_on=found.slot_on,
            planned_on=found.planned_on,
            why=found.why,
            warning=found.warning,
            overdue_left=found.overdue_left,
            places=places,
            partners=_partners(session, id_of(found)),
        )


def _partners(session: Session, round_id: int) -> tuple[InvitedPartner, ...]:
    rows = session.exec(
        select(Partner, Invitation)
        .join(Invitation, col(Invitation.partner_id) == col(Partner.id))
        .where(Invitation.round_id == round_id)
        .order_by(col(Partner.id))
    )
    return tuple(
        InvitedPartner(
            kind=partner.kind,
            name=partner.name,
            planned_on=row.planned_on,
            reply_until=row.reply_until,
            answered_on=row.answered_on,
            capacity=row.capacity,
            is_cancelled=row.is_cancelled,
        )
        for partner, row in rows
    )
