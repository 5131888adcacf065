"""Charts as SVG: altair describes them, vl-convert draws them without a browser.

The letters are those of the house, and a bar always has its number: colour never says it alone.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from textwrap import wrap
from typing import Any, Final

import altair as alt
import pandas as pd
import vl_convert

from models.law.common.dutch import dutch_number, join_dutch
from models.law.evaluation.published_figures import PublishedFigures
from models.law.evaluation.year_figures import TOGETHER
from tasks.documents.palette import Palette
from tasks.documents.text_tree import Node

MOST_YEARS: Final = 4
_ROOM_FOR_WORDS: Final = 1.3
"""The highest bar leaves this much room for its number."""
_TITLE_LETTERS: Final = 32
"""How many letters of a title fit on a line of a drawing of the usual width."""
_LINE_HEIGHT: Final = 1.1
_WIDEST_BAR: Final = 0.76
_BARS_OF_A_FULL_CHART: Final = 3
"""With fewer bars, they do not become wider."""


@dataclass(frozen=True)
class YearChart:
    """One figure over the years: the drawing, and what it says in words."""

    title: str
    svg: str
    alt: str

    def as_data(self) -> dict[str, Any]:
        """For a layout that becomes PDF or PNG: words stay words."""
        return {"title": self.title, "alt": self.alt, "format": "svg", "drawing": self.svg}

    def as_outlines(self) -> dict[str, Any]:
        """For a layout that becomes SVG: letters are drawn, so that it needs no font."""
        _fonts_are_known()
        outlines = list(vl_convert.svg_to_pdf(self.svg))
        return self.as_data() | {"format": "pdf", "drawing": outlines}

    def as_node(self, share: float) -> Node:
        """For the tree of a text, that wide a part of the page."""
        _fonts_are_known()
        png = base64.b64encode(vl_convert.svg_to_png(self.svg, scale=2)).decode()
        return {
            "type": "drawing",
            "alt": self.alt,
            "svg": self.svg,
            "png": png,
            "share": share,
        }


@dataclass(frozen=True)
class ChartSize:
    """Width and height of a drawing and the size of its letters, in the units of the SVG."""

    width: int
    height: int
    letters: int
    titled: bool = False
    """Whether the title stands in the drawing; otherwise it stands beside it."""


def year_chart(
    figures: PublishedFigures, key: str, palette: Palette, size: ChartSize, font: str
) -> YearChart:
    """Bars of the last years, this year darker; a hidden number is words without a bar."""
    years = chart_years(figures)
    values = [figures.value(key, year) for year in years]
    rows = [
        {
            "year": str(value.year),
            "value": value.value or 0,
            "words": value.words if value.value is not None else _two_lines(value.words),
        }
        for value in values
    ]
    definition = figures.definition(key)
    title = definition.title if definition else key
    svg = _bars(rows, palette, size, font, title if size.titled else "")
    return YearChart(title, svg, _message(figures, key, title, years))


def chart_years(figures: PublishedFigures) -> Sequence[int]:
    """The years that a chart draws, oldest first."""
    return [year for year in figures.years if year <= figures.year][-MOST_YEARS:]


def _two_lines(words: str) -> str:
    first, _, rest = words.partition(" ")
    return f"{first}\n{rest}"


def _message(figures: PublishedFigures, key: str, title: str, years: Sequence[int]) -> str:
    """What the chart says: the numbers, and the change since the year before."""
    numbers = join_dutch([f"in {year} {figures.words(key, year, TOGETHER)}" for year in years])
    said = f"Staafdiagram, {title}: {numbers}."
    *_, before, now = (None, *(figures.value(key, year).value for year in years))
    if now is None or before is None:
        return said
    change = (
        "Dat is evenveel als"
        if now == before
        else f"Dat is {dutch_number(abs(now - before))} {'meer' if now > before else 'minder'} dan"
    )
    return f"{said} {change} in {years[-2]}."


@cache
def _fonts_are_known() -> None:
    vl_convert.register_font_directory(str(files("fontpkg_fira_sans") / "files"))


def _bars(
    rows: list[dict[str, Any]], palette: Palette, size: ChartSize, font: str, title: str
) -> str:
    _fonts_are_known()
    top = max(row["value"] for row in rows) * _ROOM_FOR_WORDS or 1
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("year:O", title=None, scale=alt.Scale(paddingInner=0.22, paddingOuter=0.1)),
        y=alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, top])),
    )
    now = alt.value(palette.main)
    colour = alt.condition(f"datum.year == '{rows[-1]['year']}'", now, alt.value(palette.past))
    bars = base.mark_bar(
        size=size.width * _WIDEST_BAR / max(len(rows), _BARS_OF_A_FULL_CHART),
        cornerRadiusTopLeft=size.letters / 5,
        cornerRadiusTopRight=size.letters / 5,
    ).encode(color=colour)
    layers = alt.layer(bars, *(_numbers(base, palette, size, lines) for lines in (1, 2)))
    drawn = layers.properties(width=size.width, height=size.height)
    if title:
        drawn = drawn.properties(title=alt.TitleParams(wrap(title, _TITLE_LETTERS)))
    return str(vl_convert.vegalite_to_svg(_styled(drawn, palette, size, font)))


def _numbers(base: alt.Chart, palette: Palette, size: ChartSize, lines: int) -> alt.Chart:
    """What stands above a bar, in one line or in two; vega hangs two lines from the first."""
    numbers: alt.Chart = (
        base.transform_filter(f"length(split(datum.words, '\\n')) == {lines}")
        .mark_text(
            baseline="bottom",
            dy=-size.letters * (_LINE_HEIGHT * (lines - 1) + 0.35),
            fontSize=size.letters,
            fontWeight=600,
            color=palette.ink,
            lineBreak="\n",
            lineHeight=size.letters * _LINE_HEIGHT,
        )
        .encode(text="words:N")
    )
    return numbers


def _styled(
    chart: alt.LayerChart | alt.FacetChart, palette: Palette, size: ChartSize, font: str
) -> dict[str, Any]:
    styled = (
        chart.configure(font=font, padding=0, background="transparent")
        .configure_view(stroke=None)
        .configure_title(
            anchor="start",
            fontSize=size.letters,
            fontWeight=600,
            color=palette.ink,
            offset=size.letters / 2,
        )
        .configure_axisX(
            labelAngle=0,
            labelFontSize=size.letters,
            labelColor=palette.ink,
            labelPadding=size.letters / 2,
            domainColor=palette.muted,
            ticks=False,
            labelLimit=0,
        )
    )
    return dict(styled.to_dict())
