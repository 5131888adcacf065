"""Signals are destroyed after their retention: by two people, for ever, with a declaration."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from models.law.common.errors import WeerbaarError
from models.signals.destruction import DestructionItem, DestructionList
from models.signals.riec import RiecForm
from models.signals.signal import (
    ConsultationDecision,
    Enrichment,
    Signal,
    SignalDecision,
    SignalReporter,
)
from models.signals.signal_forms import DestructionApprovalForm, DestructionForm, SignalForm
from tasks.acts.linked_signals import NEAR
from tasks.acts.register_acts import CHECKS
from tasks.documents.rendering import RenderedFile
from tasks.register import resources
from tasks.register.acting import SamePersonError
from tasks.register.chains import verify_chains
from tasks.register.resources import reading, transaction
from tasks.signals import destruction, riec, signal_work
from tests.builders.round_builder import at, fill_organisation
from tests.readers.pdf_checks import assert_accessible_archive, pages_of
from tests.tasks.signals.test_signals import FIRST, ON, addition, record

DUE = date(2026, 2, 16)
LAST_DAY = date(2031, 2, 16)
OVER = date(2031, 2, 17)
LIST = "LIN-VER-2031-001"


def make_list(by: str = "DIV1", on: date = OVER) -> destruction.DestructionDraft:
    """The list of Lindewaarde."""
    form = DestructionForm(municipality="Lindewaarde", on=on, by=by)
    return destruction.list_for_destruction(form, at(on))


def approve(by: str = "JUR1", on: date = OVER) -> RenderedFile:
    """The declaration."""
    form = DestructionApprovalForm(reference=LIST, on=on, by=by)
    return destruction.approve_destruction(form, at(on))


def fill() -> None:
    """One signal that is closed, with everything that can hang on it, and one that is open."""
    record("reporting_point", is_anonymous=False, reporter_function="medewerker balie")
    signal_work.enrich_signal(FIRST, addition("Verzonnen aanvulling."), "ZAAK1", ON, at(ON))
    signal_work.decide_signal(FIRST, SignalDecision.RIEC_FORM, "ZAAK1", DUE, at(DUE))
    riec.prepare_riec_form(SignalForm(reference=FIRST, on=DUE, by="ZAAK1"), at(DUE), near=NEAR)
    record("police", "P-2")


@pytest.fixture(name="filled")
def fixture_filled(any_register: str) -> str:
    """On both databases."""
    fill_organisation()
    fill()
    return any_register


def rows() -> dict[str, int]:
    """How much is left of the signals."""
    tables = (Signal, Enrichment, ConsultationDecision, SignalReporter, RiecForm)
    with reading() as session:
        return {table.__name__: len(session.exec(select(table)).all()) for table in tables}


def test_two_people_destroy_and_the_declaration_stays(filled: str) -> None:
    """The open signal stays; the history stays whole."""
    assert filled
    draft = make_list()
    assert (draft.reference, draft.signals, draft.still_open) == (LIST, (FIRST,), 1)
    assert make_list().reference == LIST
    with pytest.raises(SamePersonError, match="een ander keurt haar goed"):
        approve("DIV1")
    file = approve()
    assert approve().content == file.content

    assert rows() == {
        "Signal": 1,
        "Enrichment": 0,
        "ConsultationDecision": 0,
        "SignalReporter": 0,
        "RiecForm": 0,
    }
    assert_accessible_archive(file.content)
    said = " ".join(" ".join(pages_of(file.content)).split())
    assert all(part in said for part in (LIST, FIRST, "1 signaal", "DIV1", "JUR1", "19.1.18"))
    assert "informatiebeheerder (DIV1), 17 februari 2031" in said
    assert "jurist (JUR1), 17 februari 2031" in said
    assert "LIN-SIG-2026-002" not in said
    assert verify_chains(CHECKS)[1] == []


def test_a_number_is_never_used_again(filled: str) -> None:
    """A signal that is recorded late gets the next number of its year."""
    assert filled
    make_list()
    approve()

    assert record("customs", "D-1") == "LIN-SIG-2026-003"


def test_nothing_is_listed_on_the_last_day(filled: str) -> None:
    """Both sides of the bound: 16 February 2031 is the last day of keeping."""
    assert filled
    with pytest.raises(WeerbaarError, match="niets te vernietigen in Lindewaarde"):
        make_list(on=LAST_DAY)
    assert make_list(on=OVER).signals == (FIRST,)


def test_what_was_dropped_is_listed_after_a_year(any_register: str) -> None:
    """Both sides of the bound: dropped on 16 February 2026, kept up to and including that day."""
    assert any_register
    fill_organisation()
    record()
    signal_work.decide_signal(FIRST, SignalDecision.DROP, "ZAAK1", DUE, at(DUE))
    with pytest.raises(WeerbaarError, match="niets te vernietigen in Lindewaarde"):
        make_list(on=date(2027, 2, 16))

    assert make_list(on=date(2027, 2, 17)).signals == (FIRST,)


def test_a_signal_that_was_opened_again_stops_the_whole_list(filled: str) -> None:
    assert filled
    make_list()
    signal_work.decide_signal(FIRST, SignalDecision.KEEP, "ZAAK1", OVER, at(OVER))
    before = rows()
    with pytest.raises(WeerbaarError, match=f"Signaal {FIRST} is weer open"):
        approve()
    assert rows() == before


@pytest.mark.parametrize(
    ("by", "words"),
    [("ZAAK1", "een lijst van te vernietigen signalen maken"), ("BEH1", "een lijst van te vern")],
)
def test_only_the_records_manager_makes_a_list(filled: str, by: str, words: str) -> None:
    assert filled
    with pytest.raises(WeerbaarError, match=words):
        make_list(by)


def test_a_case_handler_approves_nothing(filled: str) -> None:
    assert filled
    make_list()
    with pytest.raises(WeerbaarError, match="de vernietiging van signalen goedkeuren"):
        approve("ZAAK1")


def test_the_database_refuses_one_person(filled: str) -> None:
    assert filled
    make_list()
    with pytest.raises(IntegrityError):
        force()


def force() -> None:
    """Approve as the one who made it."""
    with transaction() as session:
        row = session.exec(select(DestructionList)).one()
        row.approved_by, row.approved_on, row.declaration = row.made_by, OVER, b"x"


def test_what_is_destroyed_is_not_in_the_file_any_more(register: Path) -> None:
    """SQLite would only mark its pages as free."""
    fill_organisation()
    record("reporting_point", is_anonymous=False, reporter_function="medewerker balie")
    signal_work.decide_signal(FIRST, SignalDecision.DROP, "ZAAK1", DUE, at(DUE))
    assert b"Verzonnen feit" in content_of(register)
    make_list()
    approve()

    assert b"Verzonnen feit" not in content_of(register)
    with reading() as session:
        assert session.exec(select(DestructionItem)).one().signal_reference == FIRST


def content_of(folder: Path) -> bytes:
    """Every byte of the register, with what waited beside it written back."""
    resources.engine().dispose()
    return b"".join(path.read_bytes() for path in sorted(folder.glob("register.db*")))


def test_a_signal_that_is_to_be_kept_longer_stops_the_whole_list(filled: str) -> None:
    """Decided on again after the list was made: closed, and kept five years more."""
    assert filled
    make_list()
    signal_work.decide_signal(FIRST, SignalDecision.LOCAL_ACTION, "ZAAK1", OVER, at(OVER))
    before = rows()
    with pytest.raises(WeerbaarError, match=f"Signaal {FIRST} wordt bewaard tot en met 17 feb"):
        approve()
    assert rows() == before
