"""The web page of the infographic: the picture, and the same figures as a table.

The page stands alone: no script, no font and no picture from another address.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from models.law.common.dutch import short_date
from models.law.common.plan_themes import PlanTheme
from models.law.evaluation.published_figures import PublishedFigures
from models.law.evaluation.year_figures import TOGETHER, FigureDefinition, Unit
from tasks.documents.palette import Palette
from tasks.documents.text_tree import Node, body_html

_STYLE = """
*{{box-sizing:border-box}}
body{{font-family:'{font}',Arial,sans-serif;color:{ink};background:{paper};line-height:1.5;margin:0}}
main{{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 3rem}}
h1,h2,h3{{color:{main};line-height:1.2}}
h1{{font-size:2.2rem;margin:.5rem 0}}
h2{{margin-top:2.5rem}}
img{{display:block;width:100%;height:auto;border:1px solid {past}}}
.meld{{background:{strip};color:{paper};border-radius:.75rem;padding:1rem 1.5rem;margin:2rem 0;
display:flex;flex-wrap:wrap;gap:0 3rem}}
.meld h2{{flex:1 0 100%}}
.meld h2,.meld strong{{color:{paper};margin:.25rem 0}}
.meld strong{{font-size:1.5rem;display:block}}
.rol{{overflow-x:auto}}
.rol:focus-visible{{outline:3px solid {second};outline-offset:2px}}
table{{border-collapse:collapse;width:100%}}
caption{{text-align:left;font-weight:bold;padding:.5rem 0;color:{main};font-size:1.2rem}}
th,td{{padding:.45rem .5rem;border-bottom:1px solid {past};text-align:right;vertical-align:top}}
td{{white-space:nowrap}}
th:first-child{{text-align:left;font-weight:normal;min-width:14rem}}
thead th,thead th:first-child{{background:{tint};font-weight:bold}}
.deel{{padding-left:1.75rem}}
dt{{font-weight:bold}}
dd{{margin:0 0 .75rem}}
"""

_MONEY = "Geld"


@dataclass(frozen=True)
class PageWords:
    """What the page shares with the picture."""

    title: str
    alt: str
    """What the picture says."""
    font: str
    palette: Palette
    parts: Sequence[Sequence[Node]]


def infographic_page(figures: PublishedFigures, words: PageWords, svg: bytes) -> bytes:
    """The page in UTF-8, with the picture inside."""
    title = words.title
    opening, reporting, source, explanation = words.parts
    style = _STYLE.format(font=words.font, **vars(words.palette))
    encoded = base64.b64encode(svg).decode()
    body = (
        f"<h1>{escape(title)}</h1>\n{body_html(opening[1:])}"
        f'<img src="data:image/svg+xml;base64,{encoded}" alt="{escape(words.alt)}">\n'
        f'<section class="meld">\n{body_html(reporting)}</section>\n'
        f"<h2>Alle cijfers</h2>\n{body_html(explanation)}{''.join(_tables(figures))}"
        f"<h2>Wat de cijfers tellen</h2>\n<dl>\n{''.join(_meanings(figures))}</dl>\n"
        f"{body_html(source)}"
    )
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    ).encode()


def _tables(figures: PublishedFigures) -> Iterator[str]:
    """One table a subject: this year of each municipality, and all together over the years."""
    for subject in (*(theme.label for theme in PlanTheme), _MONEY):
        rows = [each for each in figures.definitions if _subject(each) == subject]
        if rows:
            head = "".join(f'<th scope="col">{escape(name)}</th>' for name in _columns(figures))
            body = "".join(_row(figures, each) for each in rows)
            caption = escape(subject)
            yield (
                f'<div class="rol" role="region" aria-label="{caption}" tabindex="0">\n<table>\n'
                f"<caption>{caption}</caption>\n"
                f'<thead><tr><th scope="col">Cijfer</th>{head}</tr></thead>\n'
                f"<tbody>\n{body}</tbody>\n</table>\n</div>\n"
            )


def _subject(definition: FigureDefinition) -> str:
    """Its theme; money is of every theme, so it stands apart."""
    return _MONEY if definition.unit is Unit.EURO else definition.theme.label


def _shown_places(figures: PublishedFigures) -> Sequence[tuple[str, str]]:
    return figures.municipalities if len(figures.municipalities) > 1 else ()


def _columns(figures: PublishedFigures) -> Iterator[str]:
    for _, name in _shown_places(figures):
        yield f"{name} {figures.year}"
    together = "Samen " if _shown_places(figures) else ""
    for year in reversed(figures.years):
        yield f"{together}{year}"


def _row(figures: PublishedFigures, definition: FigureDefinition) -> str:
    cells = [
        *(figures.words(definition.key, figures.year, code) for code, _ in _shown_places(figures)),
        *(figures.words(definition.key, year, TOGETHER) for year in reversed(figures.years)),
    ]
    part = ' class="deel"' if definition.part_of else ""
    return (
        f'<tr><th scope="row"{part}>{escape(definition.title)}</th>'
        + "".join(f"<td>{escape(words)}</td>" for words in cells)
        + "</tr>\n"
    )


def _meanings(figures: PublishedFigures) -> Iterator[str]:
    for each in figures.definitions:
        yield (
            f"<dt>{escape(each.title)}</dt>\n<dd>{escape(each.counts)} Het jaar volgt uit: "
            f"{escape(each.decided_by)}. Zo geteld sinds {short_date(each.since)}.</dd>\n"
        )
