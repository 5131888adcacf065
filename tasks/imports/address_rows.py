"""One address as a file gives it: what each field must be, and how faults are told."""

import math
import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from models.common.dutch_faults import OWN_RULE
from models.law.common.errors import FaultsError

MAX_NAME = 80
MAX_HOUSE_NUMBER = 99_999
MAX_FAULTS = 1_000
"""More faults than this are counted, no longer spelled out."""
RD_X = (0.0, 300_000.0)
RD_Y = (300_000.0, 620_000.0)
RD_DECIMALS = 3
"""The register keeps millimetres, as BAG does."""
DEGREES = 100.0
"""No RD place in the Netherlands has a y this small; degrees of latitude have."""

_BAG_ID = re.compile(r"[0-9]{4}20[0-9]{10}")
_BAG_ID_DIGITS = 16
_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
_HOUSE_NUMBER = re.compile(r"[0-9]{1,5}")
_LETTER = re.compile(r"[A-Za-z]?")
_DECIMAL = re.compile(r"-?[0-9]+([.,][0-9]+)?")
_DUTCH_DATE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")


class AddressFileError(FaultsError):
    """Raised when an address file is refused; lists every fault found, nothing is written."""

    def __init__(self, file_name: str, faults: Sequence[str]) -> None:
        told = list(faults[:MAX_FAULTS])
        if len(faults) > MAX_FAULTS:
            told.append(f"en nog {len(faults) - MAX_FAULTS} fouten")
        super().__init__(f"Adresbestand {file_name}", told)


def _expected(text: str) -> PydanticCustomError:
    return PydanticCustomError(OWN_RULE, "verwacht {expected}", {"expected": text})


def bag_id(value: object) -> str:
    text = str(value).strip()
    if _BAG_ID.fullmatch(text):
        return text
    if re.search("[eE][+]", text):
        raise _expected("16 cijfers; een rekenprogramma heeft het nummer afgerond")
    if re.fullmatch(r"[0-9]{15}", text):
        raise _expected("16 cijfers; de nul vooraan is weggevallen")
    if re.fullmatch(rf"[0-9]{{{_BAG_ID_DIGITS}}}", text):
        raise _expected("een nummeraanduiding: cijfer 5 en 6 zijn 20")
    raise _expected("16 cijfers, waarvan cijfer 5 en 6 samen 20 zijn")


def _name(value: object) -> str:
    text = str(value).strip()
    if not text:
        raise _expected("een naam; dit veld mag niet leeg zijn")
    if len(text) > MAX_NAME:
        raise _expected(f"een naam van hoogstens {MAX_NAME} tekens")
    if not text.isprintable():
        raise _expected("een naam zonder regeleinde of stuurteken")
    return text


def _house_number(value: object) -> int:
    text = str(value).strip()
    if not _HOUSE_NUMBER.fullmatch(text) or int(text) == 0:
        raise _expected(f"een geheel getal van 1 tot en met {MAX_HOUSE_NUMBER}")
    return int(text)


def _house_letter(value: object) -> str:
    text = str(value).strip()
    if not _LETTER.fullmatch(text):
        raise _expected("één letter of niets")
    return text


def _addition(value: object) -> str:
    text = str(value).strip()
    if not re.fullmatch(r".{0,4}", text) or not text.isprintable():
        raise _expected("hoogstens vier tekens of niets")
    return text


def dutch_postcode(value: object) -> str:
    text = re.sub(r"\s", "", str(value)).upper()
    if text and not _POSTCODE.fullmatch(text):
        raise _expected("een postcode van vier cijfers en twee letters, of niets")
    return text


def _metres(value: object) -> float:
    if isinstance(value, float | int):
        return round(float(value), RD_DECIMALS)
    text = str(value).strip()
    if not _DECIMAL.fullmatch(text):
        raise _expected("een getal in meters (RD)")
    return round(float(text.replace(",", ".")), RD_DECIMALS)


