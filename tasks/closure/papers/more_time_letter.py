"""The letter that a party has more time for its zienswijze: from values to a finished PDF."""

from models.closure.letter_views import MoreTimeLetter
from tasks.closure.letters.says import Says
from tasks.closure.papers.titled_letter import Wording, titled_letter
from tasks.documents.rendering import RenderedFile


def more_time_letter(letter: MoreTimeLetter, number: int) -> RenderedFile:
    """Until when, why, and how to respond; `number` is that of the addressee."""
    wording = Wording(
        template="more_time",
        name=f"meer-tijd-partij-{letter.party}-aan-{number}.pdf",
        copies="_more_time_copies",
    )
    return titled_letter(letter, Says(letter.reference, letter.course, letter.party), wording)
