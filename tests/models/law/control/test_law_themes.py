"""Which businesses a round about a theme is about."""

from datetime import date

import pytest

from models.law.control.control_cycle import RoundKind, Theme
from models.law.control.themes import ThemePolicy

POLICY = ThemePolicy(
    valid_from=date(2024, 1, 1),
    source="verzonnen",
    municipality_code="9002",
    municipality="Lindewaarde",
    sbi={Theme.AUTOMOTIVE: ("45", "77.1"), Theme.HOSPITALITY: ("56",)},
    dealers=("47.79",),
)


@pytest.mark.parametrize(
    ("theme", "sbi", "park", "fits"),
    [
        (Theme.AUTOMOTIVE, "45.20", "", True),
        (Theme.AUTOMOTIVE, "77.11", "", True),
        (Theme.AUTOMOTIVE, "77.2", "", False),
        (Theme.AUTOMOTIVE, "56.10", "Verzonnenpark", False),
        (Theme.HOSPITALITY, "56.10", "", True),
        # A theme without codes is about no business.
        (Theme.OUTLYING_AREA, "01.1", "", False),
        # A park is a theme of its own, whatever the business does.
        (Theme.BUSINESS_PARK, "45.20", "Verzonnenpark", True),
        (Theme.BUSINESS_PARK, "45.20", "", False),
    ],
)
def test_a_business_fits_a_theme_by_its_code_or_its_park(
    theme: Theme, sbi: str, park: str, *, fits: bool
) -> None:
    """By the beginning of the code."""
    assert POLICY.fits(theme, sbi, park) is fits


@pytest.mark.parametrize(
    ("kind", "theme", "sbi", "wanted"),
    [
        (RoundKind.DOR, None, "47.79", True),
        # A DOR control is about who buys, whatever theme stands beside it.
        (RoundKind.DOR, Theme.AUTOMOTIVE, "45.20", False),
        (RoundKind.THEME, Theme.AUTOMOTIVE, "45.20", True),
        (RoundKind.THEME, Theme.AUTOMOTIVE, "47.79", False),
        (RoundKind.WHITE_SPOTS, None, "45.20", False),
    ],
)
def test_a_round_is_about_its_theme(
    kind: RoundKind, theme: Theme | None, sbi: str, *, wanted: bool
) -> None:
    """A round without a theme is about no kind of business."""
    assert POLICY.is_of(kind, theme, sbi, "") is wanted
