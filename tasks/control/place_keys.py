"""What names a place of a round, whatever number it has on the list: the keys of its business."""

from sqlmodel import Session, select

from models.common.business import Business


def key_of(business: Business) -> str:
    """KVK number and BAG number, and the number of the branch where it is known."""
    parts = (business.kvk_number, business.bag_id, business.branch_number)
    return "/".join(part for part in parts if part)


def business_of(session: Session, municipality_code: str, key: str) -> Business | None:
    """The business of this municipality (CBS code) with this key."""
    kvk_number, bag_id, branch_number = [*key.split("/"), "", ""][:3]
    return session.exec(
        select(Business).where(
            Business.municipality_code == municipality_code,
            Business.kvk_number == kvk_number,
            Business.bag_id == bag_id,
            Business.branch_number == branch_number,
        )
    ).first()
