"""The letters while an objection runs: from values to a finished PDF."""

from models.closure.letter_views import Invitation, TrackLetter
from tasks.closure.letters.says import Says
from tasks.closure.papers.titled_letter import Wording, titled_letter
from tasks.documents.rendering import RenderedFile


def track_letter(letter: TrackLetter, step_number: int, number: int) -> RenderedFile:
    """Receipt, what is missing, invitation or postponement; `number` is that of the addressee."""
    wording = Wording(
        template="hearing_invitation" if isinstance(letter, Invitation) else "track_letter",
        name=f"bezwaar-{letter.number}-stap-{step_number}-aan-{number}.pdf",
        copies="" if isinstance(letter, Invitation) else "_track_letter_copies",
    )
    return titled_letter(letter, Says(letter.reference, letter.course, letter.party), wording)
