"""prefect.yaml says what Prefect is told; read here without a server."""

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect import Flow
from prefect.flows import load_flow_from_entrypoint

import flows

FILE = Path(__file__).parents[2] / "prefect.yaml"
DEPLOYMENTS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["deployments"]
BY_ITSELF = {
    "Jaarevaluatie maken": "0 8 1 12 *",
    "Ochtendronde": "30 6 * * *",
    "Controles plannen": "0 7 * * *",
    "Mail bezorgen": "*/5 * * * *",
}


def every_flow() -> set[str]:
    """The entrypoint of each flow in flows/."""
    return {
        f"flows.{module.name}.{name}"
        for module in pkgutil.iter_modules(flows.__path__)
        for name, value in vars(importlib.import_module(f"flows.{module.name}")).items()
        if isinstance(value, Flow)
    }


def test_every_flow_has_exactly_one_deployment() -> None:
    """A flow without one cannot be started; a flow with two would run twice."""
    assert sorted(found["entrypoint"] for found in DEPLOYMENTS) == sorted(every_flow())


@pytest.mark.parametrize("found", DEPLOYMENTS, ids=lambda found: found["name"])
def test_a_deployment_loads_and_tells_an_officer_what_it_does(found: dict[str, Any]) -> None:
    """Its flow loads by its module path, its name is that of the flow, and it says one sentence."""
    flow: Flow[..., Any] = load_flow_from_entrypoint(found["entrypoint"])

    number, _, words = found["name"].partition(" ")
    same_name = f"{int(number)} {words}" if number.isdigit() else found["name"]
    assert flow.name in {same_name, same_name.lower().replace(" ", "-")}
    assert found["description"].endswith(".")
    assert found["tags"]
    assert found["work_pool"] == {"name": "weerbaar"}


@pytest.mark.parametrize("found", DEPLOYMENTS, ids=lambda found: found["name"])
def test_only_these_deployments_start_by_themselves(found: dict[str, Any]) -> None:
    """On the clock of Amsterdam, one at a time; every other step waits for an officer."""
    cron = BY_ITSELF.get(found["name"])

    schedules = found.get("schedules", [])
    assert [schedule["cron"] for schedule in schedules] == ([cron] if cron else [])
    assert all(schedule["timezone"] == "Europe/Amsterdam" for schedule in schedules)
    limit = {"limit": 1, "collision_strategy": "CANCEL_NEW"} if cron else None
    assert found.get("concurrency_limit") == limit


@pytest.mark.parametrize("found", DEPLOYMENTS, ids=lambda found: found["name"])
def test_the_form_judges_and_not_the_server(found: dict[str, Any]) -> None:
    """The server would answer in English and repeat the value; an empty form goes to ours too."""
    assert found["enforce_parameter_schema"] is False
    flow: Flow[..., Any] = load_flow_from_entrypoint(found["entrypoint"])
    asked: dict[str, Any] = {"form": {}} if flow.parameters.required else {}
    assert found.get("parameters", {}) == asked


def test_the_names_sort_in_the_order_of_the_steps() -> None:
    """The page sorts deployments by name; each process has numbers of its own."""
    names = [found["name"] for found in DEPLOYMENTS if found["name"][0].isdigit()]

    assert names == sorted(names)
    numbers = [int(name[:2]) for name in names]
    assert len(numbers) == len(set(numbers))
