"""Reading addresses from a CSV or XLSX with the documented Dutch columns (docs/adressen.md)."""

from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from models.common.entry import Entered
from models.common.number_names import NumberName, Postcode
from tasks.imports.address_rows import COLUMNS, AddressRow, bag_id, dutch_postcode
from tasks.imports.row_files import gather_rows
from tasks.imports.tables import Columns

HEADER = Columns({column: field for field, column in COLUMNS.items()})


class ListedAddress(Entered, AddressRow):
    """One line of the list; the municipality is not among its columns."""

    first_year: ClassVar[int] = 1600
    """Some addresses are in force since a decision of centuries ago."""

    bag_id: Annotated[str, BeforeValidator(bag_id), NumberName("nummeraanduiding", 16)]
    municipality_code: str = ""
    postcode: Annotated[Postcode, BeforeValidator(dutch_postcode)] = ""


def read_address_list(path: Path, municipality_code: str) -> list[AddressRow]:
    """The addresses of the file, all of them for `municipality_code`.

    Raises FaultsError with every fault: the row as a spreadsheet counts it, the column and what
    was expected.
    """
    rows, faults = gather_rows(path, HEADER, ListedAddress)
    seen: dict[str, int] = {}
    for number, row in rows:
        first = seen.setdefault(row.bag_id, number)
        if first != number:
            faults.add(number, f"dit nummer staat ook in rij {first}", COLUMNS["bag_id"])
    faults.refuse()
    return [
        AddressRow.model_construct(**row.model_dump() | {"municipality_code": municipality_code})
        for _, row in rows
    ]
