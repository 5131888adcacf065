"""An objection, an appeal or relief about a sum of money leaves the closure itself as it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.common.history import Event
from models.law.closure.money.claims import ClaimState
from models.law.closure.procedure import CaseStatus
from models.law.common.errors import FaultsError
from tasks.closure.remedies.first_days import NothingAgainstWhichError
from tasks.closure.remedies.suspended_sums import SuspendedSumError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.money_builder import claims, pay, prepare_costs, remind, writ
from tests.builders.penalty_builder import SEEN_ON, collected, forfeit
from tests.builders.remedy_builder import appeal, decided, objection, relief
from tests.readers.case_reading import case_row, morning, status, words_of
from tests.readers.register_counts import every_row

FILED, DECIDED = date(2026, 5, 20), date(2026, 6, 2)
COSTS = 2
"""The number of the cost decision, of 4 May 2026."""
LETTER = DocumentKind.REMEDY_DECISION
NEW_ITEM = ("execution;opruimen;F2026-20;2026-04-11;100,00",)


@pytest.fixture(name="owed")
def fixture_owed(register: Path) -> Walk:
    """400 euro, to be paid until 15 June 2026, of premises that are closed until 9 July."""
    return walk_at(register, "costs fixed")


def objected(walk: Walk) -> Walk:
    """Party 1, the offender, objected to the cost decision alone."""
    objection(walk, "filed", FILED, party=1, decision=COSTS)
    return walk


def test_a_founded_objection_to_the_costs_opens_no_premises(owed: Walk) -> None:
    """Awb 7:11: the cost decision falls, with its claim; the closure goes on to its own end."""
    decided(objected(owed), DECIDED, "upheld")
    assert (status(), case_row().ordered_until) == (CaseStatus.CLOSED, date(2026, 7, 9))
    assert [claim.state for claim in claims()] == [ClaimState.CANCELLED]
    (own,) = words_of(LETTER)
    for said in (
        "Beslissing op bezwaar tegen mijn kostenbesluit over de woning",
        "U maakte bezwaar tegen mijn kostenbesluit van 4 mei 2026",
        "Het bezwaar is gegrond. Ik herroep mijn kostenbesluit",
        "Niemand hoeft het bedrag van dat besluit nog te betalen.",
        "Dan betaalt de gemeente dat geld terug, met wettelijke rente (artikel 4:102",
    ):
        assert said in own
    assert "zegel" not in own
    assert morning(date(2026, 7, 10)) == (owed.reference,)
    assert status() is CaseStatus.ENDED


def test_an_unfounded_objection_to_the_costs_goes_to_nobody_else(owed: Walk) -> None:
    """Party 2 owes nothing: what another must pay, and why, is none of its business (AVG)."""
    decided(objected(owed), DECIDED, "dismissed")
    (own,) = words_of(LETTER)
    assert "Het bezwaar is ongegrond. Mijn besluit blijft gelden." in own
    assert "alleen naar de partijen die met het kostenbesluit te maken hebben" in own
    assert "(artikel 13b Opiumwet)" not in own
    assert [claim.state for claim in claims()] == [ClaimState.FIXED]


def test_what_was_paid_on_costs_that_fell_is_to_be_paid_back(owed: Walk) -> None:
    """Awb 4:102: what is paid stays paid until then."""
    pay(owed, "400", date(2026, 5, 25))
    decided(objected(owed), DECIDED, "upheld")
    (claim,) = claims()
    assert (claim.state, claim.reason) == (ClaimState.PAID, "het besluit daarover is herroepen")
    assert status() is CaseStatus.CLOSED


@pytest.mark.parametrize(
    "content", [{"amount": 2, "unit": "months"}, {"part": "de schuur achter de woning"}]
)
def test_an_objection_to_the_costs_changes_no_closure(
    owed: Walk, content: dict[str, object]
) -> None:
    """Nothing of the closure is in it."""
    objection(objected(owed), "heard", DECIDED)
    before = every_row()
    with pytest.raises(FaultsError, match="dit bezwaar is tegen het kostenbesluit van maandag 4"):
        owed.decide_remedy(DECIDED, DECIDED, hears=False, outcome="partly_upheld", **content)
    assert every_row() == before


def test_a_court_that_quashes_a_decision_about_costs_leaves_the_order(owed: Walk) -> None:
    """The objection to the costs waits anew, and the order can be carried out meanwhile."""
    decided(objected(owed), DECIDED, "dismissed")
    appeal(owed, "filed", date(2026, 6, 8), party=1)
    said = appeal(owed, "upheld", date(2026, 6, 22), party=1)
    again = "Beslis uiterlijk op maandag 3 augustus 2026 opnieuw: dat is bezwaar 2 (partij 1)."
    assert said[1:] == (again,)
    assert status() is CaseStatus.CLOSED
    assert prepare_costs(owed, date(2026, 6, 23), items=NEW_ITEM) == 2
    decided(owed, date(2026, 6, 24), "upheld", number=2)
    assert [claim.state for claim in claims()] == [ClaimState.CANCELLED]
    assert status() is CaseStatus.CLOSED


def test_a_court_that_revokes_the_costs_itself_leaves_the_order(owed: Walk) -> None:
    """Awb 8:72(3)(b)."""
    decided(objected(owed), DECIDED, "dismissed")
    appeal(owed, "filed", date(2026, 6, 8), party=1)
    for _ in range(2):
        said = appeal(owed, "judge_decided", date(2026, 6, 22), party=1, revoked=True)
        assert said[-1] == "Over het pand verandert niets."
    assert [claim.state for claim in claims()] == [ClaimState.CANCELLED]
    assert status() is CaseStatus.CLOSED


def test_relief_from_paying_opens_no_premises_and_stops_collecting(owed: Walk) -> None:
    """Awb 8:81: until the day after it nobody is reminded, and the premises stay shut."""
    objected(owed)
    relief(owed, "requested", FILED, party=1, decision=COSTS)
    relief(owed, "granted", date(2026, 6, 10), until=date(2026, 6, 25))
    assert (status(), case_row().suspended_from) == (CaseStatus.CLOSED, None)
    before = every_row()
    with pytest.raises(SuspendedSumError, match=r"besluit 2 geschorst.*innen op donderdag 25 juni"):
        remind(owed, date(2026, 6, 25))
    assert every_row() == before
    remind(owed, date(2026, 6, 26))
    assert status() is CaseStatus.CLOSED


def test_relief_from_paying_stops_a_writ(owed: Walk) -> None:
    """The same for what comes after the reminder."""
    remind(owed)
    objection(owed, "filed", date(2026, 6, 17), party=1, decision=COSTS)
    relief(owed, "requested", date(2026, 6, 17), party=1, decision=COSTS)
    relief(owed, "granted", date(2026, 6, 29))
    with pytest.raises(SuspendedSumError, match="innen op woensdag 1 juli 2026"):
        writ(owed)


def test_relief_from_the_order_still_opens_the_premises(owed: Walk) -> None:
    """Costs that were fixed meanwhile change nothing in that."""
    objection(owed, "filed", date(2026, 5, 11), party=1)
    relief(owed, "requested", date(2026, 5, 11), party=1)
    relief(owed, "granted", date(2026, 5, 20))
    assert status() is CaseStatus.SUSPENDED


def test_no_penalty_is_forfeited_while_a_judge_suspends_the_order(register: Path) -> None:
    """Awb 8:81: on both bounds it is refused; on the day before and the day after it is kept."""
    walk = walk_at(register, "penalty ordered")
    objection(walk, "filed", date(2026, 4, 20), party=1)
    relief(walk, "requested", date(2026, 4, 20), party=1)
    relief(walk, "granted", date(2026, 5, 4), until=SEEN_ON)
    for day in (date(2026, 5, 4), SEEN_ON):
        before = every_row()
        with pytest.raises(SuspendedSumError, match="een dwangsom vastleggen op"):
            forfeit(walk, day)
        assert every_row() == before
    forfeit(walk, date(2026, 5, 3), report="PL-2026-0098")
    forfeit(walk, date(2026, 5, 21))
    assert [claim.arose_on for claim in claims()] == [date(2026, 5, 3), date(2026, 5, 21)]


def test_a_founded_objection_to_collecting_ends_only_that_claim(register: Path) -> None:
    """The order under penalty stands, and can be forfeited again."""
    walk = walk_at(register, "penalty ordered")
    forfeit(walk)
    collected(walk)
    objection(walk, "filed", date(2026, 6, 10), party=1, decision=2)
    decided(walk, date(2026, 6, 22), "upheld")
    assert [claim.state for claim in claims()] == [ClaimState.CANCELLED]
    forfeit(walk, date(2026, 6, 23), report="PL-2026-0120")
    assert [claim.state for claim in claims()] == [ClaimState.CANCELLED, ClaimState.FORFEITED]


def partly(walk: Walk) -> Walk:
    """250 euro instead of 400."""
    objection(walk, "heard", DECIDED)
    walk.decide_remedy(DECIDED, DECIDED, hears=False, outcome="partly_upheld", new_sum="250")
    walk.approve(ApprovalSubject.REMEDY_DECISION, DECIDED).announce_remedy(DECIDED)
    return walk


def test_an_objection_that_is_partly_founded_lowers_what_is_owed(owed: Walk) -> None:
    """Awb 7:11(2): the letter says what it becomes, and the reminder asks no more than that."""
    partly(objected(owed))
    (own,) = words_of(LETTER)
    assert "Het bedrag wordt € 250, in plaats van € 400." in own
    assert "Voor de rest blijft mijn besluit gelden." in own
    remind(owed)
    assert "U betaalt nu € 250" in words_of(DocumentKind.REMINDER)[0]
    assert status() is CaseStatus.CLOSED


@pytest.mark.parametrize(
    ("paid", "state"),
    [("249.99", ClaimState.FIXED), ("250", ClaimState.PAID), ("300", ClaimState.PAID)],
)
def test_what_was_paid_may_be_enough(owed: Walk, paid: str, state: ClaimState) -> None:
    """What is too much is to be paid back (Awb 4:102), and the history says how much."""
    pay(owed, paid, date(2026, 5, 25))
    partly(objected(owed))
    assert [claim.state for claim in claims()] == [state]
    with reading() as session:
        told = [
            what
            for what in session.exec(select(Event.what)).all()
            if "Van vordering 1 is € 50 te veel betaald" in what
        ]
    assert len(told) == (1 if paid == "300" else 0)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"new_sum": None}, "Nieuw bedrag: vul in wat er betaald moet worden in plaats van € 400"),
        ({"new_sum": "400"}, "Nieuw bedrag: vul minder in dan € 400, want dat vraagt het besluit"),
        ({"outcome": "dismissed"}, "Nieuw bedrag: hoort bij partly_upheld"),
    ],
)
def test_what_becomes_less_is_said(owed: Walk, content: dict[str, object], why: str) -> None:
    """One cent less than was asked is less; nothing is kept of what is refused."""
    objection(objected(owed), "heard", DECIDED)
    values = {"outcome": "partly_upheld", "new_sum": "250", "changes": "Er is minder gedaan."}
    before = every_row()
    with pytest.raises(FaultsError, match=why):
        owed.decide_remedy(DECIDED, DECIDED, hears=False, **values | content)
    assert every_row() == before
    owed.decide_remedy(DECIDED, DECIDED, hears=False, outcome="partly_upheld", new_sum="399.99")


def test_an_objection_to_the_order_has_no_sum(owed: Walk) -> None:
    """It is against the closure."""
    objection(owed, "filed", FILED, party=1)
    objection(owed, "heard", DECIDED)
    with pytest.raises(FaultsError, match="hoort bij een bezwaar tegen een besluit dat om geld"):
        owed.decide_remedy(DECIDED, DECIDED, hears=False, outcome="partly_upheld", new_sum="250")


@pytest.mark.parametrize(("act", "known"), [(objection, 2), (appeal, 3), (relief, 3)])
def test_nothing_is_against_a_decision_that_is_not_there(
    owed: Walk, act: Callable[..., object], known: int
) -> None:
    """Decision 3 is the newest; a mistake in the number would be taken for the order."""
    first = "requested" if act is relief else "filed"
    decided(objected(owed), DECIDED, "dismissed")
    before = every_row()
    with pytest.raises(NothingAgainstWhichError, match="geen besluit 4 bekendgemaakt"):
        act(owed, first, date(2026, 6, 8), party=1, decision=4)
    assert every_row() == before
    act(owed, first, date(2026, 6, 8), party=1, decision=known)


def test_a_ruling_about_costs_says_nothing_of_the_closure(owed: Walk) -> None:
    """Neither its duration nor a part of the premises; of the order itself it may."""
    decided(objected(owed), DECIDED, "dismissed")
    relief(owed, "requested", date(2026, 6, 8), party=1, decision=3)
    appeal(owed, "filed", date(2026, 6, 8), party=1)
    day = date(2026, 6, 22)
    before = every_row()
    for values in ({"part": "de schuur"}, {"amount": 1, "unit": "months"}):
        with pytest.raises(FaultsError, match="dit gaat over het kostenbesluit van maandag 4 mei"):
            relief(owed, "granted", day, **values)
    with pytest.raises(FaultsError, match="Nieuwe duur: hoort bij een sluiting"):
        appeal(owed, "judge_decided", day, amount=2, unit="months")
    assert every_row() == before
    assert case_row().ordered_until == date(2026, 7, 9)


def test_who_appeals_says_against_which_when_there_are_two(owed: Walk) -> None:
    """One is about the costs, one about the closure: what the court quashes is another thing."""
    objection(owed, "filed", date(2026, 5, 11), party=1)
    decided(owed, date(2026, 5, 18), "dismissed", number=1)
    decided(objected(owed), DECIDED, "dismissed", number=2)
    before = every_row()
    with pytest.raises(FaultsError, match="zeg tegen welke het beroep is: 3 of 4"):
        appeal(owed, "filed", date(2026, 6, 8), party=1)
    assert every_row() == before
    appeal(owed, "filed", date(2026, 6, 8), party=1, decision=3)
    said = appeal(owed, "upheld", date(2026, 6, 22), party=1)
    assert said[-1] == "Is het pand al dicht, bespreek dan of dat zo kan blijven."
