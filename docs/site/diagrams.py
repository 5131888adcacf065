"""Mermaid diagrams as pictures, drawn while building: a reader's browser fetches nothing."""

import base64
import re

import mermaidx
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

WORDS = re.compile(r"^\s*(accTitle|accDescr)\s*:\s*(\S.*)$", re.MULTILINE)


class Diagram(SphinxDirective):
    """A fenced block of Mermaid; without accTitle and accDescr it tells the blind nothing."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return a figure with the drawing, its words and its title."""
        text = "\n".join(self.content)
        words = dict(WORDS.findall(text))
        if set(words) != {"accTitle", "accDescr"}:
            raise self.error("A diagram needs one line accTitle and one line accDescr.")
        drawing = base64.b64encode(mermaidx.render(text, theme="neutral").svg().encode()).decode()
        image = nodes.image(uri=f"data:image/svg+xml;base64,{drawing}", alt=words["accDescr"])
        return [nodes.figure("", image, nodes.caption("", words["accTitle"]))]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive."""
    app.add_directive("mermaid", Diagram)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
