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


@pytest.fixture(name="register")
def fixture_register(
    blank_register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """An empty SQLite register in a folder of its own; yields that folder."""
    url = copy_sqlite(blank_register, tmp_path / "register.db")
    yield from _open(url, tmp_path, monkeypatch)


@pytest.fixture(
    name="any_register",
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)],
)
def fixture_any_register(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """An empty register on SQLite and on PostgreSQL; yields its address."""
    if request.param == "postgresql":
        url = copy_postgres(request.getfixturevalue("blank_postgres"))
    else:
        url = copy_sqlite(request.getfixturevalue("blank_register"), tmp_path / "register.db")
    for _ in _open(url, tmp_path, monkeypatch):
        yield url
    if request.param == "postgresql":
        drop_postgres(url)


def _open(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WEERBAAR_DATABASE_URL", url)
    monkeypatch.setenv("WEERBAAR_MAIL_FOLDER", str(folder / "mail"))
    forget_register()
    yield folder
    resources.engine().dispose()
    forget_register()


def forget_register() -> None:
    """Let the next use of the register read the settings anew."""
    resources.settings.cache_clear()
    resources.engine.cache_clear()
