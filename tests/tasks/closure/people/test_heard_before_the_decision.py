"""Each party is heard before the decision, or a ground of the law says why not (Awb 4:8, 4:11)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.party_forms import UnheardForm
from models.law.closure.measures import MeasureKind
from models.law.closure.people.hearing_grounds import HearingGround
from models.law.closure.procedure import CaseStatus, TransitionError
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.acts.closure import party_acts
from tasks.closure.people.heard import HeardPartyError
from tests.builders.case_builder import (
    Walk,
    at,
    decision_announced,
    fill_register,
    intent_announced,
    reassessed,
    reported,
)
from tests.builders.people.party_lines import line, record
from tests.builders.people.served_later import made, returned, served
from tests.readers.case_reading import decide_and_announce, status, words_of
from tests.readers.register_counts import counts

MARCH_5, MARCH_30 = date(2026, 3, 5), date(2026, 3, 30)
TENANT = "huurder;Yara Verzonnen;Voorbeeldstraat 12;9999 XA;Verzonnendorp"
AGENT = "gemachtigde;Guus Verzonnen;Verzonnenlaan 5;9999 XA;Verzonnendorp"
REASON = "Er dreigt gevaar voor de buren."


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def unheard(
    walk: Walk, party: int = 3, ground: str = "urgent", reason: str = REASON, on: date = MARCH_30
) -> tuple[str, ...]:
    """It is recorded why this party is not heard."""
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1", "party": party}
    form = UnheardForm.model_validate(values | {"ground": ground, "reason": reason})
    return party_acts.record_unheard(form, at(on)).said


def found_later(folder: Path) -> Walk:
    """A tenant became known after the notice, and everybody else was heard."""
    walk = reassessed()
    record(walk, folder, line(TENANT), on=date(2026, 3, 23))
    return walk


def test_a_party_without_a_notice_holds_up_the_decision(tmp_path: Path) -> None:
    """The refusal names the case, its state, the day, the party and what to do."""
    walk = found_later(tmp_path)
    before = counts()
    with pytest.raises(FaultsError) as refused:
        walk.decide()
    for said in (
        f"Het besluit van {walk.reference} (opnieuw gewogen) op maandag 30 maart 2026",
        "partij 3 kreeg het voornemen niet",
        "Brief aan één partij maken",
        "Horen achterwege laten",
    ):
        assert said in str(refused.value)
    assert counts() == before


def test_a_notice_that_came_back_was_no_notice() -> None:
    """Undeliverable; what was not collected is at the risk of the party."""
    walk = reassessed()
    returned(walk, "undeliverable", on=MARCH_5, decision=0)
    with pytest.raises(FaultsError, match="partij 2 kreeg het voornemen niet"):
        walk.decide()
    returned(walk, "not_collected", on=MARCH_5, decision=0)
    walk.decide()
    assert status() is CaseStatus.DECISION_PREPARED


def test_who_spoke_without_a_notice_was_heard() -> None:
    """He knew of it; what he said was weighed."""
    walk = reassessed()
    returned(walk, "undeliverable", party=1, on=MARCH_5, decision=0)
    walk.decide()
    assert status() is CaseStatus.DECISION_PREPARED


def test_a_notice_to_who_acts_for_a_party_reaches_it(tmp_path: Path) -> None:
    """And who only acts for others is not heard for himself."""
    walk = intent_announced()
    returned(walk, "undeliverable", on=MARCH_5, decision=0)
    record(walk, tmp_path, line(AGENT, of="2"), on=MARCH_5)
    made(walk, 3, date(2026, 3, 6), date(2026, 3, 6), decision=0)
    walk.approve(ApprovalSubject.SERVICE, date(2026, 3, 6))
    served(walk, 3, on=date(2026, 3, 6), decision=0)
    walk.zienswijze().weigh_again(date(2026, 3, 23)).decide()
    assert status() is CaseStatus.DECISION_PREPARED


def test_after_the_notice_and_its_term_there_is_a_decision(tmp_path: Path) -> None:
    """On the last day not, on the next day it is made."""
    walk = found_later(tmp_path)
    on = date(2026, 3, 24)
    made(walk, 3, on, on, decision=0)
    walk.approve(ApprovalSubject.SERVICE, on)
    last = served(walk, 3, on=on, decision=0)
    assert last == date(2026, 4, 7)
    with pytest.raises(WeerbaarError, match="te vroeg"):
        walk.decide(on=last, sent_on=date(2026, 4, 9))
    walk.decide(on=date(2026, 4, 8), sent_on=date(2026, 4, 9))
    assert status() is CaseStatus.DECISION_PREPARED


@pytest.mark.parametrize(
    ("ground", "told"),
    [
        (HearingGround.URGENT, "omdat er spoed bij was (artikel 4:11, onder a, van de Awb)"),
        (HearingGround.HEARD_BEFORE, "er geen nieuwe feiten zijn (artikel 4:11, onder b,"),
        (HearingGround.SURPRISE, "als u het vooraf niet wist (artikel 4:11, onder c,"),
        (HearingGround.NO_DATA, "volgens de wet moest geven (artikel 4:8, tweede lid,"),
    ],
)
def test_with_a_ground_of_the_law_the_letter_says_it(
    tmp_path: Path, ground: HearingGround, told: str
) -> None:
    """Only to this party, and without the reason that the register keeps."""
    walk = found_later(tmp_path)
    for _ in range(2):
        (said,) = unheard(walk, ground=ground.value)
    assert f"partij 3 niet vooraf wordt gehoord: {ground.label}" in said
    before = counts()
    unheard(walk, ground=ground.value)
    assert counts() == before
    walk.decide()
    *others, tenant = words_of(DocumentKind.DECISION)
    assert told in tenant
    assert "alsnog geven in een bezwaar" in tenant
    assert REASON not in tenant
    assert "U kon vooraf geen mening geven" not in tenant
    for words in others:
        assert "Ik heb u niet vooraf om uw mening over dit besluit gevraagd" not in words


def test_a_notice_that_comes_back_holds_up_a_decision_that_was_made() -> None:
    """It does not leave; with a ground it does, made anew."""
    walk = reassessed().decide()
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1))
    returned(walk, "wrong_address", on=date(2026, 4, 2), decision=0)
    with pytest.raises(FaultsError, match="partij 2 kreeg het voornemen niet"):
        walk.announce_decision()
    on = date(2026, 4, 3)
    unheard(walk, 2, on=on)
    decide_and_announce(walk, on)
    assert status() is CaseStatus.DECISION_ANNOUNCED


@pytest.mark.parametrize("urgency", ["urgent_5_31_1", "urgent_5_31_2"])
def test_an_urgent_order_keeps_its_own_way(urgency: str) -> None:
    """Nobody had a notice, and the letter says why."""
    walk = Walk().police_report(urgency=urgency)
    if urgency.endswith("2"):
        walk.close(date(2026, 2, 24))
    walk.parties().weigh().weigh_again()
    walk.decide(sent_on=date(2026, 4, 2))
    assert "Bij grote spoed mag ik deze stap overslaan" in words_of(DocumentKind.DECISION)[0]


def test_no_measure_needs_no_hearing(tmp_path: Path) -> None:
    found_later(tmp_path).decide(outcome=MeasureKind.NONE, sent_on=MARCH_30)


REFUSED: list[tuple[Callable[[], Walk], dict[str, object], type[WeerbaarError], str]] = [
    (reassessed, {"party": 2}, HeardPartyError, "partij 2 kreeg het voornemen, of gaf"),
    (reported, {"party": 2}, TransitionError, "horen van één partij achterwege gelaten"),
    (
        decision_announced,
        {"party": 2, "on": date(2026, 4, 3)},
        TransitionError,
        "staat op 'besluit bekendgemaakt'",
    ),
]


@pytest.mark.parametrize(
    ("begin", "given", "error", "words"), REFUSED, ids=["heard", "no notice yet", "decided"]
)
def test_what_is_no_reason_not_to_hear_is_refused(
    begin: Callable[[], Walk], given: dict[str, object], error: type[WeerbaarError], words: str
) -> None:
    """With the case."""
    walk = begin()
    with pytest.raises(error) as refused:
        unheard(walk, **given)  # type: ignore[arg-type]
    assert words in str(refused.value)
    assert walk.reference in str(refused.value)


def test_a_reason_that_names_somebody_is_refused(tmp_path: Path) -> None:
    """It stays in the history."""
    walk = found_later(tmp_path)
    with pytest.raises(FaultsError, match="noem daarom alleen wat er aan de hand is"):
        unheard(walk, reason="Yara Verzonnen is gevaarlijk.")
