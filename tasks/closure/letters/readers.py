"""Which answers of the weighing stand in whose letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.closure.party import Party, Weighing
from models.law.closure.letter_clearance import (
    AMOUNT,
    COSTS,
    COUNTER_EVIDENCE,
    DEVIATION,
    LIVES_WITH_IT,
    PERSONAL,
    ZIENSWIJZE,
    may_read,
    tells_of_a_person,
)
from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError
from tasks.closure.case_step import Step
from tasks.closure.site.places import lines_of

TOLD_APART = frozenset({ZIENSWIJZE, COUNTER_EVIDENCE, COSTS})
"""What a letter has its own words for when it is about another: he spoke, or he does not pay."""


@dataclass(frozen=True)
class Readers:
    """The answers of a case, each with the party that it is about."""

    answers: tuple[tuple[Weighing, int], ...]

    def for_parties(self, parties: Sequence[Party]) -> list[Weighing]:
        """What these parties, who read one letter, may read."""
        return [row for row, about in self.answers if self._read(parties, row.factor, about)]

    def is_withheld_from(self, parties: Sequence[Party]) -> bool:
        """Whether their letter leaves out circumstances of others."""
        return any(
            not self._read(parties, row.factor, about)
            for row, about in self.answers
            if row.factor not in TOLD_APART
        )

    @staticmethod
    def _read(parties: Sequence[Party], subject: str, about: int) -> bool:
        return any(
            may_read(subject, party.capacities, about=about, reader=party.number)
            for party in parties
        )


def readers_of(step: Step, rows: Sequence[Weighing], parties: Sequence[Party]) -> Readers:
    """Who may read which answer, or FaultsError when the file does not say whom it is about."""
    candidates = _candidates(step, parties)
    faults = [fault for row in rows if not row.about and (fault := _fault(row, candidates))]
    if faults:
        raise FaultsError(f"De brief van {step.case.reference}", faults)
    sole = candidates[0].number if len(candidates) == 1 else 0
    return Readers(
        tuple((row, row.about or (sole if row.factor in PERSONAL else 0)) for row in rows)
    )


def _candidates(step: Step, parties: Sequence[Party]) -> Sequence[Party]:
    """Of whom personal circumstances are weighed when an answer does not say of whom."""
    here = lines_of(step.session, step.case)
    living = [
        party
        for party in parties
        if not LIVES_WITH_IT.isdisjoint(party.capacities)
        or (party.reachable_street in here and not party.acts_only_for_others)
    ]
    return living or (parties if len(parties) == 1 else [])


def _fault(row: Weighing, candidates: Sequence[Party]) -> str:
    if row.factor in PERSONAL and len(candidates) > 1:
        numbers = join_dutch([str(party.number) for party in candidates])
        return (
            f"factor {row.factor} gaat over een persoon, en dat kan partij {numbers} zijn; zet in "
            "de weging in de kolom partij over wie elke rij gaat"
        )
    word = tells_of_a_person(row.finding) if row.factor in (DEVIATION, AMOUNT) else ""
    if word:
        return (
            f"de reden bij {row.factor} lijkt iets persoonlijks te vertellen ('{word}'); zet in de "
            "weging in de kolom partij over wie het gaat, dan leest alleen die partij het"
        )
    return ""
