"""What a person does with the outbox: see what waits, and settle what is unclear."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models.common.message import MessageState, OutgoingMessage, Settlement
from models.common.municipality import Municipality, Partner
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.mail.mime import subject_of
from tasks.register.acting import acting_officer
from tasks.register.authority import municipalities_where
from tasks.register.message_history import remember_outcome
from tasks.register.resources import transaction


class NotUnknownError(WeerbaarError):
    """Raised when a person settles a message that is not in the state unknown."""


@dataclass(frozen=True)
class WaitingMessage:
    """A message that has not been sent, for the officer who looks after the mail."""

    id: int
    key: str
    chain: str
    """The case, round or signal that it is about; empty when it is about none."""
    recipient: str
    subject: str
    state: MessageState
    label: str
    queued_at: datetime
    next_try_at: datetime
    attempts: int
    last_reply: str


def resolve_unknown(message_id: int, officer_code: str, outcome: Settlement, at: datetime) -> None:
    """Settle an unknown message: it did arrive, or it must be sent once more.

    Raises:
        UnknownOfficerError: no active officer has this code.
        RoleError: the mail of its municipality is not his to tend.
        NotUnknownError: there is no such message, or its outcome is known.

    """
    municipalities_where(officer_code, Action.SETTLE_MAIL)
    with transaction() as session:
        row = session.get(OutgoingMessage, message_id, with_for_update=True)
        if row is None:
            raise NotUnknownError(f"Bericht {message_id} bestaat niet.")
        home = _homes(session)(row)
        if home is not None:
            acting_officer(session, officer_code, Action.SETTLE_MAIL, home)
        if row.state is not MessageState.UNKNOWN:
            raise NotUnknownError(
                f"Bericht {message_id} heeft de stand '{row.state.label}'; "
                f"alleen '{MessageState.UNKNOWN.label}' is af te handelen."
            )
        row.claimed_by = ""
        row.finished_at = at if outcome is Settlement.SENT else None
        if outcome is Settlement.SENT:
            row.state = MessageState.SENT
            row.last_reply = f"medewerker {officer_code} stelde vast dat het bericht aankwam"
        else:
            row.state, row.next_try_at, row.attempts = MessageState.QUEUED, at, 0
            row.last_reply = f"medewerker {officer_code} liet het bericht opnieuw verzenden"
        remember_outcome(session, row, officer_code, row.last_reply, at)


def _homes(session: Session) -> Callable[[OutgoingMessage], str | None]:
    """A function that gives the municipality (CBS code) of a message; None when it is of none.

    It is that of the partner who gets it, or with which the number of its case begins.
    """
    partners = dict(session.exec(select(Partner.id, Partner.municipality_code)).all())
    names = dict(session.exec(select(Municipality.abbreviation, Municipality.code)).all())

    def home(row: OutgoingMessage) -> str | None:
        of_partner = partners.get(row.partner_id)
        return of_partner or names.get(row.chain.partition("-")[0])

    return home


def waiting_overview(session: Session, codes: Sequence[str] = ()) -> list[WaitingMessage]:
    """Every message that was not sent, oldest first: waiting, being sent, refused, unknown.

    With `codes` only those of these municipalities (CBS codes), and of none.
    """
    rows = session.exec(
        select(OutgoingMessage)
        .where(OutgoingMessage.state != MessageState.SENT)
        .order_by(col(OutgoingMessage.id))
    ).all()
    home = _homes(session)
    wanted = {*codes, None}
    return [_waiting(row) for row in rows if not codes or home(row) in wanted]


def _waiting(row: OutgoingMessage) -> WaitingMessage:
    facts = row.model_dump(include=set(WaitingMessage.__dataclass_fields__))
    return WaitingMessage(subject=subject_of(row.mime), label=row.state.label, **facts)
