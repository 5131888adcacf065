"""Who reads which reason of a decision after the order: what is about a person, he alone."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.change_forms import ChangeForm
from models.closure.document import DocumentKind
from models.closure.remedy_forms import RemedyDecisionForm
from tasks.acts.closure import change_acts, remedy_acts
from tasks.closure.changes.change_guard import NamesSomebodyError
from tests.builders.case_builder import Walk, at
from tests.builders.case_states import walk_at
from tests.builders.people.party_lines import line, record
from tests.builders.people.served_later import made, returned
from tests.builders.remedy_builder import decided, objection
from tests.readers.case_reading import words_of

DECIDED = date(2026, 6, 3)
LETTER = DocumentKind.REMEDY_DECISION
AGENT = "gemachtigde;Guus Verzonnen;Verzonnenlaan 5;9999 XA;Verzonnendorp"
ILL = "U bent ziek en krijgt zorg in deze woning. Dat weegt niet op tegen de handel."
TOLD_APART = "Een deel van de reden gaat over persoonlijke omstandigheden van een ander."


@pytest.fixture(name="walk")
def fixture_walk(register: Path) -> Walk:
    """Party 1 objected."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", date(2026, 4, 20), party=1)
    return walk


def test_what_is_about_the_objector_goes_to_him_alone(walk: Walk) -> None:
    """AVG art. 5: who else gets the decision reads that there is more, never what."""
    decided(walk, DECIDED, "dismissed", own_ground=ILL)
    own, other = words_of(LETTER)
    assert ILL in own
    assert TOLD_APART not in own
    assert "ziek" not in other
    assert TOLD_APART in other


def test_without_a_reason_of_his_own_nobody_reads_that_there_is_more(walk: Walk) -> None:
    """Nothing was left out."""
    decided(walk, DECIDED, "dismissed")
    assert all(TOLD_APART not in words for words in words_of(LETTER))


def test_who_acts_for_the_objector_reads_it_too(walk: Walk, tmp_path: Path) -> None:
    """Awb 2:1."""
    record(walk, tmp_path, line(AGENT, of="1"), on=date(2026, 4, 21))
    decided(walk, DECIDED, "dismissed", own_ground=ILL)
    assert [ILL in words for words in words_of(LETTER)] == [True, False, True]


@pytest.mark.parametrize(
    ("ground", "remarks"), [(ILL, 1), ("Uw bezwaar overtuigt mij op geen enkel punt.", 0)]
)
def test_who_writes_of_a_person_for_all_is_told(walk: Walk, ground: str, remarks: int) -> None:
    """It is a remark: an officer knows what a word means where it stands."""
    objection(walk, "heard", DECIDED)
    values = {"reference": walk.reference, "on": DECIDED, "by": "ZAAK1", "sent_on": DECIDED}
    form = RemedyDecisionForm.model_validate(values | {"outcome": "dismissed", "ground": ground})
    said = remedy_acts.prepare_remedy_decision(form, at(DECIDED)).said
    assert ["daarin staat 'ziek'" in each for each in said[1:]] == [True] * remarks


def test_a_name_stands_in_no_reason(walk: Walk) -> None:
    """Also not in what one party reads: its letter may be laid before a court."""
    objection(walk, "heard", DECIDED)
    with pytest.raises(NamesSomebodyError, match="Reden voor de indiener"):
        walk.decide_remedy(
            DECIDED,
            DECIDED,
            hears=False,
            outcome="dismissed",
            own_ground="Xander Nietbestaand is ziek.",
        )


def test_who_gets_it_later_reads_what_he_may(walk: Walk) -> None:
    """The letter of then is made again from the same values."""
    decided(walk, DECIDED, "dismissed", own_ground=ILL)
    returned(walk, "undeliverable", party=2, on=date(2026, 6, 8), decision=2)
    made(walk, 2, date(2026, 6, 9), date(2026, 6, 9), decision=2)
    assert all(ILL not in words for words in words_of(DocumentKind.LATER_DECISION))


@pytest.mark.parametrize(
    ("ground", "remarks"), [(ILL, 1), ("Het is rustig gebleven in de hele buurt.", 0)]
)
def test_who_writes_of_a_person_in_a_change_is_told(walk: Walk, ground: str, remarks: int) -> None:
    """Every party reads why a closure is lifted."""
    values = {"reference": walk.reference, "on": DECIDED, "by": "ZAAK1", "sent_on": DECIDED}
    form = ChangeForm.model_validate(values | {"kind": "lift", "ground": ground})
    said = change_acts.prepare_change(form, at(DECIDED)).said
    assert ["daarin staat 'ziek'" in each for each in said[1:]] == [True] * remarks
