"""No letter leaves while somebody is missing without whom it cannot stand."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import StepForm
from models.law.common.errors import FaultsError
from tasks.closure.people.addressees_present import OffenderKnownError, declare_no_offender
from tests.builders.case_builder import Walk, at, fill_register
from tests.builders.people.party_lines import OFFENDER, OWNER, line, record

MARCH_2 = date(2026, 3, 2)
BANK = "hypotheekhouder;Verzonnen Hypotheken;Postbus 2;;Verzonnendorp"
RESIDENT = "bewoner;Yara Verzonnen;Voorbeeldstraat 12;9999 XA;Verzonnendorp"


@pytest.fixture(name="walk")
def fixture_walk(register: Path) -> Walk:
    """A case of an inhabited dwelling, without parties."""
    assert register
    fill_register()
    return Walk().police_report()


def noticed(walk: Walk, folder: Path, *lines: str) -> date:
    """The notice to these parties leaves."""
    record(walk, folder, *lines)
    walk.weigh().prepare_intent().approve(ApprovalSubject.INTENT, MARCH_2)
    return walk.announce_intent()


def say_that_none_is_known(walk: Walk) -> str:
    """The recorded statement."""
    form = StepForm.model_validate({"reference": walk.reference, "on": MARCH_2, "by": "ZAAK1"})
    return declare_no_offender(form, at(MARCH_2))


def test_a_mortgagee_as_only_party_is_refused_with_what_is_missing(
    walk: Walk, tmp_path: Path
) -> None:
    """An offender, somebody with a right of use, and who lives there."""
    with pytest.raises(FaultsError) as refused:
        noticed(walk, tmp_path, line(BANK))
    assert [fault.split(":")[0].split(";")[0] for fault in refused.value.faults] == [
        "bij de partijen ontbreekt de overtreder",
        "bij de partijen ontbreekt iemand met recht op gebruik van het pand",
        "bij de partijen ontbreekt een huurder of bewoner van de bewoonde woning",
    ]
    assert walk.reference in str(refused.value)


def test_the_statement_that_no_offender_is_known_stands_in_for_one(
    walk: Walk, tmp_path: Path
) -> None:
    """Recorded once; without it the letter stays."""
    with pytest.raises(FaultsError, match="ontbreekt de overtreder"):
        noticed(walk, tmp_path, line(OWNER), line(RESIDENT))
    say_that_none_is_known(walk)
    say_that_none_is_known(walk)
    assert walk.announce_intent() == date(2026, 3, 16)


def test_that_no_offender_is_known_is_not_said_while_one_is(walk: Walk, tmp_path: Path) -> None:
    """It would not be true."""
    record(walk, tmp_path, line(OFFENDER), line(OWNER))
    with pytest.raises(OffenderKnownError, match="partij 1 is overtreder"):
        say_that_none_is_known(walk)


def test_an_offender_who_lives_at_the_address_is_its_resident(walk: Walk, tmp_path: Path) -> None:
    """By the address where post reaches him."""
    lives_there = OFFENDER.replace("overtreder + bewoner", "overtreder")
    assert noticed(walk, tmp_path, line(lives_there), line(OWNER)) == date(2026, 3, 16)
