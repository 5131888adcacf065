"""The frozen definitions of the yearly figures: each can be counted, and parts name their whole."""

from collections import Counter
from datetime import date

import pytest
from pydantic import ValidationError

from models.law.common.policy import NoPolicyInForceError
from models.law.common.signal_themes import SignalTheme
from models.law.evaluation.year_figures import CountRule, FigureBook, Reckoning, Unit
from models.law.signals.signal_access import SignalSource
from tasks.acts.evaluation_sources import SOURCES
from tasks.control.round_rows import FOLLOW_UPS, OTHER
from tasks.evaluation.figure_policies import figure_book
from tasks.plan.plan_policies import action_of, action_plan

BOOK = figure_book(2026)
BOOK_BY_KEY = {definition.key: definition for definition in BOOK.definitions}
KEYS = list(BOOK_BY_KEY)
WORDS: dict[str, set[str]] = {
    "measures.kind": {"warning", "penalty_order", "closure"},
    "measures.premises": {"dwelling", "premises", "yard"},
    "measures.list_i": {"yes", "no"},
    "measures.list_ii": {"yes", "no"},
    "instruments.kind": {"dor", "stop_talk", "bibob", "street"},
    "instruments.how": {"own", "lbb", "held", "not_attended"},
    "rounds.status": {"planned", "held", "skipped"},
    "visits.findings": {"yes", "no"},
    "visits.re_control": {"yes", "no"},
    "visits.repaired": {"yes", "no"},
    "meetings.counted": {"yes", "no"},
    "objection_outcomes.outcome": {
        *("upheld", "partly_upheld", "dismissed", "inadmissible", "withdrawn"),
    },
    "signals.source": {source.value for source in SignalSource},
    "signals.theme": {theme.value for theme in SignalTheme},
    "follow_ups.kind": {*FOLLOW_UPS, OTHER},
}
"""Every word that a kind of the register can have."""


def test_every_rule_names_rows_and_kinds_that_are_read() -> None:
    """A rule with a wrong word would count nothing, silently."""
    kinds = {source.name: source.kinds for source in SOURCES.rows}
    for definition in BOOK.definitions:
        rule = definition.rule
        if rule is None:
            continue
        assert set(rule.where) <= set(kinds[rule.rows]), definition.key
        for kind, words in rule.where.items():
            assert set(words) <= WORDS[f"{rule.rows}.{kind}"], definition.key


def test_only_the_budget_is_given_instead_of_counted() -> None:
    """It stands in the action plan, not in a table of the register."""
    given = {definition.key for definition in BOOK.definitions if definition.rule is None}
    assert given == {"budget_available", "budget_planned"}


def test_every_subject_that_is_read_is_counted() -> None:
    """No query runs for nothing."""
    assert {source.name for source in SOURCES.rows} == {
        definition.rule.rows for definition in BOOK.definitions if definition.rule
    }


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("signals_", [source.value for source in SignalSource]),
        ("signals_theme_", [theme.value for theme in SignalTheme]),
        ("follow_up_", [*FOLLOW_UPS, OTHER]),
    ],
)
def test_every_word_of_a_split_has_its_figure(prefix: str, words: list[str]) -> None:
    """A new one without a figure would make the parts fall short of their whole."""
    assert {f"{prefix}{word}" for word in words} <= set(KEYS)


def test_a_definition_begins_with_a_year() -> None:
    """A definition of half a year would make two years unequal."""
    assert {(item.since.month, item.since.day) for item in BOOK.definitions} == {(1, 1)}


