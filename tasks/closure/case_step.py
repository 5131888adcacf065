"""What every step of a case shares: find it, check who acts and when, write what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from models.closure.case_event import CaseEvent
from models.closure.closure import ClosureCase, Finding
from models.closure.party import Party
from models.closure.term import Term, TermKind
from models.common.history import Event, EventKind
from models.common.municipality import Municipality
from models.common.premises import Address, Premises
from models.law.closure.occurrences import Occurrence, require_occurrence
from models.law.closure.procedure import CaseStatus
from models.law.closure.term_kinds import only, whose
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import TermResult
from tasks.register.acting import acting_officer, id_of, refuse_future
from tasks.register.references import named
from tasks.register.taken_step import TakenStep

Numbered = TypeVar("Numbered", Event, CaseEvent, Term)
NOW_IS = "De zaak is nu: {}."
"""How the history tells where a case came to stand, by the words of its state."""


class UnknownCaseError(WeerbaarError):
    """Raised when no case has the given reference."""


class UnknownPartyError(WeerbaarError):
    """Raised when a case has no party with the given number, or has withdrawn it."""


class OrderOfDaysError(WeerbaarError):
    """Raised when a step is recorded for a day before the step that it follows."""


@dataclass(frozen=True)
class Of:
    """Whose term it is, of which decision, track or claim; None: it runs for the whole case."""

    party: int | None = None
    decision: int | None = None
    track: int | None = None
    """Key of the track, such as the objection on which must be decided."""
    claim: int | None = None


ALL = Of()


@dataclass(frozen=True)
class Step(TakenStep):
    """One step of a case being taken, with the case under lock."""

    case: ClosureCase

    @property
    def chain(self) -> str:
        """The history of the case."""
        return self.case.reference

    @property
    def case_id(self) -> int:
        """The id of the case, which a stored row always has."""
        return id_of(self.case)

    def move_to(self, wanted: CaseStatus, rule: str) -> None:
        """Make the transition and write it down."""
        self._refuse_going_back(wanted)
        self.case.move_to(wanted, self.on)
        self.record(EventKind.TRANSITION, NOW_IS.format(wanted.label), rule)

    def _refuse_going_back(self, wanted: CaseStatus) -> None:
        """A step cannot be older than the one before; only a zienswijze may be told of later."""
        last = self.session.exec(
            select(Event)
            .where(Event.chain == self.case.reference, Event.kind == EventKind.TRANSITION)
            .order_by(col(Event.number).desc())
            .limit(1)
        ).first()
        if last is not None and self.on < last.on and wanted is not CaseStatus.ZIENSWIJZE_RECEIVED:
            raise OrderOfDaysError(
                f"Zaak {self.case.reference} staat sinds {dutch_date(last.on)} op "
                f"'{self.case.status.label}'; {dutch_date(self.on)} ligt daarvoor."
            )

    def happened(
        self,
        what: Occurrence,
        *,
        party: int | None = None,
        decision: int | None = None,
        track: int | None = None,
    ) -> CaseEvent:
        """Keep that it happened, tied to the newest event of the history, or refuse it here.

        A sentence of a letter rests on it. Call it after the step has written what it did.
        """
        require_occurrence(self.case.reference, what, self.case.status, self.on)
        self.session.flush()
        told = _newest(self.session, Event, Event.chain == self.case.reference)
        last = _newest(self.session, CaseEvent, CaseEvent.case_id == self.case_id)
        event = CaseEvent(
            case_id=self.case_id,
            number=last.number + 1 if last else 1,
            what=what,
            on=self.on,
            party_number=party,
            decision_number=decision,
            track_id=track,
            event_number=told.number if told else None,
        )
        self.session.add(event)
        self.session.flush()
        return event

    def start_term(self, kind: TermKind, result: TermResult, rule: str, of: Of = ALL) -> Term:
        """Start a term, or move the one that runs when the same act gets a new date.

        Of one that runs just so already the history says nothing more: twice is once.
        """
        term = find_term(self.session, self.case_id, kind, of)
        if term is not None and _runs_so(term, result):
            return term
        if term is None or term.met_on is not None:
            last = _newest(self.session, Term, Term.case_id == self.case_id, Term.kind == kind)
            term = Term(
                case_id=self.case_id,
                kind=kind,
                number=last.number + 1 if last else 1,
                party_number=of.party,
                decision_number=of.decision,
                track_id=of.track,
                claim_number=of.claim,
                nature=result.nature,
                starts_on=result.starts_on,
                last_day=result.last_day,
                explanation=result.explanation,
            )
        term.nature, term.explanation = result.nature, result.explanation
        term.starts_on, term.last_day = result.starts_on, result.last_day
        self.session.add(term)
        self.record(EventKind.TERM, f"{_named(kind, of)}: {result.explanation}", rule)
        return term

    def meet_term(self, kind: TermKind, of: Of = ALL) -> None:
        """Mark the running term of this kind as met on the day of the step."""
        term = find_term(self.session, self.case_id, kind, of)
        if term is not None and term.met_on is None:
            term.met_on = self.on
            self.record(EventKind.TERM, f"{_named(kind, of)} is afgedaan.")


def _runs_so(term: Term, result: TermResult) -> bool:
    """Whether this is a running term with these days, for this reason."""
    said = (term.nature, term.starts_on, term.last_day, term.explanation)
    wanted = (result.nature, result.starts_on, result.last_day, result.explanation)
    return term.met_on is None and said == wanted


def _named(kind: TermKind, of: Of) -> str:
    """A term for the history: "Termijn bezwaar van partij 2"."""
    said = whose(only(of.party), of.decision)
    return f"Termijn {kind.label}" + (f" van {said}" if said else "")


def begin_step(
    session: Session, reference: str, by: str, action: Action, on: date, at: datetime
) -> Step:
    """Lock the case and check officer, role and day; two steps at once wait for each other."""
    refuse_future(on, at)
    case = session.exec(
        select(ClosureCase).where(named(ClosureCase, reference)).with_for_update()
    ).first()
    if case is None:
        raise UnknownCaseError(f"Zaak {reference} bestaat niet.")
    officer = acting_officer(session, by, action, case.municipality_code)
    return Step(session, officer, on, at, case)


def find_term(session: Session, case_id: int, kind: TermKind, of: Of = ALL) -> Term | None:
    """The newest term of this kind that runs for this party and this decision, or for the case."""
    return _newest(
        session,
        Term,
        Term.case_id == case_id,
        Term.kind == kind,
        col(Term.party_number).is_not_distinct_from(of.party),
        col(Term.decision_number).is_not_distinct_from(of.decision),
        col(Term.track_id).is_not_distinct_from(of.track),
        col(Term.claim_number).is_not_distinct_from(of.claim),
    )


def _newest(session: Session, table: type[Numbered], *conditions: Any) -> Numbered | None:
    """The row with the highest number among those that meet the conditions."""
    return session.exec(
        select(table).where(*conditions).order_by(col(table.number).desc()).limit(1)
    ).first()


def occurrences_of(session: Session, case_id: int) -> Sequence[CaseEvent]:
    """What happened in the file, in the order in which it was recorded."""
    return session.exec(
        select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(col(CaseEvent.number))
    ).all()


def has_happened(step: Step, what: Occurrence) -> bool:
    """Whether the file holds this occurrence."""
    return any(event.what is what for event in occurrences_of(step.session, step.case_id))


def findings_of(session: Session, case_id: int) -> Sequence[Finding]:
    """What was found, in the order of the report."""
    return session.exec(
        select(Finding).where(Finding.case_id == case_id).order_by(col(Finding.id))
    ).all()


def every_party_of(session: Session, case_id: int) -> Sequence[Party]:
    """The parties, by number, also those that were withdrawn."""
    return session.exec(
        select(Party).where(Party.case_id == case_id).order_by(col(Party.number))
    ).all()


def parties_of(session: Session, case_id: int) -> Sequence[Party]:
    """The parties to whom something may go out, by number."""
    return [party for party in every_party_of(session, case_id) if party.withdrawn_on is None]


def party_of(step: Step, number: int) -> Party:
    """The party with this number, or UnknownPartyError; a withdrawn one is none any more."""
    for party in every_party_of(step.session, step.case_id):
        if party.number == number and party.withdrawn_on is None:
            return party
        if party.number == number:
            raise UnknownPartyError(
                f"Zaak {step.case.reference}: partij {number} is ingetrokken op "
                f"{dutch_date(party.withdrawn_on or step.on)}."
            )
    raise UnknownPartyError(f"Zaak {step.case.reference} heeft geen partij {number}.")


def place_of(session: Session, case: ClosureCase) -> tuple[Municipality, Premises, Address]:
    """Municipality, premises and address of a case."""
    municipality = session.get_one(Municipality, case.municipality_code)
    premises = session.get_one(Premises, case.premises_id)
    return municipality, premises, session.get_one(Address, premises.bag_id)


def case_id_of(session: Session, municipality_code: str, reference: str) -> int | None:
    """The key of the case of a municipality with this reference."""
    return session.exec(
        select(ClosureCase.id).where(
            ClosureCase.reference == reference,
            ClosureCase.municipality_code == municipality_code,
        )
    ).first()


def named_case(session: Session, case_id: int) -> str:
    """The reference of a case, of its key."""
    return session.get_one(ClosureCase, case_id).reference
