"""What the yearly figures read of the plan and its ledger: the query of each subject."""

from sqlalchemy import String as Text
from sqlalchemy import cast, literal, select
from sqlmodel import col, func

from models.common.ledger import LedgerEntry
from models.plan.action import PlanMeeting
from tasks.register.row_source import Rows, RowSource, whole, yes_or_no


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


ROW_SOURCES = (
    RowSource("meetings", meetings, ("counted",), amount=whole),
    RowSource("spending", spending, amount=whole),
)
"""What this wing gives the yearly figures to count."""