def test_a_whole_has_more_than_one_part_and_the_same_theme() -> None:
    """Small numbers are hidden by part and whole: one part would give its whole away."""
    parts = Counter(item.part_of for item in BOOK.definitions if item.part_of)
    themes = {item.key: item.theme for item in BOOK.definitions}

    assert set(parts) == {
        "measures_dwellings",
        "measures_premises",
        "bibob_investigations",
        "rounds_planned",
        "places_visited",
        "re_controls",
        "follow_ups",
        "signals_received",
    }
    assert min(parts.values()) > 1
    assert all(themes[item.part_of] is item.theme for item in BOOK.definitions if item.part_of)


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("meetings", 1),
        ("signals_received", 6),
        ("places_visited", 7),
        ("rounds_planned", 8),
        ("re_controls", 8),
        ("follow_ups", 8),
        ("dor_controls", 9),
        ("bibob_investigations", 11),
        ("measures_dwellings", 13),
        ("objections_filed", 13),
        ("letters_delivered", 21),
    ],
)
def test_a_figure_has_the_theme_of_its_action(key: str, action: int) -> None:
    """The reader finds the figures of an action where the plan of 2024 puts that action."""
    (definition,) = (item for item in BOOK.definitions if item.key == key)
    assert definition.theme is action_of(action_plan("9001", 2024), action).theme


def test_before_the_first_plan_there_are_no_figures() -> None:
    """Both sides of the first day in force."""
    assert figure_book(2024) == BOOK
    with pytest.raises(NoPolicyInForceError, match="van kracht op"):
        figure_book(2023)


def test_days_are_a_mean_and_a_mean_is_in_days() -> None:
    """A count cannot be a mean; days cannot be a count."""
    count, days = BOOK.definitions[0], next(d for d in BOOK.definitions if d.unit is Unit.DAYS)
    mean = CountRule(rows="measures", reckoning=Reckoning.MEAN)
    for values in (count.model_dump() | {"rule": mean}, days.model_dump() | {"rule": count.rule}):
        with pytest.raises(ValidationError, match="een gemiddelde is in dagen"):
            type(count).model_validate(values)


def test_the_themes_of_signals_divide_them_beside_their_sources() -> None:
    """Both ways to split add up to the same signals; small numbers know of both."""
    divided = {item.key for item in BOOK.definitions if item.divides == "signals_received"}
    assert divided == {f"signals_theme_{theme.value}" for theme in SignalTheme}
    assert {item.divides for item in BOOK.definitions} == {"", "signals_received"}


def test_what_counts_some_of_a_figure_says_so() -> None:
    """The same rows with one condition more: so never more than it, and small numbers know that."""
    rules = {item.key: item.rule for item in BOOK.definitions if item.rule}
    below = {
        (key, other)
        for key, rule in rules.items()
        for other, wider in rules.items()
        if wider.where.items() < rule.where.items()
        and (wider.rows, wider.reckoning) == (rule.rows, rule.reckoning)
    }
    named = {(i.key, w) for i in BOOK.definitions for w in (i.part_of, i.split_of) if w}
    parts = {item.key: item.part_of for item in BOOK.definitions if item.part_of}
    named |= {(key, BOOK_BY_KEY[whole].split_of) for key, whole in parts.items()}

    assert below <= named
    assert {(i.key, i.some_of) for i in BOOK.definitions if i.some_of} == {
        ("dwelling_list_i", "measures_dwellings"),
        ("dwelling_list_ii", "measures_dwellings"),
        ("re_controls", "places_visited"),
    }


def test_every_mean_names_the_counts_that_must_be_shown_with_it() -> None:
    """Of a mean without them, the days of one closure would be published as they are."""
    units = {item.key: item.unit for item in BOOK.definitions}
    for item in BOOK.definitions:
        of_cases = item.unit is Unit.DAYS or item.key == "costs_recovered"
        assert bool(item.mean_of) is of_cases, item.key
        assert {units[key] for key in item.mean_of} <= {Unit.COUNT}, item.key


def test_a_key_stands_once_in_a_book() -> None:
    """Two definitions of one figure are refused."""
    with pytest.raises(ValidationError, match="staat er twee keer in"):
        FigureBook(
            valid_from=date(2030, 1, 1), source="proef", definitions=BOOK.definitions[:1] * 2
        )
