"""The pages in Dutch say so, for a screen reader and for the browser."""

from docutils import nodes
from sphinx.application import Sphinx

DUTCH = (
    "docs/handleiding",
    "docs/opdrachten",
    "docs/adressen",
    "docs/closure-procedure",
    "docs/dpia-concept",
    "docs/verwerkingenregister-concept",
)


def _name_the_language(
    _app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, object],
    _tree: nodes.document | None,
) -> None:
    if page in DUTCH:
        context["language"] = "nl"


def setup(app: Sphinx) -> dict[str, bool]:
    """Look at each page before it is written."""
    app.connect("html-page-context", _name_the_language)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
