"""Who may read a signal: it depends on the role of the reader and on the source."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from models.law.common.labelled import Labelled
from models.law.common.roles import Role


class SignalSource(Labelled):
    """Where a signal came from."""

    REPORTING_POINT = "reporting_point", "intern meldpunt"
    MMA = "mma", "Meld Misdaad Anoniem"
    POLICE = "police", "politie"
    ENVIRONMENTAL_SERVICE = "environmental_service", "omgevingsdienst"
    CUSTOMS = "customs", "Douane"
    CONTROL = "control", "controle"
    OPEN_SOURCE = "open_source", "open bron"


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


class Sharing(Labelled):
    """With whom the signal may be shared."""

    CONSULTATION = "consultation", "te bespreken in het overleg"
    MUNICIPALITY_ONLY = "municipality_only", "alleen voor de gemeente"
    POLICE_ONLY = "police_only", "alleen voor de politie"

    @property
    def may_leave(self) -> bool:
        """True when the partners of the consultation, and the RIEC, may know what it says."""
        return self is Sharing.CONSULTATION
