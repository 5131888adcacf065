"""How long a signal waits for discussion, and how long it is kept."""

from pydantic import Field

from models.law.policy import Policy


class SignalPolicy(Policy):
    """Own terms of the signals list; the records adviser confirms how long signals are kept."""

    review_weeks: int = Field(ge=1)
    """A signal is discussed again this long after it came in or was kept."""
    retention_months: int = Field(ge=1)
    """How long a signal is kept after it came in (selectielijst 2020: a choice to be made)."""
