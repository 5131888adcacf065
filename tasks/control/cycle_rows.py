"""What the yearly figures read of rounds, signals, instruments and the plan: a query for each."""

from sqlalchemy import ColumnElement, case, cast, literal, select
from sqlalchemy import String as Text
from sqlmodel import col, func

from models.common.ledger import LedgerEntry
from models.control.control_round import INSIDE, ControlRound, FollowUp, Visit
from models.instruments.instrument import BibobInvestigation, Instrument, StopTalk
from models.law.instruments.instruments import TalkOutcome
from models.plan.action import PlanMeeting
from models.signals.riec import RiecForm
from models.signals.signal import Signal
from tasks.register.row_source import Rows, yes_or_no

FOLLOW_UPS = (
    "waarschuwing",
    "herstelbrief",
    "last_onder_dwangsom",
    "last_onder_bestuursdwang",
    "spoedeisende_bestuursdwang",
    "sluiting",
    "bibob",
    "stop_gesprek",
    "brp_adresonderzoek",
    "proces_verbaal",
    "riec_signaal",
    "belastingonderzoek",
    "uitkeringsonderzoek",
    "arbeidsonderzoek",
    "inbeslagneming",
    "extra_bezoek",
    "doorgeven_partner",
    "intern_onderzoek",
)
"""The kinds that a visit can give; each has a figure of its own."""
OTHER = "other"


def instruments() -> Rows:
    how = case(
        (col(BibobInvestigation.requested_on).is_not(None), "lbb"),
        (col(BibobInvestigation.instrument_id).is_not(None), "own"),
        (col(StopTalk.outcome) == TalkOutcome.NOT_ATTENDED, "not_attended"),
        else_="held",
    )
    return (
        select(
            col(Instrument.reference).label("key"),
            col(Instrument.municipality_code).label("municipality"),
            col(Instrument.on).label("on"),
            col(Instrument.kind).label("kind"),
            how.label("how"),
        )
        .join(
            BibobInvestigation,
            col(BibobInvestigation.instrument_id) == col(Instrument.id),
            isouter=True,
        )
        .join(StopTalk, col(StopTalk.instrument_id) == col(Instrument.id), isouter=True)
    )


def rounds() -> Rows:
    return select(
        col(ControlRound.reference).label("key"),
        col(ControlRound.municipality_code).label("municipality"),
        col(ControlRound.slot_on).label("on"),
        col(ControlRound.status).label("status"),
    )


def _visit_key() -> ColumnElement[str]:
    """Round, team and rank ("LIN-CON-007 1-2"), which is no place."""
    team, rank = cast(col(Visit.team), Text), cast(col(Visit.rank), Text)
    return col(ControlRound.reference) + literal(" ") + team + literal("-") + rank


def visits() -> Rows:
    return (
        select(
            _visit_key().label("key"),
            col(ControlRound.municipality_code).label("municipality"),
            col(Visit.visited_on).label("on"),
            yes_or_no(col(Visit.has_findings)).label("findings"),
            yes_or_no(col(Visit.is_re_control)).label("re_control"),
            yes_or_no(col(Visit.is_repaired).is_(True)).label("repaired"),
        )
        .join(ControlRound, col(ControlRound.id) == col(Visit.round_id))
        .where(col(Visit.access).in_(INSIDE))
    )


def follow_ups() -> Rows:
    """A kind is typed by hand: only the known ones leave the register as they stand there."""
    kind = case(
        (col(FollowUp.kind).in_(FOLLOW_UPS), col(FollowUp.kind)),
        else_=OTHER,
    )
    return (
        select(
            (_visit_key() + literal(" ") + cast(col(FollowUp.id), Text)).label("key"),
            col(ControlRound.municipality_code).label("municipality"),
            col(Visit.visited_on).label("on"),
            kind.label("kind"),
        )
        .join(Visit, col(Visit.id) == col(FollowUp.visit_id))
        .join(ControlRound, col(ControlRound.id) == col(Visit.round_id))
    )


def signals() -> Rows:
    return select(
        col(Signal.reference).label("key"),
        col(Signal.municipality_code).label("municipality"),
        col(Signal.received_on).label("on"),
        col(Signal.source).label("source"),
        col(Signal.theme).label("theme"),
    )


def riec_exports() -> Rows:
    return (
        select(
            col(Signal.reference).label("key"),
            col(Signal.municipality_code).label("municipality"),
            func.min(RiecForm.exported_on).label("on"),
        )
        .join(RiecForm, col(RiecForm.signal_id) == col(Signal.id))
        .where(col(RiecForm.exported_on).is_not(None))
        .group_by(col(Signal.reference), col(Signal.municipality_code))
    )


def meetings() -> Rows:
    """The key begins as the history of the action does ("PLAN-0226-2024-1 7"); no title leaves."""
    year, action = cast(col(PlanMeeting.year), Text), cast(col(PlanMeeting.action_number), Text)
    chain = literal("PLAN-") + col(PlanMeeting.municipality_code) + "-" + year + "-" + action
    return select(
        (chain + " " + cast(col(PlanMeeting.id), Text)).label("key"),
        col(PlanMeeting.municipality_code).label("municipality"),
        col(PlanMeeting.on).label("on"),
        yes_or_no(col(PlanMeeting.attendance).is_not(None)).label("counted"),
        func.coalesce(PlanMeeting.attendance, 0).label("raw"),
    )


def spending() -> Rows:
    return select(
        col(LedgerEntry.key).label("key"),
        col(LedgerEntry.municipality_code).label("municipality"),
        col(LedgerEntry.on).label("on"),
        col(LedgerEntry.amount).label("raw"),
    )
