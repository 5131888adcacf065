"""The letters about a deferral of payment: from frozen values to a finished PDF."""

from models.closure.money.money_views import DeferralChangeLetter, DeferralLetter
from tasks.closure.letters.says import Says
from tasks.closure.papers.party_letters import for_party
from tasks.closure.papers.titled_letter import Wording, titled_letter
from tasks.documents.rendering import RenderedFile


def deferral_letter(letter: DeferralLetter) -> RenderedFile:
    """Until when, in which parts, and what the offender can do about it."""
    wording = Wording(
        template="deferral",
        name=f"uitstel-van-betaling-vordering-{letter.claim}-partij-{letter.party}.pdf",
        copies="_money_copies",
        explanations={"objection_explanation": for_party(letter.objection_term.explanation)},
        columns={3: (20, 50, 30)},
    )
    return titled_letter(letter, Says(letter.reference, letter.course, letter.party), wording)


def deferral_change_letter(letter: DeferralChangeLetter) -> RenderedFile:
    """That a deferral ends or changes, why, what to pay when, and what can be done about it."""
    wording = Wording(
        template="deferral_change",
        name=f"wijziging-uitstel-vordering-{letter.claim}-partij-{letter.party}.pdf",
        copies="_money_copies",
        explanations={"objection_explanation": for_party(letter.objection_term.explanation)},
        columns={3: (20, 50, 30)},
    )
    return titled_letter(letter, Says(letter.reference, letter.course, letter.party), wording)
