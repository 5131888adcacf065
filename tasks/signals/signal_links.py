"""What a signal points at: a business or an address, an owner, a visit, a closure case."""

from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from models.common.business import Business
from models.common.municipality import Officer, OfficerRole
from models.common.premises import Address
from models.law.common.roles import MAY, Action
from tasks.imports.yaml_words import told_key
from tasks.signals.signal_neighbours import SignalNeighbours


@dataclass(frozen=True)
class Lookup:
    """Finds rows of one municipality; what is not there becomes a Dutch fault, named by its key."""

    session: Session
    municipality_code: str
    near: SignalNeighbours
    faults: list[str] = field(default_factory=list)

    def business(self, kvk_number: str, bag_id: str) -> int | None:
        """The business; with two addresses the number of the address must say which."""
        found = self.session.exec(
            select(Business.id, Business.bag_id).where(
                Business.municipality_code == self.municipality_code,
                Business.kvk_number == kvk_number,
            )
        ).all()
        fitting = [key for key, address in found if bag_id in ("", address)]
        if not fitting:
            words = "dit bedrijf staat niet (op dit adres) in de lijst van bedrijven"
            self.refuse("kvk_number", words)
        elif len(fitting) > 1:
            self.refuse("bag_id", "dit bedrijf heeft meer adressen; vul in welk adres het is")
        return fitting[0] if len(fitting) == 1 else None

    def address(self, bag_id: str) -> str | None:
        """The number of an address of this municipality, also one that is no longer in force."""
        found = self.session.get(Address, bag_id)
        if found is None or found.municipality_code != self.municipality_code:
            self.refuse("bag_id", "dit adres staat niet in het register van deze gemeente")
            return None
        return found.bag_id

    def owner(self, code: str) -> int | None:
        """The officer, who must be one who handles signals here; anybody may name him."""
        found = self.session.exec(
            select(Officer.id)
            .join(OfficerRole, col(OfficerRole.officer_id) == col(Officer.id))
            .where(
                Officer.code == code,
                col(Officer.active),
                OfficerRole.municipality_code == self.municipality_code,
                col(OfficerRole.role).in_(MAY[Action.RECORD_SIGNAL]),
            )
        ).first()
        return self._there(found, "owner", "deze medewerker behandelt hier geen signalen")

    def control(self, reference: str) -> int | None:
        """The control round."""
        found = self.near.round_id(self.session, self.municipality_code, reference)
        return self._there(found, "control", "deze controle bestaat niet in deze gemeente")

    def visit(self, round_id: int | None, place: str) -> int | None:
        """The visit "team-rank" of a control."""
        if round_id is None:
            return None
        found = self.near.visit_id(self.session, round_id, place)
        return self._there(found, "visit", "dit bezoek is niet vastgelegd")

    def case(self, reference: str) -> int | None:
        """The closure case."""
        found = self.near.case_id(self.session, self.municipality_code, reference)
        return self._there(found, "case", "deze zaak bestaat niet in deze gemeente")

    def refuse(self, key: str, words: str) -> None:
        """Remember what is wrong with what stands under a key."""
        self.faults.append(f"{told_key(key)}: {words}")

    def _there(self, found: int | None, key: str, words: str) -> int | None:
        if found is None:
            self.refuse(key, words)
        return found
