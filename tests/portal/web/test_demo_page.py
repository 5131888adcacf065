"""The register of `make demo-page`: something waits for everybody, and its accounts open."""

from datetime import date
from pathlib import Path

import pytest

from portal.demo.page import PASSWORD, ROLES, fill_register, make_accounts
from tasks.register.resources import now
from tests.portal.web.conftest import Browser, Clock


@pytest.mark.deep
def test_the_demo_has_work_for_who_logs_in(register: Path) -> None:  # noqa: ARG001
    """With a recovery code instead of a telephone; nobody has to be asked."""
    fill_register(date(2026, 11, 30))
    told = {line.split()[0]: line.split()[2] for line in make_accounts(now()) if line[:4].isupper()}
    assert set(told) == set(ROLES)

    handler = Browser(Clock(now()))
    handler.post("/inloggen", wie="ZAAK1", wachtwoord=PASSWORD, code=told["ZAAK1"])
    assert "LIN-CON-" in handler.get("/controles").text

    mayor = Browser(Clock(now()))
    entered = mayor.post("/inloggen", wie="BGM", wachtwoord=PASSWORD, code=told["BGM"])
    assert entered.headers["location"] == "/vandaag"
    page = mayor.get("/vandaag").text
    assert "LIN-2026-002: het voornemen" in page
    assert "LIN-2026-003: het besluit" in page
