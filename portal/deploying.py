"""Give the server every deployment of prefect.yaml, through one client.

`prefect deploy --all` reads the same file and leaves the same deployments (a test compares them; in
a clone it calls the commit their version), but opens five clients for each of them: three times as
long, half a minute at each start.
"""

import asyncio
import os
from pathlib import Path
from typing import Any

import yaml
from prefect import Flow
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.client.schemas.objects import ConcurrencyOptions
from prefect.client.schemas.schedules import CronSchedule
from prefect.flows import load_flow_from_entrypoint
from prefect.utilities.callables import parameter_schema

FILE = Path(__file__).parents[1] / "prefect.yaml"
HOME = "WEERBAAR_HOME"
"""The variable that names the folder of flows/ on the machine of the worker, as in the file."""


async def deploy_all() -> None:
    """Make or renew each deployment; what is there keeps its runs."""
    text = FILE.read_text(encoding="utf-8").replace(f"{{{{ ${HOME} }}}}", os.environ[HOME])
    told = yaml.safe_load(text)
    async with get_client() as client:
        for each in told["deployments"]:
            await _deploy(client, each, told["pull"])


async def _deploy(client: PrefectClient, told: dict[str, Any], pull: list[dict[str, Any]]) -> None:
    flow: Flow[..., Any] = load_flow_from_entrypoint(told["entrypoint"])
    at_once = told.get("concurrency_limit", {})
    strategy = at_once.get("collision_strategy")
    await client.create_deployment(
        flow_id=await client.create_flow_from_name(flow.name),
        name=told["name"],
        version=flow.version,
        schedules=[_schedule(each) for each in told.get("schedules", ())],
        concurrency_limit=at_once.get("limit"),
        concurrency_options=ConcurrencyOptions(collision_strategy=strategy) if strategy else None,
        parameters=told.get("parameters"),
        description=told["description"],
        work_pool_name=told["work_pool"]["name"],
        tags=told["tags"],
        entrypoint=told["entrypoint"],
        parameter_openapi_schema=parameter_schema(flow).model_dump(exclude_unset=True),
        pull_steps=pull,
        enforce_parameter_schema=told["enforce_parameter_schema"],
    )


def _schedule(told: dict[str, str]) -> DeploymentScheduleCreate:
    return DeploymentScheduleCreate(
        schedule=CronSchedule(cron=told["cron"], timezone=told["timezone"]), slug=told["slug"]
    )


if __name__ == "__main__":
    asyncio.run(deploy_all())
