"""An order that was revoked or quashed: nothing is done on it any more, and the case goes on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.decision import Decision, DecisionKind
from models.closure.remedy_forms import AppealForm
from models.closure.term import Term, TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import CaseStatus
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.durations import DurationUnit
from models.law.common.errors import WeerbaarError
from tasks.acts.closure import remedy_acts
from tasks.closure.remedies.new_duration import NoDurationError
from tasks.closure.remedies.standing import FallenOrderError
from tasks.closure.remedies.track_rows import tracks_of
from tasks.closure.site.repeats import UnansweredRepeatError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at
from tests.builders.case_states import walk_at
from tests.builders.money_builder import costs_fixed, prepare_costs, remind, writ
from tests.builders.penalty_builder import forfeit
from tests.builders.remedy_builder import appeal, decided, notice, objection
from tests.readers.case_reading import case_row, status
from tests.readers.register_counts import every_row

FILED, DECIDED, RULED = date(2026, 4, 13), date(2026, 4, 20), date(2026, 5, 20)
LATER = date(2026, 5, 21)


def revoked(walk: Walk) -> Walk:
    """The objection of party 1 was well founded."""
    objection(walk, "filed", FILED, party=1)
    decided(walk, DECIDED, "upheld")
    return walk


def quashed(walk: Walk, on: date = RULED, **more: object) -> Walk:
    """The court quashed the decision on the objection of party 1."""
    objection(walk, "filed", FILED, party=1)
    decided(walk, DECIDED, "dismissed")
    appeal(walk, "filed", date(2026, 4, 21), party=1)
    appeal(walk, "upheld", on, party=1, **more)
    return walk


def extend(walk: Walk) -> object:
    """A burden that needs an order in force."""
    hearing = "Verzonnen: de partijen konden vooraf reageren."
    return walk.prepare_change(
        ChangeKind.EXTENSION, LATER, amount=1, unit=DurationUnit.MONTHS, hearing=hearing
    )


ON_A_CLOSURE: dict[str, Callable[[Walk], object]] = {
    "wijzigen": extend,
    "kosten vaststellen": lambda walk: prepare_costs(walk, LATER),
    "bekendmaken": lambda walk: walk.communicate(LATER, LATER),
}


@pytest.mark.parametrize("what", ON_A_CLOSURE)
def test_nothing_is_done_on_a_closure_that_was_quashed(register: Path, what: str) -> None:
    """Until the objection is decided anew; the refusal names why, and changes nothing."""
    walk = quashed(walk_at(register, "closed"))
    before = every_row()
    with pytest.raises(FallenOrderError, match=rf"(?i)2026 vernietigd; beslis eerst.*\. {what}"):
        ON_A_CLOSURE[what](walk)
    assert every_row() == before


def test_premises_are_not_closed_on_a_decision_that_was_quashed(register: Path) -> None:
    """They are once the objection is decided anew, within six weeks of the ruling (7:10)."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", date(2026, 4, 3), party=1)
    decided(walk, date(2026, 4, 4), "dismissed")
    appeal(walk, "filed", date(2026, 4, 5), party=1)
    said = appeal(walk, "upheld", date(2026, 4, 8), party=1)
    assert said[1] == (
        "Beslis uiterlijk op woensdag 20 mei 2026 opnieuw: dat is bezwaar 2 (partij 1). Tot dan "
        "kan niet worden gesloten."
    )
    with pytest.raises(FallenOrderError, match=r"8 april 2026 vernietigd.*Sluiten op vrijdag 10"):
        walk.close(date(2026, 4, 10))
    decided(walk, date(2026, 4, 13), "dismissed", number=2)
    walk.close(date(2026, 4, 14))
    assert status() is CaseStatus.CLOSED


def test_a_ruling_that_is_recorded_twice_opens_the_objection_once(register: Path) -> None:
    """It waits with a term of its own, and the first stays as it was decided."""
    walk = quashed(walk_at(register, "closed"))
    before = every_row()
    appeal(walk, "upheld", RULED, party=1)
    assert every_row() == before
    with reading() as session:
        found = tracks_of(session, 1, TrackKind.OBJECTION)
        assert [(each.number, each.state) for each in found] == [
            (1, TrackState.DISMISSED),
            (2, TrackState.FILED),
        ]
        decide = select(Term).where(Term.kind == TermKind.DECISION_ON_OBJECTION)
        term = session.exec(decide.order_by(col(Term.id).desc())).first()
    assert term is not None
    assert (term.last_day, term.met_on) == (date(2026, 7, 1), None)


