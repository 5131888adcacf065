"""Whatever is asked of the application, by schemathesis from its own description: no fault of ours.

WEERBAAR_TEST_DEPTH=full asks 1,500 times, WEERBAAR_TEST_REQUESTS=10000 as often as that. What a
form holds is tried apart (test_hostile_forms.py): the description does not tell it.
"""

import os
from collections import Counter
from typing import Any

import hypothesis
import schemathesis
from hypothesis import HealthCheck, Phase, strategies

from portal.web.app import create_app
from portal.web.closure.act_table import ACTS
from portal.web.entry.csrf import FIELD
from tests.depth import reach
from tests.portal.web.conftest import OWN, CaseAt, LogIn, Sender

REQUESTS = int(os.environ.get("WEERBAAR_TEST_REQUESTS") or reach(1_500, 60))
PEOPLE = ("ZAAK1", "JUR1", "BGM", "COM1", "DIV1", "BEH1")
KNOWN = {
    "municipality": ["9001", "9002"],
    "code": ["9001", "9002", "ZAAK1"],
    "version": [1],
    "number": [1, 2],
    "year": [2025, 2026],
}
"""What is there; half of what is asked is about it, the rest about what schemathesis thinks of."""
FORM = "application/x-www-form-urlencoded"
TEXT = {"type": "string", "maxLength": 400}


def description(reference: str) -> dict[str, Any]:
    """How the application describes itself, with what there is and with forms of any text."""
    told = create_app().openapi()
    del told["paths"]["/uitloggen"]
    known = KNOWN | {"reference": [reference], "name": sorted(ACTS)}
    for operations in told["paths"].values():
        for method, operation in operations.items():
            for parameter in operation.get("parameters", []):
                if parameter["name"] in known:
                    there = {"enum": known[parameter["name"]]}
                    parameter["schema"] = {"anyOf": [there, parameter["schema"]]}
            if method == "post":
                body = {"type": "object", "additionalProperties": TEXT, "maxProperties": 6}
                operation["requestBody"] = {"content": {FORM: {"schema": body}}}
    return told


def test_no_request_breaks_the_application(case_at: CaseAt, log_in: LogIn) -> None:
    """By officers of every role who logged in: an answer, a refusal, no page; 500 for nothing."""
    schema = schemathesis.openapi.from_dict(description(case_at("closed")))
    operations: list[Any] = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]
    senders = [Sender.of(log_in(code)) for code in PEOPLE]
    answers: Counter[int] = Counter()
    broken: list[str] = []

    @hypothesis.settings(
        max_examples=REQUESTS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(strategies.data())
    def ask(data: Any) -> None:
        operation = data.draw(strategies.sampled_from(operations))
        case = data.draw(operation.as_strategy())
        sender = data.draw(strategies.sampled_from(senders))
        typed = case.body if isinstance(case.body, dict) else {}
        answer = sender.client.request(
            case.method,
            case.formatted_path,
            params={name: str(value) for name, value in (case.query or {}).items()},
            data=None if case.method == "GET" else {**typed, FIELD: sender.sign},
            headers={"Origin": OWN},
        )
        answers[answer.status_code] += 1
        if answer.status_code >= 500:
            broken.append(f"{case.method} {operation.path}")

    ask()
    assert broken == []
    assert len(operations) > 100
    assert set(answers) <= {200, 303, 400, 403, 404, 405, 413, 415, 422}
    assert answers[200] > REQUESTS // 40
