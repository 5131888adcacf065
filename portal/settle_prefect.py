"""What must hold before the worker starts: its pool is there, and no run of before seems busy."""

import asyncio

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

POOL = "weerbaar"
BROKEN_OFF = (
    "Weerbaar stopte voordat deze stap klaar was. Start de stap opnieuw: "
    "wat al gebeurd is, gebeurt niet nog eens."
)


async def settle() -> None:
    """Make the work pool and close the runs that an earlier stop broke off."""
    async with get_client() as client:
        await _make_pool(client)
        await _close_broken_runs(client)


async def _make_pool(client: PrefectClient) -> None:
    try:
        await client.read_work_pool(POOL)
    except ObjectNotFound:
        await client.create_work_pool(WorkPoolCreate(name=POOL, type="process"))
    else:
        await client.update_work_pool(POOL, WorkPoolUpdate(is_paused=False))


async def _close_broken_runs(client: PrefectClient) -> None:
    """No worker runs yet, so that a run that seems busy was broken off by a crash or power cut."""
    busy = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
    only_busy = FlowRunFilter.model_validate({"state": {"type": {"any_": busy}}})
    while runs := await client.read_flow_runs(flow_run_filter=only_busy):
        for run in runs:
            await client.set_flow_run_state(run.id, Crashed(message=BROKEN_OFF), force=True)


if __name__ == "__main__":
    asyncio.run(settle())