@pytest.mark.parametrize("state", ["upheld", "judge_decided"])
def test_a_judge_who_revokes_the_order_ends_the_closure(register: Path, state: str) -> None:
    """Awb 8:72(3)(b): nothing is closed any more, and the land register hears it."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", FILED, party=1)
    decided(walk, DECIDED, "dismissed")
    appeal(walk, "filed", date(2026, 4, 21), party=1)
    for _ in range(2):
        said = appeal(walk, state, RULED, party=1, revoked=True)
        assert "geef het dan meteen terug" in said[1]
    with reading() as session:
        last = session.exec(select(Decision).order_by(col(Decision.number).desc())).first()
    assert last is not None
    assert (last.kind, last.measure) == (DecisionKind.RULING, MeasureKind.NONE)
    assert status() is CaseStatus.LIFTED


@pytest.mark.parametrize(("changed_on", "is_refused"), [(RULED, False), (LATER, True)])
def test_a_ruling_told_late_undoes_nothing_that_was_decided_after_it(
    register: Path, changed_on: date, *, is_refused: bool
) -> None:
    """A change of the day of the ruling itself came before it; without a duration it is kept."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", FILED, party=1)
    decided(walk, DECIDED, "dismissed")
    appeal(walk, "filed", date(2026, 4, 21), party=1)
    walk.change(ChangeKind.PART, changed_on, part="de schuur achter de woning")
    form = AppealForm(
        reference=walk.reference,
        on=RULED,
        by="ZAAK1",
        state="judge_decided",
        amount=9,
        unit="weeks",
    )
    if not is_refused:
        assert "De sluiting duurt tot en met" in remedy_acts.record_appeal(form, at(LATER)).said[-1]
        return
    with pytest.raises(NoDurationError, match=r"besluit 3 \(wijzigingsbesluit\) bekendgemaakt"):
        remedy_acts.record_appeal(form, at(LATER))
    kept = form.model_copy(update={"state": TrackState.UPHELD, "amount": None, "unit": None})
    assert remedy_acts.record_appeal(kept, at(LATER)).said


def test_the_higher_court_that_sides_with_the_mayor_lets_the_order_stand(register: Path) -> None:
    """His own higher appeal was well founded: the ruling of the court is gone."""
    walk = quashed(walk_at(register, "closed"))
    appeal(walk, "filed", LATER, higher=True, of_authority=True)
    appeal(walk, "upheld", date(2026, 6, 10), higher=True, of_authority=True)
    prepare_costs(walk, date(2026, 6, 11))


def test_a_revoked_closure_costs_nobody_anything(register: Path) -> None:
    """No new cost decision, and what was fixed before is not collected."""
    walk = costs_fixed(walk_at(register, "closed"), date(2026, 4, 13))
    objection(walk, "filed", date(2026, 4, 13), party=1)
    decided(walk, DECIDED, "upheld")
    assert case_row().status is CaseStatus.LIFTED
    for act in (
        lambda: remind(walk, date(2026, 6, 30)),
        lambda: prepare_costs(walk, date(2026, 6, 30)),
    ):
        with pytest.raises(FallenOrderError, match="herroepen in de beslissing op bezwaar"):
            act()


def test_a_writ_waits_for_nobody_when_the_order_fell(register: Path) -> None:
    """The reminder went out before the order was revoked; the writ does not."""
    walk = walk_at(register, "costs fixed")
    remind(walk)
    objection(walk, "filed", FILED.replace(month=6, day=17), party=1)
    decided(walk, date(2026, 6, 18), "upheld")
    with pytest.raises(FallenOrderError, match="Innen"):
        writ(walk)


def test_a_penalty_order_that_was_revoked_forfeits_nothing(register: Path) -> None:
    """Also when what was seen lies after it."""
    walk = revoked(walk_at(register, "penalty ordered"))
    with pytest.raises(FallenOrderError, match="herroepen in de beslissing op bezwaar"):
        forfeit(walk)


@pytest.mark.parametrize("fall", [revoked, quashed])
def test_a_closure_that_fell_is_no_repeat(register: Path, fall: Callable[[Walk], Walk]) -> None:
    """What was counted must be set aside, else the letter would say what is not so."""
    first = walk_at(register, "closed")
    found, on = date(2026, 5, 1), date(2026, 5, 22)
    walk = Walk("LIN-2026-002")
    Walk().police_report(report_number="PL-2026-0002", found_on=found, on=date(2026, 5, 2))
    walk.parties(date(2026, 5, 3)).weigh(on=date(2026, 5, 4))
    walk.answer_repeat("counts", date(2026, 5, 5))
    fall(first)
    with pytest.raises(UnansweredRepeatError, match="geldt niet meer"):
        walk.prepare_intent(on, on)


