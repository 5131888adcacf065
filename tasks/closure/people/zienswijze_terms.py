"""Until when each party may give its zienswijze: as the notice says, or a later day of its own.

Its own day is later because it asked for more time, or got its notice later than the others.
"""

from collections.abc import Sequence
from datetime import date

from sqlmodel import col, select

from models.closure.party import Party
from models.closure.term import Term, TermKind
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Of, Step, find_term, parties_of


class OwnZienswijzeTermError(WeerbaarError):
    """Raised when something would be decided while a party may still speak, by its own term."""


def term_of_party(step: Step, party: int) -> Term | None:
    """Its own later term when that runs, else that of the notice; None before the notice left."""
    own = find_term(step.session, step.case_id, TermKind.ZIENSWIJZE, Of(party=party))
    if own is not None and own.met_on is None:
        return own
    return find_term(step.session, step.case_id, TermKind.ZIENSWIJZE)


def last_day_to_speak(step: Step) -> date | None:
    """The last day on which a party that did not speak yet may do so; None before the notice.

    Where all have spoken it is the last day of the notice.
    """
    noticed = find_term(step.session, step.case_id, TermKind.ZIENSWIJZE)
    if noticed is None:
        return None
    terms = (term_of_party(step, party.number) for party in silent_parties(step))
    return max((term.last_day for term in terms if term is not None), default=noticed.last_day)


def silent_parties(step: Step) -> list[Party]:
    """Who may still speak up; who only acts for others speaks for those who did not yet."""
    parties = parties_of(step.session, step.case_id)
    spoke = {party.number for party in parties if party.zienswijze_received_on is not None}
    return [
        party
        for party in parties
        if not spoke.issuperset(party.acts_for if party.acts_only_for_others else {party.number})
    ]


def refuse_while_one_may_speak(step: Step, what: str) -> None:
    """Refuse it while the own term of a party runs; `what` is that, such as "besluiten"."""
    for party in silent_parties(step):
        term = term_of_party(step, party.number)
        is_own = term is not None and term.party_number is not None
        if term and is_own and step.on <= term.last_day:
            raise OwnZienswijzeTermError(
                f"Zaak {step.case.reference} staat op '{step.case.status.label}': partij "
                f"{party.number} kan haar zienswijze geven tot en met {dutch_date(term.last_day)}; "
                f"{what} op {dutch_date(step.on)} is te vroeg."
            )


def meet_zienswijze_terms(step: Step) -> None:
    """Nobody waits for a zienswijze any more."""
    for term in _running(step):
        step.meet_term(TermKind.ZIENSWIJZE, Of(party=term.party_number))


def _running(step: Step) -> Sequence[Term]:
    return step.session.exec(
        select(Term)
        .where(
            Term.case_id == step.case_id,
            Term.kind == TermKind.ZIENSWIJZE,
            col(Term.met_on).is_(None),
        )
        .order_by(col(Term.number))
    ).all()
