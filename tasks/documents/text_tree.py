"""A text as a tree: from Markdown, once, and from there to HTML and to plain text."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Node = dict[str, Any]
"""One element: "type", and as needed "children", "text", "level", "url", "start", "align".

Markdown has no drawings: a "drawing" is put in by a task, with "alt", "svg", "png" (base64) and the
"share" of the width.
"""

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
# A template may indent its text without making code of it, and no text may read a file.
_MARKDOWN.disable(["code", "fence", "image", "autolink", "reference", "backticks"])

_KEPT = {"softbreak": "space", "hardbreak": "break", "list_item": "item", "em": "em"}


class UnknownMarkdownError(ValueError):
    """Raised when a text uses a kind of Markdown that no layout can show."""


def parse(markdown: str) -> list[Node]:
    """The blocks of a text, as plain values that JSON can carry."""
    root = SyntaxTreeNode(_MARKDOWN.parse(markdown))
    return [_node(child) for child in root.children]


def _node(node: SyntaxTreeNode) -> Node:
    kind = _KEPT.get(node.type, node.type)
    if kind == "text":
        return {"type": "text", "text": node.content}
    if kind not in _HTML and kind not in _BARE:
        raise UnknownMarkdownError(f'Onbekende opmaak in een tekst: "{node.type}".')
    made: Node = {"type": kind}
    if node.children:
        made["children"] = [_node(child) for child in _unwrapped(node)]
    return made | _details(node, kind)


def _unwrapped(node: SyntaxTreeNode) -> Sequence[SyntaxTreeNode]:
    """The children, without the element that only wraps a line of text."""
    return [
        inner
        for child in node.children
        for inner in (child.children if child.type == "inline" else [child])
    ]


def _details(node: SyntaxTreeNode, kind: str) -> Node:
    if kind == "heading":
        return {"level": int(node.tag[1])}
    if kind == "link":
        return {"url": str(node.attrs["href"])}
    if kind == "ordered_list":
        return {"start": int(node.attrs.get("start", 1))}
    return {}


_BARE = {"space": " ", "break": "<br>\n", "hr": "<hr>\n"}
_HTML: dict[str, Callable[[Node, str], str]] = {
    "paragraph": lambda _, inner: f"<p>{inner}</p>\n",
    "heading": lambda node, inner: f"<h{node['level']}>{inner}</h{node['level']}>\n",
    "strong": lambda _, inner: f"<strong>{inner}</strong>",
    "em": lambda _, inner: f"<em>{inner}</em>",
    "link": lambda node, inner: f'<a href="{escape(node["url"])}">{inner}</a>',
    "bullet_list": lambda _, inner: f"<ul>\n{inner}</ul>\n",
    "ordered_list": lambda node, inner: f'<ol start="{node["start"]}">\n{inner}</ol>\n',
    "item": lambda _, inner: f"<li>{inner.strip()}</li>\n",
    "blockquote": lambda _, inner: f"<blockquote>\n{inner}</blockquote>\n",
    "table": lambda node, inner: f"<table>\n{_columns(node)}{inner}</table>\n",
    "thead": lambda _, inner: f"<thead>\n{inner}</thead>\n",
    "tbody": lambda _, inner: f"<tbody>\n{inner}</tbody>\n",
    "tr": lambda _, inner: f"<tr>{inner}</tr>\n",
    "th": lambda node, inner: f'<th scope="col"{_side(node)}>{inner}</th>',
    "td": lambda node, inner: f"<td{_side(node)}>{inner}</td>",
    "drawing": lambda node, _: (
        f'<img src="data:image/png;base64,{node["png"]}" alt="{escape(node["alt"])}"'
        f' width="{round(node["share"] * 600)}">'
    ),
}


def _columns(table: Node) -> str:
    """How wide the columns are, of a table that says so."""
    shares = table.get("shares", ())
    columns = (f'<col style="width: {100 * share / sum(shares):.2f}%">' for share in shares)
    return f"<colgroup>{''.join(columns)}</colgroup>\n" if shares else ""


def _side(cell: Node) -> str:
    return f' style="text-align: {cell["align"]}"' if "align" in cell else ""


def body_html(tree: Sequence[Node]) -> str:
    """The blocks as HTML, every word escaped."""
    return "".join(_element(node) for node in tree)


def _element(node: Node) -> str:
    if node["type"] == "text":
        return escape(node["text"])
    if node["type"] in _BARE:
        return _BARE[node["type"]]
    return _HTML[node["type"]](node, body_html(node.get("children", ())))


def drawings_of(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every drawing of a text, in its order."""
    for node in nodes:
        if node["type"] == "drawing":
            yield node
        yield from drawings_of(node.get("children", ()))


def to_plain_text(tree: Sequence[Node]) -> str:
    """The blocks as lines for a plain mail: lists with dashes, a blank line between blocks."""
    return "\n\n".join(_plain_block(node) for node in tree).strip() + "\n"


def _plain_block(node: Node) -> str:
    children = node.get("children", ())
    if node["type"] == "hr":
        return "---"
    if node["type"] in ("bullet_list", "ordered_list"):
        return "\n".join(_plain_item(node, index) for index in range(len(children)))
    if node["type"] == "table":
        return "\n".join(_plain_row(row) for part in children for row in part["children"])
    if node["type"] == "blockquote":
        return to_plain_text(children).strip()
    return words_of(children)


def _plain_item(node: Node, index: int) -> str:
    mark = f"{node['start'] + index}." if node["type"] == "ordered_list" else "-"
    inner = to_plain_text(node["children"][index].get("children", ())).strip()
    return f"{mark} " + re.sub(r"\n+", "\n" + " " * (len(mark) + 1), inner)


def _plain_row(row: Node) -> str:
    return ": ".join(words_of(cell.get("children", ())) for cell in row["children"])


def words_of(nodes: Sequence[Node]) -> str:
    """The words of a line, without their emphasis."""
    return "".join(_plain_inline(node) for node in nodes)


def _plain_inline(node: Node) -> str:
    if node["type"] == "text":
        return str(node["text"])
    if node["type"] in _BARE:
        return "\n" if node["type"] == "break" else " "
    return words_of(node.get("children", ()))


def split_title(tree: Sequence[Node]) -> tuple[str, list[Node]]:
    """The first heading of level 1 as plain words, and the text without it.

    Raises UnknownMarkdownError for a text without such a heading.
    """
    for index, node in enumerate(tree):
        if node["type"] == "heading" and node["level"] == 1:
            return words_of(node["children"]), [*tree[:index], *tree[index + 1 :]]
    raise UnknownMarkdownError("Een tekst mist zijn titel, een regel die met # begint.")


def split_parts(tree: Sequence[Node]) -> list[list[Node]]:
    """The parts of a text that lines (---) divide."""
    parts: list[list[Node]] = [[]]
    for node in tree:
        if node["type"] == "hr":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts
