"""Links by which a partner makes one report: made, listed, withdrawn, opened, and used."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.common.municipality import Municipality, Officer, Partner
from models.law.common.errors import WeerbaarError
from models.law.common.partner_kinds import PartnerKind
from models.law.common.roles import Action
from models.signals.report_forms import MakeLinkForm, WithdrawLinkForm
from models.signals.reporting_desk import LinkEnd, ReportLink
from tasks.register.accounts.sealing import new_code, token_hash
from tasks.register.acting import acting_officer, id_of
from tasks.register.organisation_history import remember_organisation
from tasks.register.resources import reading, transaction
from tasks.register.step import step

OUTSIDE = (PartnerKind.PRESS,)
"""Who gets no link."""
UNKNOWN = "Deze code klopt niet. Kijk haar na, of vraag de gemeente om een nieuwe."


class LinkError(WeerbaarError):
    """Raised when a link opens nothing: unknown, used, withdrawn or too old."""


@dataclass(frozen=True)
class MadeLink:
    """A link as it was made; the code is said once."""

    partner: str
    until: datetime
    code: str = field(repr=False)


@dataclass(frozen=True)
class OpenLink:
    """A link that was not used yet."""

    number: int
    partner: str
    municipality: str
    made_by: str
    until: datetime


@dataclass(frozen=True)
class Guest:
    """Who opened a link."""

    partner: str
    municipality: str
    municipality_code: str


@step("meldlink-maken")
def make_link(form: MakeLinkForm, at: datetime) -> MadeLink:
    """Let a partner make one report; the code is kept as a hash alone."""
    with transaction() as session:
        partner = _partner(session, form.partner)
        officer = acting_officer(session, form.by, Action.RECORD_SIGNAL, partner.municipality_code)
        made = MadeLink(partner.name, at + timedelta(days=form.days), new_code())
        session.add(
            ReportLink(
                code_hash=token_hash(made.code),
                municipality_code=partner.municipality_code,
                partner_id=id_of(partner),
                made_by=id_of(officer),
                made_at=at,
                until=made.until,
            )
        )
        what = f"Meldlink voor partner {partner.name} gemaakt, {form.days} dagen geldig."
        remember_organisation(session, officer.code, what, at)
        return made


@step("meldlink-intrekken")
def withdraw_link(form: WithdrawLinkForm, at: datetime) -> None:
    """Let a link open nothing any more; one that ended already stays as it is."""
    with transaction() as session:
        row = session.exec(
            select(ReportLink).where(ReportLink.id == form.link).with_for_update()
        ).first()
        if row is None:
            raise LinkError(f"Meldlink {form.link} bestaat niet.")
        officer = acting_officer(session, form.by, Action.RECORD_SIGNAL, row.municipality_code)
        if row.ended_at is None:
            row.ended_at, row.ended_by = at, LinkEnd.WITHDRAWN
            what = f"Meldlink voor partner {_partner(session, row.partner_id).name} ingetrokken."
            remember_organisation(session, officer.code, what, at)


def open_links(codes: Sequence[str], at: datetime) -> Sequence[OpenLink]:
    """The links of these municipalities (CBS codes) that can still be used, first to end first."""
    asked = (
        select(ReportLink, Partner.name, Municipality.name, Officer.code)
        .join(Partner, col(Partner.id) == col(ReportLink.partner_id))
        .join(Municipality, col(Municipality.code) == col(ReportLink.municipality_code))
        .join(Officer, col(Officer.id) == col(ReportLink.made_by))
        .where(
            col(ReportLink.municipality_code).in_(codes),
            col(ReportLink.ended_at).is_(None),
            ReportLink.until > at,
        )
        .order_by(col(ReportLink.until), col(ReportLink.id))
    )
    with reading() as session:
        return [
            OpenLink(id_of(row), partner, municipality, code, row.until)
            for row, partner, municipality, code in session.exec(asked)
        ]


def partners_of(codes: Sequence[str]) -> Sequence[tuple[int, str]]:
    """The partners of these municipalities (CBS codes) that can get a link: key and words."""
    asked = (
        select(Partner, Municipality.name)
        .join(Municipality, col(Municipality.code) == col(Partner.municipality_code))
        .where(col(Partner.municipality_code).in_(codes), col(Partner.kind).not_in(OUTSIDE))
        .order_by(col(Municipality.name), col(Partner.name))
    )
    with reading() as session:
        return [
            (id_of(row), f"{row.name} ({row.kind.label}), {name}")
            for row, name in session.exec(asked)
        ]


def open_link(code: str, at: datetime) -> Guest:
    """Whose link this is; looking uses nothing up. Raises LinkError, which says why not."""
    with reading() as session:
        row = usable_link(session, code, at)
        return Guest(
            _partner(session, row.partner_id).name,
            session.get_one(Municipality, row.municipality_code).name,
            row.municipality_code,
        )


def usable_link(session: Session, code: str, at: datetime, *, lock: bool = False) -> ReportLink:
    """The link of this code, when it can still be used; otherwise LinkError."""
    query = select(ReportLink).where(ReportLink.code_hash == token_hash(code))
    row = session.exec(query.with_for_update() if lock else query).first()
    if row is None:
        raise LinkError(UNKNOWN)
    if row.ended_by is LinkEnd.USED:
        raise LinkError(
            "Met deze link is al een melding gedaan. Wilt u nog iets melden? Vraag de gemeente om "
            "een nieuwe link."
        )
    if row.ended_by is LinkEnd.WITHDRAWN:
        raise LinkError("De gemeente heeft deze link ingetrokken. Vraag haar om een nieuwe.")
    if row.until <= at:
        raise LinkError("Deze link is niet meer geldig. Vraag de gemeente om een nieuwe.")
    return row


def _partner(session: Session, key: int | None) -> Partner:
    row = session.get(Partner, key)
    if row is None or row.kind in OUTSIDE:
        raise LinkError("Deze partner kan geen meldlink krijgen.")
    return row
