"""Ratios against the peers; the letters and rounds are of the invented municipalities."""

import os
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "docs" / "example"
os.environ["WEERBAAR_MUNICIPALITIES"] = str(EXAMPLE / "municipalities")
