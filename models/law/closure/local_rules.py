"""What a letter of a closure names that differs by municipality: court, APV and mandate."""

from datetime import date
from typing import Self

from pydantic import Field, field_validator, model_validator

from models.law.common.iban import in_fours, is_iban
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
    """IBAN on which the municipality is paid; while it is empty, who must pay gets only drafts."""
    mandate: Mandate | None = None
    """None: the mayor signs."""
    objection_mandate: Mandate | None = None
    """Of a decision on objection, for which the other mandate does not hold; None: the mayor."""

    @field_validator("bank_account")
    @classmethod
    def _is_an_account(cls, value: str) -> str:
        if value and not is_iban(value):
            raise PolicyRuleError("dit rekeningnummer klopt niet: kijk de cijfers na")
        return value

    @model_validator(mode="after")
    def _is_mandated_from_its_first_day(self) -> Self:
        for mandate in (self.mandate, self.objection_mandate):
            if mandate is not None and mandate.since > self.valid_from:
                raise PolicyRuleError(
                    "het mandaat begint na de eerste dag van dit deel; maak er een nieuw deel van"
                )
        return self

    @model_validator(mode="after")
    def _does_not_judge_itself(self) -> Self:
        if (
            self.mandate is not None
            and self.objection_mandate is not None
            and self.mandate.signed_by.casefold() == self.objection_mandate.signed_by.casefold()
        ):
            raise PolicyRuleError(
                "wie besluiten neemt in mandaat, krijgt geen mandaat om op het bezwaar te "
                "beslissen (artikel 10:3, derde lid, Awb); noem een andere functie"
            )
        return self

    @property
    def on_objection(self) -> Self:
        """The same rules with who signs a decision on objection (Awb 10:3(3))."""
        return self.model_copy(update={"mandate": self.objection_mandate})

    @property
    def account_in_words(self) -> str:
        """The account number in groups of four, as a letter prints it."""
        return in_fours(self.bank_account)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What a letter prints and a lawyer must still confirm, in Dutch words."""
        words = {
            "court": f"de rechtbank ({self.court.name})",
            "apv": f"artikel {self.apv.no_entry} van de APV",
            "mandate": f"het mandaat ({self.mandate.decision})" if self.mandate else "",
            "objection_mandate": (
                f"het mandaat voor bezwaar ({self.objection_mandate.decision})"
                if self.objection_mandate
                else ""
            ),
        }
        return tuple(words[name] for name in words if name in self.to_confirm and words[name])
