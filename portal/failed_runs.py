"""The runs of Prefect that failed, for who manages this machine: which, when, and no more."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import httpx

from models.law.common.errors import WeerbaarError

LOOKED_BACK = timedelta(days=14)
MOST = 50
PATIENCE_SECONDS = 5
FAILED = ("FAILED", "CRASHED")


class NoServerError(WeerbaarError):
    """Raised when there is no Prefect server that answers."""


@dataclass(frozen=True)
class FailedRun:
    """One run that did not end well."""

    name: str
    """Dutch; with the number of a case at most."""
    at: datetime
    is_crash: bool
    """Whether the process itself ended, so that nothing of it can be told."""


def failed_runs(at: datetime) -> Sequence[FailedRun]:
    """What failed in the last two weeks, newest first; raises NoServerError."""
    address = os.environ.get("PREFECT_API_URL", "")
    if not address:
        raise NoServerError("Op deze machine draait geen server van Prefect.")
    try:
        with httpx.Client(base_url=address, timeout=PATIENCE_SECONDS) as client:
            found = client.post("/flow_runs/filter", json=_wanted(at), headers=_sign(client))
            return [_run(row) for row in found.raise_for_status().json()]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError):
        raise NoServerError("De server van Prefect geeft geen antwoord.") from None


def _wanted(at: datetime) -> dict[str, object]:
    since = {"after_": (at - LOOKED_BACK).isoformat()}
    return {
        "flow_runs": {"state": {"type": {"any_": FAILED}}, "start_time": since},
        "sort": "START_TIME_DESC",
        "limit": MOST,
    }


def _sign(client: httpx.Client) -> dict[str, str]:
    """Whoever posts shows that he asked for it; a server without that protection says 422."""
    name = str(uuid4())
    answer = client.get("/csrf-token", params={"client": name})
    if answer.status_code != httpx.codes.OK:
        return {}
    return {"Prefect-Csrf-Client": name, "Prefect-Csrf-Token": answer.json()["token"]}


def _run(row: dict[str, str]) -> FailedRun:
    return FailedRun(
        name=row["name"],
        at=datetime.fromisoformat(row["start_time"]),
        is_crash=row["state_type"] == "CRASHED",
    )
