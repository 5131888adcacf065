"""What a page of a municipality looks like: its name, its logo and its colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

from sqlmodel import col, select

from models.common.municipality import Municipality
from models.law.common.dutch import join_dutch
from tasks.documents.house_style import (
    MIN_CONTRAST,
    HouseStyle,
    HouseStyleError,
    contrast,
    house_style_of,
)
from tasks.documents.palette import mixed
from tasks.register.municipality_folders import MunicipalityFolderError
from tasks.register.resources import reading

WHITE, NIGHT = "#ffffff", "#16191d"
"""The grounds of a page by day and by night."""
LIGHTER_EACH_TIME = 0.1


@dataclass(frozen=True)
class Look:
    """The municipalities of a visitor, and in whose style his page is set."""

    names: str
    code: str = ""
    """CBS code of the municipality whose house style the page has; empty: none."""

    @classmethod
    def plain(cls) -> Self:
        """Of nobody's municipality."""
        return cls("")


def look_of(codes: Sequence[str]) -> Look:
    """The names of these municipalities (CBS codes); the style is that of the first."""
    with reading() as session:
        rows = session.exec(
            select(Municipality)
            .where(col(Municipality.code).in_(codes))
            .order_by(col(Municipality.name))
        ).all()
    return Look(join_dutch([row.name for row in rows]), rows[0].code if rows else "")


def stylesheet_of(code: str) -> str:
    """The tokens of the house style of a municipality; empty when it has none that can be read."""
    style = _style_of(code)
    if style is None:
        return ""
    colours = style.colours
    return (
        ":root {\n"
        f"  --basis-color-action-1-bg-default: {colours.primary};\n"
        f"  --basis-color-action-1-color-default: {colours.primary};\n"
        f"  --basis-color-negative-color-default: {colours.alarm};\n"
        f"  --basis-color-accent-1-border-default: {colours.accent};\n"
        "}\n"
        "@media (prefers-color-scheme: dark) {\n"
        "  :root {\n"
        f"    --basis-color-action-1-color-default: {at_night(colours.primary)};\n"
        f"    --basis-color-negative-color-default: {at_night(colours.alarm)};\n"
        f"    --basis-color-accent-1-border-default: {at_night(colours.accent)};\n"
        "  }\n"
        "}\n"
    )


def logo_of(code: str) -> str:
    """The logo of a municipality (SVG), or nothing."""
    style = _style_of(code)
    return style.logo if style else ""


@cache
def at_night(colour: str) -> str:
    """The colour, made lighter until it is readable on the dark ground."""
    share = 0.0
    while contrast(mixed(colour, WHITE, share), NIGHT) < MIN_CONTRAST:
        share += LIGHTER_EACH_TIME
    return mixed(colour, WHITE, share)


def _style_of(code: str) -> HouseStyle | None:
    with reading() as session:
        municipality = session.get(Municipality, code)
    if municipality is None:
        return None
    try:
        return house_style_of(municipality.folder)
    except (HouseStyleError, MunicipalityFolderError):
        return None
