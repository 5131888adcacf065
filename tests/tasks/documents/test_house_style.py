"""The house style: complete, readable, and honest about what nobody confirmed."""

import shutil
from pathlib import Path

import pytest
import yaml

from tasks.documents.house_style import (
    MIN_CONTRAST,
    all_house_styles,
    contrast,
    house_style_faults,
    house_style_of,
)
from tasks.register.municipality_folders import MunicipalityFolderError, read_folders
from tests.builders.case_builder import EXAMPLE


def test_every_municipality_has_a_house() -> None:
    """Each with its own name, title of the mayor and logo with words for it."""
    names = {house_style.municipality for house_style in all_house_styles()}
    assert names >= {"Achterveen-Zuid", "Alverlo", "Lindewaarde", "Oud-Verzonnen"}
    for house_style in all_house_styles():
        assert house_style.mayor == f"de burgemeester van {house_style.municipality}"
        assert house_style.municipality in house_style.logo_alt
        assert house_style.logo.startswith("<svg ")


def test_unconfirmed_values_say_so() -> None:
    """Numbers that the municipality has not confirmed are not presented as certain."""
    assert not any(house_style.confirmed for house_style in all_house_styles())


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    """The examples of the W3C; the order does not matter."""
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize(
    "house_style", all_house_styles(), ids=lambda house_style: house_style.name
)
def test_every_colour_is_readable_on_white(house_style: object) -> None:
    """And white letters are readable on it (WCAG 2.2, 1.4.3)."""
    colours = house_style_of(house_style.name).colours.model_dump()  # type: ignore[attr-defined]
    assert len(colours) == 5
    assert all(contrast(colour, "#ffffff") >= MIN_CONTRAST for colour in colours.values())


@pytest.mark.parametrize("name", ["nergens", "../alverlo", "", "Alverlo"])
def test_a_house_that_is_not_there_is_named_with_those_that_are(name: str) -> None:
    """Also when the name tries to leave the folder."""
    with pytest.raises(MunicipalityFolderError, match=r"die is er niet; wel: .*alverlo, .*lindew"):
        house_style_of(name)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"telephone": ""}, "telephone (telefoonnummer): vul dit in"),
        (
            {"colours": {"primary": "#ffff00"}},
            "colours, primary (hoofdkleur): deze kleur heeft contrast 1.1",
        ),
        ({"colours": {"primary": "groen"}}, "colours, primary (hoofdkleur): dit is geen kleur"),
        ({"logo": "weg.svg"}, "logo: weg.svg is geen SVG in de map"),
        ({"logo": "../alverlo/logo.svg"}, "logo.svg is geen SVG in de map"),
        ({"burgemeester": "x"}, "burgemeester: dit veld bestaat niet"),
        (
            {"mayor": "de baas"},
            "mayor (de burgemeester in een zin): haal dit weg, het volgt uit de map",
        ),
        (
            {"report_link": "http://alverlo.example"},
            "report_link (webpagina om iets te melden): dit heeft niet de juiste vorm",
        ),
    ],
)
def test_a_faulty_house_is_refused_with_its_faults(
    tmp_path: Path, change: dict[str, object], fault: str
) -> None:
    """An officer reads which value is wrong, and in which line."""
    folder = tmp_path / "alverlo"
    shutil.copytree(EXAMPLE / "municipalities" / "alverlo", folder)
    values = yaml.safe_load((folder / "house.yaml").read_text(encoding="utf-8"))
    (folder / "house.yaml").write_text(yaml.safe_dump(values | change), encoding="utf-8")
    faults = house_style_faults(read_folders([tmp_path])[0])
    assert any(fault in found for found in faults), faults
    assert all(found.startswith("house.yaml, ") for found in faults)
