"""Whatever is sent to the forms of plan, instruments, businesses and evaluation, a page answers."""

import random
from collections import Counter
from pathlib import Path

from fastapi.testclient import TestClient

from models.plan.plan_forms import CalendarDoneForm, CalendarForm
from portal.web.entry.csrf import FIELD
from portal.web.forms.form_fields import fields_of
from portal.web.instruments.instrument_pages import KINDS
from portal.web.plan.plan_act_pages import ACTS
from tests.builders.doors.use_case_registers import in_calendar
from tests.builders.hostile_values import HOSTILE
from tests.depth import reach
from tests.portal.web.conftest import OWN, SIGN, LogIn

PLAN = "/plan/9002/2024"
NAMES = {
    **{f"{PLAN}/acties/19/{name}": act.form for name, act in ACTS.items()},
    **{f"/instrumenten/{name}": kind.form for name, kind in KINDS.items()},
    f"{PLAN}/kalender/nieuw": CalendarForm,
    f"{PLAN}/kalender/LIN-KAL-2024-001": CalendarDoneForm,
}
FIELDS = {path: [each.name for each in fields_of(form)] for path, form in NAMES.items()} | {
    "/instrumenten/dor?": ["adres", "zoeken"],
    "/bedrijven": ["zoek"],
    "/bedrijven/inzien": ["kvk", "gemeente"],
    "/inlezen/bedrijven/vastleggen": ["gemeente", "sha256"],
    "/evaluatie/2024/maken": ["gemeente"],
    "/evaluatie/goedkeuren/LIN-EVA-2024": ["concept"],
}
"""What each page takes."""
TIMES = reach(40, 2)
"""For each page."""


def test_no_form_of_these_breaks(log_in: LogIn, register: Path) -> None:
    """Hostile or nothing in each field: it is refused or done, and never a fault of ours."""
    in_calendar(register)
    browser, dice = log_in("ZAAK1"), random.Random(20261129)  # noqa: S311  (no secret)
    found = SIGN.search(browser.get("/vandaag").text)
    assert found is not None
    # One that shows a fault of ours as its page.
    client = TestClient(
        browser.client.app, OWN, cookies=browser.client.cookies, raise_server_exceptions=False
    )
    answers: Counter[int] = Counter()
    for path, names in FIELDS.items():
        for _ in range(TIMES):
            sent = {
                name: dice.choice(HOSTILE).encode("utf-8", "replace").decode()
                for name in names
                if dice.random() < 0.7
            }
            answer = client.post(path, data=sent | {FIELD: found[1]}, headers={"Origin": OWN})
            answers[answer.status_code] += 1
            assert answer.status_code < 500, (path, sent)
    assert answers[422] > answers.total() // 2
