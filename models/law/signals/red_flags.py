"""By what somebody can recognise undermining crime: what the reporting desk asks."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Self

from pydantic import Field, model_validator

from models.law.common.policy import Frozen, Policy, PolicyRuleError
from models.law.common.signal_themes import SignalTheme


class RedFlag(Frozen):
    """One thing that can be ticked."""

    key: str = Field(pattern=r"^[a-z][a-z_]{1,39}$")
    label: str = Field(min_length=3, max_length=100)


class FlagGroup(Frozen):
    """What belongs together, and the theme of which it is a sign."""

    theme: SignalTheme
    label: str = Field(min_length=3, max_length=80)
    flags: tuple[RedFlag, ...] = Field(min_length=1)


class RedFlags(Policy):
    """One version of the checklist."""

    legal_ground: str = Field(min_length=3, max_length=120)
    """On which ground a report at the desk is recorded."""
    groups: tuple[FlagGroup, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _named_once(self) -> Self:
        keys = [flag.key for group in self.groups for flag in group.flags]
        if len(set(keys)) < len(keys):
            raise PolicyRuleError("een kenmerk staat er twee keer in")
        return self

    def labels_of(self, keys: Collection[str]) -> Sequence[str]:
        """The words of what was ticked, in the order of the list; an unknown key has none."""
        return [flag.label for group in self.groups for flag in group.flags if flag.key in keys]

    def theme_of(self, keys: Collection[str]) -> SignalTheme:
        """The theme of which most was ticked, of several the first; ValueError when nothing was."""
        counted = Counter(
            group.theme for group in self.groups for flag in group.flags if flag.key in keys
        )
        if not counted:
            raise ValueError("nothing was ticked")
        return counted.most_common(1)[0][0]
