"""The parties to a case come from a file, never from a form: forms are stored in the clear."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from models.closure.party import Capacity
from models.common.dutch_faults import OWN_RULE
from models.law.common.dutch import join_dutch
from tasks.imports.csv_files import read_csv_rows

COLUMNS = {
    "hoedanigheid": "capacity",
    "naam": "name",
    "straat_en_nummer": "reachable_street",
    "postcode": "reachable_postcode",
    "plaats": "reachable_place",
    "geboren_op": "born_on",
    "telefoon": "phone",
}


def _capacity(word: object) -> Capacity:
    if isinstance(word, Capacity):
        return word
    known = {member.label: member for member in Capacity}
    found = known.get(str(word).lower())
    if found is None:
        raise PydanticCustomError(OWN_RULE, f"kies een van: {join_dutch(list(known), 'of')}")
    return found


class PartyRow(BaseModel):
    """One party as the officer wrote it down."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    capacity: Annotated[Capacity, BeforeValidator(_capacity)]
    name: str = Field(min_length=2, max_length=120)
    reachable_street: str = Field(min_length=2, max_length=120)
    reachable_postcode: str = Field(default="", pattern=r"^(\d{4} ?[A-Z]{2})?$")
    reachable_place: str = Field(min_length=2, max_length=80)
    born_on: date | None = None
    phone: str = Field(default="", max_length=20)


def read_parties(path: Path) -> tuple[PartyRow, ...]:
    """Read the parties, or refuse the file with every fault."""
    return tuple(read_csv_rows(path, COLUMNS, PartyRow))
