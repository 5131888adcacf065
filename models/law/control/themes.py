"""Which businesses belong to the theme of a control round."""

from pydantic import Field

from models.law.common.policy import MunicipalPolicy
from models.law.control.control_cycle import RoundKind, Theme


class ThemePolicy(MunicipalPolicy):
    """Per theme the beginnings of SBI 2025 codes; a business park is a theme of its own [own]."""

    sbi: dict[Theme, tuple[str, ...]] = Field(min_length=1)
    dealers: tuple[str, ...] = Field(min_length=1)
    """Who must keep a register of what it buys (art. 437 Sr): the theme of a DOR control."""

    def fits(self, theme: Theme, sbi: str, park: str) -> bool:
        """True when a business with this code, in this park, belongs to the theme."""
        if theme is Theme.BUSINESS_PARK:
            return park != ""
        return sbi.startswith(self.sbi.get(theme, ()))

    def is_of(self, kind: RoundKind, theme: Theme | None, sbi: str, park: str) -> bool:
        """True when a round of this kind, with or without a theme, is about such a business."""
        if kind is RoundKind.DOR:
            return sbi.startswith(self.dealers)
        return theme is not None and self.fits(theme, sbi, park)
