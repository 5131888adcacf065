"""The parties to a case come from a file, never from a form: forms are stored in the clear."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from models.closure.party import Capacity
from models.common.countries import country_of, foreign_place
from models.common.dutch_faults import OWN_RULE
from models.common.entry import Entered
from models.common.number_names import PhoneNumber, Postcode
from models.law.closure.capacities import ACTS_FOR_ANOTHER
from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError
from tasks.imports.row_files import gather_rows
from tasks.imports.tables import Columns

COLUMNS = Columns(
    required={
        "hoedanigheid": "capacities",
        "naam": "name",
        "straat_en_nummer": "reachable_street",
        "postcode": "reachable_postcode",
        "plaats": "reachable_place",
        "geboren_op": "born_on",
        "telefoon": "phone",
    },
    optional={
        "land": "reachable_country",
        "partij": "number",
        "voor_partij": "for_parties",
        "vertegenwoordigd_door": "acts_through",
        "email_akkoord_op": "email_agreed_on",
    },
)
_DUTCH_POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}")
_FOREIGN_POSTCODE = re.compile(r"[0-9A-Z][0-9A-Z -]{1,10}")
MOST_PARTIES = 999
_ABROAD = "ligt het adres in een ander land, vul dan de kolom land in"
TWO_OF_ONE_NAME = (
    "deze naam staat er vaker in; zijn het twee mensen, vul dan van elk geboren_op in; is het er "
    "een, zet dan al zijn hoedanigheden in één rij, zoals eigenaar + overtreder"
)
_BETWEEN_CAPACITIES = re.compile(r"\s*[+,]\s*|\s+en\s+")
_BETWEEN_NUMBERS = re.compile(r"\s*[+,]\s*|\s+en\s+|\s+")
COLUMN_WORDS = {"geboren_op": "geboren op", "naam": "naam"}
FOR_WHOM = "vul in de kolom voor_partij het nummer in van de partij voor wie deze optreedt"
FOR_NOBODY = "alleen een gemachtigde, bewindvoerder of curator treedt op voor een andere partij"


def _capacities(words: object) -> tuple[Capacity, ...]:
    """The capacities of "eigenaar + overtreder"."""
    if isinstance(words, list | tuple):
        return tuple(words)
    known = {member.label: member for member in Capacity}
    found = [known.get(word) for word in _BETWEEN_CAPACITIES.split(str(words).strip().lower())]
    if None in found:
        raise PydanticCustomError(
            OWN_RULE,
            f"kies een van: {join_dutch(list(known), 'of')}; meer dan een met een + ertussen",
        )
    return tuple(capacity for capacity in Capacity if capacity in found)


class PartyRow(Entered):
    """One party as the officer wrote it down."""

    capacities: Annotated[tuple[Capacity, ...], BeforeValidator(_capacities)] = Field(
        title="Hoedanigheid", description="Als wat deze partij bij de zaak hoort; meer mag."
    )
    name: str = Field(min_length=2, max_length=120, title="Naam")
    reachable_country: str = Field(
        default="",
        max_length=60,
        pattern=r"^[^0-9]*$",
        title="Land",
        description="Alleen als het adres niet in Nederland ligt.",
    )
    """Dutch name of the country; empty for the Netherlands."""
    reachable_street: str = Field(
        min_length=2,
        max_length=120,
        title="Straat en nummer",
        description="Waar post deze partij echt bereikt; een postbus mag.",
    )
    reachable_postcode: Postcode = Field(default="", max_length=12, title="Postcode")
    reachable_place: str = Field(min_length=2, max_length=80, title="Plaats")
    born_on: date | None = Field(default=None, title="Geboren op")
    number: int | None = Field(
        default=None,
        ge=1,
        le=MOST_PARTIES,
        title="Nummer van de partij",
        description="Alleen van een partij die al in de zaak staat.",
    )
    """Which party of the case this is, where only its number can tell."""
    phone: PhoneNumber = Field(default="", max_length=20, title="Telefoon")
    for_parties: str = Field(
        default="",
        max_length=60,
        pattern=r"^[0-9+, en]*$",
        title="Treedt op voor partij",
        description="Alleen bij een gemachtigde, bewindvoerder of curator: het nummer van de "
        "partij, of meer nummers met een + ertussen.",
    )
    """Numbers of the parties that he acts for: "1 + 2"."""
    acts_through: str = Field(
        default="",
        max_length=120,
        title="Vertegenwoordigd door",
        description="Van een rechtspersoon: naam en functie van wie namens haar optreedt.",
    )
    email_agreed_on: date | None = Field(
        default=None,
        title="Akkoord met e-mail op",
        description="De dag waarop deze partij instemde met brieven per e-mail (artikel 2:14 Awb).",
    )
    """When he agreed to get letters by e-mail."""

    @model_validator(mode="before")
    @classmethod
    def _with_country(cls, values: Any) -> Any:
        """Write Emmerich (D) as Emmerich, Duitsland, unless the file has a column for it."""
        if not isinstance(values, dict) or values.get("reachable_country"):
            return values
        place = str(values.get("reachable_place", ""))
        found = foreign_place(place, str(values.get("reachable_postcode", "")))
        if found is None:
            return values
        names = ("reachable_country", "reachable_place", "reachable_postcode")
        return values | {name: value for name, value in zip(names, found, strict=True) if value}

    @field_validator("reachable_country")
    @classmethod
    def _in_dutch(cls, value: str) -> str:
        return country_of(value)

    @field_validator("reachable_postcode")
    @classmethod
    def _of_its_country(cls, value: str, info: ValidationInfo) -> str:
        is_abroad, value = bool(info.data.get("reachable_country")), value.upper()
        form = _FOREIGN_POSTCODE if is_abroad else _DUTCH_POSTCODE
        if value and not form.fullmatch(value):
            hint = (
                "" if is_abroad else "; ligt het adres in een ander land, vul dan de kolom land in"
            )
            raise PydanticCustomError(
                OWN_RULE, f"dit is geen {'' if is_abroad else 'Nederlandse '}postcode{hint}"
            )
        return value

    @model_validator(mode="after")
    def _acts_for_somebody(self) -> Self:
        acts = not ACTS_FOR_ANOTHER.isdisjoint(self.capacities)
        if acts != bool(self.acts_for):
            raise PydanticCustomError(OWN_RULE, FOR_WHOM if acts else FOR_NOBODY)
        return self

    @property
    def acts_for(self) -> frozenset[int]:
        """Numbers of the parties that he acts for."""
        return frozenset(int(n) for n in _BETWEEN_NUMBERS.split(self.for_parties) if n.isdecimal())

    @property
    def held(self) -> frozenset[tuple[Capacity, int]]:
        """Each capacity, with the party that it is for; 0 is himself."""
        return frozenset(
            (capacity, number)
            for capacity in self.capacities
            for number in (self.acts_for if capacity in ACTS_FOR_ANOTHER else (0,))
        )

    @property
    def identity(self) -> str:
        """What parties are told apart by, before their day of birth."""
        return self.name.casefold()


def read_parties(path: Path, on: date) -> tuple[PartyRow, ...]:
    """Read the parties, or refuse the file with every fault; nobody was born after `on`."""
    rows, faults = gather_rows(path, COLUMNS, PartyRow)
    for number, column, words in _faults_together(rows, on):
        faults.add(number, words, column)
    faults.refuse()
    return tuple(row for _, row in rows)


def refuse_faulty_parties(rows: Sequence[PartyRow], on: date) -> None:
    """Refuse rows that were typed as a file with them is refused; each by its number from 1."""
    faults = [
        f"regel {number}, {COLUMN_WORDS[column]}: {words}"
        for number, column, words in _faults_together(list(enumerate(rows, start=1)), on)
    ]
    if faults:
        raise FaultsError("De lijst van partijen", faults)


def _faults_together(
    rows: Sequence[tuple[int, PartyRow]], on: date
) -> Iterator[tuple[int, str, str]]:
    """What no row tells by itself: the number of the row, the column and the fault."""
    by_identity: dict[str, list[tuple[int, PartyRow]]] = {}
    for number, row in rows:
        if row.born_on and row.born_on > on:
            yield number, "geboren_op", "deze dag ligt in de toekomst"
        by_identity.setdefault(row.identity, []).append((number, row))
    for twins in by_identity.values():
        days = [row.born_on for _, row in twins]
        are_numbered = all(row.number for _, row in twins)
        if len(twins) > 1 and not are_numbered and (None in days or len(set(days)) < len(days)):
            for number, _ in twins:
                yield number, "naam", TWO_OF_ONE_NAME
