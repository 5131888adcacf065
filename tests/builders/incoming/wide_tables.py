"""A text with a table that goes on for pages: narrow, wide and long columns."""

from tasks.documents.rendering import parse
from tasks.documents.text_tree import Node

HEADER = ("Nr", "Wat er gebeurde", "Wie", "Stand")
LONG_WORD = "weerbaarheidsdagbijeenkomst"
ROWS = 40


def rows() -> list[tuple[str, str, str, str]]:
    """Rows of several lines; every word says of which row it is."""
    return [
        (
            str(number),
            " ".join(f"woord{number}van{turn}" for turn in range(2 + number % 7 * 3)),
            f"beleid{number} en nogbeleid{number}",
            LONG_WORD,
        )
        for number in range(1, ROWS + 1)
    ]


def text_with_a_table() -> list[Node]:
    """Two headings and the table."""
    lines = [HEADER, ("---",) * len(HEADER), *rows()]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return parse(f"## Een kop\n\nEen regel.\n\n### Een lagere kop\n\n{table}\n")
