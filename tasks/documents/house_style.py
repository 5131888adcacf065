"""The house style of a municipality: its name, colours, numbers and reporting lines."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from models.common.errors import FaultsError, WeerbaarError
from models.common.municipality import ABBREVIATION

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MIN_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


class UnknownHouseError(WeerbaarError):
    """Raised when a municipality has no folder under templates/house."""


class HouseStyleError(FaultsError):
    """Raised when a house.yaml does not hold what a house style needs."""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two "#rrggbb" colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_readable(colour: str) -> str:
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise ValueError(f"{colour} is geen kleur, zoals #14532d")
    ratio = contrast(colour, "#ffffff")
    if ratio < MIN_CONTRAST:
        raise ValueError(f"{colour} heeft contrast {ratio:.1f} met wit, nodig is {MIN_CONTRAST}")
    return colour


Colour = Annotated[str, AfterValidator(_is_readable)]
"""A colour that is readable on white, and under white letters."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)


class Colours(_Part):
    """The colours of the house; all readable on white."""

    primary: Colour
    accent: Colour
    alarm: Colour
    text: Colour
    muted: Colour


class PressContact(_Part):
    """Whom a journalist calls: a function, never a name."""

    function: str
    telephone: str
    email: str


class ReportingLines(_Part):
    """Where a resident can report something."""

    police: str
    emergency: str
    anonymous_telephone: str
    anonymous_page: str
    link: str
    """What the QR code opens."""


class HouseStyle(_Part):
    """What a municipality looks like on paper and how it is reached."""

    name: str
    """Folder under templates/house."""
    confirmed: bool
    """Whether the municipality itself confirmed these values."""
    municipality: str
    abbreviation: Annotated[str, Field(pattern=f"^{ABBREVIATION}$")]
    """With which its references begin."""
    mayor: str
    """The title in a sentence: "de burgemeester van Duiven"."""
    logo: str
    """Path of the SVG below templates/."""
    logo_alt: str
    font: str
    colours: Colours
    telephone: str
    email: str
    web_page: str
    postal_address: str
    contact_function: str
    press: PressContact
    reporting: ReportingLines

    @property
    def all_telephones(self) -> tuple[str, ...]:
        """Every number that a public text of this house may print."""
        lines = self.reporting
        return (
            self.telephone,
            self.press.telephone,
            lines.police,
            lines.emergency,
            lines.anonymous_telephone,
        )

    @model_validator(mode="after")
    def _has_logo(self) -> Self:
        if not (TEMPLATES / self.logo).is_file():
            raise ValueError(f"het logo {self.logo} bestaat niet")
        return self


@cache
def house_style(name: str) -> HouseStyle:
    """The house style in templates/house/<name>.

    Raises UnknownHouseError for a name without a folder, HouseStyleError with every fault.
    """
    houses = TEMPLATES / "house"
    folder = houses / name
    if not re.fullmatch(r"[a-z-]+", name) or not folder.is_dir():
        known = ", ".join(sorted(found.name for found in houses.iterdir() if found.is_dir()))
        raise UnknownHouseError(f'Er is geen huisstijl "{name}"; wel: {known}.')
    return read_house_style(folder)


@cache
def all_houses() -> tuple[HouseStyle, ...]:
    """Every house style there is."""
    folders = sorted((TEMPLATES / "house").iterdir())
    return tuple(house_style(folder.name) for folder in folders if folder.is_dir())


def read_house_style(folder: Path) -> HouseStyle:
    """The house style in one folder; raises HouseStyleError with every fault."""
    values = yaml.safe_load((folder / "house.yaml").read_text(encoding="utf-8"))
    values |= {"name": folder.name, "logo": f"house/{folder.name}/{values.get('logo')}"}
    try:
        return HouseStyle.model_validate(values)
    except ValidationError as error:
        faults = [
            f"{'.'.join(map(str, fault['loc'])) or 'house.yaml'}: {fault['msg']}"
            for fault in error.errors()
        ]
        raise HouseStyleError(f"De huisstijl {folder.name}", faults) from error
