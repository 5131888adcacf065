"""A lawyer's own paragraphs in the letters: where they stand, who reads them, what is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.letter_paragraph import LetterKind, LetterSection, ParagraphManner
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.closure.approvals import VoidVersionError
from tasks.closure.letters.own_paragraphs import ParagraphRow, read_paragraphs, record_paragraphs
from tasks.closure.papers.party_reasons import IncompleteLetterError
from tests.builders.case_builder import EXAMPLE, Walk, at
from tests.builders.case_states import walk_at
from tests.readers.case_reading import words_of
from tests.readers.register_counts import counts

DAY = date(2026, 3, 27)
STANDING = "Drie maanden is nodig om de bekendheid van de woning"


def write(walk: Walk, *rows: ParagraphRow, by: str = "JUR1") -> int:
    """The lawyer hands in these paragraphs."""
    return record_paragraphs(walk.reference, rows, by, DAY, at(DAY))


def paragraph(text: str, **changes: Any) -> ParagraphRow:
    """A paragraph beside the interests in the decision."""
    values = {
        "letter": LetterKind.DECISION,
        "section": LetterSection.INTERESTS,
        "manner": ParagraphManner.ADDED,
        "text": text,
    }
    return ParagraphRow.model_validate(values | changes)


def test_the_example_stands_in_the_decision(register: Path) -> None:
    """One beside the standing text, one instead of it."""
    walk = walk_at(register, "reassessed")
    rows = read_paragraphs(EXAMPLE / "alineas.csv")
    assert write(walk, *rows) == 2
    walk.decide()
    for words in words_of(DocumentKind.DECISION):
        assert rows[0].text in words
        assert "Is de sluiting geschikt?" in words
        assert rows[1].text in words
        assert STANDING not in words


def test_a_paragraph_of_one_party_stands_in_that_letter_alone(register: Path) -> None:
    """Like every answer of the weighing."""
    walk = walk_at(register, "reassessed")
    write(walk, paragraph("Uw kinderen kunnen op hun school blijven.", about=1))
    walk.decide()
    offender, owner = words_of(DocumentKind.DECISION)
    assert "op hun school blijven" in offender
    assert "op hun school blijven" not in owner


def test_markup_in_a_paragraph_is_literal(register: Path) -> None:
    """No heading, no program, no link comes of it."""
    walk = walk_at(register, "reassessed")
    evil = '# kop {{ 7 * 7 }} **vet** #read("x")'
    write(walk, paragraph(evil))
    walk.decide()
    squeezed = "".join(words_of(DocumentKind.DECISION)[0].split())
    assert "".join(evil.split()) in squeezed


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            paragraph("Zo is het.", section="verloop", manner="in plaats van"),
            "kan niet worden",
        ),
        (paragraph("Zo is het.", about=9), "de zaak heeft geen partij 9"),
        (
            paragraph("De kinderen gaan naar school."),
            r"iets persoonlijks .*'kinderen'",
        ),
        (paragraph("Xander Nietbestaand was er niet bij."), "persoonsgegevens"),
        (paragraph("Bel 06 12 34 56 78 hierover.", about=1), "persoonsgegevens"),
    ],
)
def test_what_may_not_stand_there_is_refused(register: Path, row: ParagraphRow, fault: str) -> None:
    """With the number of the paragraph, and nothing is kept."""
    walk = walk_at(register, "reassessed")
    before = counts()
    with pytest.raises(FaultsError, match=f"alinea 2: .*{fault}"):
        write(walk, paragraph("Dit is goed."), row)
    assert counts() == before


def test_only_a_lawyer_writes_and_twice_is_once(register: Path) -> None:
    """And another set replaces the one before."""
    walk = walk_at(register, "reassessed")
    with pytest.raises(WeerbaarError, match="vraagt de rol jurist"):
        write(walk, paragraph("Dit is goed."), by="ZAAK1")
    write(walk, paragraph("Dit is goed."), paragraph("Dit ook."))
    before = counts()
    write(walk, paragraph("Dit is goed."), paragraph("Dit ook."))
    assert counts() == before
    assert write(walk, paragraph("Alleen dit.")) == 1


def test_a_letter_that_was_made_without_them_leaves_no_more(register: Path) -> None:
    """New words make it void, also when it was approved; those of another letter do not."""
    walk = walk_at(register, "reassessed").decide()
    write(walk, paragraph("Dit is goed.", letter=LetterKind.NOTICE))
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1))
    write(walk, paragraph("Dit is goed.", letter=LetterKind.NOTICE), paragraph("Dit ook."))
    with pytest.raises(VoidVersionError, match=r"versie 1 van het besluit geldt niet meer"):
        walk.announce_decision()
    walk.decide().approve(ApprovalSubject.DECISION, date(2026, 4, 1))
    walk.announce_decision()
    assert all("Dit ook." in words for words in words_of(DocumentKind.DECISION)[-2:])


def test_a_paragraph_for_a_section_that_the_letter_lacks_is_not_dropped(register: Path) -> None:
    """A warning has no section about a duration."""
    walk = walk_at(register, "reassessed")
    write(walk, paragraph("Zo lang is nodig.", section="duur"))
    with pytest.raises(WeerbaarError):
        walk.decide(outcome="warning")
    assert issubclass(IncompleteLetterError, WeerbaarError)
