"""The set-up of a register in a test: who may read in the organisation, and when that is done."""

from datetime import datetime
from pathlib import Path

from tasks.register import organisation
from tasks.register.clock import AMSTERDAM

ADMINISTRATOR = "BEH1"
"""Of the example organisation; at the first import there is nobody to ask."""
SET_UP_AT = datetime(2020, 1, 2, 9, 0, tzinfo=AMSTERDAM)


def import_organisation(path: Path, by: str = ADMINISTRATOR, *, dry_run: bool = False) -> str:
    """Read in an organisation file, by its administrator where there is one."""
    return organisation.import_organisation(path, by, SET_UP_AT, dry_run=dry_run)
