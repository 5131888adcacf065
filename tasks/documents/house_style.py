"""The house style of a municipality: its name, colours and numbers."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from models.common.dutch_faults import OWN_RULE
from models.law.common.errors import FaultsError
from models.law.common.municipality_facts import MunicipalityFacts
from tasks.register.municipality_folders import MunicipalityFolder, folder_named, usable_folders
from tasks.register.policy_files import read_file

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MIN_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


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
        raise PydanticCustomError(OWN_RULE, "dit is geen kleur, zoals #14532d")
    ratio = contrast(colour, "#ffffff")
    if ratio < MIN_CONTRAST:
        fault = f"deze kleur heeft contrast {ratio:.1f} met wit; nodig is {MIN_CONTRAST}"
        raise PydanticCustomError(OWN_RULE, fault)
    return colour


Colour = Annotated[str, AfterValidator(_is_readable)]
"""A colour that is readable on white, and under white letters."""


Link = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]


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


class HouseStyle(_Part):
    """What a municipality looks like on paper and how it is reached."""

    name: str
    """Its folder."""
    confirmed: bool
    """Whether the municipality itself confirmed these values."""
    municipality: str
    mayor: str
    """The title in a sentence: "de burgemeester van Lindewaarde"."""
    logo: str
    """The SVG itself."""
    logo_alt: str
    font: str
    colours: Colours
    telephone: str
    email: str
    web_page: str
    postal_address: str
    contact_function: str
    press: PressContact
    report_link: Link | None = None
    """What the QR code of a poster opens, when that is not the national page."""

    @property
    def telephones(self) -> tuple[str, ...]:
        """Every number of its own that a public text may print."""
        return self.telephone, self.press.telephone


HOUSE_FILE, LOGO = "house.yaml", "logo.svg"
_GIVEN = ("name", "municipality", "mayor")
"""What the folder itself says, so that the file does not."""


def house_style_of(name: str) -> HouseStyle:
    """The house style in the folder of a municipality.

    Raises MunicipalityFolderError for a name without a folder, HouseStyleError with every fault.
    """
    folder = folder_named(name)
    house_style, faults = _style(folder.path, folder.known)
    if house_style is None or faults:
        raise HouseStyleError(f"De huisstijl van {folder.known.name}", faults)
    return house_style


def all_house_styles() -> tuple[HouseStyle, ...]:
    """The house style of every municipality of which it can be read."""
    found = (_style(item.path, item.known) for item in usable_folders().values())
    return tuple(style for style, faults in found if style is not None and not faults)


def house_style_as_written(folder: MunicipalityFolder) -> HouseStyle | None:
    """The house style of a folder, read anew; None when it cannot be read."""
    return _read_style(folder.path, folder.known)[0]


def house_style_faults(folder: MunicipalityFolder) -> tuple[str, ...]:
    """Every fault of the house style in a folder, read anew."""
    return _read_style(folder.path, folder.known)[1]


@cache
def _style(path: Path, facts: MunicipalityFacts) -> tuple[HouseStyle | None, tuple[str, ...]]:
    return _read_style(path, facts)


def _read_style(path: Path, facts: MunicipalityFacts) -> tuple[HouseStyle | None, tuple[str, ...]]:
    given = dict(zip(_GIVEN, (path.name, facts.name, facts.mayor), strict=True))
    found = read_file(path / HOUSE_FILE, HouseStyle, given)
    if found.faults or len(found.documents) != 1:
        faults = found.faults or (f"{HOUSE_FILE}: er hoort één document in te staan",)
        # Told at once, or it would be a second round for who fills in a new folder.
        missing = () if any(path.glob("*.svg")) else (f"{LOGO}: dit bestand ontbreekt",)
        return None, (*faults, *missing)
    house_style = found.documents[0]
    logo = path / house_style.logo
    # No path out of the folder: the file of a municipality names its own logo.
    if not re.fullmatch(r"[A-Za-z0-9._-]+\.svg", house_style.logo) or not logo.is_file():
        return None, (
            f"{HOUSE_FILE}, logo: {house_style.logo} is geen SVG in de map van de gemeente",
        )
    try:
        return house_style.model_copy(update={"logo": logo.read_text(encoding="utf-8")}), ()
    except (OSError, UnicodeDecodeError):
        return None, (f"{house_style.logo}: het bestand is niet te lezen",)
