"""The parties of a case: nobody overwrites another, and an address abroad gets its letter."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.party import Capacity, Party
from models.law.common.errors import FaultsError
from tasks.closure.parties import record_parties
from tasks.closure.party_file import COLUMNS, TWO_OF_ONE_NAME, PartyRow, read_parties
from tasks.closure.people.party_changes import Why
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, fill_register
from tests.readers.case_reading import words_of

ON = date(2026, 2, 25)
HEADER = ";".join(COLUMNS.required)


def read(folder: Path, *lines: str, header: str = HEADER) -> tuple[PartyRow, ...]:
    """The rows of a CSV with these lines."""
    path = folder / "partijen.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return read_parties(path, ON)


def refusal(folder: Path, *lines: str, header: str = HEADER) -> tuple[str, ...]:
    """Why it is refused."""
    with pytest.raises(FaultsError) as refused:
        read(folder, *lines, header=header)
    return refused.value.faults


def person(name: str = "J. Proef", born: str = "", place: str = "Proefdorp", **more: str) -> str:
    """A line: a resident."""
    postcode = more.get("postcode", "9999 XA")
    return f"{more.get('capacity', 'bewoner')};{name};Proefweg 1;{postcode};{place};{born};"


MENDED = Why("naam of adres was onvolledig", is_correction=False)


def record(walk: Walk, *lines: str, folder: Path, header: str = HEADER) -> int:
    """Take them over into the case."""
    rows = read(folder, *lines, header=header)
    return record_parties(walk.reference, rows, "ZAAK1", ON, at(ON), MENDED)


def stored() -> list[tuple[int, str, date | None, str]]:
    """Number, name, day of birth and street of every party."""
    with reading() as session:
        rows = session.exec(select(Party).order_by(col(Party.number))).all()
        return [(row.number, row.name, row.born_on, row.reachable_street) for row in rows]


@pytest.fixture(name="walk")
def fixture_walk(register: Path) -> Walk:
    """A case without parties."""
    assert register
    fill_register()
    return Walk().police_report()


def test_two_people_of_one_name_are_two_parties(walk: Walk, tmp_path: Path) -> None:
    """A father and a son: told apart by their day of birth, also when the file comes again."""
    lines = (person(born="1987-03-14"), person(born="2009-05-01"))
    assert record(walk, *lines, folder=tmp_path) == 2
    assert record(walk, *reversed(lines), folder=tmp_path) == 2
    assert [(number, born) for number, _, born, _ in stored()] == [
        (1, date(1987, 3, 14)),
        (2, date(2009, 5, 1)),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (person(), person()),
        (person(born="1987-03-14"), person()),
        (person(born="1987-03-14"), person("j. proef", born="1987-03-14")),
    ],
    ids=["no days", "one day", "the same day"],
)
def test_who_cannot_be_told_apart_is_a_question(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """One line for both, without the name."""
    (said,) = refusal(tmp_path, *lines)
    assert said == f"rij 2 en 3, naam: {TWO_OF_ONE_NAME}"


def test_one_name_in_two_capacities_is_one_party(walk: Walk, tmp_path: Path) -> None:
    """It gets one letter; two rows of one name are a question."""
    assert refusal(tmp_path, person(), person(capacity="eigenaar")) == (
        f"rij 2 en 3, naam: {TWO_OF_ONE_NAME}",
    )
    assert record(walk, person(capacity="eigenaar + bewoner"), folder=tmp_path) == 1


def test_a_party_is_brought_up_to_date_and_its_birth_is_not_forgotten(
    walk: Walk, tmp_path: Path
) -> None:
    """A file without the day is about the same person; one that adds it too."""
    record(walk, person(), folder=tmp_path)
    record(walk, person(born="14-3-1987"), folder=tmp_path)
    record(walk, person().replace("Proefweg 1", "Proefweg 2"), folder=tmp_path)
    assert stored() == [(1, "J. Proef", date(1987, 3, 14), "Proefweg 2")]


def test_another_day_of_birth_overwrites_nobody(walk: Walk, tmp_path: Path) -> None:
    """A slip that is mended or somebody else: only who names all, or the number, is believed."""
    record(walk, person(born="1987-03-14"), folder=tmp_path)
    with pytest.raises(FaultsError) as refused:
        record(walk, person(born="1987-03-15"), folder=tmp_path)
    (said,) = refused.value.faults
    assert said.startswith("de 1e partij van het bestand: in de zaak heeft partij 1 dezelfde naam")
    assert "Proef" not in str(refused.value)

    header, line = f"{HEADER};partij", person(born="1987-03-15") + ";1"
    assert record(walk, line, folder=tmp_path, header=header) == 1
    assert [born for _, _, born, _ in stored()] == [date(1987, 3, 15)]

    both = (person(born="1987-03-15"), person(born="2009-05-01"))
    assert record(walk, *both, folder=tmp_path) == 2


def test_a_number_that_the_case_lacks_or_that_stands_twice_is_refused(
    walk: Walk, tmp_path: Path
) -> None:
    """Nothing of the file is stored."""
    record(walk, person(), folder=tmp_path)
    header = f"{HEADER};partij"
    with pytest.raises(FaultsError, match="de zaak heeft geen partij 7"):
        record(walk, person("Ander") + ";7", folder=tmp_path, header=header)
    lines = (person("Ander") + ";1", person("Nog een") + ";1")
    with pytest.raises(FaultsError, match="is partij 1, nog eens"):
        record(walk, *lines, folder=tmp_path, header=header)
    assert [name for _, name, _, _ in stored()] == ["J. Proef"]


@pytest.mark.parametrize(
    ("born", "words"),
    [
        ("2087-03-14", "deze dag ligt in de toekomst"),
        ("2026-02-26", "deze dag ligt in de toekomst"),
        ("1887-03-14", "het jaar van deze datum ligt niet tussen 1900 en 2099"),
        ("0", "dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)"),
    ],
)
def test_a_day_of_birth_is_a_day_of_a_life(tmp_path: Path, born: str, words: str) -> None:
    """Today is the last one."""
    assert refusal(tmp_path, person(born=born)) == (f"rij 2, geboren_op: {words}",)
    assert read(tmp_path, person(born="2026-02-25"))[0].born_on == ON


ABROAD = "dit is geen Nederlandse postcode; ligt het adres in een ander land, vul dan de kolom "


@pytest.mark.parametrize(
    ("land", "place", "postcode", "read_as"),
    [
        ("Duitsland", "Emmerich", "46446", ("Duitsland", "Emmerich", "46446")),
        ("D", "Emmerich", "46446", ("Duitsland", "Emmerich", "46446")),
        ("be", "Antwerpen", "2000", ("België", "Antwerpen", "2000")),
        (
            "Verenigd Koninkrijk",
            "London",
            "SW1A 1AA",
            ("Verenigd Koninkrijk", "London", "SW1A 1AA"),
        ),
        ("", "Emmerich (D)", "46446", ("Duitsland", "Emmerich", "46446")),
        ("", "Emmerich", "D-46446", ("Duitsland", "Emmerich", "46446")),
        ("Nederland", "Proefdorp", "9999 XA", ("", "Proefdorp", "9999 XA")),
        ("NL", "Proefdorp", "9999xa", ("", "Proefdorp", "9999XA")),
        ("", "Proefdorp", "9999 XA", ("", "Proefdorp", "9999 XA")),
    ],
)
def test_an_address_has_a_country(
    tmp_path: Path, land: str, place: str, postcode: str, read_as: tuple[str, str, str]
) -> None:
    """In a column of its own, or by the sign behind the place or before the postcode."""
    line = f"{person(place=place, postcode=postcode)};{land}"
    (row,) = read(tmp_path, line, header=f"{HEADER};land")
    assert (row.reachable_country, row.reachable_place, row.reachable_postcode) == read_as


@pytest.mark.parametrize("postcode", ["46446", "0999 XA", "12 AB"])
def test_a_postcode_is_of_its_country(tmp_path: Path, postcode: str) -> None:
    """What to do is told."""
    (said,) = refusal(tmp_path, person(postcode=postcode))
    assert said.startswith(f"rij 2, postcode: {ABROAD}")
    line = f"{person(postcode='!')};Duitsland"
    assert refusal(tmp_path, line, header=f"{HEADER};land") == (
        "rij 2, postcode: dit is geen postcode",
    )


def test_a_german_owner_and_a_rare_name_get_their_letters(walk: Walk, tmp_path: Path) -> None:
    """The country in capitals on the last line of the address; every letter of the name."""
    owner = person("Şükrü Łukasz Đặng", place="Emmerich (D)", postcode="46446", capacity="eigenaar")
    record(walk, owner, person("Жанна Ωμέγα"), folder=tmp_path)
    walk.weigh().prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2))

    abroad, at_home = words_of(DocumentKind.NOTICE_OF_INTENT)
    assert "Şükrü Łukasz Đặng Proefweg 1 46446 Emmerich DUITSLAND" in " ".join(abroad.split())
    assert "Жанна Ωμέγα Proefweg 1 9999 XA Proefdorp" in " ".join(at_home.split())
    assert "NEDERLAND" not in at_home


@pytest.mark.parametrize("name", ["王小明", "محمد", "Jаn Proef"])
def test_a_name_that_no_letter_can_show_is_refused_at_once(tmp_path: Path, name: str) -> None:
    """With its row, before the case can stand still on it."""
    (said,) = refusal(tmp_path, person(name))
    assert said.startswith("rij 2, naam: ")
    assert "U+" in said


def test_a_party_is_the_same_in_every_capital(walk: Walk, tmp_path: Path) -> None:
    record(walk, person("Stichting Proef", capacity="eigenaar"), folder=tmp_path)
    record(walk, person("STICHTING PROEF", capacity="eigenaar"), folder=tmp_path)
    assert len(stored()) == 1
    assert PartyRow.model_fields["capacities"].is_required()
    assert Capacity.OWNER.label == "eigenaar"
