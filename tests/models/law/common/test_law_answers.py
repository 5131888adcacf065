"""What is stored of a fact, and the answer that it stands for."""

import pytest

from models.law.common.answers import Answer
from models.law.common.errors import FaultsError


@pytest.mark.parametrize(
    ("stored", "answer"), [(True, Answer.YES), (False, Answer.NO), (None, Answer.UNKNOWN)]
)
def test_an_answer_comes_back_as_it_was_stored(
    stored: bool | None,  # noqa: FBT001  (what is stored, not a switch)
    answer: Answer,
) -> None:
    """Nothing stored is not no."""
    assert Answer.of(stored) is answer
    assert answer.known is stored


def test_a_refusal_of_a_whole_keeps_each_fault_apart() -> None:
    """One sentence for people, and the faults one by one for a page or a test."""
    refused = FaultsError("Het formulier", ["Naam: vul in", "Dag: vul in"])
    assert (refused.subject, refused.faults) == ("Het formulier", ("Naam: vul in", "Dag: vul in"))
    assert str(refused) == (
        "Het formulier is geweigerd, er is niets opgeslagen: Naam: vul in; Dag: vul in"
    )
