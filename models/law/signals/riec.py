"""What the RIEC is told of a signal, and what it may tell back: no more than is needed.

Source: AVG art. 5(1)(c); no public model of the form was found (docs/facts.md 3.5), so that each
choice is [own] and for the privacy officer.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from models.law.common.labelled import Labelled


class SignalFact(StrEnum):
    """One thing that the register knows of a signal."""

    REFERENCE = "reference"
    RECEIVED_ON = "received_on"
    RECEIVED_TIME = "received_time"
    THEME = "theme"
    URGENCY = "urgency"
    PLACE = "place"
    KVK_NUMBER = "kvk_number"
    TRADE_NAME = "trade_name"
    LABEL = "label"
    FACTS = "facts"
    ENRICHMENTS = "enrichments"
    ENRICHMENT_GROUNDS = "enrichment_grounds"
    RELIABILITY = "reliability"
    LEGAL_GROUND = "legal_ground"
    SOURCE = "source"
    SOURCE_NUMBER = "source_number"
    INTERPRETATION = "interpretation"
    REPORTER = "reporter"
    ASSESSMENT = "assessment"
    OWNER = "owner"
    VISIT = "visit"
    CASE = "case"
    ANSWER = "answer"
    DECISIONS = "decisions"


FORM_FACTS: Mapping[SignalFact, str] = MappingProxyType(
    {
        SignalFact.REFERENCE: "Nummer",
        SignalFact.RECEIVED_ON: "Ontvangen op",
        SignalFact.THEME: "Thema",
        SignalFact.URGENCY: "Urgentie",
        SignalFact.PLACE: "Plek",
        SignalFact.KVK_NUMBER: "KVK-nummer",
        SignalFact.FACTS: "Feiten",
        SignalFact.LEGAL_GROUND: "Grondslag",
        SignalFact.RELIABILITY: "Betrouwbaarheid",
        SignalFact.ENRICHMENTS: "Aanvullingen",
        SignalFact.ENRICHMENT_GROUNDS: "Grondslag daarvan",
    }
)
"""What the form holds, with its Dutch title.

Who reported and how, what one thinks of it, who handles it and what else the municipality does
about it stay with the municipality.
"""


def facts_on_form(values: Mapping[SignalFact, str]) -> tuple[tuple[str, str], ...]:
    """Title and text of each fact that the form holds, in its order; empty facts are left out."""
    return tuple((title, values[fact]) for fact, title in FORM_FACTS.items() if values.get(fact))


class RiecOutcome(Labelled):
    """What came back: an outcome, never data."""

    NOT_TAKEN_UP = "not_taken_up", "niet in behandeling genomen"
    TAKEN_UP = "taken_up", "in behandeling genomen"
    INTERVENTION = "intervention", "interventie afgesproken"
    RETURNED = "returned", "terug naar de gemeente"
