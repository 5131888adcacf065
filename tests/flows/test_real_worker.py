"""One closing step through a real server and a real worker, in processes of their own.

The tests share one server and are written in the order of a working day; the last one stops it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import httpx
import pytest
from sqlmodel import func, select

from models.closure.closure import ClosureCase
from models.common.history import Event, EventKind
from models.common.message import OutgoingMessage
from models.law.closure.procedure import CaseStatus
from portal.failed_runs import NoServerError, failed_runs
from portal.prefect_environment import api_url, prefect_environment
from tasks.closure.party_file import read_parties
from tasks.register.resources import AMSTERDAM, reading
from tests.builders.case_builder import EXAMPLE
from tests.flows.conftest import Office
from tests.servers.prefect_page import PrefectPage, prefect_page
from tests.servers.serve_process import LIMIT_SECONDS, ROOT, still_alive

pytestmark = pytest.mark.prefect

CLOSE = "9 Pand sluiten/09 Pand sluiten"
MORNING = "Ochtendronde/Ochtendronde"
DELIVERY = "mail-bezorgen/Mail bezorgen"
GIVEN = "Verzonnen van der Invoer"
"""What somebody filled in where a date belongs."""


@pytest.fixture(name="page", scope="module")
def fixture_page(office: Office) -> Iterator[PrefectPage]:
    """The page of the running server."""
    with prefect_page(api_url(office.serve.port)) as page:
        yield page


@pytest.fixture(name="runs", scope="module")
def fixture_runs(office: Office, page: PrefectPage) -> dict[str, dict[str, Any]]:
    """Three forms sent at once: the same closing twice, and one filled in wrongly."""
    form = {"reference": office.walk.reference, "on": "2026-04-10", "by": "ZAAK1"}
    started = {
        "first": page.start(CLOSE, {"form": form}),
        "second": page.start(CLOSE, {"form": form}),
        "wrong": page.start(CLOSE, {"form": form | {"on": GIVEN, "by": ""}}),
    }
    return {name: page.wait(run, LIMIT_SECONDS) for name, run in started.items()}


def planned(page: PrefectPage, deployment: str) -> list[datetime]:
    """The first moments planned by a schedule; the server plans a few seconds after deploying."""
    found = page.get(f"deployments/name/{deployment}")
    give_up = time.monotonic() + LIMIT_SECONDS
    while True:
        runs = page.post(
            "flow_runs/filter",
            deployments={"id": {"any_": [found["id"]]}},
            flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}},
            sort="NEXT_SCHEDULED_START_TIME_ASC",
            limit=3,
        )
        if len(runs) == 3:
            return [datetime.fromisoformat(run["next_scheduled_start_time"]) for run in runs]
        assert time.monotonic() < give_up, f"{deployment}: {len(runs)} runs planned"
        time.sleep(0.5)


def test_the_morning_run_is_planned_at_half_past_six_in_amsterdam(page: PrefectPage) -> None:
    """Deploying alone proves nothing: with a wrong SQLAlchemy no run is ever planned."""
    moments = [moment.astimezone(AMSTERDAM) for moment in planned(page, MORNING)]

    assert {(moment.hour, moment.minute) for moment in moments} == {(6, 30)}
    assert {later.date() - day.date() for day, later in pairwise(moments)} == {timedelta(days=1)}


def test_mail_is_planned_every_five_minutes(page: PrefectPage) -> None:
    """Two runs are never further apart than an officer wants to wait."""
    moments = planned(page, DELIVERY)

    assert {later - earlier for earlier, later in pairwise(moments)} == {timedelta(minutes=5)}


def test_a_closing_step_sent_twice_at_once_has_one_effect(
    office: Office, runs: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both runs succeed; the register holds one closing and one mail to each partner."""
    assert [runs["first"]["state_type"], runs["second"]["state_type"]] == ["COMPLETED"] * 2
    office.use_register(monkeypatch)
    with reading() as session:
        case = session.exec(
            select(ClosureCase).where(ClosureCase.reference == office.walk.reference)
        ).one()
        closings = session.exec(
            select(func.count()).where(
                Event.chain == case.reference,
                Event.kind == EventKind.TRANSITION,
                Event.on == case.closed_on,
            )
        ).one()
        keys = session.exec(select(OutgoingMessage.key)).all()
    assert case.status is CaseStatus.CLOSED
    assert closings == 1
    assert [key for key in keys if "closed" in key]


