"""How the command line hands over what an act did: its sentences, and its files in a folder."""

import os
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import typer

from models.law.common.dutch import plural
from models.law.common.errors import WeerbaarError
from portal.printing import print_json
from tasks.acts.done import Done
from tasks.documents.rendering import RenderedFile


class FolderError(WeerbaarError):
    """Raised when no file can be written where an officer wants it."""


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


def store_files(files: Sequence[RenderedFile], out: Path) -> list[Path]:
    """Write each file to a folder, which is made when needed; refused when that cannot be."""
    require_folder(out)
    paths = [out / file.name for file in files]
    try:
        for path, file in zip(paths, files, strict=True):
            path.write_bytes(file.content)
    except OSError:
        raise FolderError(f"In de map {out} kan niet worden geschreven.") from None
    return paths


def require_folder(out: Path) -> None:
    """Make the folder when needed, before anything is done of which the files would be lost."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise FolderError(f"De map {out} kan niet worden gemaakt.") from None
    if not os.access(out, os.W_OK):
        raise FolderError(f"In de map {out} kan niet worden geschreven.")
