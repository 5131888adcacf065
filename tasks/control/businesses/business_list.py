"""The list of businesses: read from one file as a whole, and labels that grow old."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from sqlmodel import Session, col, select

from models.common.business import Business, LabelChange
from models.common.dutch_faults import OWN_RULE
from models.common.entry import Entered
from models.common.number_names import BagNumber, BranchNumber, KvkNumber, SbiCode
from models.common.premises import Address
from models.law.common.business_labels import Label
from models.law.common.dutch import plural
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.common.terms import months_later
from tasks.control.businesses.branches import meant_by
from tasks.control.businesses.labels import change_label
from tasks.control.round_policies import business_codes
from tasks.imports.row_faults import RowFaults
from tasks.imports.row_files import gather_rows
from tasks.imports.tables import Columns
from tasks.register import organisation
from tasks.register.acting import acting_officer, lock_municipality
from tasks.register.resources import reading, transaction
from tasks.register.step import step

COLUMNS = Columns(
    required={
        "kvk_nummer": "kvk_number",
        "bag_nummer": "bag_id",
        "handelsnaam": "trade_name",
        "sbi": "sbi",
        "bedrijventerrein": "park",
        "label": "label",
        "reden": "label_reason",
        "sinds": "labelled_on",
    },
    optional={"vestigingsnummer": "branch_number"},
)
NO_REASON = "nog geen informatie"
"""What a white label says by itself; a green or red one has a reason of its own."""
_DUTCH_LABELS = {label.label: label for label in Label}


class BusinessRow(Entered):
    """One line of the file: a business at an address, and what is known of it."""

    kvk_number: KvkNumber
    bag_id: BagNumber
    branch_number: BranchNumber = ""
    trade_name: str = Field(min_length=1, max_length=120)
    sbi: SbiCode
    park: str = Field(default="", max_length=80)
    label: Label
    label_reason: str = Field(
        default=NO_REASON, min_length=3, max_length=200, validate_default=True
    )
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
        if value in business_codes():
            return value
        lost = f"0{value}" in business_codes()
        hint = "; is vooraan een nul weggevallen, vul haar dan in als tekst" if lost else ""
        raise PydanticCustomError(OWN_RULE, "deze code staat niet in de SBI 2025" + hint)

    @field_validator("label_reason")
    @classmethod
    def _is_given(cls, value: str, info: ValidationInfo) -> str:
        label = info.data.get("label", Label.WHITE)
        if value == NO_REASON and label is not Label.WHITE:
            raise PydanticCustomError(OWN_RULE, "een groen of rood label heeft een eigen reden")
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

    A business that is not in the file stays as it is. With `dry_run` everything is done and then
    rolled back. Raises FaultsError with row and column.
    """
    rows, faults = gather_rows(path, COLUMNS, BusinessRow)
    with transaction() as session:
        acting_officer(session, by, Action.IMPORT_BUSINESSES, municipality_code)
        lock_municipality(session, municipality_code)
        stored = session.exec(
            select(Business).where(Business.municipality_code == municipality_code)
        ).all()
        meant = meant_by(rows, stored, faults)
        _judge_by_register(session, rows, meant, faults, (municipality_code, at.date()))
        faults.refuse()
        new = [row for number, row in rows if meant[number] is None]
        changed = [
            (row, business)
            for number, row in rows
            if (business := meant[number]) is not None and _differs(row, business)
        ]
        _add(session, new, municipality_code)
        for row, business in changed:
            _change(session, row, business)
        if dry_run:
            session.flush()
            session.rollback()
        unchanged = len(rows) - len(new) - len(changed)
        return BusinessImport(len(new), len(changed), unchanged, dry_run)


def municipality_of(path: Path, name_or_code: str) -> str:
    """The CBS code of the municipality of a file, by its addresses when none is named.

    Raises UnknownMunicipalityError for an unknown name, and when the addresses lie in none or in
    several; FaultsError when the file has faults as well, which are told with it.
    """
    rows, faults = gather_rows(path, COLUMNS, BusinessRow)
    if not rows and not name_or_code:
        faults.refuse()
    try:
        return organisation.municipality_code(name_or_code or _municipality_by_addresses(rows))
    except organisation.UnknownMunicipalityError as error:
        if not faults:
            raise
        told = str(error).removesuffix(".")
        raise FaultsError(path.name, [told[:1].lower() + told[1:], *faults.told()]) from None


def _municipality_by_addresses(rows: Sequence[tuple[int, BusinessRow]]) -> str:
    """The CBS code of the municipality in which all addresses lie; empty when there is none."""
    some = [row.bag_id for _, row in rows[:500]]  # a database takes no list of any length
    with reading() as session:
        codes = session.exec(
            select(Address.municipality_code).where(col(Address.bag_id).in_(some)).distinct()
        ).all()
    return codes[0] if len(codes) == 1 else ""


def _judge_by_register(
    session: Session,
    rows: Sequence[tuple[int, BusinessRow]],
    meant: Mapping[int, Business | None],
    faults: RowFaults,
    place_and_day: tuple[str, date],
) -> None:
    """Add what only the register can tell of the rows that are right by themselves."""
    municipality_code, today = place_and_day
    known = set(
        session.exec(
            select(Address.bag_id).where(
                Address.municipality_code == municipality_code, col(Address.valid_to).is_(None)
            )
        )
    )
    for number, row in rows:
        if row.bag_id not in known:
            faults.add(number, "dit adres staat niet in het register", "bag_nummer")
        if row.labelled_on > today:
            faults.add(number, "deze dag ligt in de toekomst", "sinds")
        before = meant.get(number)
        if before and before.label is not row.label and row.labelled_on < before.labelled_on:
            faults.add(number, "het label in het register is van een latere dag", "sinds")


def _differs(row: BusinessRow, business: Business) -> bool:
    """A label only counts when it is newer: what a control found is not undone by an old list."""
    same = (row.trade_name, row.sbi, row.park) == (business.trade_name, business.sbi, business.park)
    is_numbered = row.branch_number not in ("", business.branch_number)
    return not same or is_numbered or _has_new_label(row, business)


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
    business.branch_number = row.branch_number or business.branch_number
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
