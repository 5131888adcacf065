"""Figures of years before the system: one file, taken or refused as a whole."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlmodel import Session, select

from models.common.history import Event
from models.common.visitor import SYSTEM
from models.evaluation.evaluation import EarlierFigure
from models.instruments.instrument import Instrument
from models.law.common.errors import FaultsError
from models.law.common.roles import RoleError
from models.law.instruments.instruments import InstrumentKind
from portal.cli import REFUSED, run
from tasks.acts.evaluation_sources import SOURCES
from tasks.evaluation.earlier_figures import COLUMNS, EarlierImport, import_earlier_figures
from tasks.evaluation.figure_comparison import compare_figures
from tasks.evaluation.figure_snapshot import freeze_figures, snapshot_figures
from tasks.evaluation.figures import count_figures
from tasks.register.resources import engine, reading
from tests.builders.case_builder import EXAMPLE, at
from tests.builders.people.set_up import import_organisation

DAY = date(2026, 11, 26)
LATER = date(2026, 11, 27)
TEMPLATE = EXAMPLE / "jaarcijfers.csv"
GOOD = "Alverlo;2022;stop_talks;4;Verzonnen jaarverslag"


@pytest.fixture(name="filled")
def fixture_filled(register: Path) -> Path:
    """Two municipalities, and a first row of the register in 2024 for Alverlo."""
    import_organisation(EXAMPLE / "organisatie.yaml")
    with Session(engine()) as session:
        session.add(
            Instrument(
                reference="ALV-STR-2024-001",
                municipality_code="9001",
                kind=InstrumentKind.STREET,
                on=date(2024, 5, 1),
                file_number="1",
                recorded_by=1,
            )
        )
        session.commit()
    return register


def write(folder: Path, *lines: str) -> Path:
    """A CSV with these lines."""
    path = folder / "jaarcijfers.csv"
    path.write_text("\n".join([";".join(COLUMNS.required), *lines]) + "\n", encoding="utf-8")
    return path


def read_in(path: Path, by: str = "ZAAK1", *, dry_run: bool = False) -> EarlierImport:
    """Read the file in."""
    return import_earlier_figures(path, by, at(DAY), dry_run=dry_run, sources=SOURCES)


def stored() -> list[tuple[str, int, str, int, str]]:
    """Every figure in the register."""
    with reading() as session:
        return [
            (row.municipality_code, row.year, row.key, row.value, row.source)
            for row in session.exec(select(EarlierFigure).order_by("year", "key"))
        ]


def test_the_example_is_read_and_stands_beside_the_year(filled: Path) -> None:
    """By key and by title; what was not given of that year is not known."""
    assert filled
    assert read_in(TEMPLATE) == EarlierImport(added=7, changed=0, unchanged=0, dry_run=False)
    found = count_figures(2026, DAY, sources=SOURCES)

    assert found.years == (2022, 2024, 2025, 2026)
    assert found.value("measures_dwellings", 2022) == 16
    assert found.value("bibob_investigations", 2022, "9002") == 3
    assert found.value("bibob_investigations", 2022) is None
    assert found.value("rounds_skipped", 2022, "9001") is None
    assert found.value("street_measures", 2024, "9001") == 1


def test_the_same_file_twice_changes_nothing(filled: Path) -> None:
    """A try stores nothing; another number or source is a change, and remembered."""
    path = write(filled, GOOD)
    assert read_in(path, dry_run=True) == EarlierImport(1, 0, 0, dry_run=True)
    assert stored() == []
    assert read_in(path).added == 1
    assert read_in(path) == EarlierImport(0, 0, 1, dry_run=False)
    assert read_in(write(filled, GOOD.replace(";4;", ";5;"))).changed == 1
    assert stored() == [("9001", 2022, "stop_talks", 5, "Verzonnen jaarverslag")]
    with reading() as session:
        events = session.exec(select(Event).where(Event.chain == "JAAR-2022-9001")).all()
    assert [event.what.split(": ")[1] for event in events] == [
        "1 nieuw, 0 gewijzigd.",
        "0 nieuw, 1 gewijzigd.",
    ]


def test_a_sheet_is_read_as_well(filled: Path) -> None:
    """The same columns in an XLSX, with numbers as numbers."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(COLUMNS.required))
    sheet.append(["9001", 2022, "STOP-gesprekken", 4, "Verzonnen jaarverslag"])
    book.save(filled / "jaarcijfers.xlsx")

    assert read_in(filled / "jaarcijfers.xlsx").added == 1
    assert read_in(write(filled, GOOD)).unchanged == 1


