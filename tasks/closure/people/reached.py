"""Whom a decision reached: it works for nobody before it is made known (Awb 3:40, 3:41)."""

from models.closure.decision import ORDER
from models.closure.document import Dispatch
from models.law.closure.addressees import is_served
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step, parties_of
from tasks.closure.people.sendings import decision_of, sendings_of


class UnknownOrderError(WeerbaarError):
    """Raised when premises would be closed on an order that was made known to nobody."""


def letters_that_reach(step: Step, decision: int) -> dict[int, list[Dispatch]]:
    """Of each party that there still is: the letters that count as making it known to him.

    Of each addressee the newest letter counts; one to who acts for somebody reaches that person
    too (Awb 2:1).
    """
    newest = {one.party_number: one for one in sendings_of(step, decision)}
    found: dict[int, list[Dispatch]] = {}
    for party in parties_of(step.session, step.case_id):
        letter = newest.get(party.number)
        if letter is not None and is_served(letter.cause):
            for number in (party.number, *party.acts_for):
                found.setdefault(number, []).append(letter)
    return found


def refuse_unknown_order(step: Step) -> None:
    """Refuse to close on an order that reached nobody; of art. 5:31(2) there is no order yet."""
    if decision_of(step, ORDER) is not None and not letters_that_reach(step, ORDER):
        raise UnknownOrderError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}', maar het besluit "
            f"heeft nog niemand bereikt; sluiten op {dutch_date(step.on)} kan pas als het aan een "
            "partij is bekendgemaakt (artikelen 3:40 en 3:41 Awb)."
        )
