"""What a letter of a closure names that differs by municipality: the court and the APV."""

from pydantic import Field

from models.law.common.policy import Frozen, MunicipalPolicy


class Court(Frozen):
    """The district court that is asked for interim relief (Awb art. 8:81)."""

    name: str = Field(min_length=3, max_length=80)
    division: str = Field(min_length=3, max_length=80)
    postal_address: str = Field(min_length=3, max_length=120)


class Bylaw(Frozen):
    """Articles of the APV, as they are cited: "2:41"."""

    no_entry: str = Field(pattern=r"^\d{1,2}:\d{1,3}[a-z]?$")
    """Nobody may enter premises that were closed."""


class LocalRules(MunicipalPolicy):
    """One version of the court and the articles of a municipality."""

    court: Court
    apv: Bylaw
