"""How `make docs` makes the site: every Markdown file for people, with its links checked.

Nothing is fetched, while building or while reading: theme, search and diagrams are files of the
site itself.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "Weerbaar"
author = "Team Weerbaar"
language = "en"
root_doc = "docs/index"
extensions = ["myst_parser", "diagrams", "dutch_pages", "pictures"]
include_patterns = ["*.md", "docs/*.md", "docs/decisions/*.md"]
exclude_patterns = [".*", "out", "requirements*"]

myst_heading_anchors = 4
"""The same anchors as a page of a code host gives, so that a link works in both."""
myst_fence_as_directive = ["mermaid"]

html_theme = "furo"
html_title = "Weerbaar"
html_extra_path = ["start"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
