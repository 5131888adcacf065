"""Of whom money can be asked: the offenders whom the order reached, before what they owe arose."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import select

from models.closure.closure import ClosureCase
from models.closure.decision import ORDER
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.money.claim import Claim
from models.closure.party import Capacity, Party
from models.closure.term import TermKind
from models.law.closure.money.claims import ClaimKind
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Of, Step, find_term, parties_of
from tasks.closure.people.reached import letters_that_reach
from tasks.register.acting import id_of
from tasks.register.references import named
from tasks.register.resources import reading


class NoOffenderError(WeerbaarError):
    """Raised when money would be asked while no offender is known."""


class UnreachedOffendersError(WeerbaarError):
    """Raised when money would be asked while the order reached none of the offenders in time."""


def offenders_of(step: Step) -> Sequence[Party]:
    """Who broke the law; refused when nobody is known."""
    found = [
        party
        for party in parties_of(step.session, step.case_id)
        if Capacity.OFFENDER in party.capacities
    ]
    if not found:
        raise NoOffenderError(
            f"Zaak {step.case.reference}: er staat geen overtreder bij de partijen; alleen een "
            f"overtreder betaalt, dus op {dutch_date(step.on)} kan dit niet."
        )
    return found


def debtors_of(step: Step, claim: Claim | None = None) -> Sequence[Party]:
    """Who owes the money: only offenders whom the order reached (Awb 3:40).

    Costs are owed by all of them jointly. A penalty is owed by the one who forfeited it, as each
    got an order of his own (Awb 5:32(1), 5:33; ECLI:NL:RBOBR:2021:6102, 14.3: each forfeits apart;
    a court sees to it that all together is not too much), and only when his own time to comply was
    over (5:32a). Before version 0.2 a penalty was one claim of all: then of each of whom that
    holds. UnreachedOffendersError when none is left.
    """
    offenders, day = offenders_of(step), _forfeited_on(claim)
    letters = letters_that_reach(step, ORDER)
    found = [
        party
        for party in offenders
        if _is_meant(party, claim)
        and party.number in letters
        and _owes(step, letters[party.number], day)
    ]
    if not found:
        late = "" if day is None else ", of niet op tijd,"
        raise UnreachedOffendersError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}', maar het besluit "
            f"heeft {_nobody(claim)}{late} bereikt; op {dutch_date(step.on)} is er niemand die "
            "betaalt (artikelen 3:40 en 3:41 Awb). Maak het besluit eerst aan een overtreder "
            "bekend."
        )
    return found


def is_of_one(claim: Claim | None) -> bool:
    """Whether one offender owes it, so that no other is left out of it."""
    return claim is not None and claim.party_number is not None


def _is_meant(party: Party, claim: Claim | None) -> bool:
    return claim is None or claim.party_number in (None, party.number)


def _nobody(claim: Claim | None) -> str:
    number = claim.party_number if claim is not None else None
    return "geen overtreder" if number is None else f"partij {number} niet"


def _forfeited_on(claim: Claim | None) -> date | None:
    """The day of the offence of a forfeited penalty; costs have none."""
    return claim.arose_on if claim is not None and claim.kind is ClaimKind.PENALTY else None


def _owes(step: Step, letters: Sequence[Dispatch], day: date | None) -> bool:
    return day is None or any(_free_until(step, letter) < day for letter in letters)


def free_until(step: Step, party: int) -> date | None:
    """The last day on which this offender forfeits nothing; None when the order reached him not."""
    letters = letters_that_reach(step, ORDER).get(party, [])
    return min((_free_until(step, letter) for letter in letters), default=None)


def _free_until(step: Step, letter: Dispatch) -> date:
    """The last day on which this addressee forfeits nothing; that of all is asked elsewhere."""
    own = find_term(step.session, step.case_id, TermKind.GRACE, Of(letter.party_number, ORDER))
    return own.last_day if own and own.starts_on > letter.sent_on else letter.sent_on


def told_left_out(
    reference: str, kind: DocumentKind, version: int, claim_number: int = 0
) -> tuple[str, ...]:
    """For who made letters about money: which offender got none, and why; else nothing."""
    with reading() as session:
        case = session.exec(select(ClosureCase).where(named(ClosureCase, reference))).one()
        claim = session.exec(
            select(Claim).where(Claim.case_id == id_of(case), Claim.number == claim_number)
        ).first()
        if is_of_one(claim):
            return ()
        made = session.exec(
            select(Document.party_number).where(
                Document.case_id == id_of(case), Document.kind == kind, Document.version == version
            )
        ).all()
        numbers = [
            party.number
            for party in parties_of(session, id_of(case))
            if Capacity.OFFENDER in party.capacities and party.number not in made
        ]
    return tuple(
        f"{words_left_out([number])} Maak het eerst aan haar bekend." for number in numbers
    )


def words_left_out(numbers: Sequence[int]) -> str:
    """Why these offenders are not asked."""
    who = join_dutch([str(number) for number in numbers])
    return (
        f"Partij {who} is overtreder, maar krijgt geen brief en betaalt niet mee, want het besluit "
        "heeft haar niet of niet op tijd bereikt."
    )
