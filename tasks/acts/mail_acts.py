"""The outgoing mail: sent once, and looked at by a person when it may have arrived."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.common.message import Settlement
from models.law.common.roles import Action
from tasks.acts.done import Done
from tasks.mail import outbox
from tasks.register.authority import municipalities_where
from tasks.register.resources import reading


@dataclass(frozen=True, kw_only=True)
class MailSent(Done):
    """How many messages of one run ended how."""

    outcome: outbox.SendingOutcome


def send_mail(at: datetime) -> MailSent:
    """Send what waits; what may have arrived already waits for a person."""
    outcome = outbox.send_waiting(at)
    return MailSent(said=(str(outcome),), outcome=outcome)


def list_mail(by: str) -> Sequence[outbox.WaitingMessage]:
    """What waits, and what a person must look at, of the municipalities whose mail he tends."""
    codes = municipalities_where(by, Action.SETTLE_MAIL)
    with reading() as session:
        return outbox.waiting_overview(session, codes)


def settle_mail(number: int, outcome: Settlement, by: str, at: datetime) -> Done:
    """A person found out whether a message arrived; never sent again by itself."""
    outbox.resolve_unknown(number, by, outcome, at)
    return Done(reference=str(number), said=(f"Bericht {number} is afgehandeld.",))
