"""The pictures of the manual, where they were made: `make pictures`, then `make docs`.

In the manual a picture is a comment with its name and what it shows. Where no Chromium is, the
site has the words alone; and no old picture is ever shown beside a newer page.
"""

import re
from pathlib import Path

from sphinx.application import Sphinx

PICTURE = re.compile(r"^<!-- plaatje ([a-z-]+): (.+) -->$", re.MULTILINE)
MADE = Path("out") / "pictures"


def _show(app: Sphinx, _page: str, source: list[str]) -> None:
    def shown(found: re.Match[str]) -> str:
        name, words = found.groups()
        picture = MADE / f"{name}.png"
        return f"![{words}](/{picture.as_posix()})" if (app.srcdir / picture).is_file() else ""

    source[0] = PICTURE.sub(shown, source[0])


def setup(app: Sphinx) -> dict[str, bool]:
    """Look at each page before it is read."""
    app.connect("source-read", _show)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
