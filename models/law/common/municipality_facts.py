"""Who a municipality is: what its folder says of it, whatever the day."""

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from models.law.common.policy import Frozen, PolicyRuleError

ABBREVIATION = r"[A-Z]{2,5}"
"""With which the references of a municipality begin; part of the patterns of all references."""
KEPT_WORDS = ("JAAR", "PLAN")
"""Abbreviations that the history uses itself: the chain of a plan is "PLAN-1801-2024-8"."""
FOLDER_NAME = r"[a-z][a-z0-9-]{1,39}"
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)]


class MunicipalityFacts(Frozen):
    """What names a municipality, and the title of its mayor in a sentence."""

    code: str = Field(pattern=r"^\d{4}$")
    """CBS code."""
    name: Words
    abbreviation: str = Field(pattern=f"^{ABBREVIATION}$")
    mayor: Words
    """For example "de burgemeester van Lindewaarde"."""
    newspapers: tuple[Words, ...]
    """Local papers in which the municipality tells what it does; empty without one."""
    shares_plans: str = Field(default="", pattern=f"^({FOLDER_NAME})?$")
    """Folder under `shared` with the action plans that it has together with others."""

    @field_validator("abbreviation")
    @classmethod
    def _is_free(cls, value: str) -> str:
        if value in KEPT_WORDS:
            raise PolicyRuleError(f"{value} gebruikt het register zelf al")
        return value
