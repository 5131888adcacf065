"""Papers for many parties and letterboxes take long to make: it is told how far that is."""

from pathlib import Path

from models.common.progress import listening
from tests.builders.case_states import walk_at

Heard = tuple[str, int, int | None]


def test_the_letters_to_the_parties_are_counted(register: Path) -> None:
    """After each of the two parties."""
    walk = walk_at(register, "assessed")
    heard: list[Heard] = []
    with listening(lambda *said: heard.append(said)):
        walk.prepare_intent()
    assert heard == [("Brieven maken", 1, 2), ("Brieven maken", 2, 2)]


def test_public_documents_are_counted_as_made_and_as_searched(register: Path) -> None:
    """Each kind, the files of letters inside it, and the search of every file for a person."""
    walk = walk_at(register, "decision announced")
    heard: list[Heard] = []
    with listening(lambda *said: heard.append(said)):
        walk.communicate()
    ends = {what: total for what, done, total in heard if done == total}
    assert list(ends) == [
        "Bewonersbrieven maken",
        "Communicatie opmaken",
        "Stukken op persoonsgegevens nakijken",
    ]
    assert all(total for total in ends.values())
