"""What of the control rounds waits for an officer today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.law.common.roles import Action, may
from tasks.control import follow_ups, round_overview
from tasks.control.follow_ups import FollowUpLine
from tasks.control.round_overview import RoundLine
from tasks.register.acting import roles_of
from tasks.register.resources import reading

NEAR = timedelta(days=7)
"""A follow-up is told from so long before its last day."""


@dataclass(frozen=True)
class RoundsToday:
    """The rounds that come, and the follow-ups that must be done within a week."""

    rounds: Sequence[RoundLine]
    follow_ups: Sequence[FollowUpLine]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.rounds or self.follow_ups)


def rounds_today(by: str, on: date) -> RoundsToday:
    """For who plans rounds or records visits; the first to be done first. Nothing for others."""
    with reading() as session:
        roles = roles_of(session, by)
        codes = [code for code, held in roles.items() if may(Action.RECORD_VISIT, held)]
        lines = [line for code in codes for line in follow_ups.follow_up_lines(session, code, on)]
    coming = round_overview.list_rounds(codes, only_planned=True) if codes else ()
    return RoundsToday(
        rounds=sorted(coming, key=lambda line: (line.planned_on or on, line.reference)),
        follow_ups=sorted(
            (line for line in lines if line.due_on <= on + NEAR),
            key=lambda line: (line.due_on, line.reference),
        ),
    )
