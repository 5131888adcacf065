"""What every step of a control round shares: find and lock it, check who acts and when."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from models.control.control_round import ControlRound, RoundStatus
from models.control.round_forms import RoundForm
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.register.acting import acting_officer, refuse_future
from tasks.register.references import named
from tasks.register.taken_step import TakenStep


class UnknownRoundError(WeerbaarError):
    """Raised when no round has the given reference."""


class RoundStateError(WeerbaarError):
    """Raised when a round is not in the state that a step needs."""


@dataclass(frozen=True)
class RoundStep(TakenStep):
    """One step of a round being taken, with the round under lock."""

    round: ControlRound

    @property
    def chain(self) -> str:
        """The history of the round."""
        return self.round.reference


def begin_round_step(session: Session, form: RoundForm, action: Action, at: datetime) -> RoundStep:
    """Lock the round and check officer, role and day."""
    refuse_future(form.on, at)
    found = session.exec(
        select(ControlRound).where(named(ControlRound, form.reference)).with_for_update()
    ).first()
    if found is None:
        raise UnknownRoundError(f"Controle {form.reference} bestaat niet.")
    officer = acting_officer(session, form.by, action, found.municipality_code)
    return RoundStep(session, officer, form.on, at, found)


def day_of_visits(step: RoundStep) -> date:
    """The day on which the places are seen: who records it later was still there on that day."""
    return step.round.planned_on or step.on


def require_planned(found: ControlRound) -> date:
    """The day of a round that is planned; otherwise RoundStateError."""
    if found.status is not RoundStatus.PLANNED or found.planned_on is None:
        raise RoundStateError(
            f"Controle {found.reference} staat op '{found.status.label}' en kan niet verder."
        )
    return found.planned_on
