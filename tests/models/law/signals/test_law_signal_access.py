"""Who may read a signal of which source, and with whom it may be shared, cell by cell."""

import pytest

from models.law.common.roles import Role
from models.law.signals.signal_access import Sharing, SignalSource, may_read

READERS = {
    SignalSource.POLICE: "zaakbehandelaar jurist",
    SignalSource.MMA: "zaakbehandelaar jurist",
    SignalSource.CUSTOMS: "zaakbehandelaar jurist",
    SignalSource.REPORTING_POINT: "zaakbehandelaar jurist burgemeester",
    SignalSource.ENVIRONMENTAL_SERVICE: "zaakbehandelaar jurist burgemeester",
    SignalSource.CONTROL: "zaakbehandelaar jurist burgemeester",
    SignalSource.OPEN_SOURCE: "zaakbehandelaar jurist burgemeester",
}
ROLES = {
    "zaakbehandelaar": Role.CASE_HANDLER,
    "jurist": Role.LAWYER,
    "burgemeester": Role.MAYOR,
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("source", list(SignalSource))
def test_who_reads_a_signal(source: SignalSource, role: Role) -> None:
    """Police data and tips only who handles the file (Wpg art. 7(2)); no role beyond the table."""
    allowed = {ROLES[name] for name in READERS[source].split()}

    assert may_read(source, [role]) is (role in allowed)


def test_one_role_of_several_is_enough_and_none_is_not() -> None:
    """An officer with two roles reads what one of them may."""
    assert may_read(SignalSource.POLICE, [Role.COMMUNICATIONS, Role.LAWYER])
    assert not may_read(SignalSource.OPEN_SOURCE, [])


@pytest.mark.parametrize("sharing", list(Sharing))
def test_only_what_is_for_the_consultation_may_leave(sharing: Sharing) -> None:
    """What is for the municipality or for the police alone stays inside."""
    assert sharing.may_leave is (sharing is Sharing.CONSULTATION)