def _rd_x(value: object) -> float:
    metres = _metres(value)
    low, high = RD_X
    if RD_Y[0] < metres <= RD_Y[1]:
        raise _expected(f"een RD-x van {low:.0f} tot {high:.0f}; x en y lijken verwisseld")
    if not low <= metres <= high or not math.isfinite(metres):
        raise _expected(f"een RD-x van {low:.0f} tot {high:.0f}")
    return metres


def _rd_y(value: object) -> float:
    metres = _metres(value)
    low, high = RD_Y
    if 0 <= metres < DEGREES:
        raise _expected(f"een RD-y van {low:.0f} tot {high:.0f}; dit lijken graden")
    if DEGREES <= metres < low:
        raise _expected(f"een RD-y van {low:.0f} tot {high:.0f}; x en y lijken verwisseld")
    if not low <= metres <= high or not math.isfinite(metres):
        raise _expected(f"een RD-y van {low:.0f} tot {high:.0f}")
    return metres


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    text = str(value).strip()
    dutch = _DUTCH_DATE.fullmatch(text)
    try:
        if dutch:
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        raise _expected("een dag die bestaat") from None
    raise _expected("een dag als 2026-01-31 of 31-01-2026")


def _end(value: object, info: ValidationInfo) -> date | None:
    if value is None or not str(value).strip():
        return None
    end = _day(value)
    begin = info.data.get("valid_from")
    if begin is not None and end <= begin:
        raise _expected("een dag na het begin (geldig_vanaf)")
    return end


class AddressRow(BaseModel):
    """One address of one municipality, checked; the columns of the table `Address`."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    bag_id: Annotated[str, BeforeValidator(bag_id)]
    municipality_code: str
    street: Annotated[str, BeforeValidator(_name)]
    house_number: Annotated[int, BeforeValidator(_house_number)]
    house_letter: Annotated[str, BeforeValidator(_house_letter)] = ""
    addition: Annotated[str, BeforeValidator(_addition)] = ""
    postcode: Annotated[str, BeforeValidator(dutch_postcode)] = ""
    place: Annotated[str, BeforeValidator(_name)]
    rd_x: Annotated[float, BeforeValidator(_rd_x)]
    """Metres, RD (EPSG:28992)."""
    rd_y: Annotated[float, BeforeValidator(_rd_y)]
    valid_from: Annotated[date, BeforeValidator(_day)]
    valid_to: Annotated[date | None, BeforeValidator(_end)] = None
    """First day on which the address is no longer in force."""


COLUMNS = {
    "bag_id": "nummeraanduiding",
    "street": "straat",
    "house_number": "huisnummer",
    "house_letter": "huisletter",
    "addition": "toevoeging",
    "postcode": "postcode",
    "place": "plaats",
    "rd_x": "x",
    "rd_y": "y",
    "valid_from": "geldig_vanaf",
    "valid_to": "geldig_tot",
}
"""The field of the row and the Dutch name of its column."""


def faults_of(error: ValidationError, found: dict[str, str]) -> list[str]:
    """Each fault of one row: the column, what was expected and what was found."""
    faults = []
    for fault in error.errors(include_url=False, include_input=False):
        field = str(fault["loc"][0])
        column, value = COLUMNS.get(field, field), shown(found.get(field, ""))
        faults.append(f"kolom {column}: {fault['msg']}; gevonden {value}")
    return faults


def shown(value: str) -> str:
    """What was found, unless it can be something about a person: then only its length.

    A name, a BSN or a telephone number can stand in a wrong column and must not reach a log.
    """
    text = value.strip()
    if not text:
        return "niets"
    figures = re.fullmatch(r"[0-9.,+\-/]{1,24}|[0-9][0-9.,]*E[+][0-9]+", text)
    postcode = re.fullmatch(r"[0-9]{1,4} ?[A-Za-z]{0,3}", text)
    secret = re.fullmatch(r"[0-9]{8,10}|[+]?[0-9]{2,4}-[0-9]{6,8}", text)
    if (figures or postcode) and not secret:
        return f'"{text}"'
    return f"tekst van {len(text)} tekens"
