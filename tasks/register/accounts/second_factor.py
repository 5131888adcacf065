"""The second factor: a code of six digits from an app, or one of the recovery codes on paper."""

import base64
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

import pyotp
from sqlmodel import Session, select

from models.common.account import Account, RecoveryCode
from tasks.register.accounts.sealing import seal, token_hash, unseal

ISSUER = "Weerbaar"
PERIOD = 30
DRIFT = (0, -1, 1)
"""Half minutes that a clock may be off, the right one first."""
RECOVERY_CODES = 10
RECOVERY_BYTES = 10
"""80 bits: far beyond guessing, so that a plain hash keeps it."""


def new_secret() -> str:
    """A secret of 160 bits for one-time codes, encrypted as it is kept."""
    return seal(pyotp.random_base32())


def address_of(sealed: str, officer_code: str) -> str:
    """The otpauth address that an app reads from a QR code."""
    totp = pyotp.TOTP(unseal(sealed))
    return totp.provisioning_uri(name=officer_code, issuer_name=ISSUER)


def counter_of(sealed: str, code: str, at: datetime, after: int = 0) -> int | None:
    """The half minute to which this code belongs, when it is right and newer than `after`."""
    totp = pyotp.TOTP(unseal(sealed))
    now, typed = totp.timecode(at), _bytes(code.replace(" ", ""))
    for drift in DRIFT:
        shown = totp.generate_otp(now + drift).encode()
        if now + drift > after and hmac.compare_digest(shown, typed):
            return now + drift
    return None


def use_second_factor(session: Session, account: Account, typed: str, at: datetime) -> bool:
    """Use up a one-time code or a recovery code; False when it opens nothing."""
    counter = counter_of(account.secret, typed, at, account.last_counter)
    if counter is not None:
        account.last_counter = counter
        return True
    row = session.exec(
        select(RecoveryCode)
        .where(
            RecoveryCode.code_hash == _recovery_hash(typed),
            RecoveryCode.officer_id == account.officer_id,
        )
        .with_for_update()
    ).first()
    if row is None or row.used_at is not None:
        return False
    row.used_at = at
    return True


def give_recovery_codes(session: Session, officer_id: int) -> Sequence[str]:
    """New recovery codes in place of the old ones; they are said once and kept as hashes."""
    forget_recovery_codes(session, officer_id)
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    for code in codes:
        session.add(RecoveryCode(code_hash=_recovery_hash(code), officer_id=officer_id))
    return tuple(codes)


def forget_recovery_codes(session: Session, officer_id: int) -> None:
    """The old ones open nothing any more."""
    for row in session.exec(select(RecoveryCode).where(RecoveryCode.officer_id == officer_id)):
        session.delete(row)
    session.flush()


def _recovery_code() -> str:
    """Four groups of four letters and digits, none of which look alike (RFC 4648)."""
    word = base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode()
    return "-".join(word[place : place + 4] for place in range(0, len(word), 4))


def _recovery_hash(typed: str) -> str:
    return token_hash("".join(typed.upper().split()).replace("-", ""))


def _bytes(typed: str) -> bytes:
    """Whatever is typed has some: half a sign of a broken request becomes a question mark."""
    return typed.strip().encode("utf-8", "replace")
