"""How the command line shows rows: a table that fits, rows below each other, or one sentence."""

from collections.abc import Sequence
from typing import Any

import typer

LONGEST_WORD = 20
"""A longer word, such as an address on the internet, may be broken."""
FRAME, BETWEEN = 1, 3
"""What the lines of a table take: at its side, and for each column."""


def print_table(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], none: str
) -> None:
    """Print rows for a person; without any the sentence `none`, which says what there is not."""
    if not rows:
        typer.echo(none)
        return
    from rich.console import Console  # noqa: PLC0415  (half of the start, for tables alone)

    console = Console(markup=False, emoji=False)
    cells = [[str(cell) if cell is not None else "" for cell in row] for row in rows]
    widths = _widths(columns, cells, console.width)
    if widths is None:
        _print_below_each_other(title, columns, cells)
        return
    from rich.table import Table  # noqa: PLC0415  (the same)

    table = Table(header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column, overflow="fold", width=width)
    for row in cells:
        table.add_row(*row)
    # Above the table and not in it: a narrow table would break its own title.
    console.print(title, style="italic", highlight=False, soft_wrap=True)
    console.print(table)


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """How wide each column is, so that no word is broken; None where the words do not fit.

    What is left over goes to the narrowest column that can use it: a short column is one line.
    """
    from rich.cells import cell_len  # noqa: PLC0415  (the same)

    texts = [[column, *(row[place] for row in rows)] for place, column in enumerate(columns)]
    wanted = [max(map(cell_len, column)) for column in texts]
    # A number in front is copied into the next command: it stays on one line.
    widths = [
        wanted[place]
        if place == 0 and wanted[place] <= LONGEST_WORD
        else max(min(cell_len(word), LONGEST_WORD) for text in column for word in text.split())
        for place, column in enumerate(texts)
    ]
    left = room - FRAME - BETWEEN * len(columns) - sum(widths)
    if left < 0:
        return None
    growing = [place for place, width in enumerate(widths) if width < wanted[place]]
    while left and growing:
        narrowest = min(growing, key=widths.__getitem__)
        widths[narrowest] += 1
        left -= 1
        growing = [place for place in growing if widths[place] < wanted[place]]
    return widths


def _print_below_each_other(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Each row a block of lines, for a screen that is too narrow for a table."""
    typer.echo(title)
    width = max(map(len, columns))
    for row in rows:
        typer.echo("")
        for column, cell in zip(columns, row, strict=True):
            typer.echo(f"{column:<{width}}  {cell}".rstrip())
