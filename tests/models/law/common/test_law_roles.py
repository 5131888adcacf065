"""Who may do what, cell by cell from rollen.csv."""

import csv
from pathlib import Path

import pytest

from models.law.common.roles import MAY, Action, Role, RoleError, may, require_role

with (Path(__file__).parent / "rollen.csv").open(encoding="utf-8") as lines:
    TABLE = {row["handeling"]: row for row in csv.DictReader(lines, delimiter=";")}


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", list(Role))
def test_every_cell_of_the_table_holds(action: Action, role: Role) -> None:
    column = role.label.split(" ")[0]
    if TABLE[action.value][column] == "ja":
        require_role(action, {role}, "M01")
        return
    with pytest.raises(RoleError) as refused:
        require_role(action, {role}, "M01")
    assert "M01" in str(refused.value)
    assert action.label in str(refused.value)
    assert f"gevonden is {role.label}" in str(refused.value)


def test_the_table_names_every_action_and_no_other() -> None:
    assert set(TABLE) == {action.value for action in Action}
    assert set(MAY) == set(Action)


def test_without_a_role_nothing_may_be_done() -> None:
    for action in Action:
        assert not may(action, ())
    with pytest.raises(RoleError, match="gevonden is geen rol"):
        require_role(Action.CLOSE, (), "M01")


def test_one_of_several_roles_suffices() -> None:
    require_role(Action.ARCHIVE, {Role.CASE_HANDLER, Role.RECORDS_MANAGER}, "M01")


def test_who_prepares_a_decision_does_not_approve_it() -> None:
    """In the table already, besides the different person that the register demands."""
    assert MAY[Action.PREPARE_DECISION].isdisjoint(MAY[Action.APPROVE_DECISION])
    assert MAY[Action.PREPARE_INTENT].isdisjoint(MAY[Action.APPROVE_INTENT])


def test_a_refusal_names_every_role_that_may_with_of_before_the_last() -> None:
    """Each action that more than one role may do."""
    compared = 0
    for action in Action:
        labels = [role.label for role in Role if role in MAY[action]]
        if len(labels) > 1:
            with pytest.raises(RoleError) as refused:
                require_role(action, (), "M01")
            assert f"{labels[-2]} of {labels[-1]}, gevonden is" in str(refused.value)
            compared += 1
    assert compared > 0


def test_a_refusal_is_one_dutch_sentence() -> None:
    with pytest.raises(RoleError) as refused:
        require_role(Action.APPROVE_DECISION, {Role.LAWYER}, "M01")
    assert str(refused.value) == (
        "Medewerker M01 mag dit niet: een besluit goedkeuren vraagt de rol "
        "burgemeester (of mandaat), gevonden is jurist."
    )
