"""What a signal points at: a business or an address, an owner, a visit, a closure case."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase
from models.common.business import Business
from models.common.premises import Address
from models.control.control_round import ControlRound, Visit
from models.law.common.roles import Action, RoleError
from tasks.register.acting import UnknownOfficerError, acting_officer, id_of


@dataclass(frozen=True)
class Lookup:
    """Finds rows of one municipality; what is not there becomes a Dutch fault, named by its key."""

    session: Session
    municipality_code: str
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
            self.faults.append(
                "kvk_number: dit bedrijf staat niet (op dit adres) in de lijst van bedrijven"
            )
        elif len(fitting) > 1:
            self.faults.append(
                "bag_id: dit bedrijf heeft meer adressen; vul in over welk adres het gaat"
            )
        return fitting[0] if len(fitting) == 1 else None

    def address(self, bag_id: str) -> str | None:
        """The number of an address of this municipality, also one that is no longer in force."""
        found = self.session.get(Address, bag_id)
        if found is None or found.municipality_code != self.municipality_code:
            self.faults.append("bag_id: dit adres staat niet in het register van deze gemeente")
            return None
        return found.bag_id

    def owner(self, code: str) -> int | None:
        """The officer, who must be one who handles signals here."""
        try:
            return id_of(
                acting_officer(self.session, code, Action.RECORD_SIGNAL, self.municipality_code)
            )
        except (RoleError, UnknownOfficerError):
            self.faults.append("owner: deze medewerker behandelt hier geen signalen")
            return None

    def control(self, reference: str) -> int | None:
        """The control round."""
        return self._one(
            "control: deze controle bestaat niet in deze gemeente",
            self.session.exec(
                select(ControlRound.id).where(
                    ControlRound.reference == reference,
                    ControlRound.municipality_code == self.municipality_code,
                )
            ).all(),
        )

    def visit(self, round_id: int | None, place: str) -> int | None:
        """The visit "team-rank" of a control; only one that was recorded, for those stay."""
        if round_id is None:
            return None
        team, _, rank = place.partition("-")
        return self._one(
            "visit: dit bezoek is niet vastgelegd",
            self.session.exec(
                select(Visit.id).where(
                    Visit.round_id == round_id,
                    Visit.team == int(team),
                    Visit.rank == int(rank),
                    col(Visit.access).is_not(None),
                )
            ).all(),
        )

    def case(self, reference: str) -> int | None:
        """The closure case."""
        return self._one(
            "case: deze zaak bestaat niet in deze gemeente",
            self.session.exec(
                select(ClosureCase.id).where(
                    ClosureCase.reference == reference,
                    ClosureCase.municipality_code == self.municipality_code,
                )
            ).all(),
        )

    def _one(self, fault: str, found: Sequence[int | None]) -> int | None:
        if found:
            return found[0]
        self.faults.append(fault)
        return None