PARTS = "Alverlo;2022;bibob_investigations;{};Nota|Alverlo;2022;bibob_own;2;Nota"
FAULTS = [
    (
        GOOD.replace("Alverlo", "Elders"),
        "rij 2, gemeente: deze gemeente staat niet in het register",
    ),
    (GOOD.replace("stop_talks", "gesprekken"), "rij 2, cijfer: dit cijfer bestaat niet"),
    (GOOD.replace("2022", "2026"), "rij 2, jaar: dit jaar is nog niet voorbij"),
    (
        GOOD.replace("2022", "2025"),
        "rij 2, jaar: dit jaar telt het register zelf",
    ),
    (GOOD.replace(";4;", ";-1;"), "rij 2, aantal: "),
    (GOOD.replace(";4;", ";vier;"), "rij 2, aantal: "),
    (GOOD.replace("Verzonnen jaarverslag", ""), "rij 2, bron: "),
    (f"{GOOD}|{GOOD}", "rij 3: dit cijfer staat er twee keer in"),
    (
        PARTS.format(1),
        "de delen tellen op tot 2, het geheel is 1",
    ),
    (
        f"{PARTS.format(4)}|Alverlo;2022;bibob_lbb;1;Nota",
        "de delen tellen op tot 3, het geheel is 4",
    ),
    (
        "Alverlo;2022;signals_received;5;Nota|Alverlo;2022;signals_theme_drugs;6;Nota",
        "signals_received van 9001 in 2022: de delen tellen op tot 6, het geheel is 5",
    ),
    (
        "Alverlo;2022;places_visited;5;Nota|Alverlo;2022;re_controls;6;Nota",
        "re_controls van 9001 in 2022: 6 is meer dan 5 (places_visited)",
    ),
]


@pytest.mark.parametrize(("lines", "fault"), FAULTS, ids=[fault for _, fault in FAULTS])
def test_a_faulty_file_is_refused_as_a_whole(filled: Path, lines: str, fault: str) -> None:
    """Also its good line is not stored."""
    path = write(filled, *lines.split("|"), GOOD.replace("2022", "2021"))
    with pytest.raises(FaultsError) as refused:
        read_in(path)
    assert any(fault in found for found in refused.value.faults)
    assert stored() == []


@pytest.mark.parametrize(
    "lines",
    [
        GOOD.replace("2022", "2024"),
        PARTS.format(2),
        PARTS.format(9),
        f"{PARTS.format(3)}|Alverlo;2022;bibob_lbb;1;Nota",
    ],
)
def test_the_other_side_of_each_bound_is_taken(filled: Path, lines: str) -> None:
    """The first year of the register may be half a year; some parts may be missing."""
    assert read_in(write(filled, *lines.split("|"))).added == len(lines.split("|"))


def test_every_fault_of_a_file_is_named(filled: Path) -> None:
    """Two wrong lines, three faults."""
    path = write(filled, "Elders;2026;stop_talks;4;Nota", GOOD.replace("stop_talks", "gesprekken"))
    with pytest.raises(FaultsError) as refused:
        read_in(path)
    assert len(refused.value.faults) == 3


def test_who_may_not_read_figures_in_is_refused(filled: Path) -> None:
    """The role is asked in each municipality of the file."""
    with pytest.raises(RoleError, match="jaarcijfers van voor het systeem inlezen"):
        read_in(write(filled, GOOD), by="COM1")
    assert stored() == []


def test_a_snapshot_keeps_the_earlier_figures(filled: Path) -> None:
    """A later import changes today, not the snapshot, and the comparison says so."""
    read_in(write(filled, GOOD))
    freeze_figures(2026, SYSTEM, DAY, at(DAY), sources=SOURCES)
    import_earlier_figures(
        write(filled, GOOD.replace(";4;", ";5;")), "ZAAK1", at(LATER), sources=SOURCES
    )
    [change] = compare_figures(2026, DAY, sources=SOURCES).rows

    assert snapshot_figures(2026).value("stop_talks", 2022, "9001") == 4
    assert count_figures(2026, DAY, sources=SOURCES).value("stop_talks", 2022, "9001") == 5
    assert (change.row.old, change.row.new) == ("aantal: 4", "aantal: 5")
    assert change.row.figures == ("stop_talks",)
    assert change.why.endswith("Cijfers van voor het systeem ingelezen: 0 nieuw, 1 gewijzigd.")


def test_the_command(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The template is the example; a try says so; without a file it is refused."""
    assert filled
    assert run(("import", "figures", "--template")) == 0
    assert capsys.readouterr().out == TEMPLATE.read_text(encoding="utf-8")
    assert run(("import", "figures", str(TEMPLATE), "--by", "ZAAK1", "--dry-run")) == 0
    assert capsys.readouterr().out.startswith("Alleen gecontroleerd, niets opgeslagen. Cijfers: 7")
    assert run(("import", "figures", str(TEMPLATE), "--by", "ZAAK1", "--json")) == 0
    assert '"added": 7' in capsys.readouterr().out
    assert run(("import", "figures")) == REFUSED
    assert "geef een bestand op" in capsys.readouterr().err
