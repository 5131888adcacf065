"""Which businesses belong to the theme of a control round."""

from pydantic import Field

from models.law.control_cycle import Theme
from models.law.policy import Policy


class ThemePolicy(Policy):
    """Per theme the beginnings of SBI 2025 codes; a business park is a theme of its own [own]."""

    sbi: dict[Theme, tuple[str, ...]] = Field(min_length=1)

    def fits(self, theme: Theme, sbi: str, park: str) -> bool:
        """True when a business with this code, in this park, belongs to the theme."""
        if theme is Theme.BUSINESS_PARK:
            return park != ""
        return sbi.startswith(self.sbi.get(theme, ()))
