"""What the officer's page does: call the API of the server, with the token against forged calls."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import httpx

FINAL = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


class PrefectPage:
    """The API as a browser calls it."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def get(self, path: str) -> Any:
        """One answer."""
        return self._ask("GET", path)

    def post(self, path: str, **body: Any) -> Any:
        """One answer to a call that changes or searches."""
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Ask again while the server is busy: on 503 it did nothing, and says so to be asked again.

        The clients of Prefect itself do the same.
        """
        for wait_seconds in (0.5, 1, 2, 4, 8, 0):
            answer = self.client.request(method, path, json=body)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                break
            time.sleep(wait_seconds)
        return answer.raise_for_status().json()

    def start(self, deployment: str, parameters: dict[str, Any], at: datetime | None = None) -> str:
        """Send the form of a deployment ("flow/deployment"), now or later; the id of the run."""
        found = self.get(f"deployments/name/{deployment}")
        later = {"state_details": {"scheduled_time": at.isoformat()}} if at else {}
        run: str = self.post(
            f"deployments/{found['id']}/create_flow_run",
            parameters=parameters,
            state={"type": "SCHEDULED"} | later,
        )["id"]
        return run

    def wait(self, run_id: str, limit_seconds: float) -> dict[str, Any]:
        """The run when it has ended."""
        give_up = time.monotonic() + limit_seconds
        while True:
            run: dict[str, Any] = self.get(f"flow_runs/{run_id}")
            if run["state_type"] in FINAL:
                return run
            assert time.monotonic() < give_up, run["state"]
            time.sleep(0.5)


@contextmanager
def prefect_page(url: str) -> Iterator[PrefectPage]:
    """Open the page of the server at `url`."""
    with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
        token = client.get("csrf-token", params={"client": "tests"}).raise_for_status().json()
        client.headers["Prefect-Csrf-Client"] = "tests"
        client.headers["Prefect-Csrf-Token"] = token["token"]
        yield PrefectPage(client)
