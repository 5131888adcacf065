"""The list of businesses: read from one file as a whole, and labels that grow old."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError
from sqlmodel import Session, col, select

from models.common.business import Business, LabelChange
from models.common.dutch_faults import OWN_RULE
from models.common.errors import FaultsError
from models.common.premises import Address
from models.law.common.business_labels import Label
from models.law.common.dutch import plural
from models.law.common.roles import Action
from models.law.common.terms import months_later
from tasks.control.labels import change_label
from tasks.control.round_policies import business_codes
from tasks.imports.csv_files import gather_rows
from tasks.register import organisation
from tasks.register.acting import acting_officer, lock_municipality
from tasks.register.resources import reading, transaction
from tasks.register.step import step

COLUMNS = {
    "kvk_nummer": "kvk_number",
    "bag_nummer": "bag_id",
    "handelsnaam": "trade_name",
    "sbi": "sbi",
    "bedrijventerrein": "park",
    "label": "label",
    "reden": "label_reason",
    "sinds": "labelled_on",
}
"""Every column of the file, in its order, with the field it fills."""
_DUTCH_LABELS = {label.label: label for label in Label}


class BusinessRow(BaseModel):
    """One line of the file: a business at an address, and what is known of it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    kvk_number: str = Field(pattern=r"^\d{8}$")
    bag_id: str = Field(pattern=r"^\d{16}$")
    trade_name: str = Field(min_length=1, max_length=120)
    sbi: str
    park: str = Field(default="", max_length=80)
    label: Label = Label.WHITE
    label_reason: str = Field(default="nog geen informatie", min_length=3, max_length=200)
    labelled_on: date

    @field_validator("label", mode="before")
    @classmethod
    def _in_dutch(cls, value: object) -> object:
        found = _DUTCH_LABELS.get(str(value).lower())
        if found is None:
            raise PydanticCustomError(OWN_RULE, "kies een van: groen, wit of rood")
        return found

    @field_validator("sbi")
    @classmethod
    def _exists(cls, value: str) -> str:
        if value not in business_codes():
            raise PydanticCustomError(OWN_RULE, "deze code staat niet in de SBI 2025")
        return value


@dataclass(frozen=True)
class BusinessImport:
    """What an import did, or would do when it is only tried."""

    added: int
    changed: int
    unchanged: int
    dry_run: bool


@step("bedrijven-inlezen")
def import_businesses(
    path: Path, municipality_code: str, by: str, at: datetime, *, dry_run: bool = False
) -> BusinessImport:
    """Store what the file says; a faulty file is refused as a whole, the same one changes nothing.

    A business that is not in the file stays as it is. Raises FaultsError with row and column.
    """
    numbered, faults = gather_rows(path, COLUMNS, BusinessRow)
    rows = [row for _, row in numbered]
    with transaction() as session:
        acting_officer(session, by, Action.IMPORT_BUSINESSES, municipality_code)
        lock_municipality(session, municipality_code)
        stored = {
            (row.kvk_number, row.bag_id): row
            for row in session.exec(
                select(Business).where(Business.municipality_code == municipality_code)
            )
        }
        faults += _faults_of_register(session, numbered, stored, at.date(), municipality_code)
        if faults:
            raise FaultsError(path.name, faults)
        new = [row for row in rows if (row.kvk_number, row.bag_id) not in stored]
        changed = [
            (row, stored[row.kvk_number, row.bag_id])
            for row in rows
            if (row.kvk_number, row.bag_id) in stored
            and _differs(row, stored[row.kvk_number, row.bag_id])
        ]
        if not dry_run:
            _add(session, new, municipality_code)
            for row, business in changed:
                _change(session, row, business)
        unchanged = len(rows) - len(new) - len(changed)
        return BusinessImport(len(new), len(changed), unchanged, dry_run)


def municipality_of(path: Path, name_or_code: str) -> str:
    """The CBS code of the municipality of a file, by its addresses when none is named.

    Raises UnknownMunicipalityError when the addresses lie in none or in several, and FaultsError
    when no row is right.
    """
    if name_or_code:
        return organisation.municipality_code(name_or_code)
    rows, faults = gather_rows(path, COLUMNS, BusinessRow)
    if not rows:
        raise FaultsError(path.name, faults)
    some = [row.bag_id for _, row in rows[:500]]  # a database takes no list of any length
    with reading() as session:
        codes = session.exec(
            select(Address.municipality_code).where(col(Address.bag_id).in_(some)).distinct()
        ).all()
    return organisation.municipality_code(codes[0] if len(codes) == 1 else "")


def _faults_of_register(
    session: Session,
    rows: Sequence[tuple[int, BusinessRow]],
    stored: dict[tuple[str, str], Business],
    today: date,
    municipality_code: str,
) -> list[str]:
    """What only the register can tell of the rows that are right by themselves."""
    known = set(
        session.exec(
            select(Address.bag_id).where(
                Address.municipality_code == municipality_code, col(Address.valid_to).is_(None)
            )
        )
    )
    faults, seen = [], set()
    for number, row in rows:
        key = (row.kvk_number, row.bag_id)
        if row.bag_id not in known:
            faults.append(f"rij {number}, bag_nummer: dit adres staat niet in het register")
        if row.labelled_on > today:
            faults.append(f"rij {number}, sinds: deze dag ligt in de toekomst")
        if key in seen:
            faults.append(f"rij {number}: dit bedrijf staat er twee keer in")
        before = stored.get(key)
        if before and before.label is not row.label and row.labelled_on < before.labelled_on:
            faults.append(f"rij {number}, sinds: het label in het register is van een latere dag")
        seen.add(key)
    return faults


def _differs(row: BusinessRow, business: Business) -> bool:
    """A label only counts when it is newer: what a control found is not undone by an old list."""
    same = (row.trade_name, row.sbi, row.park) == (business.trade_name, business.sbi, business.park)
    return not same or _has_new_label(row, business)


def _has_new_label(row: BusinessRow, business: Business) -> bool:
    is_other = (row.label, row.label_reason) != (business.label, business.label_reason)
    if row.label is business.label is Label.WHITE:
        return False
    return is_other and row.labelled_on >= business.labelled_on


def _add(session: Session, rows: Sequence[BusinessRow], municipality_code: str) -> None:
    businesses = [Business(municipality_code=municipality_code, **row.model_dump()) for row in rows]
    session.add_all(businesses)
    session.flush()
    session.add_all(
        LabelChange(
            business_id=business.id,
            on=business.labelled_on,
            label=business.label,
            reason=business.label_reason,
        )
        for business in businesses
        if business.id is not None
    )


def _change(session: Session, row: BusinessRow, business: Business) -> None:
    business.trade_name, business.sbi, business.park = row.trade_name, row.sbi, row.park
    session.add(business)
    if _has_new_label(row, business):
        change_label(session, business, row.label, row.label_reason, row.labelled_on)


def whiten_old_labels(session: Session, municipality_code: str, on: date, months: int) -> int:
    """Turn green and red labels white that are `months` old on this day; return how many."""
    rows = session.exec(
        select(Business).where(
            Business.municipality_code == municipality_code,
            col(Business.ended_on).is_(None),
            col(Business.label) != Label.WHITE,
            col(Business.labelled_on) <= months_later(on, -months),
        )
    ).all()
    reason = f"het vorige label is ouder dan {plural(months, 'maand', 'maanden')}"
    for business in rows:
        change_label(session, business, Label.WHITE, reason, on)
    return len(rows)
