"""The outgoing mail: sent once, and looked at by a person when it may have arrived."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.common.message import Settlement
from tasks.acts.done import Done
from tasks.mail import outbox
from tasks.register.resources import reading


@dataclass(frozen=True, kw_only=True)
class MailSent(Done):
    """How many messages of one run ended how."""

    outcome: outbox.SendingOutcome


def send_mail(at: datetime) -> MailSent:
    """Send what waits; what may have arrived already waits for a person."""
    outcome = outbox.send_waiting(at)
    return MailSent(said=(str(outcome),), outcome=outcome)


def list_mail() -> Sequence[outbox.WaitingMessage]:
    """What waits, and what a person must look at."""
    with reading() as session:
        return outbox.waiting_overview(session)


def settle_mail(number: int, outcome: Settlement, by: str, at: datetime) -> Done:
    """A person found out whether a message arrived; never sent again by itself."""
    outbox.resolve_unknown(number, by, outcome, at)
    return Done(reference=str(number), said=(f"Bericht {number} is afgehandeld.",))
