"""A register with the example organisation."""

from pathlib import Path

import pytest

from tests.builders.people.set_up import import_organisation

EXAMPLE = Path(__file__).parents[4] / "docs" / "example" / "organisatie.yaml"


@pytest.fixture(name="organisation", autouse=True)
def fixture_organisation(register: Path) -> Path:
    """Officers of Lindewaarde and Alverlo; nobody has an account."""
    import_organisation(EXAMPLE)
    return register
