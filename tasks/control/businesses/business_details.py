"""Reading one business: where it is, its label with the reason, and every label before."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.common.business import Business, LabelChange
from models.common.premises import Address
from models.law.common.business_labels import Label
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.register.acting import acting_officer
from tasks.register.resources import reading


class UnknownBusinessError(WeerbaarError):
    """Raised when a municipality has no business with the given number."""


@dataclass(frozen=True)
class OldLabel:
    """One label that a business got."""

    on: date
    label: Label
    reason: str


@dataclass(frozen=True)
class BusinessDetails:
    """A business at one address; its trade name can be a person's."""

    kvk_number: str
    trade_name: str
    bag_id: str
    address: str
    sbi: str
    park: str
    label: Label
    labelled_on: date
    label_reason: str
    history: tuple[OldLabel, ...]
    last_visited_on: date | None
    re_control_due_on: date | None
    ended_on: date | None


def read_business(kvk_number: str, municipality_code: str, by: str) -> tuple[BusinessDetails, ...]:
    """The business at each of its addresses, or UnknownBusinessError; the role is checked."""
    with reading() as session:
        acting_officer(session, by, Action.READ_BUSINESS, municipality_code)
        rows = session.exec(
            select(Business, Address)
            .join(Address, col(Address.bag_id) == col(Business.bag_id))
            .where(
                Business.municipality_code == municipality_code, Business.kvk_number == kvk_number
            )
            .order_by(col(Business.bag_id))
        ).all()
        if not rows:
            raise UnknownBusinessError(
                f"Een bedrijf met KVK-nummer {kvk_number} staat niet in de lijst van deze gemeente."
            )
        return tuple(_details(session, business, address) for business, address in rows)


def _details(session: Session, business: Business, address: Address) -> BusinessDetails:
    changes = session.exec(
        select(LabelChange)
        .where(LabelChange.business_id == business.id)
        .order_by(col(LabelChange.on), col(LabelChange.number))
    )
    return BusinessDetails(
        kvk_number=business.kvk_number,
        trade_name=business.trade_name,
        bag_id=business.bag_id,
        address=f"{address.line}, {address.place}",
        sbi=business.sbi,
        park=business.park,
        label=business.label,
        labelled_on=business.labelled_on,
        label_reason=business.label_reason,
        history=tuple(OldLabel(row.on, row.label, row.reason) for row in changes),
        last_visited_on=business.last_visited_on,
        re_control_due_on=business.re_control_due_on,
        ended_on=business.ended_on,
    )
