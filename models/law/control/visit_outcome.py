"""What a visit can give: the kinds of finding and of follow-up, dated, with their Dutch words."""

from typing import NamedTuple, Self

from pydantic import Field, model_validator

from models.law.common.policy import Frozen, Policy, PolicyRuleError
from models.law.control.round_clearance import Participant, as_participant


class OutcomeKind(Frozen):
    """One kind, by its key in forms and its words for people."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")
    label: str = Field(min_length=1, max_length=60)
    """Dutch."""


class OutcomePolicy(Policy):
    """One version of both lists; the yearly evaluation counts by key."""

    findings: tuple[OutcomeKind, ...] = Field(min_length=1)
    follow_ups: tuple[OutcomeKind, ...] = Field(min_length=1)
    owners: tuple[str, ...] = Field(min_length=1)
    """Functions and organisations that can do a follow-up, beside the partners."""

    @model_validator(mode="after")
    def _each_kind_once(self) -> Self:
        for kinds in (self.findings, self.follow_ups):
            for words in ([kind.key for kind in kinds], [kind.label for kind in kinds]):
                if len(set(words)) != len(words):
                    raise PolicyRuleError("een soort staat er twee keer")
        return self

    @property
    def finding_labels(self) -> dict[str, str]:
        """The words of each kind of finding, by key."""
        return {kind.key: kind.label for kind in self.findings}

    @property
    def follow_up_labels(self) -> dict[str, str]:
        """The words of each kind of follow-up, by key."""
        return {kind.key: kind.label for kind in self.follow_ups}


class Found(NamedTuple):
    """That one participant found something of a kind."""

    participant: Participant
    kind: str

    @classmethod
    def of(cls, code: str) -> Self:
        """From the code of a form: "police:drugs"."""
        participant, _, kind = code.partition(":")
        return cls(as_participant(participant), kind)

    @property
    def code(self) -> str:
        """As a form writes it."""
        return f"{self.participant}:{self.kind}"
