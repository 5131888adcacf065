"""How the command line hands over what an act did: its sentences, and its files in a folder."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import typer

from models.law.common.dutch import plural
from portal.printing import print_json
from tasks.acts.done import Done
from tasks.documents.rendering import RenderedFile


def show(done: Done, out: Path | None = None, *, as_json: bool = False) -> None:
    """Print what an act did; its files go to a folder when one is given."""
    if as_json:
        values = {item.name: getattr(done, item.name) for item in fields(done)}
        if out is not None:
            store_files(done.files, out)
        print_json(values | {"files": [file.name for file in done.files]})
        return
    for sentence in done.said:
        typer.echo(sentence)
    if out is not None:
        write_files(done.files, out)


def write_files(files: Sequence[RenderedFile], out: Path) -> None:
    """Write each file to a folder and say which or how many."""
    store_files(files, out)
    count = plural(len(files), "stuk staat", "stukken staan")
    said = f"{files[0].name} staat" if len(files) == 1 else count
    typer.echo(f"{said} in {out}.")


def store_files(files: Sequence[RenderedFile], out: Path) -> None:
    """Write each file to a folder, which is made when needed."""
    out.mkdir(parents=True, exist_ok=True)
    for file in files:
        (out / file.name).write_bytes(file.content)
