"""The letter that goes with a later decision to one party: from frozen values to a finished PDF."""

from models.closure.remedy_views import LaterLetter
from tasks.closure.letters.says import Says
from tasks.closure.papers.party_letters import for_party
from tasks.closure.papers.titled_letter import Wording, titled_letter
from tasks.documents.rendering import RenderedFile


def later_letter(letter: LaterLetter, decision: int) -> RenderedFile:
    """Which decision it is and which days are his own; `decision` is its number in the case."""
    payment = letter.payment_term
    wording = Wording(
        template="later_warning" if letter.is_warning else "later_letter",
        name=f"besluit-{decision}-partij-{letter.party}-nader.pdf",
        explanations={
            "remedy_explanation": for_party(letter.remedy_term.explanation),
            "payment_explanation": for_party(payment.explanation) if payment else "",
        },
    )
    return titled_letter(letter, Says(letter.reference, letter.course, letter.party), wording)
