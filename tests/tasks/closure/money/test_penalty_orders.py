"""The order under penalty: its amounts, its term, and what belongs to no other measure."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from models.closure.document import DocumentKind
from models.closure.money.penalty import PenaltyOrder
from models.closure.term import Term, TermKind
from models.law.closure.measures import MeasureKind
from models.law.closure.money.penalties import PenaltyPer
from models.law.closure.procedure import CaseStatus
from models.law.closure.weighing import WeighingMoment
from models.law.common.durations import DurationUnit
from models.law.common.errors import FaultsError
from tasks.closure.weighing import WeighingRow
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.readers.case_reading import (
    PROPORTION,
    REASON,
    decide_and_announce,
    recipients,
    status,
    words_of,
)
from tests.readers.register_counts import counts

DAY = date(2026, 3, 30)
PENALTY: dict[str, Any] = {
    "outcome": MeasureKind.PENALTY_ORDER,
    "penalty_amount": 2500,
    "penalty_per": PenaltyPer.OFFENCE,
    "penalty_maximum": 10000,
    "grace_days": 14,
}


def reweighed(register: Path) -> Walk:
    """A case in which the weighing gives a reason for another measure than the matrix's."""
    return weighed(walk_at(register, "reassessed"), REASON, PROPORTION)


def weighed(walk: Walk, *extra: WeighingRow) -> Walk:
    """The second weighing, with these rows besides."""
    return walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=extra)


def orders() -> list[PenaltyOrder]:
    """Every row of a penalty."""
    with reading() as session:
        return list(session.exec(select(PenaltyOrder)))


def grace() -> Term | None:
    """The term to comply."""
    with reading() as session:
        return session.exec(select(Term).where(Term.kind == TermKind.GRACE)).first()


def test_a_penalty_order_holds_its_amounts_and_its_term(register: Path) -> None:
    """The days of grace are the term of 5:32a(2): in every letter, in the register, and running."""
    walk = reweighed(register)
    objection = decide_and_announce(walk, DAY, **PENALTY)

    assert (status(), objection) == (CaseStatus.PENALTY_ORDERED, date(2026, 5, 11))
    (order,) = orders()
    assert (order.amount, order.per, order.maximum) == (2500, PenaltyPer.OFFENCE, 10000)
    assert (order.compliance_until, order.decision_number) == (date(2026, 4, 13), 1)
    term = grace()
    assert term is not None
    assert (term.starts_on, term.last_day) == (date(2026, 3, 31), date(2026, 4, 13))
    assert recipients("partner") == set()
    letters = words_of(DocumentKind.PENALTY_ORDER)
    assert len(letters) == 2
    for words in letters:
        for said in ("€ 2.500 voor elke keer", "€ 10.000", "maandag 13 april 2026"):
            assert said in words
        assert f"Zo heb ik deze bedragen bepaald: {PROPORTION.finding}" in words
        assert "artikel 5:32b, derde lid" in words
        for unsaid in ("[bedrag]", "Drie maanden", "Zwaarte van de maatregel"):
            assert unsaid not in words


@pytest.mark.parametrize(
    "extra",
    [(REASON,), (REASON, PROPORTION.model_copy(update={"about": 1}))],
    ids=["no reason", "a reason for one party alone"],
)
def test_an_amount_without_a_reason_of_its_own_is_refused(
    register: Path, extra: tuple[WeighingRow, ...]
) -> None:
    """Awb 5:32b(3): the reason of a duration (C7) is none; nothing is stored."""
    walk = weighed(walk_at(register, "reassessed"), *extra)
    before = counts()
    with pytest.raises(FaultsError, match=r"5:32b, zonder partij: .* \(artikel 5:32b, derde lid"):
        walk.decide(on=DAY, sent_on=DAY, **PENALTY)
    assert counts() == before


def test_a_reason_of_the_amount_tells_nothing_of_a_person(register: Path) -> None:
    """Every party reads it."""
    told = PROPORTION.model_copy(update={"finding": "De overtreder heeft hoge schulden."})
    walk = weighed(walk_at(register, "reassessed"), REASON, told)
    with pytest.raises(FaultsError, match=r"de reden bij 5:32b lijkt iets persoonlijks"):
        walk.decide(on=DAY, sent_on=DAY, **PENALTY)


