"""Whatever is sent to a form of the rounds: a page comes back, never a fault of ours.

WEERBAAR_TEST_DEPTH=full sends 1,000 forms.
"""

import random
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from fastapi.testclient import TestClient

from models.control.phone_forms import VisitOnPage
from models.control.place_forms import AddPlaceForm
from models.control.round_forms import AbsenceForm
from portal.web.control.round_acts import ACTS
from portal.web.entry.csrf import FIELD
from portal.web.forms.form_fields import fields_of
from tasks.control.round_overview import round_of
from tests.builders.hostile_values import HOSTILE
from tests.builders.round_builder import fill_businesses, fill_organisation, plan_on, row
from tests.depth import reach
from tests.portal.web.conftest import OWN, SIGN, Clock, LogIn
from tests.portal.web.test_hostile_forms import as_sent, typed

ROUND = "/controles/LIN-CON-023"
VISIT = f"{ROUND}/bezoek/1/1"
FORMS = {
    **{f"{ROUND}/doen/{act.name}": act.form for act in ACTS.values()},
    f"{ROUND}/plek-toevoegen": AddPlaceForm,
    "/controles/afwezigheid": AbsenceForm,
    VISIT: VisitOnPage,
}
SENT = reach(1000, 60)


def test_no_form_of_a_round_breaks_the_page(log_in: LogIn, register: Path, clock: Clock) -> None:
    """Refused beside its fields, or done; 500 for nothing. Also what only a script sends."""
    fill_organisation()
    fill_businesses(register, [row(number) for number in range(12)])
    plan_on(date(2026, 7, 30))
    clock.at = datetime(2026, 8, 13, 8, 0, tzinfo=UTC)
    browser, dice = log_in("ZAAK1"), random.Random("rounds")  # noqa: S311  (no secret)
    calm = TestClient(
        browser.client.app,
        base_url=OWN,
        cookies=browser.client.cookies,
        follow_redirects=False,
        raise_server_exceptions=False,
    )
    found = SIGN.search(browser.get("/vandaag").text)
    assert found is not None
    keys = [place.key for place in round_of("LIN-CON-023").places]
    answers: Counter[int] = Counter()
    broken: list[tuple[str, list[str]]] = []
    for number in range(SENT):
        path, form = list(FORMS.items())[number % len(FORMS)]
        sent = {
            name: as_sent(words)
            for field in fields_of(form)
            for name, words in typed(dice, field, field.name)
        }
        sent["business"] = dice.choice((*keys, "12345678/0293010000000001", "x"))
        if path == VISIT:
            sent["stap"] = dice.choice(("bewaren", "vastleggen", "x"))
            sent["gezien"] = dice.choice(("", "{}", "[" * 100_000, '{"access": -1}', "1", "null"))
            sent["vastgelegd"] = as_sent(dice.choice(HOSTILE))
            if dice.random() < 0.5:
                path, name = f"{VISIT}/veld", dice.choice((*sent, "findings.99.text", "x.1.y"))
                sent |= {"veld": name, "waarde": sent.get(name, "")}
        answer = calm.post(path, data=sent | {FIELD: found[1]}, headers={"Origin": OWN})
        answers[answer.status_code] += 1
        if answer.status_code >= 500:
            broken.append((path, sorted(sent)))
    assert broken == []
    assert answers[422] > SENT // 3
