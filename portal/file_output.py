"""How the command line hands over files: into a folder, and one sentence about it."""

from collections.abc import Sequence
from pathlib import Path

import typer

from models.law.common.dutch import plural
from tasks.documents.rendering import RenderedFile


def write_files(files: Sequence[RenderedFile], out: Path) -> None:
    """Write each file to a folder, which is made when needed, and say which or how many."""
    out.mkdir(parents=True, exist_ok=True)
    for file in files:
        (out / file.name).write_bytes(file.content)
    count = plural(len(files), "stuk staat", "stukken staan")
    said = f"{files[0].name} staat" if len(files) == 1 else count
    typer.echo(f"{said} in {out}.")
