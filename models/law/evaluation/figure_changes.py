"""In what two counts of a year differ: which rows, and which figures each of them touches."""

from collections.abc import Iterator, Mapping

from models.law.common.labelled import Labelled
from models.law.common.policy import Frozen
from models.law.evaluation.figure_rows import NO_AMOUNT, CountedRow, FigureContent
from models.law.evaluation.figure_words import in_words
from models.law.evaluation.year_figures import CountRule, Reckoning

GIVEN, DEFINITIONS, FIRST_YEARS = "given", "definitions", "first_years"
"""Beside the tables of counted rows: what else decides on a figure."""
DEFINITION, ONLY_THE_RULE = "definition", "alleen de rekenregel"
Columns = Mapping[str, str | int]
Gift = tuple[str, str, str, int]
"""Which figure, municipality and year a row gives to, and how much."""


class Change(Labelled):
    """What happened to a row."""

    ADDED = "added", "erbij"
    REMOVED = "removed", "weg"
    CHANGED = "changed", "gewijzigd"


class RowChange(Frozen):
    """One row that is not what it was."""

    table: str
    key: str
    name: str
    """What a person calls the row: its number, or the figure that is given or defined."""
    municipality_code: str
    change: Change
    old: str
    """Dutch: what stood there, of a changed row only what differs; empty for a new row."""
    new: str
    figures: tuple[str, ...]
    """Keys of the figures to which the row gives something else than before."""


def row_changes(before: FigureContent, after: FigureContent) -> tuple[RowChange, ...]:
    """Every row, given value and definition that differs, table by table, by key."""
    old, new = _Side(before), _Side(after)
    return tuple(
        _change(table, key, old, new)
        for table in sorted(set(old.rows) | set(new.rows))
        for key in _differing(old.rows.get(table, {}), new.rows.get(table, {}))
    )


def _differing(old: Mapping[str, CountedRow], new: Mapping[str, CountedRow]) -> Iterator[str]:
    return (key for key in sorted(set(old) | set(new)) if old.get(key) != new.get(key))


def _change(table: str, key: str, old: "_Side", new: "_Side") -> RowChange:
    was, now = old.columns(table, key), new.columns(table, key)
    names = old.names | new.names
    gifts = old.gifts(table, key) ^ new.gifts(table, key)
    return RowChange(
        table=table,
        key=key,
        name=_name(table, key, names),
        municipality_code=str((now or was)["municipality"]),
        change=Change.CHANGED if was and now else Change.ADDED if now else Change.REMOVED,
        old=_words(was, now, names),
        new=_words(now, was, names),
        figures=tuple(sorted({figure for figure, *_ in gifts})),
    )


def _name(table: str, key: str, names: Mapping[str, str]) -> str:
    """In words where the key has none: "Lindewaarde 2024: Signalen"."""
    if table == GIVEN:
        code, year, figure = key.split(" ", 2)
        return f"{names.get(code, code)} {year}: {names.get(figure, figure)}"
    return names.get(key, key) if table in (DEFINITIONS, FIRST_YEARS) else key


def _words(columns: Columns, other: Columns, names: Mapping[str, str]) -> str:
    """What differs; how a definition counts is a formula, of which is only said that it differs."""
    differing = {name: value for name, value in columns.items() if other.get(name) != value}
    if set(differing) == {DEFINITION}:
        return ONLY_THE_RULE
    return ", ".join(
        in_words(column, names.get(str(value), value) if column == "municipality" else value)
        for column, value in differing.items()
        if column != DEFINITION and value != ""
    )


class _Side:
    """One of the two counts, with everything in it as rows by their key."""

    def __init__(self, content: FigureContent) -> None:
        self.definitions = content.definitions
        self.names = dict(content.municipalities) | {
            item.key: item.title for item in content.definitions
        }
        """Of municipalities (by CBS code) and of figures (by key)."""
        self.kinds = {table.name: table.kinds for table in content.tables}
        self.kinds |= {
            GIVEN: ("source",),
            DEFINITIONS: ("title", "counts", "decided_by", DEFINITION),
            FIRST_YEARS: (),
        }
        self.rows = {
            table.name: {str(row[0]): row for row in table.rows} for table in content.tables
        } | {
            GIVEN: {
                f"{item.municipality_code} {item.year} {item.key}": (
                    item.key,
                    item.municipality_code,
                    f"{item.year}-01-01",
                    item.source,
                    item.value,
                )
                for item in content.given
            },
            DEFINITIONS: {
                item.key: (
                    item.key,
                    "",
                    item.since.isoformat(),
                    item.title,
                    item.counts,
                    item.decided_by,
                    item.model_dump_json(),
                    NO_AMOUNT,
                )
                for item in content.definitions
            },
            FIRST_YEARS: {
                code: (code, code, f"{year}-01-01", NO_AMOUNT) for code, year in content.first_years
            },
        }

    def columns(self, table: str, key: str) -> Columns:
        """What stands in a row by the name of its column; empty when there is no such row."""
        row = self.rows.get(table, {}).get(key)
        if row is None:
            return {}
        return dict(
            zip(("municipality", "day", *self.kinds[table], "amount"), row[1:], strict=True)
        )

    def gifts(self, table: str, key: str) -> frozenset[Gift]:
        """What a row gives to which figures; a definition gives to its own."""
        columns = self.columns(table, key)
        if not columns or table == FIRST_YEARS:
            return frozenset()
        if table in (GIVEN, DEFINITIONS):
            value = "".join(str(value) for value in columns.values())
            return frozenset({(str(self.rows[table][key][0]), value, "", NO_AMOUNT)})
        return frozenset(
            (item.key, *_gift(columns, item.rule))
            for item in self.definitions
            if item.rule is not None
            and item.rule.rows == table
            and _falls_under(columns, item.rule)
        )


def _falls_under(columns: Columns, rule: CountRule) -> bool:
    return all(columns[kind] in words for kind, words in rule.where.items())


def _gift(columns: Columns, rule: CountRule) -> tuple[str, str, int]:
    amount = NO_AMOUNT if rule.reckoning is Reckoning.ROWS else int(columns["amount"])
    return str(columns["municipality"]), str(columns["day"])[:4], amount
