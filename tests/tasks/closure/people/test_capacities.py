"""A party as it is: several capacities and one letter, and who acts for whom."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.party import Capacity, Party
from models.law.common.errors import FaultsError
from tasks.closure.party_file import FOR_NOBODY, FOR_WHOM
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, fill_register
from tests.builders.people.party_lines import OFFENDER, OWNER, line, record
from tests.readers.case_reading import words_of

BOTH = "eigenaar + overtreder;Xander Nietbestaand;Voorbeeldstraat 12;9999 XA;Verzonnendorp"
AGENT = "gemachtigde;Mr. Bedacht Advocaat;Postbus 3;9999 ZY;Verzonnendorp"


@pytest.fixture(name="walk")
def fixture_walk(register: Path) -> Walk:
    """A case without parties."""
    assert register
    fill_register()
    return Walk().police_report()


def decided(walk: Walk) -> list[str]:
    """The words of every decision, when the parties are known."""
    walk.weigh().prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2))
    walk.announce_intent()
    walk.zienswijze().weigh_again().decide()
    return [" ".join(words.split()) for words in words_of(DocumentKind.DECISION)]


def test_an_owner_who_is_the_offender_gets_one_letter_that_says_he_pays(
    walk: Walk, tmp_path: Path
) -> None:
    """One letter, one sentence about the costs: as an owner alone he would read the opposite."""
    record(walk, tmp_path, line(BOTH))
    (words,) = decided(walk)
    assert "U krijgt deze brief als overtreder en eigenaar." in words
    assert "U betaalt dus alle kosten van de sluiting" in words
    assert "U betaalt deze kosten dus niet" not in words


def test_who_acts_for_the_offender_reads_what_the_offender_reads(
    walk: Walk, tmp_path: Path
) -> None:
    """His letter says for whom he gets it, and who "u" is in it."""
    record(walk, tmp_path, line(OFFENDER), line(OWNER), line(AGENT, of="1"))
    offender, owner, agent = decided(walk)
    assert "U krijgt deze brief als gemachtigde van Xander Nietbestaand." in agent
    assert 'Waar in deze brief "u" staat, gaat het over Xander Nietbestaand.' in agent
    for words in (offender, agent):
        assert "U betaalt dus alle kosten van de sluiting" in words
    assert "U betaalt deze kosten dus niet" in owner


def test_a_legal_person_is_addressed_through_who_acts_for_it(walk: Walk, tmp_path: Path) -> None:
    """Between the name and the street."""
    record(walk, tmp_path, line(OWNER, by="Vera Verzonnen, bestuurder"), line(OFFENDER))
    owner, _ = decided(walk)
    assert "Stichting Woningbezit Nergens t.a.v. Vera Verzonnen, bestuurder Postbus 1" in owner


@pytest.mark.parametrize("word", ["gemachtigde", "bewindvoerder", "curator"])
def test_who_acts_for_another_says_for_whom(walk: Walk, tmp_path: Path, word: str) -> None:
    """And nobody else says so."""
    agent = AGENT.replace("gemachtigde", word)
    with pytest.raises(FaultsError, match=FOR_WHOM):
        record(walk, tmp_path, line(OFFENDER), line(agent))
    with pytest.raises(FaultsError, match=FOR_NOBODY):
        record(walk, tmp_path, line(OFFENDER, of="2"), line(OWNER))
    record(walk, tmp_path, line(OFFENDER), line(agent, of="1"))
    with reading() as session:
        party = session.exec(select(Party).where(Party.number == 2)).one()
        assert (party.acts_for, party.acts_only_for_others) == ((1,), True)


@pytest.mark.parametrize(
    ("of", "words"),
    [
        ("7", "partij 2 treedt op voor partij 7, maar die is er niet"),
        ("2", "partij 2 treedt op voor partij 2, maar die is het zelf"),
        ("1 + 3", "partij 2 treedt op voor partij 3, maar die treedt zelf op voor een ander"),
    ],
)
def test_nobody_acts_for_who_is_not_there(walk: Walk, tmp_path: Path, of: str, words: str) -> None:
    """Nothing of the file is stored."""
    other = AGENT.replace("Mr. Bedacht", "Mr. Ander")
    with pytest.raises(FaultsError, match=words):
        record(walk, tmp_path, line(OFFENDER), line(AGENT, of=of), line(other, of="1"))
    with reading() as session:
        assert session.exec(select(Party)).all() == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("eigenaar + overtreder", (Capacity.OFFENDER, Capacity.OWNER)),
        ("Eigenaar, Bewoner", (Capacity.OWNER, Capacity.RESIDENT)),
        ("huurder en overtreder", (Capacity.OFFENDER, Capacity.TENANT)),
        ("eigenaar + eigenaar", (Capacity.OWNER,)),
    ],
)
def test_several_capacities_stand_in_one_cell(
    walk: Walk, tmp_path: Path, written: str, read: tuple[Capacity, ...]
) -> None:
    """With a plus, a comma or "en" between them."""
    record(walk, tmp_path, f'"{written}"' + line(OWNER).removeprefix("eigenaar"))
    with reading() as session:
        assert session.exec(select(Party)).one().capacities == read
