"""Who waits after failed log-ins: an account, a known device, or a network address."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from models.common.account import Account, KnownAddress, KnownDevice
from models.common.account_forms import Attempt
from models.law.common.log_in_waits import (
    FREE_FAILURES,
    FREE_FAILURES_OF_ADDRESS,
    counted_failures,
    wait_after,
)
from tasks.register.accounts.sealing import keyed_hash, token_hash

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Counter:
    """One row that counts, and how many failures it lets pass without a wait."""

    row: Account | KnownDevice | KnownAddress
    free: int

    def must_wait(self, at: datetime) -> bool:
        """True while nothing that is typed counts."""
        return self.row.waits_until is not None and at < self.row.waits_until

    def fail(self, at: datetime) -> None:
        """Count one failure, and let the next one wait for it."""
        row = self.row
        row.failures = counted_failures(row.failures, row.failed_at, at)
        row.failed_at = at
        row.waits_until = at + wait_after(row.failures, self.free)

    def clear(self) -> None:
        """A log-in that succeeded wipes them out."""
        self.row.failures, self.row.failed_at, self.row.waits_until = 0, None, None


def counters_of(
    session: Session, account: Account | None, device: KnownDevice | None, attempt: Attempt
) -> Sequence[Counter]:
    """What counts for this attempt. A known device answers for itself alone.

    So somebody who guesses elsewhere, at every account there is, slows down no officer at the
    browser he always uses.
    """
    if device is not None:
        return (Counter(device, FREE_FAILURES),)
    of_address = Counter(_address_row(session, attempt.address), FREE_FAILURES_OF_ADDRESS)
    return (of_address,) if account is None else (Counter(account, FREE_FAILURES), of_address)


def known_device(session: Session, account: Account | None, token: str) -> KnownDevice | None:
    """The device of this cookie, when it is one of this account."""
    if account is None or not token:
        return None
    row = session.exec(
        select(KnownDevice).where(KnownDevice.token_hash == token_hash(token)).with_for_update()
    ).first()
    return row if row and row.officer_id == account.officer_id else None


def _address_row(session: Session, address: str) -> KnownAddress:
    """Made when it is new; without an address all share one, so that each attempt writes."""
    key = keyed_hash(address)
    query = select(KnownAddress).where(KnownAddress.address_hash == key).with_for_update()
    found = session.exec(query).first()
    if found is not None:
        return found
    try:
        with session.begin_nested():
            session.add(KnownAddress(address_hash=key))
    except IntegrityError:
        logger.debug("another log-in from this address made the row meanwhile")
    return session.exec(query).one()
