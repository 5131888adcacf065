"""Who may ask, before any table is loaded: the refusals of every door, and where one may read.

The lists of every morning ask this; it names the columns itself and loads no table class.
"""

from collections.abc import Sequence

from sqlalchemy import Boolean, column, select, table

from models.common.visitor import current_visitor
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action, Role, may, require_role
from tasks.register.resources import reading_rows

OFFICER = table("officer", column("id"), column("code"), column("active", Boolean))
OFFICER_ROLE = table(
    "officerrole", column("officer_id"), column("municipality_code"), column("role")
)


class UnknownOfficerError(WeerbaarError):
    """Raised when no active officer has the given code."""


class NotYourselfError(WeerbaarError):
    """Raised when somebody who logged in names the code of another officer."""


def refuse_stranger(code: str, action: Action) -> None:
    """Refuse who names nobody, or somebody else than who logged in."""
    if not code:
        raise UnknownOfficerError(f"Geef de code op van wie dit doet: {action.label}.")
    visitor = current_visitor()
    if visitor is not None and visitor.officer_code != code:
        raise NotYourselfError(
            f"U bent ingelogd als {visitor.officer_code} en kunt niets doen namens {code}."
        )


def unknown_officer(code: str) -> UnknownOfficerError:
    """The refusal of a code that is of nobody, or of somebody who left."""
    return UnknownOfficerError(f"Medewerker {code} is niet bekend of niet meer actief.")


def municipalities_where(code: str, *actions: Action) -> Sequence[str]:
    """The municipalities (CBS codes) in which this officer may do one of the actions, in order.

    Raises RoleError, about the first action, when he may do none of them anywhere.
    """
    refuse_stranger(code, actions[0])
    rows = reading_rows(
        select(OFFICER_ROLE.c.municipality_code, OFFICER_ROLE.c.role)
        .select_from(OFFICER.outerjoin(OFFICER_ROLE, OFFICER_ROLE.c.officer_id == OFFICER.c.id))
        .where(OFFICER.c.code == code, OFFICER.c.active)
    )
    if not rows:
        raise unknown_officer(code)
    held = [(where, Role(role)) for where, role in rows if where]
    found = {where for where, role in held for action in actions if may(action, [role])}
    if not found:
        require_role(actions[0], [role for _, role in held], code)
    return sorted(found)
