"""The table of roles, cell by cell: each role, each action, his own municipality and another."""

import pytest
from sqlmodel import select

from models.common.municipality import Officer, OfficerRole
from models.common.visitor import Door, Visitor, visiting
from models.law.common.roles import MAY, Action, Role, RoleError
from tasks.register.acting import acting_officer, id_of
from tasks.register.authority import NotYourselfError, UnknownOfficerError, municipalities_where
from tasks.register.resources import transaction
from tests.builders.case_builder import EXAMPLE
from tests.builders.people.set_up import import_organisation

OWN, OTHER = "9002", "9001"


@pytest.mark.parametrize("role", Role)
def test_each_cell_of_the_table_is_asked(any_register: str, role: Role) -> None:
    """For a step and for a list alike; somebody else's code opens no cell at all."""
    assert any_register
    import_organisation(EXAMPLE / "organisatie.yaml")
    with transaction() as session:
        officer = Officer(code="WIE1", name="Wie Verzonnen", email="wie1@gemeente.invalid")
        session.add(officer)
        session.flush()
        session.add(OfficerRole(officer_id=id_of(officer), municipality_code=OWN, role=role))
    stranger = Visitor(officer_code="BGM", name="Bea Verzonnen", roles={}, door=Door.PAGE)
    opened = set()
    with transaction() as session:
        for action in Action:
            if role in MAY[action]:
                assert acting_officer(session, "WIE1", action, OWN).code == "WIE1"
                assert municipalities_where("WIE1", action) == [OWN]
                opened.add(action)
            else:
                with pytest.raises(RoleError):
                    acting_officer(session, "WIE1", action, OWN)
                with pytest.raises(RoleError):
                    municipalities_where("WIE1", action)
            with pytest.raises(RoleError, match="gevonden is geen rol"):
                acting_officer(session, "WIE1", action, OTHER)
            with visiting(stranger), pytest.raises(NotYourselfError):
                acting_officer(session, "WIE1", action, OWN)
            with visiting(stranger), pytest.raises(NotYourselfError):
                municipalities_where("WIE1", action)
    assert opened == {action for action in Action if role in MAY[action]}
    with transaction() as session:
        session.exec(select(Officer).where(Officer.code == "WIE1")).one().active = False
    with transaction() as session:
        for action in Action:
            with pytest.raises(UnknownOfficerError):
                acting_officer(session, "WIE1", action, OWN)
            with pytest.raises(UnknownOfficerError):
                municipalities_where("WIE1", action)