def late(register: Path) -> Walk:
    """Nobody decided on the objection of party 1, which told so and went to court."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", FILED, party=1)
    notice(walk, date(2026, 6, 30), party=1)
    appeal(walk, "filed", date(2026, 7, 20), party=1)
    return walk


def test_a_judge_who_says_that_it_is_late_quashes_no_order(register: Path) -> None:
    """Art. 8:55d Awb: decide within two weeks; the order stands, with what follows from it."""
    walk = late(register)
    said = appeal(walk, "upheld", date(2026, 8, 20), party=1)
    assert "Beslis nu op bezwaar 1 (partij 1): binnen twee weken" in said[-1]
    assert status() is CaseStatus.CLOSED
    assert prepare_costs(walk, date(2026, 8, 21)) == 1
    decided(walk, date(2026, 8, 24), "dismissed")


def test_a_decision_that_came_while_the_court_was_asked_is_what_it_quashes(register: Path) -> None:
    """Art. 6:20(3) Awb: the appeal is about that decision since; the order itself stands."""
    walk = late(register)
    decided(walk, date(2026, 8, 3), "dismissed")
    said = appeal(walk, "upheld", date(2026, 8, 20), party=1)
    assert "opnieuw: dat is bezwaar 2 (partij 1)" in said[1]
    assert status() is CaseStatus.CLOSED
    with pytest.raises(FallenOrderError, match="de rechter heeft besluit 2 op donderdag 20 augus"):
        prepare_costs(walk, date(2026, 8, 21))


def reopened_on_request(walk: Walk) -> Walk:
    """A request to open earlier was granted."""
    walk.track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, FILED, party=2)
    decided(walk, DECIDED, "granted", about=TrackKind.REOPENING_REQUEST)
    return walk


def reopened_on_objection(walk: Walk) -> Walk:
    """It was granted when party 2 objected to the refusal."""
    walk.track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, date(2026, 4, 11), party=2)
    on = date(2026, 4, 12)
    walk.decide_remedy(on, on, outcome="refused", about=TrackKind.REOPENING_REQUEST)
    walk.approve(ApprovalSubject.REMEDY_DECISION, on, by="BGM").announce_remedy(on)
    objection(walk, "filed", FILED, party=2, decision=2)
    decided(walk, DECIDED, "upheld")
    return walk


def lifted(walk: Walk) -> Walk:
    """The mayor lifted the closure of own motion."""
    return walk.change(ChangeKind.LIFT, DECIDED)


ENDED_EARLIER = [lifted, reopened_on_request, reopened_on_objection]


@pytest.mark.parametrize("ends", ENDED_EARLIER)
def test_what_ended_earlier_still_costs_what_it_cost(
    register: Path, ends: Callable[[Walk], Walk]
) -> None:
    """Awb 5:25: the order held until that day, so the offender owes the costs, and is reminded."""
    walk = ends(walk_at(register, "closed"))
    assert status() is CaseStatus.LIFTED
    costs_fixed(walk, date(2026, 5, 4))
    assert remind(walk, date(2026, 6, 16)) == date(2026, 6, 30)


@pytest.mark.parametrize("ends", ENDED_EARLIER)
def test_what_ended_earlier_is_still_a_repeat(register: Path, ends: Callable[[Walk], Walk]) -> None:
    """The premises were closed for an offence, whenever they opened."""
    first = walk_at(register, "closed")
    walk = Walk("LIN-2026-002")
    found, on = date(2026, 5, 1), date(2026, 5, 22)
    Walk().police_report(report_number="PL-2026-0002", found_on=found, on=date(2026, 5, 2))
    walk.parties(date(2026, 5, 3)).weigh(on=date(2026, 5, 4))
    walk.answer_repeat("counts", date(2026, 5, 5))
    ends(first)
    walk.prepare_intent(on, on)


def test_an_order_that_was_withdrawn_costs_nobody_anything(register: Path) -> None:
    """Who withdraws says that it holds for nothing any more."""
    walk = walk_at(register, "closed").change(ChangeKind.WITHDRAW, DECIDED)
    with pytest.raises(WeerbaarError, match="besluit ingetrokken"):
        prepare_costs(walk, LATER)
