"""The frame of each mail: a template gets the facts that it is given and nothing else."""

from dataclasses import dataclass
from html import escape
from typing import Any

from tasks.documents.house_style import HouseStyle
from tasks.documents.rendering import Node, parse, render_text, to_html, to_plain_text
from tasks.documents.text_tree import body_html

SUBJECT = "Onderwerp: "


@dataclass(frozen=True)
class MailText:
    """A finished mail without its recipient: subject, and the same body as text and as HTML."""

    subject: str
    text: str
    html: str


def mail_text(template: str, house_style: HouseStyle | None = None, **facts: Any) -> MailText:
    """A mail from its template, which gets these facts and its house style and nothing else.

    Without a house style it is a bare page: a mail between colleagues.
    """
    subject, tree = split_subject(render_text(template, house_style=house_style, **facts))
    page = _bare_page(subject, tree) if house_style is None else to_html(tree, subject, house_style)
    return MailText(subject, to_plain_text(tree), page)


def split_subject(markdown: str) -> tuple[str, list[Node]]:
    """The subject on the first line of a mail, and the rest as a tree."""
    first, _, rest = markdown.lstrip().partition("\n")
    return to_plain_text(parse(first)).strip().removeprefix(SUBJECT), parse(rest)


def _bare_page(title: str, tree: list[Node]) -> str:
    """HTML without a house style."""
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n{body_html(tree)}</body>\n</html>\n"
    )
