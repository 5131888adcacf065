"""A real register for every test that asks for one, made by the real migrations."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks import resources


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty SQLite register in a folder of its own; yields that folder."""
    monkeypatch.setenv("WEERBAAR_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")
    monkeypatch.setenv("WEERBAAR_MAIL_FOLDER", str(tmp_path / "mail"))
    forget_register()
    yield tmp_path
    resources.engine().dispose()
    forget_register()


def forget_register() -> None:
    """Let the next use of the register read the settings anew."""
    resources.settings.cache_clear()
    resources.engine.cache_clear()
