"""What the invented registers of the yearly figures share: the lot, the days, and the places.

Days fall often on 31 December or 1 January, also outside the three years, so that each bound of a
year has rows on both sides.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, SQLModel

from models.common.business import Business
from models.common.municipality import Municipality, Officer
from models.common.premises import Address, Premises
from models.law.common.premises_kinds import PremisesKind

ALVERLO, LINDEWAARDE = "9001", "9002"
CODES = (ALVERLO, LINDEWAARDE)
YEARS = (2024, 2025, 2026)
BOUNDS = [date(year, *day) for year in YEARS for day in ((1, 1), (12, 31))]
BOUNDS += [date(2023, 12, 31), date(2027, 1, 1)]
SHORT = {ALVERLO: "ALV", LINDEWAARDE: "LIN"}


@dataclass
class Lot:
    """The register being filled, and the lot that decides what comes in."""

    session: Session
    lot: random.Random

    def add(self, row: SQLModel) -> None:
        """Store one row, so that its id is known."""
        self.session.add(row)
        self.session.flush()

    def day(self) -> date:
        """Any day of the three years; one in three lies on a bound of a year."""
        if self.lot.random() < 1 / 3:
            return self.lot.choice(BOUNDS)
        return date(2024, 1, 1) + timedelta(days=self.lot.randrange(3 * 365))

    def chance(self, share: float) -> bool:
        return self.lot.random() < share

    def organisation(self) -> None:
        for code, name in ((ALVERLO, "Alverlo"), (LINDEWAARDE, "Lindewaarde")):
            self.add(
                Municipality(
                    code=code, name=name, folder=name.lower(), abbreviation=name[:3].upper()
                )
            )
        for number in (1, 2):
            mail = "verzonnen@gemeente.invalid"
            self.add(Officer(id=number, code=f"V{number}", name="Verzonnen", email=mail))
        for code in CODES:
            for number in range(1, 41):
                self._place(code, number)

    def _place(self, code: str, number: int) -> None:
        bag_id = f"{code}2{number:011d}"
        self.add(
            Address(
                bag_id=bag_id,
                municipality_code=code,
                street="Verzonnenstraat",
                house_number=number,
                place="Verzonnendorp",
                rd_x=1,
                rd_y=1,
                valid_from=date(2000, 1, 1),
            )
        )
        self.add(
            Business(
                id=self.place_id(code, number),
                municipality_code=code,
                kvk_number=f"{number:08d}",
                bag_id=bag_id,
                trade_name=f"Verzonnen Bedrijf {number}",
                sbi="95311",
                labelled_on=date(2024, 1, 1),
                label_reason="verzonnen",
            )
        )
        kind = self.lot.choice(list(PremisesKind))
        self.add(Premises(id=self.place_id(code, number), bag_id=bag_id, kind=kind, inhabited=None))

    @staticmethod
    def place_id(code: str, number: int) -> int:
        return CODES.index(code) * 100 + number
