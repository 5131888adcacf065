"""Thousands of walks through the procedure: every fact in every letter really happened.

`make walks` takes whole cases through the register; these are letters alone, and so there are more.
"""

import random
from collections.abc import Callable, Mapping

import pytest

from models.closure.closure_views import PartyLetter
from models.law.closure.backed_sentences import PROOFS
from models.law.closure.occurrences import Occurrence
from tasks.closure.papers.party_letters import words_of
from tests.builders.letter_walks import MOST_PARTIES, WEIGHED, LetterWalk
from tests.depth import reach

WALKS = reach(3_000, 60)
IN_ONE_TEST = max(1, WALKS // 20)
KINDS = {"notice_of_intent", "decision", "warning", "penalty_order"}


def at(letter: PartyLetter, *what: Occurrence, own: bool | None = None) -> int:
    """Place of the last of these in the course, of the reader or of others; or -1."""
    places = [
        place
        for place, event in enumerate(letter.course)
        if event.what in what and (own is None or (event.party == letter.party) is own)
    ]
    return max(places, default=-1)


def spoke(letter: PartyLetter, *, own: bool) -> bool:
    """Whether the reader, or somebody else, gave a zienswijze."""
    return at(letter, Occurrence.ZIENSWIJZE_RECEIVED, own=own) >= 0


def others_of(letter: PartyLetter) -> set[int | None]:
    """Who else gave a zienswijze."""
    return {
        each.party
        for each in letter.course
        if each.what is Occurrence.ZIENSWIJZE_RECEIVED and each.party != letter.party
    }


def had_notice(letter: PartyLetter) -> bool:
    """Whether the reader was known when the notice left."""
    notice = at(letter, Occurrence.INTENT_ANNOUNCED)
    return at(letter, Occurrence.PARTY_ADDED, own=True) < notice


IN_A_DECISION: Mapping[str, Callable[[PartyLetter], bool]] = {
    "gaf u in een gesprek uw mening over mijn plan": lambda each: spoke(each, own=True),
    "Ik heb alles wat u zei meegewogen": lambda each: spoke(each, own=True),
    "Ik heb van u geen zienswijze gekregen": lambda each: (
        not spoke(each, own=True) and had_notice(each)
    ),
    "U kon vooraf geen mening geven": lambda each: (
        not spoke(each, own=True) and not had_notice(each)
    ),
    "Van iemand anders kreeg ik een zienswijze": lambda each: len(others_of(each)) == 1,
    "Van anderen kreeg ik ook zienswijzen": lambda each: len(others_of(each)) > 1,
    "maakte ik mijn voornemen bekend": lambda each: at(each, Occurrence.INTENT_ANNOUNCED) >= 0,
    "woog ik alle belangen opnieuw af": lambda each: (
        at(each, Occurrence.WEIGHED_AFTER_ZIENSWIJZE) >= 0
    ),
    "heb ik alle belangen afgewogen": lambda each: at(each, *WEIGHED) >= 0,
}
"""Read out of the words, and held against the course by another hand than that of the software."""


@pytest.mark.parametrize("first", range(0, WALKS, IN_ONE_TEST))
def test_every_fact_of_every_letter_happened(first: int) -> None:
    """No block is refused where the law lets the letter be made, and no sentence is untrue."""
    kinds = set()
    for seed in range(first, min(first + IN_ONE_TEST, WALKS)):
        for kind, letter in LetterWalk(random.Random(seed)).letters():  # noqa: S311  (no secret)
            kinds.add(kind)
            words = words_of(kind, letter)
            assert set(words.said) <= set(PROOFS), seed
            if kind in {"decision", "penalty_order"}:
                told = {phrase: phrase in words.body for phrase in IN_A_DECISION}
                true = {phrase: holds(letter) for phrase, holds in IN_A_DECISION.items()}
                assert told == true, seed
            closed = "met grote spoed" in words.body and kind == "decision"
            assert closed is ("tweede lid" in letter.urgent_ground and kind == "decision"), seed
            if closed:
                assert at(letter, Occurrence.PREMISES_CLOSED) >= 0, seed
    assert kinds


def test_the_walks_come_everywhere() -> None:
    """Each kind of letter, one to four parties, and each way of being heard or not."""
    kinds, sizes, blocks = set(), set(), set()
    for seed in range(reach(1_000, 150)):
        walk = LetterWalk(random.Random(seed))  # noqa: S311  (no secret)
        for kind, letter in walk.letters():
            kinds.add(kind)
            sizes.add(walk.parties)
            if kind == "decision":
                blocks |= set(words_of(kind, letter).said)
    assert kinds == KINDS
    assert sizes == set(range(1, MOST_PARTIES + 1))
    assert {name for name in PROOFS if name.startswith(("zienswijze", "weighed_again"))} <= blocks
