"""How wide the columns of a table are, for a program that does not measure words itself.

Typst and browsers lay a table out by its words; ODT and DOCX hold the widths in the file.
"""

from collections.abc import Iterator, Sequence

from tasks.documents.text_tree import Node, words_of

LINE = 76
"""How many letters of the house font surely fit on a line of A4: a word is seldom wider than 6
points a letter at 10.5 points, the line is 451 points."""
ROOM = 3
"""What the space on both sides of a cell takes, in letters."""


def with_columns(tree: Sequence[Node]) -> list[Node]:
    """The text with, at each table, the share of the width and the side of each column."""
    return [_table(node) if node["type"] == "table" else _inside(node) for node in tree]


def _inside(node: Node) -> Node:
    if "children" not in node:
        return node
    return node | {"children": with_columns(node["children"])}


def _table(node: Node) -> Node:
    rows = [list(row) for row in _rows(node)]
    shares = at_least(node["shares"], rows) if "shares" in node else column_shares(rows)
    parts = [
        part | {"children": [_sided(row, node) for row in part["children"]]}
        for part in node["children"]
    ]
    return node | {"shares": shares, "children": parts}


def _sided(row: Node, table: Node) -> Node:
    if not table.get("numbers", False):
        return row
    first, *rest = row["children"]
    return row | {"children": [first, *(cell | {"align": "right"} for cell in rest)]}


def _rows(table: Node) -> Iterator[Iterator[str]]:
    for part in table["children"]:
        for row in part["children"]:
            yield (words_of(cell.get("children", ())) for cell in row["children"])


def column_shares(rows: Sequence[Sequence[str]]) -> list[int]:
    """The share of each column: no word is broken, and who has most to say gets what is left.

    As browsers do it: every column gets its longest word, and the rest of the line is divided by
    how much more its longest cell would like.
    """
    least = _needed(rows)
    most = [ROOM + max(map(len, column)) for column in zip(*rows, strict=True)]
    wishes = [wish - need for wish, need in zip(most, least, strict=True)]
    rest = max(0, LINE - sum(least))
    part = min(1.0, rest / sum(wishes)) if any(wishes) else 0.0
    return [round(10 * (need + wish * part)) for need, wish in zip(least, wishes, strict=True)]


def at_least(shares: Sequence[float], rows: Sequence[Sequence[str]]) -> list[int]:
    """These shares, but no column narrower than its longest word; the others give the room."""
    given = [LINE * share / sum(shares) for share in shares]
    lacking = [max(0, need - have) for need, have in zip(_needed(rows), given, strict=True)]
    spare = [max(0, have - need) for need, have in zip(_needed(rows), given, strict=True)]
    part = min(1.0, sum(lacking) / sum(spare)) if any(spare) else 0.0
    return [
        round(10 * (have + lack - part * left))
        for have, lack, left in zip(given, lacking, spare, strict=True)
    ]


def _needed(rows: Sequence[Sequence[str]]) -> list[int]:
    columns = zip(*rows, strict=True)
    return [ROOM + max(_longest_word(text) for text in column) for column in columns]


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
