"""Who may read a signal: it depends on the role of the reader and on the source."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from models.law.common.roles import Role


class SignalSource(StrEnum):
    """Where a signal came from."""

    REPORTING_POINT = "reporting_point"
    MMA = "mma"
    POLICE = "police"
    ENVIRONMENTAL_SERVICE = "environmental_service"
    CUSTOMS = "customs"
    CONTROL = "control"
    OPEN_SOURCE = "open_source"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _SOURCE_LABELS[self]


_SOURCE_LABELS = {
    SignalSource.REPORTING_POINT: "intern meldpunt",
    SignalSource.MMA: "Meld Misdaad Anoniem",
    SignalSource.POLICE: "politie",
    SignalSource.ENVIRONMENTAL_SERVICE: "omgevingsdienst (ODRA)",
    SignalSource.CUSTOMS: "Douane",
    SignalSource.CONTROL: "controle",
    SignalSource.OPEN_SOURCE: "open bron",
}

_HANDLERS = frozenset({Role.CASE_HANDLER, Role.LAWYER})
MAY_READ: Mapping[SignalSource, frozenset[Role]] = MappingProxyType(
    {
        # Police data only to who handles the file (Wpg art. 7(2)); tips of MMA are such data too.
        SignalSource.POLICE: _HANDLERS,
        SignalSource.MMA: _HANDLERS,
        SignalSource.CUSTOMS: _HANDLERS,
        SignalSource.REPORTING_POINT: _HANDLERS | {Role.MAYOR},
        SignalSource.ENVIRONMENTAL_SERVICE: _HANDLERS | {Role.MAYOR},
        SignalSource.CONTROL: _HANDLERS | {Role.MAYOR},
        SignalSource.OPEN_SOURCE: _HANDLERS | {Role.MAYOR},
    }
)
"""The roles of which one suffices [own]; nobody else reads what a signal says."""


def may_read(source: SignalSource, roles: Collection[Role]) -> bool:
    """True when one of the roles may read signals of this source."""
    return not MAY_READ[source].isdisjoint(roles)


class Sharing(StrEnum):
    """With whom the signal may be shared."""

    CONSULTATION = "consultation"
    MUNICIPALITY_ONLY = "municipality_only"
    POLICE_ONLY = "police_only"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _SHARING_LABELS[self]

    @property
    def may_leave(self) -> bool:
        """True when the partners of the consultation, and the RIEC, may know what it says."""
        return self is Sharing.CONSULTATION


_SHARING_LABELS = {
    Sharing.CONSULTATION: "te bespreken in het overleg",
    Sharing.MUNICIPALITY_ONLY: "alleen voor de gemeente",
    Sharing.POLICE_ONLY: "alleen voor de politie",
}
