"""A database without tables, for the registers of an earlier version."""

from pathlib import Path

import pytest

from tests.builders.blank_registers import empty_postgres


@pytest.fixture(
    name="empty_database",
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)],
)
def fixture_empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables, on SQLite and on PostgreSQL; its address."""
    if request.param == "postgresql":
        return empty_postgres(request.getfixturevalue("blank_postgres"))
    return f"sqlite:///{tmp_path / 'register.db'}"
