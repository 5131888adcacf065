"""The places of a case: its own address and every further one, each whole or a part of it.

The first place governs: its kind and whether somebody lives there decide which rows of the matrix
and which questions of the weighing hold for the whole case. A dwelling protects most, so a case
with a dwelling has it as its first place, and the rules of a dwelling then hold for the shed or
the shop as well.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase
from models.closure.closure_forms import PoliceReportForm
from models.closure.place.further_place import FIRST_FURTHER, FurtherPlace
from models.common.premises import Address, Premises
from models.law.common.dutch import join_dutch
from models.law.common.premises_kinds import PremisesKind
from tasks.register.acting import id_of


@dataclass(frozen=True)
class CasePlace:
    """One place of a case."""

    kind: PremisesKind
    part: str
    """Empty when it is all that stands at the address."""
    address: Address

    def words(self, usual_place: str) -> str:
        """As a letter names it: "Voorbeeldstraat 12 (de bovenwoning)"."""
        elsewhere = "" if self.address.place == usual_place else f"in {self.address.place}"
        more = ", ".join(filter(None, (self.part, elsewhere)))
        return f"{self.address.line} ({more})" if more else self.address.line


def places_of(session: Session, case: ClosureCase) -> Sequence[CasePlace]:
    """Every place of the case, the one that governs first."""
    premises = session.get_one(Premises, case.premises_id)
    first = session.get_one(Address, premises.bag_id)
    return [
        CasePlace(premises.kind, case.premises_part, first),
        *(
            CasePlace(row.kind, row.part, session.get_one(Address, row.bag_id))
            for row in _further(session, id_of(case))
        ),
    ]


def _further(session: Session, case_id: int) -> Sequence[FurtherPlace]:
    return session.exec(
        select(FurtherPlace)
        .where(FurtherPlace.case_id == case_id)
        .order_by(col(FurtherPlace.number))
    ).all()


def told_places(places: Sequence[CasePlace]) -> str:
    """All of them in one phrase, as it stands after "op het adres" or "op de adressen"."""
    usual = places[0].address.place
    return join_dutch(list(dict.fromkeys(place.words(usual) for place in places)))


def told_whole(places: Sequence[CasePlace]) -> str:
    """All of them beside a part that stays closed: "alles", or what all of it is."""
    is_one_address = len(places) == 1 and not places[0].part
    return "alles" if is_one_address else told_places(places)


def lines_of(session: Session, case: ClosureCase) -> frozenset[str]:
    """Street and number of every address of the case."""
    return frozenset(place.address.line for place in places_of(session, case))


def bag_ids_of(session: Session, case: ClosureCase) -> Collection[str]:
    """The BAG number of every address of the case."""
    return {place.address.bag_id for place in places_of(session, case)}


def is_at_one_of(bag_ids: Collection[str]) -> ColumnElement[bool]:
    """Whether a case has one of these addresses, as its own or as a further one."""
    there = select(Premises.id).where(col(Premises.bag_id).in_(bag_ids))
    with_more = select(FurtherPlace.case_id).where(col(FurtherPlace.bag_id).in_(bag_ids))
    return or_(col(ClosureCase.premises_id).in_(there), col(ClosureCase.id).in_(with_more))


def place_faults(session: Session, form: PoliceReportForm, municipality_code: str) -> Iterator[str]:
    """What is wrong with the addresses of a report, in Dutch."""
    if not _is_here(session, form.bag_id, municipality_code):
        yield "het BAG-nummer hoort niet bij een adres van deze gemeente"
    known = {(form.bag_id, form.part.casefold())}
    for number, place in enumerate(form.further_places, 1):
        row = f"verdere adressen, regel {number}"
        if not _is_here(session, place.bag_id, municipality_code):
            yield f"{row}: het BAG-nummer hoort niet bij een adres van deze gemeente"
        if (place.bag_id, place.part.casefold()) in known:
            yield f"{row}: dit adres met dit deel staat er al"
        known.add((place.bag_id, place.part.casefold()))
    kinds = {place.premises_kind for place in form.further_places}
    if PremisesKind.DWELLING in kinds and form.premises_kind is not PremisesKind.DWELLING:
        yield (
            "verdere adressen: zet de woning als eerste adres; haar regels beschermen het meest en "
            "gelden dan voor de hele zaak"
        )


def _is_here(session: Session, bag_id: str, municipality_code: str) -> bool:
    address = session.get(Address, bag_id)
    return address is not None and address.municipality_code == municipality_code


def typed_parts(form: PoliceReportForm) -> dict[str, str]:
    """What was typed of parts, by the title of its field."""
    parts = {str(PoliceReportForm.model_fields["part"].title): form.part}
    for number, place in enumerate(form.further_places, 1):
        parts[f"Verdere adressen, regel {number}"] = place.part
    return parts


def store_further_places(session: Session, case_id: int, form: PoliceReportForm) -> None:
    """Keep the further places, instead of what an earlier version of the report said."""
    for old in _further(session, case_id):
        session.delete(old)
    session.flush()
    session.add_all(
        FurtherPlace(
            case_id=case_id,
            number=number,
            bag_id=place.bag_id,
            kind=place.premises_kind,
            part=place.part,
        )
        for number, place in enumerate(form.further_places, FIRST_FURTHER)
    )
    session.flush()


def says_the_same_places(session: Session, case_id: int, form: PoliceReportForm) -> bool:
    """Whether the report names the further places that are known."""
    stored = [(row.bag_id, row.kind, row.part) for row in _further(session, case_id)]
    return stored == [
        (place.bag_id, place.premises_kind, place.part) for place in form.further_places
    ]