def test_the_name_of_a_run_is_the_step_and_the_case(
    office: Office, runs: dict[str, dict[str, Any]]
) -> None:
    """No more than that: Prefect shows names of runs to everyone."""
    assert runs["first"]["name"] == f"sluiten {office.walk.reference}"


def test_wrong_values_get_a_dutch_sentence_without_the_values(
    runs: dict[str, dict[str, Any]],
) -> None:
    """The state of the run lists every fault by the title of its field."""
    state = runs["wrong"]["state"]

    assert state["type"] == "FAILED"
    assert state["message"].endswith(
        "Het formulier is geweigerd, er is niets opgeslagen: "
        "Datum: dit is geen datum (jjjj-mm-dd of dd-mm-jjjj); "
        "Uw code: vul dit in"
    )
    assert GIVEN not in state["message"]


def test_what_failed_is_told_to_who_manages(
    office: Office, runs: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name and moment; what went well is not there, and without a server it says so."""
    monkeypatch.setenv("PREFECT_API_URL", api_url(office.serve.port))
    names = {run.name for run in failed_runs(datetime.now(UTC))}
    assert {run["name"] for run in runs.values() if run["state_type"] == "FAILED"} == names
    assert names
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with pytest.raises(NoServerError, match="geeft geen antwoord"):
        failed_runs(datetime.now(UTC))


def test_who_sends_nothing_sends_an_empty_form(page: PrefectPage) -> None:
    """Then the form says in Dutch what is missing (test_forms); without it the run would crash."""
    run = page.start(CLOSE, {}, at=datetime(2099, 1, 1, tzinfo=AMSTERDAM))

    assert page.get(f"flow_runs/{run}")["parameters"] == {"form": {}}


def test_prefect_itself_would_deploy_the_same(office: Office, page: PrefectPage) -> None:
    """`prefect deploy`, which an administrator may use, finds nothing to change."""
    names = [CLOSE, MORNING]
    # In a clone Prefect takes the commit for the version, here it is that of the flow.
    of_the_moment = ("updated", "status", "last_polled", "version", "version_id", "version_info")

    def kept() -> list[dict[str, Any]]:
        found = [page.get(f"deployments/name/{name}") for name in names]
        for each in found:
            for name in of_the_moment:
                each.pop(name, None)
            for schedule in each["schedules"]:
                for name in ("id", "created", "updated"):
                    schedule.pop(name)
        return found

    before = kept()
    home = {"WEERBAAR_HOME": str(ROOT)}
    environment = prefect_environment(office.serve.home, office.serve.port) | home
    asked = [word for name in names for word in ("--name", name.partition("/")[2])]
    subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", "deploy", *asked],
        env=os.environ | environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
    )

    assert kept() == before


def test_a_call_from_another_page_is_refused(page: PrefectPage) -> None:
    """A page elsewhere can neither start a step nor read an answer."""
    elsewhere = {"Origin": "http://verzonnen.example"}
    base = str(page.client.base_url)
    with httpx.Client(base_url=base, timeout=60, trust_env=False, headers=elsewhere) as stranger:
        started = stranger.post("flow_runs/filter", json={})
        asked = stranger.get("health")

    assert started.status_code == httpx.codes.FORBIDDEN
    assert "access-control-allow-origin" not in asked.headers


def test_prefect_holds_no_personal_data(office: Office, runs: dict[str, dict[str, Any]]) -> None:
    """Not in its database (parameters, names, states, logs, artifacts), nor in any log file."""
    kept = b"".join(path.read_bytes() for path in office.serve.home.rglob("*") if path.is_file())
    secrets = {
        word
        for row in read_parties(EXAMPLE / "partijen.csv", datetime(2026, 3, 2, tzinfo=UTC).date())
        for word in (row.name, row.reachable_street, row.phone, str(row.born_on or ""))
        if word
    } | {"Voorbeeldstraat", "Nietbestaand", "Woningbezit"}

    assert runs["first"]["name"].encode() in kept
    assert GIVEN.encode() in kept, "what was given by hand must be found, or the search is blind"
    assert [word for word in secrets if word.encode() in kept] == []


def test_stopping_ends_every_process(office: Office) -> None:
    """Ctrl-C: exit code 0, no server, worker or run left behind."""
    children = office.serve.children()

    assert len(children) >= 2
    assert office.serve.end(signal.SIGINT) == 0
    assert still_alive(children) == []
    assert "Weerbaar stopt" in office.serve.said()
