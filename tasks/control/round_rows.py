"""What the yearly figures read of rounds and visits: the query of each subject."""

from sqlalchemy import ColumnElement, case, cast, literal, select
from sqlalchemy import String as Text
from sqlmodel import col

from models.control.control_round import INSIDE, ControlRound, FollowUp, Visit
from tasks.register.row_source import Rows, RowSource, yes_or_no

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


ROW_SOURCES = (
    RowSource("rounds", rounds, ("status",)),
    RowSource("visits", visits, ("findings", "re_control", "repaired")),
    RowSource("follow_ups", follow_ups, ("kind",)),
)
"""What this wing gives the yearly figures to count."""
