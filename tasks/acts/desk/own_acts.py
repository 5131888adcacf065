"""What an officer sees of his own account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from models.common.account import Account
from models.common.municipality import Municipality, Officer
from models.law.common.roles import Role
from tasks.register.accounts.agenda_addresses import address_made_at
from tasks.register.acting import roles_held
from tasks.register.resources import reading


@dataclass(frozen=True)
class OwnAccount:
    """Who an officer is here, and what he logs in with."""

    code: str
    name: str
    email: str
    roles: Sequence[tuple[str, Sequence[Role]]]
    """By the name of the municipality."""
    has_password: bool
    address_since: datetime | None
    """Since when his calendar has an address; None: it has none."""


def own_account(by: str) -> OwnAccount:
    """The account of who asks."""
    with reading() as session:
        officer = session.exec(select(Officer).where(Officer.code == by)).one()
        held = roles_held(session, officer)
        asked = select(Municipality).where(col(Municipality.code).in_(held))
        places = session.exec(asked.order_by(Municipality.name)).all()
        account = session.get(Account, officer.id)
        return OwnAccount(
            code=officer.code,
            name=officer.name,
            email=officer.email,
            roles=[
                (place.name, [role for role in Role if role in held[place.code]])
                for place in places
            ],
            has_password=bool(account and account.password_hash),
            address_since=address_made_at(by),
        )
