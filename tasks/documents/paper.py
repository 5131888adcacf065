"""The layout of every paper of a control round and of the consultation: text, then sections."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from models.law.common.dutch import short_date
from tasks.documents.house_style import HouseStyle
from tasks.documents.office_files import to_odt
from tasks.documents.rendering import parse, to_pdf
from tasks.documents.text_tree import split_title

Section = Mapping[str, Any]
"""A name, and one of facts, boxes, lines, marks or a table, as the layout reads it."""


def paper_pdf(
    text: str, foot: str, sections: Sequence[Section], house_style: HouseStyle, made_on: date
) -> bytes:
    """The paper as PDF; the same input gives the same bytes. The text begins with its title."""
    title, tree = split_title(parse(text))
    data = {"foot": foot, "sections": list(sections)}
    return to_pdf("round_paper", title, tree, data, house_style, made_on)


def paper_odt(text: str, house_style: HouseStyle, made_on: date) -> bytes:
    """The text of the paper to edit, without its sections."""
    title, tree = split_title(parse(text))
    return to_odt(tree, title, house_style, made_on)


def round_foot(reference: str, made_on: date) -> str:
    """The foot of a paper of a round."""
    return f"Controle {reference}, gemaakt op {short_date(made_on)}"


def table(
    columns: Sequence[int], header: Sequence[str], rows: Sequence[Sequence[str]]
) -> dict[str, Any]:
    """The table of a section; a column of 0 is as wide as its words, the others share the rest."""
    return {
        "columns": list(columns),
        "header": list(header),
        "rows": [list(row) for row in rows],
    }
