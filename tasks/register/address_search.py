"""Addresses by what a person types, so that their number goes into a form by itself."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from models.common.premises import Address
from models.law.common.address_words import AddressWords

DIGITS = 5
"""Of the longest house number."""


def meant_addresses(
    session: Session, words: str, codes: Collection[str], most: int
) -> Sequence[Address]:
    """The addresses in force that are meant, in these municipalities (CBS codes), by street."""
    wanted = AddressWords.of(words)
    asked = select(Address).where(
        col(Address.municipality_code).in_(codes), col(Address.valid_to).is_(None)
    )
    numbers = {int(digits) for _, digits, _ in wanted.ways if digits and len(digits) <= DIGITS}
    if numbers and all(digits for _, digits, _ in wanted.ways):
        asked = asked.where(col(Address.house_number).in_(numbers))
    ordered = asked.order_by(
        col(Address.street), col(Address.house_number), col(Address.house_letter)
    )
    found = [
        row
        for row in session.exec(ordered)
        if wanted.match(row.street, row.house_number, row.house_letter, row.addition)
    ]
    return found[:most]
