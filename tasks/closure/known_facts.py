"""Facts of a case that somebody may not know yet; what needs one waits until it is known."""

from models.common.premises import Premises
from models.law.closure.letter_clearance import tells_of_a_person
from models.law.closure.matrix import SanctionMatrix
from models.law.closure.procedure import Urgency
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.premises_kinds import PremisesKind
from tasks.closure.case_step import Step
from tasks.closure.changes.change_guard import refuse_names

WHY = "Reden van de spoed"
TELL_IT_ANEW = (
    "elke partij leest dit; leg het politierapport opnieuw vast, met een andere reden en "
    '"verbetering"'
)


class UnknownFactError(WeerbaarError):
    """Raised when a step needs a fact that the register holds as unknown."""


def _unknown(step: Step, what: str) -> UnknownFactError:
    return UnknownFactError(
        f"Zaak {step.case.reference} ({step.case.status.label}): {what}, is onbekend en hiervoor "
        'nodig; ga het na en leg het politierapport opnieuw vast, met "verbetering".'
    )


def is_inhabited(step: Step, premises: Premises) -> bool:
    """Whether somebody lives in the premises of the case, or UnknownFactError."""
    if premises.inhabited is None:
        raise _unknown(step, "of het pand bewoond is")
    return premises.inhabited


def is_inhabited_dwelling(step: Step, premises: Premises) -> bool:
    """Whether it is a dwelling where somebody lives; of other premises nobody needs to know."""
    return premises.kind is PremisesKind.DWELLING and is_inhabited(step, premises)


def with_other_offences(step: Step, matrix: SanctionMatrix) -> bool:
    """Whether other offences go with it, or UnknownFactError where the matrix asks for it."""
    known = step.case.with_other_offences
    if known is None and matrix.other_offences_steps:
        raise _unknown(step, "of er andere overtredingen bij zijn")
    return bool(known)


def require_urgency_explained(step: Step) -> None:
    """Refuse an urgent decision without its own reason why nothing could wait (Awb 3:46, 5:31)."""
    if step.case.urgency is Urgency.NONE:
        return
    reason = step.case.urgency_reason
    if reason is None:
        raise _unknown(step, "waarom er spoed is (artikel 5:31 Awb)")
    refuse_names(step, {WHY: reason}, "Het besluit")
    word = tells_of_a_person(reason)
    if word:
        raise FaultsError(
            f"Het besluit in zaak {step.case.reference}",
            [f"{WHY}: dit lijkt iets persoonlijks te vertellen ('{word}'); {TELL_IT_ANEW}"],
        )


def require_owner_known(step: Step) -> None:
    """Refuse a closing decision while nobody knows whether a housing corporation must hear."""
    if step.case.of_housing_corporation is None:
        raise _unknown(step, "of het pand van een woningcorporatie is")
