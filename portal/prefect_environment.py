"""The settings of our Prefect, in one place: for `make serve`, the demo and the tests.

They are environment variables, because Prefect reads its settings once, when it is imported.
"""

from datetime import timedelta
from pathlib import Path

HOST = "127.0.0.1"
START_LIMIT = timedelta(minutes=3)
RUNS_KEPT = timedelta(days=90)
"""How long a finished run stays visible. The dossier is the register, not Prefect."""

SILENT = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    # Its second design lets the browser call an analytics host; see without_second_design.
    "PREFECT_SERVER_UI_V2_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
}
SAFE = {
    "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
    # On disk: a slot that was in use when the power failed is given back when its lease ends.
    # Kept in memory the slot stays taken for ever, and no mail would leave after that.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": (
        "prefect.server.concurrency.lease_storage.filesystem"
    ),
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(int(RUNS_KEPT.total_seconds())),
}
# We keep no secrets or addresses in Prefect; registering its block types costs 4 s at each start.
LEAN = {"PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false"}
# How often the worker looks for work, for which an officer waits; it would be 10.
QUICK = {"PREFECT_WORKER_QUERY_SECONDS": "2"}
OUR_LOGGERS = "flows,tasks,models"


def api_url(port: int) -> str:
    """Where the API of the server on this machine is."""
    return f"http://{HOST}:{port}/api"


def prefect_environment(home: Path, port: int) -> dict[str, str]:
    """Every setting of a Prefect that keeps its things in `home` and tells nobody.

    With `port` 0 there is no server to call: flows start one for themselves.
    """
    return {
        "PREFECT_HOME": str(home.resolve()),
        "PREFECT_LOGGING_EXTRA_LOGGERS": OUR_LOGGERS,
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(START_LIMIT.seconds),
        **SILENT,
        **SAFE,
        **LEAN,
        **QUICK,
        **(_server_on(home, port) if port else {}),
    }


def without_second_design(home: Path) -> None:
    """Keep Prefect from offering its second design, in which the browser calls an analytics host.

    The setting above only makes the first one the default: a click on a banner leads to the other.
    Prefect copies each design to a folder of its own before it offers it, and leaves out one that
    it cannot copy: that is one whose folder is a link to nowhere.
    """
    second = _designs(home) / "v2"
    second.parent.mkdir(parents=True, exist_ok=True)
    if not second.is_symlink():
        second.symlink_to("not-offered")


def _designs(home: Path) -> Path:
    """Where Prefect copies the designs of its page to."""
    return home.resolve() / "ui"


def _server_on(home: Path, port: int) -> dict[str, str]:
    """The page calls the port of the setting, so that the option --port alone is not enough."""
    return {
        "PREFECT_API_URL": api_url(port),
        "PREFECT_SERVER_API_HOST": HOST,
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(_designs(home)),
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": (
            f"http://{HOST}:{port},http://localhost:{port}"
        ),
    }