def test_a_closure_says_nothing_of_an_amount(register: Path) -> None:
    """The row in the weighing is for a penalty alone."""
    decide_and_announce(reweighed(register), DAY)
    for words in words_of(DocumentKind.DECISION):
        assert PROPORTION.finding not in words
        assert "Drie maanden is nodig" in words


def test_an_order_that_only_prevents_repetition_needs_no_term(register: Path) -> None:
    """Zero days, said by the officer: the letter says that the order holds from the next day."""
    decide_and_announce(reweighed(register), DAY, **PENALTY | {"grace_days": 0})
    assert orders()[0].compliance_until is None
    assert grace() is None
    for words in words_of(DocumentKind.PENALTY_ORDER):
        assert "geldt de opdracht vanaf de dag na verzending" in words


def test_an_order_that_is_made_again_leaves_one_draft(register: Path) -> None:
    """Also when in the end the premises are closed: then no penalty is left."""
    walk = reweighed(register)
    walk.decide(on=DAY, sent_on=DAY, **PENALTY)
    walk.decide(on=DAY, sent_on=DAY, **PENALTY | {"penalty_amount": 3000})
    assert [(row.amount, row.decision_number) for row in orders()] == [(3000, None)]
    walk.decide(on=DAY, sent_on=DAY)
    assert orders() == []


CLOSE: dict[str, Any] = {"outcome": MeasureKind.CLOSURE}
WARN: dict[str, Any] = {"outcome": MeasureKind.WARNING}
NOTHING: dict[str, Any] = {"outcome": MeasureKind.NONE}
NO_PENALTY = "hoort geen dwangsom; laat de bedragen weg"
IDLE: dict[str, tuple[dict[str, Any], str]] = {
    "a closure with a penalty": (CLOSE | {"penalty_amount": 1}, NO_PENALTY),
    "a closure with a maximum": (CLOSE | {"penalty_maximum": 1}, NO_PENALTY),
    "a closure per day": (CLOSE | {"penalty_per": "day"}, NO_PENALTY),
    "a warning with a penalty": (WARN | {"penalty_amount": 1}, NO_PENALTY),
    "a warning with grace": (WARN | {"grace_days": 7}, "bij bestuurlijke waarschuwing hoort die"),
    "a warning with no grace": (WARN | {"grace_days": 0}, "bij bestuurlijke waarschuwing hoort"),
    "no measure with grace": (NOTHING | {"grace_days": 7}, "bij geen maatregel hoort die niet"),
    "a warning with a length": (WARN | {"amount": 3}, "hoort geen duur; laat die weg"),
    "a warning for ever": (WARN | {"unit": DurationUnit.INDEFINITE}, "hoort geen duur"),
    "a warning that runs": (WARN | {"runs_from": "actual_closing"}, "hoort geen duur"),
    "a penalty with a length": (PENALTY | {"amount": 3}, "hoort geen duur"),
    "a penalty without a term": (PENALTY | {"grace_days": None}, "5:32a, tweede lid"),
    "a penalty without amounts": (PENALTY | {"penalty_amount": 0}, "Dwangsom: vul het bedrag in"),
    "a penalty for what": (PENALTY | {"penalty_per": None}, "kies waarvoor het bedrag geldt"),
    "a penalty without maximum": (PENALTY | {"penalty_maximum": 0}, "vul een hoogste bedrag in"),
    "a penalty above its maximum": (PENALTY | {"penalty_maximum": 2499}, "niet lager is dan"),
}


@pytest.mark.parametrize("name", IDLE)
def test_what_does_not_apply_is_refused_and_never_ignored(register: Path, name: str) -> None:
    """One sentence for each value that this measure cannot use; nothing is stored."""
    values, said = IDLE[name]
    walk = reweighed(register)
    before = counts()
    with pytest.raises(FaultsError, match=said) as refused:
        walk.decide(on=DAY, sent_on=DAY, **values)
    assert walk.reference in str(refused.value)
    assert counts() == before


def test_an_urgent_closure_has_no_grace(register: Path) -> None:
    """Awb 5:31(1): days of grace that would not count are refused."""
    walk = walk_at(register, "urgent 5:31(1)")
    with pytest.raises(FaultsError, match="bij spoed is er geen"):
        walk.decide(on=date(2026, 2, 27), sent_on=date(2026, 2, 27), grace_days=7)
