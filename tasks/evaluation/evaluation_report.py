"""The evaluation of a year, in four formats of the same words.

The words stand in templates/texts/evaluation.md.j2, the page in templates/layouts/evaluation.typ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from models.evaluation.evaluation_views import (
    ActionMoney,
    EvaluatedAction,
    EvaluationView,
    MoneyLine,
)
from models.law.common.dutch import dutch_number, join_dutch, plural, sentence, short_date
from models.law.common.plan_themes import PlanTheme
from models.law.evaluation.published_figures import WORDS, Display, PublishedFigures
from models.law.evaluation.small_numbers import publish, show_all
from models.law.evaluation.year_figures import TOGETHER, FigureDefinition, Unit
from tasks.documents.house_style import HouseStyle, house_style_of
from tasks.documents.office_files import DOCX, ODT, to_docx, to_odt
from tasks.documents.palette import Palette, palette_of
from tasks.documents.rendering import RenderedFile, parse, render_text, to_html, to_pdf
from tasks.documents.text_tree import Node, split_parts
from tasks.evaluation.charts import ChartSize, year_chart
from tasks.evaluation.picture_tiles import HEROES, MOST_NAMES, chart_keys, senders

_CHAPTER: Final = 2
_CHART: Final = ChartSize(width=330, height=150, letters=18, titled=True)
_CHART_SHARE: Final = 0.33
_SHARES: Final = {
    "Nr": (1, 9, 5, 3),
    "Gemeente": (4, 3, 3, 3, 3),
    "Actie": (8, 3, 2),
    "Cijfer": (5,),
}
"""Widths of the columns of a table, by the first word of its head."""
_NUMBER_SHARE: Final = 2.05
"""Wide enough for "minder dan 5" on one line."""


@dataclass(frozen=True)
class _ThemeActions:
    """The actions of one theme, as the text names them."""

    label: str
    actions: tuple[EvaluatedAction, ...]
    reasons: tuple[EvaluatedAction, ...]
    evidence: tuple["_Evidence", ...]


@dataclass(frozen=True)
class _Evidence:
    number: int
    words: str


@dataclass(frozen=True)
class _Row:
    title: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class _ThemeFigures:
    label: str
    rows: tuple[_Row, ...]


@dataclass(frozen=True)
class _Cost:
    action: EvaluatedAction
    money: ActionMoney


def evaluation_report(view: EvaluationView, *, is_public: bool = True) -> tuple[RenderedFile, ...]:
    """The report as PDF, ODT, DOCX and HTML.

    The public one has small numbers hidden, and neither evidence nor costs of one action from
    which they could be counted; the other says on its first page that it is for inside the house.
    Raises SumsDoNotAddUpError, LayoutError.
    """
    figures = publish(view.figures) if is_public else show_all(view.figures)
    house_styles = [house_style_of(name) for name in view.folders]
    house_style, palette, title = (
        house_styles[0],
        palette_of(house_styles),
        f"Evaluatie {view.year}",
    )
    parts = [
        _laid_out(part) for part in split_parts(parse(_text(view, figures, is_public=is_public)))
    ]
    opening, plan, numbers, tables, rest = parts
    body = [*plan, *numbers, _charts(figures, palette, house_style), *tables, *rest]
    summary = _after_heading(opening)
    data = {
        "kicker": senders(figures, "Gemeente"),
        "logos": [{"svg": each.logo, "alt": each.logo_alt} for each in house_styles],
        "palette": asdict(palette),
        "opening": opening[1:2],
        "warning": [node for node in opening if node["type"] == "blockquote"],
        "foot": f"{title} · {short_date(view.made_on)}{'' if is_public else ' · intern'}",
    }
    name = f"evaluatie-{view.year}{'' if is_public else '-intern'}"
    page = to_pdf("evaluation", title, [*summary, *body], data, house_style, view.made_on)
    untitled = [*opening[1:], *body]
    return (
        RenderedFile(f"{name}.pdf", "application/pdf", page),
        RenderedFile(f"{name}.odt", ODT, to_odt(untitled, title, house_style, view.made_on)),
        RenderedFile(f"{name}.docx", DOCX, to_docx(untitled, title, house_style, view.made_on)),
        RenderedFile(
            f"{name}.html", "text/html", to_html([*opening, *body], title, house_style).encode()
        ),
    )


def _after_heading(nodes: Sequence[Node]) -> list[Node]:
    """From the first heading of level 2: what is not in the head of the page."""
    chapters = (node.get("level") == _CHAPTER for node in nodes)
    return list(nodes[list(chapters).index(True) :])


def _text(view: EvaluationView, figures: PublishedFigures, *, is_public: bool) -> str:
    return render_text(
        "evaluation.md.j2",
        view=view,
        is_public=is_public,
        senders=senders(figures, "de gemeente"),
        unknown_places=join_dutch(view.unknown_places),
        summary=summary_of(view, figures),
        themes=list(_themes(view, is_public=is_public)),
        counted_on=figures.counted_on,
        hides_small=Display.SMALL in figures.hides,
        hides_sums=Display.WITHHELD in figures.hides,
        unknown=Display.UNKNOWN in figures.hides,
        columns=[name for name, _, _ in _columns(figures)],
        figure_themes=list(_figure_themes(figures)),
        leaves_out=not all(_has_something(figures, each) for each in figures.definitions),
        costs=[_Cost(a, m) for a in view.actions for m in a.money if m.planned or m.spent],
        meanings=[each for each in figures.definitions if not each.part_of],
    )


def summary_of(view: EvaluationView, figures: PublishedFigures) -> tuple[str, str, str]:
    """The year in three sentences: the plan, the figures, the money; what is unknown is no zero."""
    return (
        _plan_in_words(view),
        _figures_in_words(view.year, figures),
        _money_in_words(view.year, view.money),
    )


def _plan_in_words(view: EvaluationView) -> str:
    if not view.actions:
        return f"Van {view.year} staat geen actieplan in het register."
    actions = plural(len(view.actions), "actie", "acties")
    unknown = sum(not action.is_known for action in view.actions)
    if unknown == len(view.actions):
        stand = "staat" if unknown == 1 else "staan"
        return f"In het plan {stand} {actions}; wat daarvan is gedaan, is niet bekend."
    done = sum(action.is_done for action in view.actions)
    carried = sum(action.is_carried_over for action in view.actions)
    rest = f"; van {dutch_number(unknown)} is het niet bekend" if unknown else ""
    return (
        f"Van de {actions} in het plan "
        f"{'is' if done == 1 else 'zijn'} er {dutch_number(done)} gedaan en "
        f"stellen wij voor er {dutch_number(carried)} mee te nemen naar {view.year + 1}{rest}."
    )


def _figures_in_words(year: int, figures: PublishedFigures) -> str:
    known = [key for key in HEROES if figures.value(key, year).display is not Display.UNKNOWN]
    if not known:
        return f"Hoeveel maatregelen bij drugs er in {year} waren, is niet bekend."
    return (
        f"De cijfers van {year} zijn: {join_dutch([_figure_in_words(figures, k) for k in known])}."
    )


def _figure_in_words(figures: PublishedFigures, key: str) -> str:
    """The figure as it stands in a sentence: "bezochte plekken 37 (in 2023: 29)"."""
    definition = figures.definition(key)
    title = definition.title if definition else key
    before = figures.value(key, figures.year - 1)
    compared = (
        ""
        if before.display is Display.UNKNOWN
        else f" (in {before.year}: {figures.words(key, before.year)})"
    )
    return f"{title[:1].lower()}{title[1:]} {figures.words(key, figures.year)}{compared}"


def _money_in_words(year: int, money: Sequence[MoneyLine]) -> str:
    if not money:
        return f"Van {year} is geen budget bekend."
    if len(money) > MOST_NAMES:
        spent = [line.spent for line in money if line.spent is not None]
        if len(spent) < len(money):
            return f"Wat de gemeenten in {year} samen uitgaven, is niet bekend."
        return f"De gemeenten gaven samen {dutch_number(sum(spent))} euro uit."
    return sentence(join_dutch([_spending_in_words(line) for line in money]))


def _spending_in_words(line: MoneyLine) -> str:
    available = f"de {dutch_number(line.available)} euro"
    if line.spent is None:
        return f"wat {line.municipality} uitgaf van {available}, is niet bekend"
    return f"{line.municipality} gaf {dutch_number(line.spent)} euro uit van {available}"


def _themes(view: EvaluationView, *, is_public: bool) -> Iterator[_ThemeActions]:
    for theme in PlanTheme:
        actions = tuple(action for action in view.actions if action.theme is theme)
        if actions:
            yield _ThemeActions(
                theme.label,
                actions,
                tuple(action for action in actions if action.reason),
                tuple(
                    _Evidence(action.number, item.words)
                    for action in actions
                    for item in action.evidence
                    if item.is_public or not is_public
                ),
            )


def _columns(figures: PublishedFigures) -> Iterator[tuple[str, int, str]]:
    """Name, year and place of each column with numbers."""
    is_one = len(figures.municipalities) == 1
    if not is_one and len(figures.municipalities) <= MOST_NAMES:
        for code, name in figures.municipalities:
            yield name, figures.year, code
    for year in reversed(figures.years[-3:]):
        yield (str(year) if is_one else f"Samen {year}"), year, TOGETHER


def _figure_themes(figures: PublishedFigures) -> Iterator[_ThemeFigures]:
    """The tables; what was spent stands in the chapter on money."""
    for theme in PlanTheme:
        rows = tuple(
            _Row(each.title, _cells(figures, each))
            for each in figures.definitions
            if each.theme is theme and each.unit is not Unit.EURO and _has_something(figures, each)
        )
        if rows:
            yield _ThemeFigures(theme.label, rows)


def _cells(figures: PublishedFigures, definition: FigureDefinition) -> tuple[str, ...]:
    return tuple(figures.words(definition.key, year, at) for _, year, at in _columns(figures))


def _has_something(figures: PublishedFigures, definition: FigureDefinition) -> bool:
    """False for a part of which no column has anything; a whole is always told."""
    nothing = {"0", WORDS[Display.UNKNOWN]}
    return not definition.part_of or not nothing.issuperset(_cells(figures, definition))


def _charts(figures: PublishedFigures, palette: Palette, house_style: HouseStyle) -> Node:
    drawings = [
        year_chart(figures, key, palette, _CHART, house_style.font).as_node(_CHART_SHARE)
        for key in chart_keys(figures)
    ]
    return {"type": "paragraph", "children": drawings}


def _laid_out(nodes: Sequence[Node]) -> list[Node]:
    """The tables with the widths of their columns; a line above a table or list stays with it."""
    following = [*(node["type"] for node in nodes[1:]), ""]
    return [
        node
        | (_widths(node) if node["type"] == "table" else {})
        | ({"sticky": True} if after in ("table", "bullet_list") else {})
        for node, after in zip(nodes, following, strict=True)
    ]


def _widths(table: Node) -> dict[str, Any]:
    head = table["children"][0]["children"][0]["children"]
    first = head[0]["children"][0]["text"]
    shares = (*_SHARES[first], *[_NUMBER_SHARE] * len(head))[: len(head)]
    return {"shares": list(shares), "numbers": first != "Nr"}
