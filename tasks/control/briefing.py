"""Briefing a round: its papers, made from the register and kept as they were handed out."""

import hashlib
from collections import defaultdict
from datetime import date, datetime

from sqlmodel import col, select

from models.common.business import Business
from models.common.history import EventKind
from models.common.municipality import Municipality
from models.common.premises import Address
from models.common.progress import track
from models.control.control_round import Visit
from models.control.round_forms import BriefForm
from models.control.round_paper import RoundPaper
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.control.round_clearance import PARTICIPANTS, RoundField
from models.law.control.walking_order import Point, length
from tasks.control import round_needs
from tasks.control.invitations import BASE_TEAM, invited, keep_rules
from tasks.control.round_papers import PaperPlace, PaperRound, papers_of
from tasks.control.round_people import people_of
from tasks.control.round_policies import control_cycle
from tasks.control.round_step import RoundStep, begin_round_step, require_planned
from tasks.control.sheets.visit_sheets import visit_sheet
from tasks.control.signal_desk import SignalDesk
from tasks.documents.rendering import RenderedFile, template_version
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


@step("controle-voorbereiden")
def brief_round(form: BriefForm, at: datetime, *, desk: SignalDesk) -> tuple[RenderedFile, ...]:
    """The papers of a planned round; made again, only what changed is a new version.

    Before the day, places are chosen anew when the hard rules no longer hold for one of them.
    """
    with transaction() as session:
        step = begin_round_step(session, form, Action.PLAN_ROUND, at)
        planned_on = require_planned(step.round)
        keep_rules(step, desk)
        found = _read(step, planned_on, form)
        sheets = [
            visit_sheet(found, place) for place in track(found.places, "Bezoekformulieren maken")
        ]
        files = (*papers_of(found), *sheets)
        count = sum(keep_paper(step, file) for file in files)
        if count:
            step.record(EventKind.DOCUMENT, f"{count} stuk(ken) voor de controle gemaakt.")
        return files


def _read(step: RoundStep, planned_on: date, form: BriefForm) -> PaperRound:
    policy = control_cycle(step.round.municipality_code, step.round.slot_on)
    rows = step.session.exec(
        select(Visit, Business, Address)
        .join(Business, col(Business.id) == col(Visit.business_id))
        .join(Address, col(Address.bag_id) == col(Business.bag_id))
        .where(Visit.round_id == step.round.id)
        .order_by(col(Visit.team), col(Visit.rank))
    ).all()
    if not rows:
        raise FaultsError(
            f"De voorbereiding van {step.round.reference}", ["er zijn geen plekken om te bezoeken"]
        )
    points = defaultdict(list)
    for visit, business, address in rows:
        points[visit.team].append(Point(id_of(business), address.rd_x, address.rd_y))
    kinds = {partner.kind for partner, _ in invited(step)} | set(BASE_TEAM)
    shared = {
        RoundField.REFERENCE: step.round.reference,
        RoundField.DAY: f"{dutch_date(planned_on)}, {policy.hours}",
    }
    return PaperRound(
        reference=step.round.reference,
        folder=step.session.get_one(Municipality, step.round.municipality_code).folder,
        on=planned_on,
        made_on=step.on,
        kind=step.round.purpose,
        starts_at=datetime.combine(planned_on, policy.starts_at),
        ends_at=datetime.combine(planned_on, policy.ends_at),
        meeting_point=policy.meeting_point,
        metres={team: round(length(found)) for team, found in points.items()},
        places=[
            PaperPlace(
                visit.team,
                visit.rank,
                shared | _values(visit, business, address),
                round_needs.read(visit.needed),
            )
            for visit, business, address in rows
        ],
        participants=[item for item in PARTICIPANTS if item.value in kinds],
        people=people_of(step, form, len(points)),
    )


def _values(visit: Visit, business: Business, address: Address) -> dict[RoundField, str]:
    again = "hercontrole; " if visit.is_re_control else ""
    return {
        RoundField.ADDRESS: f"{address.line}, {address.place}",
        RoundField.BUSINESS: business.trade_name,
        RoundField.KVK_NUMBER: business.kvk_number,
        RoundField.ACTIVITY: business.sbi,
        RoundField.LABEL: business.label.label,
        RoundField.REASONS: again + "; ".join(visit.reasons.splitlines()),
    }


def keep_paper(step: RoundStep, file: RenderedFile) -> bool:
    """True when this content was not the newest of its name yet."""
    latest = step.session.exec(
        select(RoundPaper)
        .where(RoundPaper.round_id == step.round.id, RoundPaper.name == file.name)
        .order_by(col(RoundPaper.version).desc())
        .limit(1)
    ).first()
    digest = hashlib.sha256(file.content).hexdigest()
    if latest is not None and latest.sha256 == digest:
        return False
    step.session.add(
        RoundPaper(
            round_id=id_of(step.round),
            name=file.name,
            version=latest.version + 1 if latest else 1,
            content=file.content,
            sha256=digest,
            template_version=template_version(),
            made_on=step.on,
        )
    )
    return True
