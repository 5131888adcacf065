"""What a letter of a closure names that differs by municipality: court, APV and mandate."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from models.law.common.policy import Confirmable, Frozen, MunicipalPolicy, PolicyRuleError


class Court(Frozen):
    """The district court that is asked for interim relief (Awb art. 8:81)."""

    name: str = Field(min_length=3, max_length=80)
    division: str = Field(min_length=3, max_length=80)
    postal_address: str = Field(min_length=3, max_length=120)


class Bylaw(Frozen):
    """Articles of the APV, as they are cited: "2:41"."""

    no_entry: str = Field(pattern=r"^\d{1,2}:\d{1,3}[a-z]?$")
    """Nobody may enter premises that were closed."""


class Mandate(Frozen):
    """Who signs in the mayor's name (Awb 10:3, 10:10); of a decision to close, among others."""

    signed_by: str = Field(min_length=3, max_length=120)
    """The function, never a name: "teammanager Veiligheid"."""
    decision: str = Field(min_length=3, max_length=160)
    """The mandate decision, as a letter cites it."""
    since: date


class LocalRules(MunicipalPolicy, Confirmable):
    """One version of the court, the articles and the mandate of a municipality."""

    court: Court
    apv: Bylaw
    bank_account: str = Field(default="", pattern=r"^(NL[0-9]{2}[A-Z]{4}[0-9]{10})?$")
    """IBAN on which the municipality is paid; empty when a letter should name none."""
    mandate: Mandate | None = None
    """None: the mayor signs."""

    @model_validator(mode="after")
    def _is_mandated_from_its_first_day(self) -> Self:
        if self.mandate is not None and self.mandate.since > self.valid_from:
            raise PolicyRuleError(
                "het mandaat begint na de eerste dag van dit deel; maak er een nieuw deel van"
            )
        return self

    @property
    def doubts(self) -> tuple[str, ...]:
        """What a letter prints and a lawyer must still confirm, in Dutch words."""
        words = {
            "court": f"de rechtbank ({self.court.name})",
            "apv": f"artikel {self.apv.no_entry} van de APV",
            "mandate": f"het mandaat ({self.mandate.decision})" if self.mandate else "",
        }
        return tuple(words[name] for name in words if name in self.to_confirm and words[name])
