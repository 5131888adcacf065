"""The house style: complete, readable, and honest about what nobody confirmed."""

from pathlib import Path

import pytest
import yaml

from tasks.documents.house_style import (
    MIN_CONTRAST,
    TEMPLATES,
    HouseStyleError,
    UnknownHouseError,
    all_houses,
    contrast,
    house_style,
    read_house_style,
)


def test_both_municipalities_have_a_house() -> None:
    """Each with its own name, title of the mayor and logo with words for it."""
    assert [house.municipality for house in all_houses()] == ["Duiven", "Westervoort"]
    for house in all_houses():
        assert house.mayor == f"de burgemeester van {house.municipality}"
        assert house.municipality in house.logo_alt
        assert (TEMPLATES / house.logo).is_file()


def test_unconfirmed_values_say_so() -> None:
    """Numbers that the municipality has not confirmed are not presented as certain."""
    assert not any(house.confirmed for house in all_houses())


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    """The examples of the W3C; the order does not matter."""
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize("house", all_houses(), ids=lambda house: house.name)
def test_every_colour_is_readable_on_white(house: object) -> None:
    """And white letters are readable on it (WCAG 2.2, 1.4.3)."""
    colours = house_style(house.name).colours.model_dump()  # type: ignore[attr-defined]
    assert len(colours) == 5
    assert all(contrast(colour, "#ffffff") >= MIN_CONTRAST for colour in colours.values())


@pytest.mark.parametrize("name", ["doesburg", "../duiven", "", "Duiven"])
def test_a_house_that_is_not_there_is_named_with_those_that_are(name: str) -> None:
    """Also when the name tries to leave the folder."""
    with pytest.raises(UnknownHouseError, match="duiven, westervoort"):
        house_style(name)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"telephone": ""}, "telephone"),
        ({"colours": {"primary": "#ffff00"}}, "contrast 1.1"),
        ({"colours": {"primary": "groen"}}, "geen kleur"),
        ({"logo": "weg.svg"}, "weg.svg"),
        ({"burgemeester": "x"}, "burgemeester"),
        ({"reporting": {}}, "reporting.police"),
    ],
)
def test_a_faulty_house_is_refused_with_its_faults(
    tmp_path: Path, change: dict[str, object], fault: str
) -> None:
    """An officer reads which value is wrong."""
    folder = tmp_path / "duiven"
    folder.mkdir()
    values = yaml.safe_load((TEMPLATES / "house" / "duiven" / "house.yaml").read_text())
    (folder / "house.yaml").write_text(yaml.safe_dump(values | change))
    with pytest.raises(HouseStyleError, match=fault):
        read_house_style(folder)
