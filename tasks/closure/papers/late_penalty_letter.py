"""The letters of a penalty for deciding late: from frozen values to a finished PDF."""

from models.closure.document import DocumentKind
from models.closure.late.late_views import LateLetter, LatePenaltyLetter, NoLatePenaltyLetter
from tasks.closure.letters.says import Says
from tasks.closure.papers.party_letters import for_party
from tasks.closure.papers.titled_letter import Wording, titled_letter
from tasks.documents.rendering import RenderedFile

KIND = DocumentKind.LATE_PENALTY


def late_penalty_letter(letter: LatePenaltyLetter, number: int) -> RenderedFile:
    """How much, why, when it is paid, and what can be done; `number` is that of the addressee."""
    wording = Wording(
        template="late_penalty",
        name=f"dwangsom-te-laat-partij-{number}.pdf",
        copies="_late_penalty_copies",
        explanations={
            **_objection(letter),
            "payment_explanation": for_party(letter.payment_term.explanation),
        },
        columns={3: (40, 30, 30)},
    )
    return titled_letter(letter, Says(letter.reference, letter.course, letter.party), wording)


def no_late_penalty_letter(letter: NoLatePenaltyLetter, number: int) -> RenderedFile:
    """That nothing is owed, why, and what can be done; `number` is that of the addressee."""
    wording = Wording(
        template="no_late_penalty",
        name=f"geen-dwangsom-te-laat-partij-{number}.pdf",
        copies="_no_late_penalty_copies",
        explanations=_objection(letter),
    )
    return titled_letter(letter, Says(letter.reference, letter.course, letter.party), wording)


def _objection(letter: LateLetter) -> dict[str, str]:
    return {"objection_explanation": for_party(letter.objection_term.explanation)}
