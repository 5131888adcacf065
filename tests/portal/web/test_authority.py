"""Each role, in its own municipality and in another, at every act of a closure, through HTTP."""

from datetime import UTC, datetime

import pytest

from models.common.municipality import Officer, OfficerRole
from models.law.common.roles import MAY, Role
from portal.web.closure.act_table import ACTS
from portal.web.forms.form_texts import texts_of
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tests.builders.doors.closure_use_cases import CLOSURE
from tests.builders.doors.money_use_cases import MONEY
from tests.portal.web.conftest import Browser, CaseAt, Clock, LogIn

CASE = "/zaken/LIN-2026-001"
OWN, OTHER = "9002", "9001"
EXAMPLES = {"-".join(case.command[1:]): case.values for case in (*CLOSURE, *MONEY)}


def officer_with(role: Role, municipality: str) -> str:
    """Somebody who is this there, and nothing else anywhere."""
    code = f"{list(Role).index(role)}ROL{municipality}"
    with transaction() as session:
        officer = Officer(code=code, name="Wie Verzonnen", email=f"{code.lower()}@ge.invalid")
        session.add(officer)
        session.flush()
        session.add(
            OfficerRole(officer_id=id_of(officer), municipality_code=municipality, role=role)
        )
    return code


def answers(browser: Browser, code: str) -> dict[str, int]:
    """What each act answers to a form that is right in itself, by its name."""
    found = {}
    for name, act in ACTS.items():
        if name not in EXAMPLES:
            continue
        form = act.form.model_validate(dict(EXAMPLES[name]) | {"by": code})
        sent = texts_of(form, ("reference", "by")).fields
        found[name] = browser.post(f"{CASE}/doen/{name}", of="/vandaag", **sent).status_code
    return found


@pytest.mark.many
@pytest.mark.parametrize("role", Role)
def test_who_may_not_is_refused_at_every_act(
    case_at: CaseAt, log_in: LogIn, clock: Clock, role: Role
) -> None:
    """By address alone, whatever the menu shows: 403, and 403 for who is it elsewhere."""
    case_at("closed")
    clock.at = datetime(2027, 6, 1, 8, 0, tzinfo=UTC)
    elsewhere = officer_with(role, OTHER)
    assert set(answers(log_in(elsewhere), elsewhere).values()) == {403}
    here = officer_with(role, OWN)
    found = answers(log_in(here), here)
    assert len(found) > 50
    allowed = {name for name in found if role in MAY[ACTS[name].action]}
    assert {name for name, status in found.items() if status != 403} == allowed
