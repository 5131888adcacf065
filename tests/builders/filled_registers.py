"""A register filled once, and put back for every other test that begins with the same rows."""

from collections.abc import Callable

from tasks.register.resources import engine
from tests.builders.blank_registers import keep_as_it_is, put_back

_KEPT: dict[tuple[str, str], bytes | str] = {}
"""What a register held when it was filled, by kind of database and name."""


def fill_once(name: str, fill: Callable[[], object]) -> None:
    """Fill the register of this test, or give it what another test filled under this name."""
    url = engine().url.render_as_string(hide_password=False)
    kept = engine().dialect.name, name
    if kept in _KEPT:
        engine().dispose()
        put_back(url, _KEPT[kept])
        return
    fill()
    engine().dispose()
    _KEPT[kept] = keep_as_it_is(url)
