"""The letter of rectification: from frozen values to a finished PDF."""

from models.closure.rectification_letter import RectificationLetter
from tasks.closure.letters.says import Says
from tasks.closure.papers.titled_letter import Wording, titled_letter
from tasks.documents.rendering import RenderedFile


def rectification(letter: RectificationLetter, number: int) -> RenderedFile:
    """What was wrong in which letter, and what that means; `number` is the party's number."""
    wording = Wording(template="rectification", name=f"rectificatie-partij-{number}.pdf")
    return titled_letter(letter, Says(letter.reference, letter.course, letter.party), wording)
