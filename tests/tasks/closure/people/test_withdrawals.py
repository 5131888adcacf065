"""What has not left the house can be withdrawn: a prepared act, or the whole case."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.case_event import CaseEvent
from models.closure.closure import ClosureCase
from models.closure.money.penalty import PenaltyOrder
from models.closure.party_forms import Withdrawable, WithdrawCaseForm, WithdrawPreparedForm
from models.closure.term import Term
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, TransitionError
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.closure import case_overview
from tasks.closure.approvals import NotPreparedError, VoidVersionError
from tasks.closure.people.prepared_acts import LeftAlreadyError, UnsentError, withdraw_prepared
from tasks.closure.people.withdrawn_cases import withdraw_case
from tasks.register.resources import reading
from tests.builders.case_builder import LINDEWAARDE, Walk, at, fill_register
from tests.builders.case_states import REFERENCE, walk_at
from tests.builders.penalty_builder import prepare_change
from tests.readers.case_reading import case_row, status

MARCH_2 = date(2026, 3, 2)
JUNE_1 = date(2026, 6, 1)


def take_back(what: str, on: date, reason: str = "te vroeg gemaakt") -> str:
    """Withdraw what is prepared."""
    values = {
        "reference": REFERENCE,
        "on": on,
        "by": "COM1" if what == "communication" else "ZAAK1",
    }
    form = WithdrawPreparedForm.model_validate(values | {"subject": what, "reason": reason})
    return withdraw_prepared(form, at(on))


def mistaken(on: date, reason: str = "dubbel vastgelegd") -> str:
    """Withdraw the case."""
    values = {"reference": REFERENCE, "on": on, "by": "ZAAK1", "reason": reason}
    return withdraw_case(WithdrawCaseForm.model_validate(values), at(on))


def happenings() -> list[Occurrence]:
    """What happened, in order."""
    with reading() as session:
        return [row.what for row in session.exec(select(CaseEvent).order_by(col(CaseEvent.number)))]


def test_a_prepared_intent_is_withdrawn_and_made_anew(register: Path) -> None:
    """The case is assessed again; the old version may never leave, a new one may."""
    walk = walk_at(register, "intent prepared")
    assert take_back("intent", MARCH_2) == CaseStatus.ASSESSED.label
    with pytest.raises(VoidVersionError):
        walk.approve(ApprovalSubject.INTENT, MARCH_2)
    take_back("intent", MARCH_2)
    assert happenings().count(Occurrence.PREPARED_WITHDRAWN) == 1
    walk.prepare_intent().approve(ApprovalSubject.INTENT, MARCH_2).announce_intent()
    assert status() is CaseStatus.INTENT_ANNOUNCED


def test_a_prepared_decision_is_withdrawn_with_what_it_filled_in(register: Path) -> None:
    """No measure and no days of it stay behind in the case."""
    walk = walk_at(register, "decision approved")
    assert take_back("decision", date(2026, 4, 2)) == CaseStatus.REASSESSED.label
    case = case_row()
    assert (case.measure, case.ordered_from, case.ordered_until) == (None, None, None)
    with pytest.raises(VoidVersionError):
        walk.announce_decision()


def test_a_decision_prepared_in_haste_goes_back_to_where_it_came_from(register: Path) -> None:
    """To the assessment, or to the closed premises."""
    walk_at(register, "urgent 5:31(1)").decide(on=MARCH_2, sent_on=MARCH_2)
    assert take_back("decision", MARCH_2) == CaseStatus.ASSESSED.label


def test_a_decision_prepared_on_closed_premises_leaves_them_closed(register: Path) -> None:
    walk_at(register, "urgent 5:31(2)").decide(on=MARCH_2, sent_on=MARCH_2)
    assert take_back("decision", MARCH_2) == CaseStatus.CLOSED.label


def test_communication_is_withdrawn_before_the_premises_are_shut(register: Path) -> None:
    """Then nothing goes to the press by itself."""
    walk = walk_at(register, "communicated")
    walk.approve(ApprovalSubject.COMMUNICATION, date(2026, 4, 9), by="JUR1")
    take_back("communication", date(2026, 4, 9))
    walk.close()
    assert not [
        item for item in case_overview.timeline_of(REFERENCE).events if "Persber" in item.what
    ]


@pytest.mark.parametrize(
    ("state", "what", "error", "words"),
    [
        ("assessed", "intent", NotPreparedError, "het voornemen is niet voorbereid"),
        ("intent announced", "intent", LeftAlreadyError, "het voornemen is al de deur uit"),
        ("decision announced", "decision", LeftAlreadyError, "het besluit is al de deur uit"),
        ("closed", "communication", LeftAlreadyError, "de communicatie is al de deur uit"),
    ],
)
def test_what_left_or_never_was_is_not_withdrawn(
    register: Path, state: str, what: str, error: type[WeerbaarError], words: str
) -> None:
    """With case, state and day."""
    walk_at(register, state)
    with pytest.raises(error) as refused:
        take_back(what, date(2026, 7, 20))
    assert words in str(refused.value)
    assert "20 juli 2026" in str(refused.value)


@pytest.mark.parametrize("state", ["reported", "assessed", "intent prepared", "urgent 5:31(1)"])
def test_a_case_registered_by_mistake_is_withdrawn(register: Path, state: str) -> None:
    """Every term stops, nothing prepared may leave; then it is archived for a year."""
    walk = walk_at(register, state)
    assert mistaken(MARCH_2) == CaseStatus.WITHDRAWN.label
    mistaken(MARCH_2)
    assert happenings().count(Occurrence.CASE_WITHDRAWN) == 1
    with reading() as session:
        assert session.exec(select(Term).where(col(Term.met_on).is_(None))).all() == []
    assert case_overview.waiting_approvals((LINDEWAARDE,)) == ()
    with pytest.raises(TransitionError, match="staat op 'ingetrokken'"):
        walk.weigh(on=date(2026, 3, 3))

    walk.archive(date(2026, 7, 20))
    assert case_row().destroy_after == date(2027, 7, 20)


@pytest.mark.parametrize("state", ["intent announced", "decision announced", "urgent 5:31(2)"])
def test_a_case_of_which_something_left_is_not_withdrawn(register: Path, state: str) -> None:
    """Closed premises count too: somebody stood before them."""
    walk_at(register, state)
    with pytest.raises(LeftAlreadyError, match="er is al iets de deur uit of het pand is dicht"):
        mistaken(date(2026, 4, 20))


def test_the_reason_of_a_withdrawal_names_nobody(register: Path) -> None:
    """Of a case and of a prepared act alike."""
    walk_at(register, "intent prepared")
    with pytest.raises(FaultsError, match="naam van een betrokkene"):
        mistaken(MARCH_2, "Xander Nietbestaand woont daar niet")
    with pytest.raises(FaultsError, match="naam van een betrokkene"):
        take_back("intent", MARCH_2, "Nietbestaand woont daar niet")


def test_every_thing_that_can_be_withdrawn_is_a_thing_that_is_approved() -> None:
    """All but a rectification, which somebody waits for, and overruling the gate."""
    assert {item.subject for item in Withdrawable} == set(ApprovalSubject) - {
        ApprovalSubject.RECTIFICATION,
        ApprovalSubject.PRIVACY_OVERRULE,
    }


@pytest.mark.parametrize("is_approved", [False, True])
def test_a_file_is_not_closed_over_what_lies_unsent(register: Path, *, is_approved: bool) -> None:
    """It is named; withdrawn, it stands in the way no more and its draft is gone."""
    walk = walk_at(register, "penalty ordered")
    prepare_change(walk, JUNE_1, change="lift", ground="own_motion")
    if is_approved:
        walk.approve(ApprovalSubject.PENALTY_CHANGE, JUNE_1, by="JUR1")
    state = "goedgekeurd" if is_approved else "gemaakt"
    with pytest.raises(UnsentError, match=f"wijziging van de last onder dwangsom is {state}, maar"):
        walk.archive(date(2026, 7, 20))
    take_back("penalty_change", date(2026, 7, 20))
    walk.archive(date(2026, 7, 20))
    assert status() is CaseStatus.ARCHIVED
    with reading() as session:
        assert [row.decision_number for row in session.exec(select(PenaltyOrder))] == [1]


def test_a_withdrawn_case_gives_the_number_of_its_report_free(any_register: str) -> None:
    """A new case takes it, and only one; the withdrawn one keeps what it says."""
    assert any_register
    fill_register()
    Walk().police_report()
    with pytest.raises(FaultsError, match="hoort al bij zaak LIN-2026-001"):
        Walk().police_report(found_on=date(2026, 2, 11))
    mistaken(MARCH_2)
    for _ in range(2):
        Walk().police_report(found_on=date(2026, 2, 11))
    with reading() as session:
        rows = session.exec(select(ClosureCase).order_by(col(ClosureCase.id))).all()
    assert [(row.reference, row.report_number, row.withdrawn_on) for row in rows] == [
        ("LIN-2026-001", "PL-2026-0001", MARCH_2),
        ("LIN-2026-002", "PL-2026-0001", None),
    ]


def test_a_withdrawn_case_takes_no_more_parties(register: Path) -> None:
    """Nothing happens in it any more."""
    walk = walk_at(register, "reported")
    mistaken(MARCH_2)
    with pytest.raises(WeerbaarError):
        Walk(walk.reference).weigh(on=MARCH_2)
