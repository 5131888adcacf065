"""The infographic of a year: one picture for paper, website, newspaper and social media.

The words stand in templates/texts/infographic.md.j2, the page in templates/layouts/infographic.typ
and infographic_square.typ.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from html import escape
from typing import Any, Final

from models.law.common.dutch import sentence
from models.law.evaluation.published_figures import WORDS, Display, PublishedFigures
from models.law.evaluation.small_numbers import publish
from models.law.evaluation.year_figures import YearFigures
from tasks.documents.house_style import HouseStyle, house_style_of
from tasks.documents.palette import Palette, palette_of
from tasks.documents.rendering import RenderedFile, parse, render_text, to_pdf, to_picture
from tasks.documents.text_tree import Node, split_parts, split_title
from tasks.evaluation.charts import ChartSize, YearChart, chart_years, year_chart
from tasks.evaluation.infographic_page import PageWords, infographic_page
from tasks.evaluation.picture_tiles import Tile, chart_keys, heroes, senders, tiles
from tasks.register.policies import reporting_lines

WIDTH_MM: Final = {"a3": 297, "a4": 210}
PIXELS: Final = (1200, 2400)
SQUARE_PIXELS: Final = 1080
_MM_PER_INCH: Final = 25.4
_CHART: Final = ChartSize(width=330, height=122, letters=17)


@dataclass(frozen=True)
class _Picture:
    """All that the layouts need, and the alternative text of the whole."""

    title: str
    alt: str
    house_style: HouseStyle
    palette: Palette
    charts: tuple[YearChart, ...]
    data: dict[str, Any]

    def page_words(self, figures: PublishedFigures) -> PageWords:
        """The page shows every figure, so that it explains more words than the picture."""
        parts = split_parts(_text(figures, figures.hides))
        return PageWords(self.title, self.alt, self.house_style.font, self.palette, parts)

    def sized(self, width_mm: int) -> dict[str, Any]:
        charts = [chart.as_data() for chart in self.charts]
        return self.data | {"width_mm": width_mm, "charts": charts}

    def outlined(self) -> dict[str, Any]:
        return self.sized(297) | {"charts": [chart.as_outlines() for chart in self.charts]}


def infographic(figures: YearFigures, folders: Sequence[str]) -> tuple[RenderedFile, ...]:
    """The infographic as PDF (A3, A4), PNG, SVG, square (PNG and PDF) and web page.

    `folders` are those of the municipalities, for their house styles; the colours are those
    of the first two. Only what may be published is in it. Raises SumsDoNotAddUpError, LayoutError.
    """
    published = publish(figures)
    picture = _picture(published, [house_style_of(name) for name in folders])
    name = f"infographic-{published.year}"
    svg = _described(
        to_picture("infographic", picture.title, picture.outlined(), picture.house_style), picture
    )
    files = [
        *(
            _pdf(picture, f"{name}-{size}.pdf", "infographic", published, width)
            for size, width in WIDTH_MM.items()
        ),
        *(_png(picture, f"{name}-{pixels}.png", "infographic", pixels) for pixels in PIXELS),
        RenderedFile(f"{name}.svg", "image/svg+xml", svg),
        _png(picture, f"{name}-vierkant.png", "infographic_square", SQUARE_PIXELS),
        _pdf(picture, f"{name}-vierkant.pdf", "infographic_square", published, 297),
    ]
    page = infographic_page(published, picture.page_words(published), svg)
    return (*files, RenderedFile(f"{name}.html", "text/html", page))


def _pdf(
    picture: _Picture, name: str, layout: str, figures: PublishedFigures, width_mm: int
) -> RenderedFile:
    data = picture.sized(width_mm)
    content = to_pdf(layout, picture.title, [], data, picture.house_style, figures.counted_on)
    return RenderedFile(name, "application/pdf", content)


def _png(picture: _Picture, name: str, layout: str, pixels: int) -> RenderedFile:
    data = picture.sized(297)
    ppi = pixels * _MM_PER_INCH / 297
    return RenderedFile(
        name, "image/png", to_picture(layout, picture.title, data, picture.house_style, ppi)
    )


def _described(svg: bytes, picture: _Picture) -> bytes:
    """The SVG with a title and a description for who does not see it."""
    head, mark, rest = svg.decode().partition(">")
    said = f"<title>{escape(picture.title)}</title><desc>{escape(picture.alt)}</desc>"
    return f'{head} role="img" lang="nl"{mark}{said}{rest}'.encode()


def _picture(figures: PublishedFigures, house_styles: Sequence[HouseStyle]) -> _Picture:
    house_style, palette = house_styles[0], palette_of(house_styles)
    shown = (*heroes(figures), *tiles(figures))
    tree = _text(figures, set(_displays(figures, shown)))
    title, _ = split_title(tree)
    charts = tuple(
        year_chart(figures, key, palette, _CHART, house_style.font) for key in chart_keys(figures)
    )
    data = {
        "year": figures.year,
        "kicker": senders(figures, "Gemeente"),
        "logos": [{"svg": each.logo, "alt": each.logo_alt} for each in house_styles],
        "palette": asdict(palette),
        "heroes": [asdict(tile) for tile in heroes(figures)],
        "tiles": [asdict(tile) for tile in tiles(figures)],
        "parts": split_parts(tree),
        "definitions": list(_meanings(figures, shown)),
    }
    alt = _alternative(f"{title} {figures.year}", shown)
    return _Picture(f"{title} {figures.year}", alt, house_style, palette, charts, data)


def _meanings(figures: PublishedFigures, shown: Sequence[Tile]) -> Iterator[dict[str, str]]:
    """What each figure counts, as far as its first clause; the web page has all of it."""
    for tile in shown:
        definition = figures.definition(tile.key)
        if definition:
            first = definition.counts.partition(";")[0]
            yield {"title": definition.title, "counts": sentence(first)}


def _displays(figures: PublishedFigures, shown: Sequence[Tile]) -> Iterator[Display]:
    """Which words in place of a number really stand in the picture."""
    words = [
        *(tile.words for tile in shown),
        *(tile.before for tile in shown),
        *(line.words for tile in shown for line in (*tile.places, *tile.parts)),
        *(figures.words(key, year) for key in chart_keys(figures) for year in chart_years(figures)),
    ]
    for display, said in WORDS.items():
        if any(each.endswith(said) for each in words):
            yield display


def _text(figures: PublishedFigures, displays: AbstractSet[Display]) -> list[Node]:
    markdown = render_text(
        "infographic.md.j2",
        counted_on=figures.counted_on,
        senders=senders(figures, "de gemeente"),
        reporting=reporting_lines(figures.counted_on),
        hides_small=Display.SMALL in displays,
        hides_sums=Display.WITHHELD in displays,
        unknown=Display.UNKNOWN in displays,
    )
    return parse(markdown)


def _alternative(title: str, shown: Sequence[Tile]) -> str:
    numbers = "; ".join(f"{tile.title}: {tile.words}" for tile in shown)
    return f"{title}. {numbers}."
