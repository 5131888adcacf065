"""The two kinds of refusal: one sentence, or a list of every fault found."""

from collections.abc import Sequence


class WeerbaarError(Exception):
    """Raised when an officer asks something that cannot be done; its text is one Dutch sentence."""

    said: tuple[str, ...] = ()
    """Dutch sentences about what was done all the same, before or beside what could not be."""


class FaultsError(WeerbaarError):
    """Raised when input is refused as a whole; `faults` lists every fault, nothing is written."""

    def __init__(self, subject: str, faults: Sequence[str]) -> None:
        self.subject = subject
        self.faults = tuple(faults)
        super().__init__(f"{subject} is geweigerd, er is niets opgeslagen: " + "; ".join(faults))
