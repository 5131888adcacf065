"""Who sees and settles a message: who has the role where the message belongs."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from models.common.message import MessageState, OutgoingMessage, Settlement
from models.common.municipality import Officer, OfficerRole, Partner
from models.common.visitor import Door, Visitor, visiting
from models.law.common.roles import MAY, Action, Role, RoleError
from tasks.acts import mail_acts
from tasks.register.acting import id_of
from tasks.register.authority import NotYourselfError
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import EXAMPLE, at
from tests.builders.people.set_up import import_organisation

AT = at(date(2026, 3, 2))
OWN, OTHER = "9002", "9001"


@pytest.fixture(name="numbers")
def fixture_numbers(register: Path) -> dict[str, int]:
    """Unknown messages: of a case, to a partner, and of no municipality."""
    assert register
    import_organisation(EXAMPLE / "organisatie.yaml")
    with transaction() as session:
        partner = session.exec(select(Partner).where(Partner.municipality_code == OWN)).first()
        assert partner is not None
        kinds: dict[str, dict[str, Any]] = {
            "case": {"chain": "LIN-2026-001"},
            "partner": {"partner_id": partner.id},
        }
        rows = {
            name: OutgoingMessage(
                key=name,
                recipient="iemand@partner.invalid",
                message_id=f"<{name}@weerbaar.invalid>",
                mime=b"Subject: verzonnen\r\n\r\n",
                state=MessageState.UNKNOWN,
                queued_at=AT,
                next_try_at=AT,
                **kinds.get(name, {}),
            )
            for name in ("case", "partner", "none")
        }
        session.add_all(rows.values())
        session.flush()
        return {name: id_of(row) for name, row in rows.items()}


def only(role: Role, where: str) -> str:
    """A new officer with one role in one municipality."""
    with transaction() as session:
        officer = Officer(code="WIE1", name="Wie Verzonnen", email="wie1@gemeente.invalid")
        session.add(officer)
        session.flush()
        session.add(OfficerRole(officer_id=id_of(officer), municipality_code=where, role=role))
    return "WIE1"


def unknown() -> set[str]:
    """Which messages still wait for a person."""
    with reading() as session:
        query = select(OutgoingMessage.key).where(OutgoingMessage.state == MessageState.UNKNOWN)
        return set(session.exec(query))


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_and_settles_what_the_table_says(
    numbers: dict[str, int], role: Role
) -> None:
    """In his own municipality."""
    by = only(role, OWN)
    if role in MAY[Action.SETTLE_MAIL]:
        assert {line.key for line in mail_acts.list_mail(by)} == {"case", "partner", "none"}
        for number in numbers.values():
            mail_acts.settle_mail(number, Settlement.SENT, by, AT)
        assert unknown() == set()
        return
    with pytest.raises(RoleError):
        mail_acts.list_mail(by)
    for number in numbers.values():
        with pytest.raises(RoleError, match="berichten inzien en afhandelen vraagt de rol"):
            mail_acts.settle_mail(number, Settlement.AGAIN, by, AT)
    assert unknown() == {"case", "partner", "none"}


def test_of_another_municipality_nothing_is_seen_or_settled(numbers: dict[str, int]) -> None:
    """By its number, partner or case; what is of none, whoever tends the mail may settle."""
    by = only(Role.CASE_HANDLER, OTHER)
    assert [line.key for line in mail_acts.list_mail(by)] == ["none"]
    for name in ("case", "partner"):
        with pytest.raises(RoleError, match="gevonden is geen rol"):
            mail_acts.settle_mail(numbers[name], Settlement.AGAIN, by, AT)
    assert unknown() == {"case", "partner", "none"}


def test_who_logged_in_settles_as_himself(numbers: dict[str, int]) -> None:
    """Also a message of no municipality."""
    visitor = Visitor(officer_code="COM1", name="Cas", roles={}, door=Door.PAGE)
    for number in numbers.values():
        with visiting(visitor), pytest.raises(NotYourselfError):
            mail_acts.settle_mail(number, Settlement.AGAIN, "ZAAK1", AT)
    assert unknown() == {"case", "partner", "none"}
