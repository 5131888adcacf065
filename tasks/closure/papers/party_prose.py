"""The weighing as a lawyer writes it: what was found, and in the same breath what it weighs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.closure.closure_views import WeighedFactor
from models.law.common.dutch import join_dutch

STRENGTHS = {
    "zwaar": "weegt zwaar",
    "telt zwaar": "weegt zwaar",
    "zeer zwaar": "weegt zeer zwaar",
    "licht": "weegt licht",
    "beperkt": "weegt maar beperkt",
}
DIRECTIONS = ("voor ", "tegen ")
NEUTRAL = "neutraal"
_OF_A_PARTY = re.compile(r"\bpartij (\d+)\b", re.IGNORECASE)
ENDS = (".", "!", "?")


@dataclass(frozen=True)
class Told:
    """One answer of the weighing as one paragraph."""

    code: str
    words: str


def told(factor: WeighedFactor) -> Told:
    """The finding, with its weight woven in."""
    return Told(factor.code, f"{finished(factor.finding)} {woven(factor.weight)}")


def finished(text: str) -> str:
    """The text with a full stop, unless it has its own end."""
    return text if text.endswith(ENDS) else f"{text}."


def woven(weight: str) -> str:
    """The weight as a sentence, so that it can follow the finding.

    "zwaar, voor sluiten" becomes "Dit weegt zwaar en pleit voor sluiten."

    A weight that was written as a sentence is left as it is.
    """
    if weight[:1].isupper() and weight.endswith(ENDS):
        return weight
    words = weight.rstrip(".").strip()
    if words.casefold() == NEUTRAL:
        return "Dit pleit niet voor en niet tegen."
    parts = [_part(part.strip()) for part in words.split(",")]
    if all(parts):
        return f"Dit {join_dutch(parts)}."
    return f"Ik weeg dit zo: {words}."


def _part(words: str) -> str:
    """A word of weight as what follows "Dit"; empty when it is none of ours."""
    if words.casefold() in STRENGTHS:
        return STRENGTHS[words.casefold()]
    if words.casefold().startswith(DIRECTIONS):
        return f"pleit {words[:1].lower()}{words[1:]}"
    return ""


def sources(factors: Iterable[WeighedFactor], reader: int) -> str:
    """The papers that were used, each once, in the order of the weighing.

    A paper that is called after another party is left out: its name tells who gave it.
    """
    papers = dict.fromkeys(factor.source_document for factor in factors)
    return join_dutch([paper for paper in papers if _may_be_named(paper, reader)])


def _may_be_named(paper: str, reader: int) -> bool:
    return all(int(number) == reader for number in _OF_A_PARTY.findall(paper))
