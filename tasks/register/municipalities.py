"""Finding a municipality by what a person types: its name in any case, or its CBS code."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session, col, select

from models.common.municipality import Municipality
from tasks.register.municipality_folders import all_folders
from tasks.register.resources import reading


def plain_name(name: str) -> str:
    """A name without what people do not mean: capitals, spaces around it, how a letter is coded."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def find_municipality(
    session: Session, name_or_code: str, *, lock: bool = False
) -> Municipality | None:
    """The municipality in the register with this name or CBS code; None without one."""
    wanted = plain_name(name_or_code)
    # Compared here and not in the database: SQLite knows the capitals of ASCII only.
    for code, name in session.exec(select(Municipality.code, Municipality.name)):
        if wanted in (code, plain_name(name)):
            return session.get(Municipality, code, with_for_update=lock)
    return None


def abbreviations(session: Session, codes: Collection[str]) -> frozenset[str]:
    """With what the references of these municipalities (CBS codes) begin."""
    found = select(Municipality.abbreviation).where(col(Municipality.code).in_(codes))
    return frozenset(session.exec(found))


def names_of(session: Session, codes: Collection[str]) -> Mapping[str, str]:
    """The names of these municipalities by their CBS code, in the order of the names."""
    found = select(Municipality.code, Municipality.name).where(col(Municipality.code).in_(codes))
    return dict(session.exec(found.order_by(col(Municipality.name))).all())


def told_without_folder() -> Sequence[str]:
    """A Dutch sentence for each municipality of the register of which the folder is not found.

    One with a fault is found, and told by who reads it.
    """
    folders = all_folders()
    names = {item.path.name for item in folders}
    codes = {item.facts.code for item in folders if item.facts}
    with reading() as session:
        rows = session.exec(select(Municipality).order_by(col(Municipality.name))).all()
        return [
            f"Let op: de map van gemeente {row.name} is niet gevonden, dus wat van haar eigen "
            "beleid afhangt blijft liggen; noem de plaats ervan in WEERBAAR_MUNICIPALITIES."
            for row in rows
            if row.code not in codes and row.folder not in names
        ]
