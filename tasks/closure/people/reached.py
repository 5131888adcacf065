"""Whom a decision reached: it works for nobody before it is made known (Awb 3:40, 3:41)."""

from models.law.closure.addressees import is_served
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step, parties_of
from tasks.closure.people.sendings import ORDER, decision_of, sendings_of


class UnknownOrderError(WeerbaarError):
    """Raised when premises would be closed on an order that was made known to nobody."""


def reached_parties(step: Step, decision: int) -> frozenset[int]:
    """Numbers of the parties, of those there still are, whom the newest letter to them reached."""
    newest = {one.party_number: one.cause for one in sendings_of(step, decision)}
    return frozenset(
        party.number
        for party in parties_of(step.session, step.case_id)
        if party.number in newest and is_served(newest[party.number])
    )


def refuse_unknown_order(step: Step) -> None:
    """Refuse to close on an order that reached nobody; of art. 5:31(2) there is no order yet."""
    if decision_of(step, ORDER) is not None and not reached_parties(step, ORDER):
        raise UnknownOrderError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}', maar het besluit "
            f"heeft nog niemand bereikt; sluiten op {dutch_date(step.on)} kan pas als het aan een "
            "partij is bekendgemaakt (artikelen 3:40 en 3:41 Awb)."
        )
