"""How pytest-xdist divides the tests over the cores: what belongs together stays together.

xdist has `--dist=loadgroup` for this, which does nothing with pytest 9.2 (it writes the group into
a field that pytest no longer reads); this is its own hook for another division.
"""

from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parents[1]


class Division(LoadScopeScheduling):
    """All that needs a Prefect server to one worker, a module that shares a world to one as well.

    Servers that start side by side on two cores start slowly, and the tests of one real worker
    follow each other; every other test goes alone to whichever worker is free.
    """

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)


def scope_of(nodeid: str) -> str:
    """The name of what this test must stay with: itself, its module, or all of Prefect."""
    module = nodeid.partition("::")[0]
    words = _words_of(module)
    if "pytest.mark.prefect" in words:
        return "prefect"
    return module if 'scope="module"' in words else nodeid


@cache
def _words_of(module: str) -> str:
    """The text of a module: of a test the one who divides knows nothing but its name."""
    return (ROOT / module).read_text(encoding="utf-8")
