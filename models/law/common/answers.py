"""Yes, no, or not known: the answer to a question of fact, which nobody may assume."""

from typing import Self

from models.law.common.labelled import Labelled


class Answer(Labelled):
    """What is known of a fact; "unknown" is an answer too, and stops what needs the fact."""

    YES = "yes", "ja"
    NO = "no", "nee"
    UNKNOWN = "unknown", "onbekend"

    @property
    def known(self) -> bool | None:
        """True or False, and None for what is not known: as it is stored."""
        return None if self is Answer.UNKNOWN else self is Answer.YES

    @classmethod
    def of(cls, known: bool | None) -> Self:  # noqa: FBT001  (what is stored, not a switch)
        """The answer of what is stored."""
        if known is None:
            return cls("unknown")
        return cls("yes") if known else cls("no")
