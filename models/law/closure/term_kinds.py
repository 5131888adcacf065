"""The terms of a closure, and their Dutch words."""

from enum import StrEnum


class TermKind(StrEnum):
    """Which term of the procedure."""

    ZIENSWIJZE = "zienswijze"
    GRACE = "grace"
    OBJECTION = "objection"
    DECISION_ON_OBJECTION = "decision_on_objection"
    LAND_REGISTRATION = "land_registration"
    LAND_DEREGISTRATION = "land_deregistration"
    CLOSURE = "closure"
    REOPENING_DECISION = "reopening_decision"
    SECOND_WEIGHING = "second_weighing"
    REVIEW = "review"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _TERM_LABELS[self]


_TERM_LABELS = {
    TermKind.ZIENSWIJZE: "zienswijze",
    TermKind.GRACE: "begunstigingstermijn",
    TermKind.OBJECTION: "bezwaar",
    TermKind.DECISION_ON_OBJECTION: "beslissing op bezwaar",
    TermKind.LAND_REGISTRATION: "inschrijving Wkpb",
    TermKind.LAND_DEREGISTRATION: "doorhaling Wkpb",
    TermKind.CLOSURE: "duur van de sluiting",
    TermKind.REOPENING_DECISION: "beslissing op verzoek tot heropening",
    TermKind.SECOND_WEIGHING: "tweede belangenafweging",
    TermKind.REVIEW: "ambtshalve heroverweging",
}
