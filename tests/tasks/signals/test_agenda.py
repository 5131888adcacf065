"""The agenda of the consultation, read back from the finished files."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.common.history import Event
from models.law.common.errors import WeerbaarError
from models.law.control.control_cycle import Theme
from models.law.signals.signal_access import Sharing
from models.signals.signal import SignalDecision
from tasks.acts.linked_signals import NEAR
from tasks.documents.rendering import RenderedFile
from tasks.register.resources import reading
from tasks.signals import agenda, signal_work
from tests.builders.round_builder import at, fill_businesses, fill_organisation, plan_on, row
from tests.readers.pdf_checks import assert_accessible_archive, pages_of
from tests.tasks.signals.test_signals import FIRST, ON, addition, record

DUE = date(2026, 2, 16)


def words(file: RenderedFile) -> str:
    """What a PDF says, on one line."""
    return " ".join(" ".join(pages_of(file.content)).split())


@pytest.fixture(name="organisation")
def fixture_organisation(register: Path) -> Path:
    """An organisation, its addresses and two businesses."""
    fill_organisation()
    fill_businesses(register, [row(1), row(2)])
    return register


def make(by: str = "ZAAK1", on: date = DUE) -> tuple[RenderedFile, RenderedFile]:
    """The agenda of Lindewaarde."""
    return agenda.make_agenda("9002", by, on, at(ON), near=NEAR)


def what_happened(reference: str = FIRST) -> list[str]:
    """The history of a signal."""
    with reading() as session:
        return [
            event.what
            for event in session.exec(
                select(Event).where(Event.chain == reference).order_by(col(Event.id))
            )
        ]


def test_the_agenda_holds_what_is_due_in_both_formats(organisation: Path) -> None:
    """Facts and interpretation apart, with what was added; the reading is written down."""
    assert organisation
    record()
    signal_work.enrich_signal(FIRST, addition("Verzonnen aanvulling."), "ZAAK1", ON, at(ON))
    pdf, odt = make()
    assert_accessible_archive(pdf.content)
    said = words(pdf)
    with zipfile.ZipFile(BytesIO(odt.content)) as archive:
        written = archive.read("content.xml").decode()

    for text in (said, written):
        for part in ("LIN-SIG-2026-001", "witwassen", "Verzonnen feit", "Verzonnen aanvulling"):
            assert part in text
    assert said.index("Feiten.") < said.index("Duiding, dus geen feit.")
    assert "maandag 16 februari 2026" in said
    assert written.count("Agenda lokaal") == said.count("Agenda lokaal") == 1
    assert what_happened()[-1] == "Inhoud op de agenda van 16 februari 2026 gezet."
    assert (pdf.name, odt.name) == (
        "agenda-lindewaarde-2026-02-16.pdf",
        "agenda-lindewaarde-2026-02-16.odt",
    )


def test_the_agenda_lists_the_planned_rounds_without_a_place(organisation: Path) -> None:
    """On the day itself still, the day after no longer; kind and theme, in both formats."""
    assert organisation
    assert "Er is nog geen controle gepland." in words(make()[0])
    plan_on(date(2026, 1, 5))
    plan_on(date(2026, 2, 20))
    pdf, odt = make(on=date(2026, 2, 26))
    with zipfile.ZipFile(BytesIO(odt.content)) as archive:
        written = archive.read("content.xml").decode()
    assert_accessible_archive(pdf.content)

    for text in (words(pdf), written):
        for part in ("LIN-CON-019", "donderdag 26 februari 2026", "witte vlekken"):
            assert part in text
        assert not any(place in text for place in ("Verzonnen Bedrijf", "Voorbeeldstraat"))
        assert "LIN-CON-018" not in text
        assert "ALV-CON" not in text
    assert "LIN-CON-019" not in words(make(on=date(2026, 2, 27))[0])


def test_a_themed_round_names_its_theme(organisation: Path) -> None:
    """Round 20 of Lindewaarde is a control on a theme."""
    assert organisation
    plan_on(date(2026, 4, 1))

    assert "themacontrole" in words(make(on=date(2026, 4, 2))[0])
    assert any(theme.label in words(make(on=date(2026, 4, 2))[0]) for theme in Theme)


def test_the_agenda_opens_with_what_was_decided_last_time(organisation: Path) -> None:
    """Of the last day before, by number; today's decisions are not there yet."""
    assert organisation
    record()
    record("customs", "D-1")
    for on in (date(2026, 2, 2), DUE):
        signal_work.decide_signal(FIRST, SignalDecision.KEEP, "ZAAK1", on, at(DUE))
    said = words(make(on=DUE)[0])

    assert "Besloten op 2 februari 2026: • LIN-SIG-2026-001: aanhouden" in said
    assert "LIN-SIG-2026-002: aanhouden" not in said


def test_an_urgent_signal_comes_first_with_its_place_and_owner(organisation: Path) -> None:
    """The place is part of what a signal says: it is told only when that is."""
    assert organisation
    record(place="bosrand")
    record("customs", "D-1", urgency="high", owner="JUR1", place="vijver")
    record("police", "P-2", sharing=Sharing.POLICE_ONLY, place="stal")
    said = words(make()[0])

    assert said.index("LIN-SIG-2026-002: witwassen, spoed") < said.index("LIN-SIG-2026-001")
    assert "Behandelaar: JUR1." in said
    assert ("bosrand" in said, "vijver" in said, "stal" in said) == (True, True, False)


def test_the_day_before_nothing_is_due(organisation: Path) -> None:
    """The other side of the bound; nobody read anything."""
    assert organisation
    record()
    before = what_happened()

    assert "geen signalen om te bespreken" in words(make(on=date(2026, 2, 15))[0])
    assert what_happened() == before


@pytest.mark.parametrize("sharing", [item for item in Sharing if not item.may_leave])
def test_what_may_not_be_shared_is_not_told(organisation: Path, sharing: Sharing) -> None:
    """Only that there is a signal, and why its content is not there."""
    assert organisation
    record(sharing=sharing)
    pdf, odt = make()

    assert FIRST in words(pdf)
    assert sharing.label in words(pdf)
    assert "Verzonnen feit" not in words(pdf)
    with zipfile.ZipFile(BytesIO(odt.content)) as archive:
        assert "Verzonnen feit" not in archive.read("content.xml").decode()
    assert "agenda" not in " ".join(what_happened())


def test_who_makes_the_agenda_tells_only_what_he_may_read(organisation: Path) -> None:
    """The mayor reads no police signal; communications makes no agenda at all."""
    assert organisation
    record()
    record("control", "C-1")
    said = words(make("BGM")[0])

    assert said.count("Verzonnen feit") == 1
    assert "mag dit signaal niet lezen" in said
    assert "agenda" not in " ".join(what_happened())
    with pytest.raises(WeerbaarError, match="een signaal inzien vraagt de rol"):
        make("COM1")
