"""Each zienswijze is weighed and answered before a decision, and each answer has its readers."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import ZienswijzeForm
from models.closure.document import DocumentKind
from models.closure.party import Capacity, ZienswijzeManner
from models.law.closure.letter_clearance import ZIENSWIJZE
from models.law.closure.procedure import CaseStatus
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import FaultsError
from tasks.closure import intent, parties, weighing
from tasks.closure.party_file import PartyRow
from tests.builders.case_builder import Walk, at, example_answers
from tests.builders.case_states import walk_at
from tests.readers.case_reading import status, words_of
from tests.readers.register_counts import counts

AFTER = WeighingMoment.AFTER_ZIENSWIJZE
MARCH_25 = date(2026, 3, 25)


def hear(walk: Walk, party: int, on: date, summary: str) -> None:
    """A party speaks."""
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1", "party": party}
    form = ZienswijzeForm.model_validate(values | {"manner": ZienswijzeManner.ORAL})
    intent.record_zienswijze(form, at(on), summary)


def answer(text: str, party: int, factor: str = ZIENSWIJZE) -> weighing.WeighingRow:
    """A row of the weighing about one party."""
    return weighing.WeighingRow(
        factor=factor, finding=text, source_document="verslag", weight="neutraal", about=party
    )


def weigh_with(walk: Walk, on: date, *changes: weighing.WeighingRow) -> None:
    """The second weighing of the example, with rows that replace those of the same factor."""
    own = {row.factor for row in changes if row.factor != ZIENSWIJZE}
    about = {(row.factor, row.about) for row in changes}
    rows = tuple(
        row
        for row in example_answers(walk.reference, 2)
        if row.factor not in own and (row.factor, row.about) not in about
    )
    weighing.record_weighing(walk.reference, AFTER, (*rows, *changes), "ZAAK1", on, at(on))


def test_a_zienswijze_after_the_weighing_blocks_the_decision(register: Path) -> None:
    """Five days later: refused with party and day, until a weighing names it; then it is told."""
    walk = walk_at(register, "reassessed")
    hear(walk, 2, MARCH_25, "De eigenaar vraagt om een kortere sluiting.")
    before = counts()
    with pytest.raises(FaultsError, match=r"partij 2 van woensdag 25 maart 2026 kwam na de weging"):
        walk.decide()
    assert counts() == before

    weigh_with(walk, date(2026, 3, 26), answer("Drie maanden is hier het minste.", 2))
    walk.decide()
    tenant, owner = words_of(DocumentKind.DECISION)

    assert "U vond: De eigenaar vraagt om een kortere sluiting." in owner
    assert "Mijn antwoord is: Drie maanden is hier het minste." in owner
    assert "kortere sluiting" not in tenant
    assert "De cocaïne was van een kennis." in tenant
    assert "De cocaïne was van een kennis." not in owner
    for words in (tenant, owner):
        assert "kreeg ik een zienswijze van een ander" in words


def test_weighing_again_without_an_answer_does_not_do(register: Path) -> None:
    """The weighing must name the zienswijze."""
    walk = walk_at(register, "reassessed")
    hear(walk, 2, MARCH_25, "De eigenaar vraagt om een kortere sluiting.")
    rows = tuple(row for row in example_answers(walk.reference, 2) if row.about != 2)
    day = date(2026, 3, 26)
    weighing.record_weighing(walk.reference, AFTER, rows, "ZAAK1", day, at(day))
    with pytest.raises(FaultsError, match=r"partij 2 van woensdag 25 maart .* niet beantwoord"):
        walk.decide()


def test_a_zienswijze_without_a_summary_blocks_the_decision(register: Path) -> None:
    """Nobody can say that he weighed what is not in the file."""
    walk = walk_at(register, "intent announced")
    hear(walk, 1, date(2026, 3, 10), "")
    walk.weigh(AFTER, date(2026, 3, 20))
    with pytest.raises(FaultsError, match=r"partij 1 van dinsdag 10 maart .* geen samenvatting"):
        walk.decide()


def test_a_zienswijze_before_the_announcement_stops_the_decision(register: Path) -> None:
    """Made and approved already: it does not leave, and is made again after the weighing."""
    walk = walk_at(register, "decision approved")
    hear(walk, 2, date(2026, 4, 2), "De eigenaar wil zelf een slot.")
    with pytest.raises(FaultsError, match=r"partij 2 van donderdag 2 april 2026 kwam na de weging"):
        walk.announce_decision()

    weigh_with(walk, date(2026, 4, 2), answer("Een eigen slot helpt niet genoeg.", 2))
    assert status() is CaseStatus.REASSESSED
    day = date(2026, 4, 3)
    walk.decide(on=day, sent_on=day).approve(ApprovalSubject.DECISION, day).announce_decision(day)
    assert status() is CaseStatus.DECISION_ANNOUNCED

    # It has left: what comes now does not stop the same announcement from being repeated.
    hear(walk, 1, date(2026, 4, 7), "Ik wil het besluit anders.")
    assert walk.announce_decision(day) == date(2026, 5, 18)


def test_a_weighing_names_only_zienswijzen_that_came(register: Path) -> None:
    """Every fault at once."""
    walk = walk_at(register, "zienswijze received")
    with pytest.raises(FaultsError) as refused:
        weigh_with(walk, date(2026, 3, 20), answer("x.", 0), answer("x.", 2), answer("x.", 9, "D5"))
    for words in (
        "zet bij factor zienswijze in de kolom partij van wie zij was",
        "partij 2 gaf geen zienswijze",
        "factor D5 noemt partij 9, maar die is er niet",
    ):
        assert words in str(refused.value)


def test_the_same_weighing_twice_is_one_occurrence(register: Path) -> None:
    """Twice is once."""
    walk = walk_at(register, "reassessed")
    before = counts()
    walk.weigh(AFTER, date(2026, 3, 20))
    assert counts() == before


def tenant_added(walk: Walk) -> None:
    """A tenant beside the offender: two people live there."""
    row = PartyRow(
        capacities=(Capacity.TENANT,),
        name="Tinus Verzonnen",
        reachable_street="Voorbeeldstraat 12",
        reachable_place="Verzonnendorp",
    )
    day = date(2026, 2, 26)
    parties.record_parties(walk.reference, (row,), "ZAAK1", day, at(day))


def two_at_home(register: Path) -> Walk:
    """A case with an offender and a tenant at the address, and an owner elsewhere."""
    walk = walk_at(register, "reported")
    tenant_added(walk)
    walk.weigh().prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2))
    walk.announce_intent()
    return walk.zienswijze()


def test_health_and_home_of_one_stand_in_the_letter_of_that_one_alone(register: Path) -> None:
    """Not in the letter of the other who lives there, nor in that of the owner."""
    walk = two_at_home(register)
    secrets = {
        code: f"Dit gaat alleen over de huurder: {code}."
        for code in ("A3", "C8", "D2", "D3", "D4", "D5", "D6", "D7")
    }
    own = [answer(text, 3, code) for code, text in secrets.items()]
    weigh_with(walk, date(2026, 3, 20), *own, answer("Over de overtreder: D5.", 1, "D5"))
    walk.decide()
    offender, owner, tenant = words_of(DocumentKind.DECISION)
    for text in secrets.values():
        assert text in tenant
        assert text not in offender
        assert text not in owner
    assert "Over de overtreder: D5." in offender
    assert "Over de overtreder: D5." not in tenant
    for words in (offender, owner, tenant):
        assert "persoonlijke omstandigheden van anderen" in words
        assert "De huurder wist van de drugs." in words


def test_what_one_says_to_deny_trade_is_read_by_that_one_alone(register: Path) -> None:
    """He may tell of his addiction; the others read that he spoke, and no circumstances of his."""
    walk = walk_at(register, "zienswijze received")
    own = "De overtreder zegt dat hij verslaafd is en alles zelf gebruikt."
    weigh_with(walk, date(2026, 3, 20), answer(own, 1, "A3"))
    walk.decide()
    offender, owner = words_of(DocumentKind.DECISION)
    assert own in offender
    assert "verslaafd" not in owner
    assert "Van iemand anders kreeg ik een zienswijze." in owner


def test_of_whom_a_personal_answer_is_must_be_said_when_two_live_there(register: Path) -> None:
    """A letter is not made before it is known who may read it."""
    walk = two_at_home(register)
    weigh_with(walk, date(2026, 3, 20), answer("Iemand is ziek.", 0, "D5"))
    with pytest.raises(FaultsError, match=r"factor D5 gaat over een persoon.*partij 1 en 3"):
        walk.decide()


def test_a_reason_to_deviate_that_tells_of_a_person_goes_to_that_person(register: Path) -> None:
    """With the column partij; without it the letter is refused."""
    walk = walk_at(register, "zienswijze received")
    reason = "Zijn kinderen zitten in het examenjaar."
    weigh_with(walk, date(2026, 3, 20), answer(reason, 0, "4:84"))
    with pytest.raises(FaultsError, match=r"de reden bij 4:84 .* \('kinderen'\)"):
        walk.decide(amount=1, unit="months")

    weigh_with(walk, date(2026, 3, 20), answer(reason, 1, "4:84"))
    walk.decide(amount=1, unit="months")
    offender, owner = words_of(DocumentKind.DECISION)
    assert reason in offender
    assert reason not in owner
    assert "De reden gaat over persoonlijke omstandigheden van een ander." in owner


def test_what_a_representative_says_is_the_zienswijze_of_his_party(register: Path) -> None:
    """Kept of himself, two letters would say that none came; nobody waits for one of his own."""
    walk = walk_at(register, "reported")
    day = date(2026, 3, 2)
    agent = PartyRow(
        capacities=(Capacity.REPRESENTATIVE,),
        name="Verzonnen Advocaat",
        reachable_street="Postbus 3",
        reachable_place="Verzonnendorp",
        for_parties="1",
    )
    parties.record_parties(walk.reference, (agent,), "ZAAK1", day, at(day))
    walk.weigh().prepare_intent().approve(ApprovalSubject.INTENT, day).announce_intent()
    before = counts()
    with pytest.raises(intent.SpeaksForAnotherError, match="partij 3 treedt op voor partij 1"):
        hear(walk, 3, date(2026, 3, 9), "De huurder wist van niets.")
    assert counts() == before
    hear(walk, 1, date(2026, 3, 9), "De huurder wist van niets.")
    hear(walk, 2, date(2026, 3, 9), "De eigenaar wist van niets.")
    weigh_with(walk, date(2026, 3, 10))
    walk.decide(date(2026, 3, 10), date(2026, 3, 11))
    offender, owner, representative = words_of(DocumentKind.DECISION)
    assert "De huurder wist van niets." in offender
    assert "De huurder wist van niets." in representative
    assert "De huurder wist van niets." not in owner
