"""The decision on an objection or a request: its letters, its approval, and what it changes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.case_event import CaseEvent
from models.closure.decision import Decision, DecisionKind
from models.closure.document import DocumentKind
from models.closure.term import Term, TermKind
from models.closure.track import Track
from models.law.closure.changes import ChangeKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.closure.remedies.remedy_rules import WaiverGround, waiver_in
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.closure.remedies.new_duration import NoDurationError, NoOrderYetError
from tasks.closure.remedies.objecting.hearing import NotHeardError
from tasks.closure.remedies.remedy_decisions import DecidedAlreadyError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.remedy_builder import appeal, decided, objection
from tests.readers.case_reading import case_row, decide_and_announce, status, words_of
from tests.readers.register_counts import counts

MADE, SENT = date(2026, 6, 1), date(2026, 6, 3)
LETTER = DocumentKind.REMEDY_DECISION


def objected(register: Path) -> Walk:
    """Party 1 objected on 20 April 2026."""
    walk = walk_at(register, "closed")
    return walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20), party=1)


def decide(walk: Walk, outcome: str, **more: Any) -> None:
    """Made, approved and sent."""
    walk.decide_remedy(MADE, SENT, outcome=outcome, **more)
    walk.approve(ApprovalSubject.REMEDY_DECISION, date(2026, 6, 2))
    for _ in range(2):
        walk.announce_remedy(SENT)


def newest_decision() -> Decision:
    with reading() as session:
        return session.exec(select(Decision).order_by(col(Decision.number).desc())).all()[0]


def term(kind: TermKind, decision: int, party: int | None = None) -> Term:
    with reading() as session:
        return session.exec(
            select(Term).where(
                Term.kind == kind,
                Term.decision_number == decision,
                col(Term.party_number).is_not_distinct_from(party),
            )
        ).one()


def test_an_unfounded_objection_leaves_the_order_and_opens_the_court(register: Path) -> None:
    """Each party has its letter; only the objector is spoken to as such."""
    decide(objected(register), "dismissed", costs_asked=True)
    own, other = words_of(LETTER)

    assert "U maakte bezwaar tegen mijn besluit van 2 april 2026" in own
    assert "Een andere partij maakte bezwaar" in other
    for words in (own, other):
        assert "Het bezwaar is ongegrond. Mijn besluit blijft gelden." in words
        assert "in beroep gaan bij de rechtbank tot en met woensdag 15 juli 2026" in words
    assert "vergoedt de kosten van het bezwaar niet" in own
    assert "kosten van het bezwaar" not in other
    found = newest_decision()
    assert (found.kind, found.about, found.number) == (DecisionKind.ON_OBJECTION, 1, 2)
    assert found.ordered_until == case_row().ordered_until
    assert {term(TermKind.APPEAL, 2, party).last_day for party in (1, 2)} == {date(2026, 7, 15)}
    assert status() is CaseStatus.CLOSED
    with reading() as session:
        track = session.exec(select(Track)).one()
        decided = session.exec(
            select(CaseEvent).where(CaseEvent.what == Occurrence.DECIDED_ON_OBJECTION)
        ).one()
    assert track.state is TrackState.DISMISSED
    assert (decided.party_number, decided.decision_number) == (1, 2)


def test_a_partly_founded_objection_changes_the_duration(register: Path) -> None:
    """The case, its term and the land register follow; the objector gets the costs."""
    decide(
        objected(register),
        "partly_upheld",
        amount=2,
        unit="months",
        costs_asked=True,
        costs=1294,
    )
    own = words_of(LETTER)[0]
    assert "De sluiting duurt nu 2 maanden: tot en met 9 juni 2026" in own
    assert "De gemeente betaalt u 1294 euro" in own
    assert case_row().ordered_until == newest_decision().ordered_until == date(2026, 6, 9)
    assert term(TermKind.LAND_REGISTRATION, 2).met_on is None


def test_a_closure_that_is_shortened_into_the_past_is_over_at_once(register: Path) -> None:
    """The letter says so, with the seal; the land register counts from the announcement."""
    walk = objected(register)
    decide(walk, "partly_upheld", amount=1, unit="weeks")
    own = words_of(LETTER)[0]
    assert "De sluiting duurde 1 week: tot en met 16 april 2026. Zij is dus al voorbij." in own
    assert "Verbreek een zegel niet zelf." in own
    walk.end(date(2026, 6, 5))
    assert status() is CaseStatus.ENDED
    with reading() as session:
        entry = session.exec(select(Term).where(Term.kind == TermKind.LAND_DEREGISTRATION)).one()
    assert entry.starts_on >= SENT


@pytest.mark.parametrize("is_reopened", [False, True])
def test_what_is_over_gets_no_new_duration(register: Path, *, is_reopened: bool) -> None:
    """On objection and by the judge alike: it says what to do, and a shorter past is a fact."""
    walk = objected(register)
    walk.end(date(2026, 7, 10))
    if is_reopened:
        walk.reopen(date(2026, 7, 10))
    day = date(2026, 7, 13)
    more: dict[str, Any] = {"outcome": "partly_upheld", "amount": 6, "unit": "months", "number": 1}
    objection(walk, "heard", day, number=1)
    before = counts()
    with pytest.raises(NoDurationError, match="Leg de beslissing vast zonder nieuwe duur"):
        walk.decide_remedy(day, day, hears=False, **more)
    assert counts() == before
    decided(walk, day, "dismissed", number=1)
    appeal(walk, "filed", date(2026, 7, 20), party=1)
    before = counts()
    with pytest.raises(NoDurationError, match="opnieuw sluiten vraagt een nieuw besluit"):
        appeal(walk, "judge_decided", date(2026, 8, 3), amount=6, unit="months")
    assert counts() == before
    said = appeal(walk, "judge_decided", date(2026, 8, 3), amount=2, unit="months")
    assert said[-1] == "De sluiting duurde tot en met dinsdag 9 juni 2026."


def test_a_decision_on_objection_keeps_the_part_that_is_closed(register: Path) -> None:
    """The change left only the shed closed; the decision that shortens it says nothing else."""
    walk = objected(register)
    shed = "de schuur achter de woning"
    walk.change(ChangeKind.PART, date(2026, 4, 27), part=shed)
    decide(walk, "partly_upheld", amount=2, unit="months")
    assert case_row().closed_part == newest_decision().closed_part == shed


SHED = "de schuur achter de woning"
OTHER_COSTS = "De kosten van het vervangen van de sloten betaalt de gemeente."


def test_a_partly_founded_objection_leaves_a_part_closed(register: Path) -> None:
    """Awb 7:11(2): the letter says which part, the case follows and the land register hears it."""
    decide(objected(register), "partly_upheld", part=SHED)
    for words in words_of(LETTER):
        assert f"Alleen dit deel valt nog onder de sluiting: {SHED}." in words
        assert "Voor de rest blijft mijn besluit gelden." in words
    assert case_row().closed_part == newest_decision().closed_part == SHED
    assert term(TermKind.LAND_REGISTRATION, 2).met_on is None


def test_a_partly_founded_objection_says_in_words_what_else_changes(register: Path) -> None:
    """Every party reads the words that were approved; the closure stays as it was."""
    until = case_row().ordered_until if objected(register) else None
    decide(Walk("LIN-2026-001"), "partly_upheld", changes=OTHER_COSTS)
    for words in words_of(LETTER):
        assert f"Dit komt in de plaats van mijn eerdere besluit: {OTHER_COSTS}" in words
        assert "Alleen dit deel" not in words
    assert (case_row().ordered_until, case_row().closed_part) == (until, "")


def test_a_letter_says_nothing_of_what_its_reader_never_got(register: Path) -> None:
    """A second decision stands beside the first; of a version that never left only the number."""
    walk = objected(register)
    walk.track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, date(2026, 5, 18), party=2)
    decided(walk, date(2026, 5, 28), "refused", about=TrackKind.REOPENING_REQUEST)
    walk.decide_remedy(date(2026, 5, 29), date(2026, 5, 29), outcome="dismissed")
    assert all("Versie: " not in words for words in words_of(LETTER))
    decide(walk, "dismissed")
    assert ["Versie: 2" in words for words in words_of(LETTER)][-2:] == [True, True]
    assert all("vorige versie" not in words for words in words_of(LETTER))


def test_no_part_stays_closed_of_what_is_over(register: Path) -> None:
    """It says so, and nothing is kept."""
    walk = objected(register).end(date(2026, 7, 10))
    objection(walk, "heard", date(2026, 7, 13), number=1)
    before = counts()
    with pytest.raises(NoDurationError, match="geen sluiting waarvan een deel gesloten kan blijv"):
        walk.decide_remedy(
            date(2026, 7, 13), date(2026, 7, 13), hears=False, outcome="partly_upheld", part=SHED
        )
    assert counts() == before


def test_a_founded_objection_ends_the_closure(register: Path) -> None:
    """The order is revoked."""
    decide(objected(register), "upheld")
    assert status() is CaseStatus.LIFTED
    assert newest_decision().ordered_until is None


def test_a_request_to_reopen_is_decided_with_an_objection_clause(register: Path) -> None:
    """Refused: it stays closed, and objection is open."""
    walk = walk_at(register, "closed")
    walk.track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, date(2026, 5, 18), party=2)
    decide(walk, "refused", about="reopening_request")
    first, second = words_of(LETTER)
    assert "Een andere partij vroeg mij" in first
    assert "U vroeg mij" in second
    assert "U kunt bezwaar maken tot en met woensdag 15 juli 2026" in second
    assert newest_decision().kind is DecisionKind.ON_REQUEST
    assert {term(TermKind.OBJECTION, 2, party).last_day for party in (1, 2)} == {date(2026, 7, 15)}
    assert status() is CaseStatus.CLOSED


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"outcome": "granted"}, "kies bij een bezwaar"),
        ({"outcome": "dismissed", "amount": 2, "unit": "months"}, "hoort bij partly_upheld"),
        ({"outcome": "partly_upheld", "amount": 2}, "een getal en een eenheid"),
        ({"outcome": "upheld", "part": "de schuur"}, "Wat gesloten blijft: hoort bij partly_uph"),
        ({"outcome": "dismissed", "changes": "iets"}, "Wat er verandert: hoort bij partly_upheld"),
        (
            {"outcome": "partly_upheld"},
            r"7:11, tweede lid, Awb\); vul een nieuwe duur in, wat gesloten blijft, een nieuwe",
        ),
        ({"outcome": "upheld", "costs": 647}, "alleen als erom is gevraagd"),
        ({"outcome": "dismissed", "costs": 647, "costs_asked": True}, "wordt herroepen"),
    ],
)
def test_a_decision_says_what_belongs_to_it(
    register: Path, values: dict[str, Any], words: str
) -> None:
    """Nothing is ignored in silence."""
    walk = objected(register)
    with pytest.raises(FaultsError, match=words):
        walk.decide_remedy(MADE, SENT, **values)


def test_what_was_withdrawn_meanwhile_is_not_decided(register: Path) -> None:
    """The letters stay in the house."""
    walk = objected(register).decide_remedy(MADE, SENT, outcome="dismissed")
    with pytest.raises(WeerbaarError, match="nog niet door een tweede persoon goedgekeurd"):
        walk.announce_remedy(SENT)
    walk.approve(ApprovalSubject.REMEDY_DECISION, date(2026, 6, 2))
    walk.track(TrackKind.OBJECTION, TrackState.WITHDRAWN, date(2026, 6, 2))
    with pytest.raises(DecidedAlreadyError, match=r"bezwaar 1 \(partij 1\) staat sinds"):
        walk.announce_remedy(SENT)


def test_a_changed_decision_belongs_to_the_objection_that_is_open(register: Path) -> None:
    """Awb 6:19; what was withdrawn is not joined."""
    walk = objected(register)
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 21), party=2)
    walk.track(TrackKind.OBJECTION, TrackState.WITHDRAWN, date(2026, 4, 22), party=2)
    walk.change(ChangeKind.SHORTER, date(2026, 4, 24), amount=2, unit="months")
    with reading() as session:
        joined = session.exec(
            select(CaseEvent).where(CaseEvent.what == Occurrence.JOINED_TO_REMEDY)
        ).one()
    assert (joined.party_number, joined.decision_number) == (1, 2)


@pytest.mark.parametrize(
    ("waiver", "outcome", "why"),
    [
        (None, "dismissed", r"staat sinds .*20 april 2026 op 'ingediend' en er is niet gehoord"),
        ("wholly_met", "dismissed", "past niet bij ongegrond"),
        ("plainly_unfounded", "upheld", "past niet bij gegrond"),
        ("plainly_inadmissible", "partly_upheld", "past niet bij deels gegrond"),
    ],
)
def test_nobody_is_turned_down_unheard(
    register: Path, waiver: str | None, outcome: str, why: str
) -> None:
    """Awb 7:2, 7:3: the refusal says what is missing, and nothing is kept."""
    walk = objected(register)
    if waiver is not None:
        objection(walk, "hearing_waived", date(2026, 5, 4), waiver=waiver)
    more = {"part": SHED} if outcome == "partly_upheld" else {}
    before = counts()
    with pytest.raises(NotHeardError, match=why) as refused:
        walk.decide_remedy(MADE, SENT, outcome=outcome, hears=False, **more)
    words = str(refused.value)
    assert walk.reference in words
    assert "1 juni 2026" in words
    assert "(heard)" in words
    assert counts() == before


@pytest.mark.parametrize(
    ("waiver", "outcome", "words"),
    [
        (
            "wholly_met",
            "upheld",
            "heeft daar nadeel van (artikel 7:3, onder e, Awb)",
        ),
        ("plainly_inadmissible", "inadmissible", "onder a, Awb)"),
        ("no_answer", "dismissed", "onder d, Awb)"),
    ],
)
def test_the_letter_says_why_there_was_no_hearing(
    register: Path, waiver: str, outcome: str, words: str
) -> None:
    """Awb 7:12(1)."""
    walk = objected(register)
    objection(walk, "hearing_waived", date(2026, 5, 4), waiver=waiver)
    decide(walk, outcome, hears=False)
    own = words_of(LETTER)[0]
    assert "Er was geen hoorzitting. De reden is: " in own
    assert words in own
    assert "was er een hoorzitting" not in own


def test_the_letter_says_when_the_hearing_was(register: Path) -> None:
    """Every hearing up to the day of the decision."""
    walk = objected(register)
    objection(walk, "heard", date(2026, 5, 11))
    decide(walk, "dismissed", hears=False)
    own = words_of(LETTER)[0]
    assert "Op maandag 11 mei 2026 was er een hoorzitting." in own
    assert "Er was geen hoorzitting" not in own


def test_nothing_is_decided_on_a_request_before_the_order_itself(register: Path) -> None:
    """Art. 5:31(2): shut at once, and asked to reopen; the order has the first number, or none."""
    walk = walk_at(register, "urgent 5:31(2)")
    asked_on, made_on = date(2026, 2, 26), date(2026, 2, 27)
    walk.track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, asked_on, party=1)
    request: dict[str, Any] = {"about": TrackKind.REOPENING_REQUEST, "outcome": "refused"}
    before = counts()
    with pytest.raises(NoOrderYetError, match="het besluit zelf is nog niet bekendgemaakt"):
        walk.decide_remedy(made_on, made_on, **request)
    assert counts() == before
    decide_and_announce(walk, made_on)
    decided(walk, made_on, **request)
    with reading() as session:
        rows = session.exec(select(Decision).order_by(col(Decision.number))).all()
        kinds = [(row.number, row.kind) for row in rows]
    assert kinds == [(1, DecisionKind.ORDER), (2, DecisionKind.ON_REQUEST)]


def test_a_ground_of_before_is_known_by_its_article() -> None:
    """Its words named no other party; the step keeps the words that it had."""
    note = "aan het bezwaar wordt helemaal tegemoetgekomen (artikel 7:3, onder e, Awb); gebeld"
    assert waiver_in(note) is WaiverGround.WHOLLY_MET
    assert waiver_in("de indiener belde") is None
