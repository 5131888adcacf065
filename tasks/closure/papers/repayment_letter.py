"""The letter about paying back what was paid too much: from frozen values to a finished PDF."""

from models.closure.money.repayment_views import RepaymentLetter
from tasks.closure.letters.says import Says
from tasks.closure.papers.party_letters import for_party
from tasks.closure.papers.titled_letter import Wording, titled_letter
from tasks.documents.rendering import RenderedFile


def repayment_letter(letter: RepaymentLetter, number: int) -> RenderedFile:
    """How much goes back, with which interest, and when; `number` is that of the addressee."""
    wording = Wording(
        template="repayment_decision",
        name=f"terugbetaling-vordering-{letter.claim}-partij-{number}.pdf",
        copies="_repayment_decision_copies",
        explanations={
            "objection_explanation": for_party(letter.objection_term.explanation),
            "payment_explanation": for_party(letter.pay_until.explanation),
        },
        columns={2: (70, 30), 4: (27, 27, 26, 20)},
    )
    return titled_letter(letter, Says(letter.reference, letter.course, letter.party), wording)
