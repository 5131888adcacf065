"""A real register for every test that asks for one, made by the real migrations."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from xdist.remote import Producer

from tasks.register import resources
from tests import depth
from tests.builders.blank_registers import (
    blank_sqlite,
    copy_postgres,
    copy_sqlite,
    drop_postgres,
    postgres_server,
)
from tests.work_division import Division

depth.use_profile()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Division:
    """Divide the tests over the workers of xdist."""
    return Division(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to CI what a quick run leaves out, unless a test is asked for by its name."""
    if depth.depth() is depth.Depth.FULL or any("::" in named for named in config.args):
        return
    left_out = [item for item in items if depth.is_for_ci(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


ROOT = Path(__file__).parents[1]
INVENTED = (ROOT / "docs" / "example" / "municipalities", ROOT / "tests" / "municipalities")
"""The municipalities of the tests; those that are shipped have tests of their own."""
# Here and not in a fixture: the tables of some tests are made while they are collected.
os.environ["WEERBAAR_MUNICIPALITIES"] = os.pathsep.join(map(str, INVENTED))


UsePlaces = Callable[..., None]


@pytest.fixture(name="use_places")
def fixture_use_places() -> Iterator[UsePlaces]:
    """Lets the settings name places with more municipalities, as long as the test lasts."""
    with pytest.MonkeyPatch.context() as patch:

        def use(*places: Path) -> None:
            named = os.pathsep.join(map(str, (*INVENTED, *places)))
            patch.setenv("WEERBAAR_MUNICIPALITIES", named)
            resources.settings.cache_clear()

        yield use
    resources.settings.cache_clear()


@pytest.fixture(name="blank_register", scope="session")
def fixture_blank_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite register to copy."""
    return blank_sqlite(tmp_path_factory.mktemp("blank"))


@pytest.fixture(name="blank_postgres", scope="session")
def fixture_blank_postgres(
    tmp_path_factory: pytest.TempPathFactory, testrun_uid: str, worker_id: str
) -> Iterator[str]:
    """A migrated PostgreSQL register to copy, on one server for all workers of this run."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder if worker_id == "master" else folder.parent
    with postgres_server(testrun_uid, FileLock(shared / "postgres.lock")) as template:
        yield template


@pytest.fixture(name="fixed_address", scope="session")
def fixture_fixed_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every SQLite register of this worker seems to stand."""
    return tmp_path_factory.mktemp("register") / "register.db"


@pytest.fixture(name="sqlite_url")
def fixture_sqlite_url(blank_register: Path, fixed_address: Path, tmp_path: Path) -> str:
    """An empty SQLite register in the folder of the test, under the one address of the worker.

    With an address of its own each test would have an engine of its own, that compiles every
    query anew: one seventh of the time of these tests.
    """
    copy_sqlite(blank_register, tmp_path / "register.db")
    fixed_address.unlink(missing_ok=True)
    fixed_address.symlink_to(tmp_path / "register.db")
    return f"sqlite:///{fixed_address}"


@pytest.fixture(name="register")
def fixture_register(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """An empty SQLite register in a folder of its own; yields that folder."""
    yield from _open(sqlite_url, tmp_path, monkeypatch)


@pytest.fixture(
    name="any_register",
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)],
)
def fixture_any_register(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """An empty register on SQLite and on PostgreSQL; yields its address."""
    if request.param == "postgresql":
        name = f"register_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
        url = copy_postgres(request.getfixturevalue("blank_postgres"), name)
    else:
        url = request.getfixturevalue("sqlite_url")
    for _ in _open(url, tmp_path, monkeypatch):
        yield url
    if request.param == "postgresql":
        drop_postgres(url)


def _open(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WEERBAAR_DATABASE_URL", url)
    monkeypatch.setenv("WEERBAAR_MAIL_FOLDER", str(folder / "mail"))
    monkeypatch.setenv("WEERBAAR_UPLOAD_FOLDER", str(folder / "uploads"))
    # One for all tests of a worker, as a register that is put back holds what it encrypted.
    monkeypatch.setenv("WEERBAAR_KEY_FILE", str(folder.parent / "weerbaar.key"))
    resources.settings.cache_clear()
    yield folder
    resources.engine_at(url).dispose()
    resources.settings.cache_clear()


def forget_register() -> None:
    """Let the next use of the register read the settings anew, and open what they name."""
    resources.settings.cache_clear()
    resources.engine_at.cache_clear()
