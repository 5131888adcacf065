"""What an organisation file changes: who may ask that, and how the history tells it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from models.common.login_session import SessionEnd
from models.common.municipality import Municipality, Officer, OfficerRole
from models.common.visitor import SYSTEM, current_visitor
from models.law.common.dutch import join_dutch, plural
from models.law.common.roles import Action, Role
from tasks.register.accounts.sessions import end_sessions_of
from tasks.register.acting import acting_officer, id_of, roles_held
from tasks.register.organisation_history import remember_organisation

Roles = Mapping[str, frozenset[Role]]
"""By CBS code of the municipality."""


@dataclass
class Changes:
    """What is being changed by whom; each change of an officer is told in the history at once."""

    session: Session
    by: str
    """Code of the administrator; "weerbaar" where there was none to ask."""
    at: datetime
    added_partners: int = field(default=0, init=False)
    changed_partners: int = field(default=0, init=False)

    def tell_officer(self, officer: Officer, before: "Standing | None") -> None:
        """Write down what this officer may do from now on, and log him out when that is nothing."""
        after = standing_of(self.session, officer)
        if after == before:
            return
        word = "gewijzigd" if before else "toegevoegd"
        activity = "" if after.is_active else "; niet meer actief"
        what = f"Medewerker {officer.code} {word}: {self._told(after.roles)}{activity}."
        remember_organisation(self.session, self.by, what, self.at)
        if not after.is_active:
            end_sessions_of(self.session, id_of(officer), SessionEnd.DEACTIVATED, self.at)

    def tell_partners(self) -> None:
        """One line for all of them: they are organisations, whose mail address is not told."""
        told = [
            f"{plural(count, 'partner', 'partners')} {word}"
            for count, word in (
                (self.added_partners, "toegevoegd"),
                (self.changed_partners, "gewijzigd"),
            )
            if count
        ]
        if told:
            remember_organisation(self.session, self.by, f"{join_dutch(told)}.", self.at)

    def _told(self, roles: Roles) -> str:
        names = dict(self.session.exec(select(Municipality.code, Municipality.name)).all())
        told = [
            f"{join_dutch([role.label for role in Role if role in found])} in {names[code]}"
            for code, found in sorted(roles.items())
        ]
        return "; ".join(told) or "geen rol"


@dataclass(frozen=True)
class Standing:
    """What matters of an officer for who he is and what he may."""

    roles: Roles
    is_active: bool
    name: str
    email: str


def standing_of(session: Session, officer: Officer) -> Standing:
    """How an officer stands in the register now."""
    roles = roles_held(session, officer)
    return Standing(roles, officer.active, officer.name, officer.email)


def begin_changes(session: Session, by: str, touched: Collection[str], at: datetime) -> Changes:
    """Refuse who is no administrator of every municipality (CBS code) that has one.

    As long as nobody is an administrator anywhere, whoever is at the machine makes the first one;
    the history tells that nobody was asked. On the page that never holds.
    """
    managed = _managed(session)
    if not managed and current_visitor() is None:
        return Changes(session, SYSTEM, at)
    needed = sorted(managed & set(touched)) or [_own(session, by, managed)]
    officers = [acting_officer(session, by, Action.MANAGE_OFFICERS, code) for code in needed]
    return Changes(session, officers[0].code, at)


def _own(session: Session, by: str, managed: Collection[str]) -> str:
    """A municipality of which this officer is administrator, or else any other one."""
    own = session.exec(
        select(OfficerRole.municipality_code)
        .join(Officer, col(Officer.id) == col(OfficerRole.officer_id))
        .where(Officer.code == by, OfficerRole.role == Role.ADMINISTRATOR)
    ).first()
    return own or min(managed, default="")


def _managed(session: Session) -> set[str]:
    """The municipalities (CBS codes) with an active administrator."""
    return set(
        session.exec(
            select(OfficerRole.municipality_code)
            .join(Officer, col(Officer.id) == col(OfficerRole.officer_id))
            .where(OfficerRole.role == Role.ADMINISTRATOR, col(Officer.active))
            .distinct()
        )
    )
