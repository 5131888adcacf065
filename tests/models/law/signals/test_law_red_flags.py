"""What the reporting desk lets people tick: each list that was ever in force."""

from datetime import date

import pytest
from pydantic import ValidationError

from models.law.common.policy import NoPolicyInForceError
from models.law.common.signal_themes import SignalTheme
from models.law.signals.red_flags import RedFlags
from tasks.signals.reporting_desk import MOST_FLAGS, DeskReport
from tasks.signals.signal_file import SignalFile
from tasks.signals.signal_policies import red_flags

ON = date(2026, 4, 13)
FIRST = date(2024, 1, 1)


def test_every_theme_can_be_recognised() -> None:
    """And each has a flag for who does not know more."""
    groups = red_flags(ON).groups
    assert [group.theme for group in groups] == list(SignalTheme)
    assert all(group.flags[-1].label.startswith("Iets anders") for group in groups)


@pytest.mark.parametrize(
    ("ticked", "theme"),
    [
        (["odd_hours"], SignalTheme.DRUGS),
        (["large_cash", "odd_hours", "straw_owner"], SignalTheme.MONEY_LAUNDERING),
        (["large_cash", "odd_hours"], SignalTheme.DRUGS),
        (["bestaat_niet", "weapon_seen"], SignalTheme.WEAPONS),
    ],
    ids=["one", "most of one", "as many of two: the first of the list", "an unknown one"],
)
def test_the_theme_is_that_of_which_most_was_ticked(ticked: list[str], theme: SignalTheme) -> None:
    assert red_flags(ON).theme_of(ticked) is theme


@pytest.mark.parametrize("ticked", [[], ["bestaat_niet"]])
def test_nothing_ticked_has_no_theme(ticked: list[str]) -> None:
    assert red_flags(ON).labels_of(ticked) == []
    with pytest.raises(ValueError, match="nothing was ticked"):
        red_flags(ON).theme_of(ticked)


def test_what_was_ticked_is_told_in_the_order_of_the_list() -> None:
    told = red_flags(ON).labels_of(["large_cash", "odd_hours"])
    assert told == [
        "Er wordt geladen en gelost op vreemde tijden",
        "Iemand betaalt grote bedragen contant",
    ]


def test_there_is_no_list_before_the_first_one() -> None:
    assert red_flags(FIRST).valid_from == FIRST
    with pytest.raises(NoPolicyInForceError):
        red_flags(date(2023, 12, 31))


def test_a_flag_stands_in_a_list_once() -> None:
    values = red_flags(ON).model_dump()
    values["groups"][0]["flags"] *= 2
    with pytest.raises(ValidationError, match="een kenmerk staat er twee keer in"):
        RedFlags.model_validate(values)


def test_the_longest_report_fits_in_a_signal() -> None:
    """Both answers at their longest, with as many of the longest flags as can be ticked."""
    labels = sorted((flag.label for group in red_flags(ON).groups for flag in group.flags), key=len)
    flags = "; ".join(labels[-MOST_FLAGS:])
    longest = sum(_longest(DeskReport, name) for name in ("seen", "known"))
    titles = len("Gezien of gehoord: \nWanneer, en hoe bekend: \nAangekruist: ")
    assert longest + len(flags) + titles <= _longest(SignalFile, "facts")
    assert _longest(DeskReport, "where") == _longest(SignalFile, "place")


def _longest(form: type[DeskReport | SignalFile], name: str) -> int:
    marks = form.model_fields[name].metadata
    return int(next(mark.max_length for mark in marks if hasattr(mark, "max_length")))
