"""Finding a municipality by what a person types: its name in any case, or its CBS code."""

import unicodedata

from sqlmodel import Session, select

from models.common.municipality import Municipality


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
