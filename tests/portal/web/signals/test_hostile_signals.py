"""Whatever is sent to a form about a signal, or to the reporting desk: a page comes back."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from portal.web.entry.csrf import FIELD
from portal.web.forms.form_fields import Field, Kind, fields_of
from portal.web.forms.uploads import FILE
from portal.web.signals.report_form import ReportOnPage
from portal.web.signals.signal_forms import AgendaForm, SignalOnPage
from portal.web.signals.work_pages import ACTS
from tests.builders.doors.use_case_registers import SIGNAL, riec_made, signal_then
from tests.builders.hostile_values import HOSTILE
from tests.depth import reach
from tests.portal.web.conftest import OWN, SIGN, LogIn

FORMS = reach(2_000, 40)
TYPED: Mapping[Kind, tuple[str, ...]] = {
    Kind.DAY: ("13-4-2026", "31-12-9999", "00-00-0000"),
    Kind.YES_NO: ("ja", "nee"),
    Kind.TICK: ("ja",),
    Kind.CLOCK: ("10:00", "25:00"),
}
DOORS = {
    **{f"/signalen/{SIGNAL}/doen/{name}": act.form for name, act in ACTS.items()},
    "/signalen/agenda": AgendaForm,
    "/signalen/nieuw/signaal": SignalOnPage,
    "/melden": ReportOnPage,
}


def typed(dice: random.Random, field: Field) -> Iterator[tuple[str, str]]:
    """What somebody leaves in a field; often nothing."""
    if field.options and dice.random() < 0.6:
        yield field.name, dice.choice(field.options).value
    elif dice.random() < 0.8:
        usual = TYPED.get(field.kind, ("Verzonnen", "odd_hours", "x" * 5000))
        words = dice.choice((*usual, *usual, dice.choice(HOSTILE)))
        yield field.name, words.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("code", ["ZAAK1", "BGM"])
def test_no_form_breaks_the_page(register: Path, log_in: LogIn, code: str) -> None:
    """Refused beside its fields, or done; 500 for nothing."""
    signal_then(then=riec_made)(register)
    dice = random.Random(code)  # noqa: S311  (no secret)
    browser = log_in(code)
    calm = TestClient(
        browser.client.app,
        base_url=OWN,
        cookies=browser.client.cookies,
        raise_server_exceptions=False,
    )
    sign = SIGN.search(browser.get("/vandaag").text)
    assert sign is not None
    answers: Counter[int] = Counter()
    broken: list[tuple[str, list[str]]] = []
    for number in range(FORMS):
        path, form = list(DOORS.items())[number % len(DOORS)]
        sent = {FIELD: sign[1], "gemeente": "9002"}
        sent |= {name: words for field in fields_of(form) for name, words in typed(dice, field)}
        files = {FILE: ("foto.jpg", dice.choice((b"", b"\xff\xd8\xff", b"no picture")))}
        answer = calm.post(
            path,
            data=sent,
            files=files if path == "/melden" else None,
            headers={"Origin": OWN},
        )
        answers[answer.status_code] += 1
        if answer.status_code >= 500:
            broken.append((path, sorted(sent)))
    assert broken == []
    assert answers[422] > 0
