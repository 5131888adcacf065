"""Changing the list of a planned round by hand: a place more, one less, or another order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from models.common.business import Business
from models.common.premises import Address
from models.control.place_forms import AddPlaceForm, OrderPlaceForm, RemovePlaceForm
from models.law.common.address_words import AddressWords
from models.law.common.roles import Action
from tasks.acts.done import Done
from tasks.acts.linked_signals import DESK
from tasks.control import place_changes, round_overview
from tasks.control.place_changes import ChangedPlace
from tasks.control.place_keys import business_of, key_of
from tasks.register.acting import acting_officer
from tasks.register.resources import reading

MOST = 30
LEAST = 2
"""Fewer signs find everything."""
AGAIN = (
    "Worden de plekken opnieuw gekozen, na een antwoord van een partner of bij een andere dag, dan "
    "loopt elk team weer de kortste weg."
)


@dataclass(frozen=True)
class FoundBusiness:
    """One business to choose."""

    key: str
    words: str


def add_place(form: AddPlaceForm, at: datetime) -> Done:
    """A place that the choice left out goes on the list."""
    changed = place_changes.add_place(form, at, desk=DESK)
    said = [f"Controle {form.reference}: plek {changed.place} is toegevoegd."]
    if changed.guests:
        said.append(changed.guests)
    return Done(reference=form.reference, said=(*said, *_told(changed)))


def remove_place(form: RemovePlaceForm, at: datetime) -> Done:
    """A place goes off the list; it can be chosen for a next round."""
    changed = place_changes.remove_place(form, at)
    which = f"plek {changed.place}" if changed.place else "de plek"
    said = [f"Controle {form.reference}: {which} is van de lijst. De plekken erna schuiven op."]
    if changed.was_promised:
        said.append("Let op: deze plek moest nu bezocht worden. Zij blijft langer wit dan beloofd.")
    return Done(reference=form.reference, said=(*said, *_told(changed)))


def order_place(form: OrderPlaceForm, at: datetime) -> Done:
    """A place is visited earlier, later, or by another team."""
    changed = place_changes.order_place(form, at)
    said = f"Controle {form.reference}: het is nu plek {changed.place}. {AGAIN}"
    return Done(reference=form.reference, said=(said, *_told(changed)))


def _told(changed: ChangedPlace) -> Sequence[str]:
    if not changed.is_told:
        return ()
    return ("De partners krijgen hiervan geen bericht. Zijn er al stukken, maak ze dan opnieuw.",)


def search_businesses(reference: str, words: str, by: str) -> Sequence[FoundBusiness]:
    """Businesses of the municipality of a round that are not on its list, thirty at most.

    By a part of the trade name, the KVK number, or street and number.
    """
    wanted = words.strip()
    with reading() as session:
        found = round_overview.round_named(session, reference)
        acting_officer(session, by, Action.PLAN_ROUND, found.municipality_code)
        if len(wanted) < LEAST:
            return ()
        on_list = {place.key for place in round_overview.round_of(reference).places}
        rows = session.exec(
            select(Business, Address)
            .join(Address, col(Address.bag_id) == col(Business.bag_id))
            .where(
                Business.municipality_code == found.municipality_code,
                col(Business.ended_on).is_(None),
            )
            .order_by(col(Business.trade_name), col(Business.id))
        )
        lines = [
            FoundBusiness(key_of(business), _words(business, address))
            for business, address in rows
            if _is_meant(wanted, business, address) and key_of(business) not in on_list
        ]
    return lines[:MOST]


def business_named(reference: str, key: str, by: str) -> Sequence[FoundBusiness]:
    """The business that was chosen, with its words; nothing when there is none."""
    with reading() as session:
        found = round_overview.round_named(session, reference)
        acting_officer(session, by, Action.PLAN_ROUND, found.municipality_code)
        business = business_of(session, found.municipality_code, key)
        if business is None:
            return ()
        return [FoundBusiness(key, _words(business, session.get_one(Address, business.bag_id)))]


def _words(business: Business, address: Address) -> str:
    return f"{business.trade_name}, {address.line} (label {business.label.label})"


def _is_meant(wanted: str, business: Business, address: Address) -> bool:
    return (
        wanted.casefold() in business.trade_name.casefold()
        or wanted == business.kvk_number
        or AddressWords.of(wanted).match(
            address.street, address.house_number, address.house_letter, address.addition
        )
    )
