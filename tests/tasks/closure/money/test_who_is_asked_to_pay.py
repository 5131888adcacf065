"""Money is asked only of an offender whom the order reached (Awb 3:40, 5:25, 5:32a, 5:37)."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.document import DocumentKind
from models.closure.money.money_forms import CollectionForm, CostsForm
from models.common.history import Event, EventKind
from tasks.acts.closure import money_acts
from tasks.closure.money.debtors import UnreachedOffendersError
from tasks.closure.money.money_letter_facts import OrderMissedError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, closed, fill_register
from tests.builders.money_builder import (
    FIXED_ON,
    ITEMS,
    REMINDED_ON,
    WRIT_ON,
    add_offender,
    announce_costs,
    claims,
    costs_fixed,
    defer,
    prepare_costs,
    remind,
    values,
    writ,
)
from tests.builders.penalty_builder import (
    COLLECTED_ON,
    SEEN_ON,
    WEIGHED,
    collected,
    forfeit,
    intend,
    penalty_ordered,
    prepare_change,
    prepare_collection,
)
from tests.builders.people.party_lines import line, record
from tests.builders.people.served_later import order_served, returned
from tests.readers.case_reading import words_of
from tests.readers.register_counts import counts

KNOWN_ON = date(2026, 4, 20)
LEFT_OUT = (
    "Partij 3 is overtreder, maar krijgt geen brief en betaalt niet mee, want het besluit heeft "
    "haar niet of niet op tijd bereikt."
)
NAMES = ("Xander Nietbestaand", "Verzonnen Mededader")
AGENT = "gemachtigde;Guus Verzonnen;Verzonnenlaan 5;9999 XA;Verzonnendorp"


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def two_offenders() -> Walk:
    """The second was found after the closing, and has not had the order."""
    return add_offender(closed(), KNOWN_ON)


def came_back(walk: Walk, on: date, cause: str = "undeliverable") -> Walk:
    """The order to the first offender comes back."""
    returned(walk, cause, party=1, on=on)
    return walk


def said_of_costs(walk: Walk) -> tuple[str, ...]:
    """What who makes the cost decision is told."""
    form = CostsForm.model_validate(values(walk, FIXED_ON) | {"sent_on": FIXED_ON, "items": ITEMS})
    return money_acts.prepare_costs(form, at(FIXED_ON)).said


def told() -> list[str]:
    """What the history says of who is left out."""
    with reading() as session:
        rows = session.exec(select(Event.what).where(Event.kind == EventKind.RECORD)).all()
    return [what for what in rows if "betaalt niet mee" in what]


def addressees(kind: DocumentKind) -> list[list[str]]:
    """Which of the two offenders each letter names."""
    return [[name for name in NAMES if name in words] for words in words_of(kind)]


def test_who_did_not_get_the_order_is_left_out_of_the_costs() -> None:
    """The officer is told so, and the history keeps it; the letter speaks of one offender."""
    walk = two_offenders()
    said = said_of_costs(walk)
    assert said[1:] == (f"{LEFT_OUT} Maak het eerst aan haar bekend.",)
    assert addressees(DocumentKind.COST_DECISION) == [[NAMES[0]]]
    assert "Er zijn 2 overtreders" not in words_of(DocumentKind.COST_DECISION)[0]
    walk.approve(ApprovalSubject.COSTS, FIXED_ON, by="JUR1")
    for _ in range(2):
        announce_costs(walk)
    assert told() == [LEFT_OUT]
    remind(walk)
    assert addressees(DocumentKind.REMINDER) == [[NAMES[0]]]
    defer(walk, date(2026, 6, 17), date(2026, 12, 31), date(2026, 7, 15))
    assert addressees(DocumentKind.DEFERRAL) == [[NAMES[0]]]


def test_who_got_the_order_in_the_end_is_asked_too() -> None:
    """Both letters say that there are two, and nobody is left out."""
    walk = order_served(two_offenders(), 3, KNOWN_ON)
    assert len(said_of_costs(walk)) == 1
    costs_fixed(walk)
    assert addressees(DocumentKind.COST_DECISION) == [[NAMES[0]], [NAMES[1]]]
    for words in words_of(DocumentKind.COST_DECISION):
        assert "Er zijn 2 overtreders" in words
    assert told() == []


@pytest.mark.parametrize("cause", ["not_collected", "refused"])
def test_who_did_not_want_the_order_is_asked(cause: str) -> None:
    """It is at his risk."""
    costs_fixed(came_back(closed(), date(2026, 4, 12), cause))
    assert len(claims()) == 1


def test_no_costs_are_fixed_when_the_order_reached_no_offender() -> None:
    """With the case, its state and the day; nothing has changed."""
    walk = came_back(closed(), date(2026, 4, 12))
    before = counts()
    with pytest.raises(UnreachedOffendersError) as refused:
        prepare_costs(walk)
    assert str(refused.value) == (
        f"Zaak {walk.reference} staat op 'gesloten', maar het besluit heeft geen overtreder "
        "bereikt; op maandag 4 mei 2026 is er niemand die betaalt (artikelen 3:40 en 3:41 Awb). "
        "Maak het besluit eerst aan een overtreder bekend."
    )
    assert counts() == before


def test_a_letter_to_who_acts_for_an_offender_reaches_him(tmp_path: Path) -> None:
    """His own letter came back, that to his representative did not."""
    walk = came_back(closed(), date(2026, 4, 12))
    record(walk, tmp_path, line(AGENT, of="1"), on=KNOWN_ON)
    order_served(walk, 3, KNOWN_ON)
    costs_fixed(walk)
    assert addressees(DocumentKind.COST_DECISION) == [[NAMES[0]]]


def test_a_cost_decision_leaves_to_nobody_whose_order_came_back_meanwhile() -> None:
    """Of two, the letters are made anew; the same announcement of what left stays as it was."""
    walk = order_served(two_offenders(), 3, KNOWN_ON)
    prepare_costs(walk)
    walk.approve(ApprovalSubject.COSTS, FIXED_ON, by="JUR1")
    returned(walk, "wrong_address", party=3, on=FIXED_ON)
    with pytest.raises(OrderMissedError, match="brief klaar aan partij 3"):
        announce_costs(walk)
    prepare_costs(walk)
    walk.approve(ApprovalSubject.COSTS, FIXED_ON, by="JUR1")
    left = announce_costs(walk)
    came_back(walk, FIXED_ON)
    assert announce_costs(walk) == left


@pytest.mark.parametrize(
    "attempt",
    [
        remind,
        lambda walk: defer(walk, date(2026, 5, 6), date(2026, 12, 31), date(2026, 7, 15)),
    ],
    ids=["reminder", "deferral"],
)
def test_what_is_owed_is_asked_of_nobody_whom_the_order_never_reached(attempt: object) -> None:
    """It turned out after the costs were fixed."""
    assert callable(attempt)
    walk = came_back(costs_fixed(closed()), date(2026, 5, 5))
    with pytest.raises(UnreachedOffendersError):
        attempt(walk)


def test_no_writ_goes_to_who_was_never_reached() -> None:
    """It turned out after the reminder."""
    walk = costs_fixed(closed())
    remind(walk)
    came_back(walk, REMINDED_ON)
    with pytest.raises(UnreachedOffendersError):
        writ(walk, WRIT_ON)


def test_nothing_is_forfeited_by_who_was_not_reached() -> None:
    """Nor collected, when it turns out later."""
    walk = came_back(penalty_ordered(), date(2026, 4, 8))
    with pytest.raises(UnreachedOffendersError, match="of niet op tijd, bereikt"):
        forfeit(walk)
    returned(walk, "refused", party=1, on=date(2026, 4, 8))
    forfeit(walk)
    returned(walk, "undeliverable", party=1, on=date(2026, 4, 8))
    with pytest.raises(UnreachedOffendersError):
        prepare_collection(walk)


def test_a_penalty_is_collected_of_whose_own_time_was_over() -> None:
    """Fourteen days from his own service; seen on 20 May. Each owes what he forfeited himself."""
    assert date(2026, 5, 20) == SEEN_ON
    walk = order_served(add_offender(penalty_ordered(), KNOWN_ON), 3, date(2026, 5, 5))
    forfeit(walk, party=3)
    collected(walk)
    for kind in (DocumentKind.COLLECTION_INTENT, DocumentKind.COLLECTION_DECISION):
        assert addressees(kind) == [[NAMES[1]]]


def test_who_still_had_time_forfeited_nothing() -> None:
    """His time ended on the day on which it was seen; the other one owes it all the same."""
    walk = order_served(add_offender(penalty_ordered(), KNOWN_ON), 3, date(2026, 5, 6))
    with pytest.raises(UnreachedOffendersError, match="partij 3 niet, of niet op tijd, bereikt"):
        forfeit(walk, party=3)
    forfeit(walk)
    intend(walk)
    given = values(walk, COLLECTED_ON, claim=1, sent_on=COLLECTED_ON, reason=WEIGHED)
    form = CollectionForm.model_validate(given)
    assert len(money_acts.prepare_collection(form, at(COLLECTED_ON)).said) == 1
    collected(walk)
    for kind in (DocumentKind.COLLECTION_INTENT, DocumentKind.COLLECTION_DECISION):
        assert addressees(kind) == [[NAMES[0]]]


def test_an_order_is_lifted_for_every_offender() -> None:
    """It asks nothing of him: who was not reached may know it too."""
    walk = add_offender(penalty_ordered(), KNOWN_ON)
    on = date(2026, 6, 8)
    prepare_change(walk, on, change="lift", ground="own_motion")
    walk.approve(ApprovalSubject.PENALTY_CHANGE, on, by="JUR1")
    form = AnnouncementForm.model_validate(values(walk, on))
    money_acts.announce_penalty_change(form, at(on))
    assert addressees(DocumentKind.PENALTY_CHANGE) == [[NAMES[0]], [NAMES[1]]]
