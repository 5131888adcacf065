"""The folder of a municipality: made with its questions, judged, and a fault of one alone."""

import re
from datetime import date
from pathlib import Path

import pytest

from models.law.common.errors import FaultsError
from tasks.acts import municipality_acts, planning_act, register_acts
from tasks.acts.done import PartlyDoneError
from tasks.acts.municipality_acts import CheckFailedError, IncompleteMunicipalityError
from tasks.closure.closure_policies import local_rules, own_closure_terms, sanction_matrix
from tasks.control.round_policies import control_cycle
from tasks.register.municipality_folders import (
    MunicipalityFolderError,
    all_folders,
    folder_of,
    read_folders,
)
from tasks.register.policy_files import PolicyFileError
from tasks.register.resources import SettingsError
from tests.builders.case_builder import at
from tests.builders.municipality_places import alike_folders, copy_folder
from tests.builders.people.set_up import ADMINISTRATOR, SET_UP_AT
from tests.conftest import INVENTED, UsePlaces

TODAY = date(2026, 12, 1)

DAY = date(2026, 6, 15)


def faults_of(place: Path, folder: str) -> tuple[str, ...]:
    """What the check says of one folder in the settings."""
    assert place
    return next(
        line.faults
        for line in municipality_acts.list_municipalities(TODAY)
        if line.folder == folder
    )


def change(path: Path, old: str, new: str) -> None:
    """Another text in a file; the old one must stand there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_invented_municipalities_are_complete() -> None:
    """At least three, with policies that differ."""
    folders = read_folders(INVENTED)
    assert len(folders) >= 3
    assert [item.faults for item in folders] == [()] * len(folders)
    assert all(line.faults == () for line in municipality_acts.list_municipalities(TODAY))


def test_each_municipality_has_its_own_policy() -> None:
    """Terms, cycle, matrix and articles of one say nothing of another."""
    days = {code: own_closure_terms(code, DAY).zienswijze_days for code in ("9002", "9003")}
    weeks = {code: control_cycle(code, DAY).interval_weeks for code in ("9002", "9003")}
    articles = {name: local_rules(name, DAY).apv.no_entry for name in ("alverlo", "oud-verzonnen")}
    assert days == {"9002": 14, "9003": 7}
    assert weeks == {"9002": 6, "9003": 8}
    assert articles == {"alverlo": "2:41", "oud-verzonnen": "2:41a"}
    assert sanction_matrix("9003", DAY).lookback_years == 3


def test_a_new_folder_has_every_question_marked(tmp_path: Path) -> None:
    """Nothing is answered but the name; each file is there, and each says what it asks."""
    place = tmp_path / "meer"
    done = municipality_acts.new_folder("Súdwest Verzonnen", place)
    folder = place / "sudwest-verzonnen"
    assert str(folder) in done.words
    assert done.said[-1] == f"Zet eerst {place} in WEERBAAR_MUNICIPALITIES."
    facts = (folder / "municipality.yaml").read_text(encoding="utf-8")
    assert 'name: "Súdwest Verzonnen"' in facts
    for file in folder.iterdir():
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# ")
        assert any("INVULLEN" in line for line in lines), file.name


def test_the_check_names_every_open_question_with_its_line(
    tmp_path: Path, use_places: UsePlaces
) -> None:
    """File and line of each, and nothing else but the logo that nobody made yet."""
    municipality_acts.new_folder("Nieuwland", tmp_path)
    use_places(tmp_path)
    faults = faults_of(tmp_path, "nieuwland")
    folder = tmp_path / "nieuwland"
    wanted = {
        f"{file.name}, regel {number}"
        for file in folder.glob("*.yaml")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"^[^#]*\bINVULLEN\b", line)
    }
    found = {hit[0] for fault in faults if (hit := re.match(r"[a-z.-]+, regel \d+", fault))}
    assert "logo.svg: dit bestand ontbreekt" in faults
    assert found == wanted
    with pytest.raises(CheckFailedError, match=r"De controle vond \d+ fouten") as failed:
        municipality_acts.check_municipalities("nieuwland", TODAY)
    assert (
        "nieuwland/local-rules.yaml, regel 4, valid_from (eerste dag waarop dit geldt): "
        "nog niet ingevuld" in failed.value.said
    )
    assert (
        municipality_acts.check_municipalities("lindewaarde", TODAY).said[0] == "1 map is in orde."
    )


@pytest.mark.parametrize("name", ["", "..", "/etc", "shared", "Lindewaarde", "x" * 90])
def test_a_folder_is_not_made_twice_or_under_no_name(tmp_path: Path, name: str) -> None:
    """Also when the name tries to leave the place."""
    with pytest.raises(FaultsError, match="De nieuwe gemeente"):
        municipality_acts.new_folder(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("municipality.yaml", 'code: "9101"', "code: 91", "municipality.yaml, regel 3, code: "),
        (
            "municipality.yaml",
            "WEO",
            "W1",
            "municipality.yaml, regel 5, abbreviation (afkorting): dit heeft",
        ),
        (
            "municipality.yaml",
            "WEO",
            "PLAN",
            "abbreviation (afkorting): PLAN gebruikt het register zelf al",
        ),
        ("municipality.yaml", "WEO", "ALV", "de afkorting ALV is ook van "),
        ("municipality.yaml", "9101", "9001", "de code 9001 is ook van "),
        (
            "sanctions.yaml",
            "4 weken",
            "4 jaar",
            'first (maatregel bij de eerste keer): "4 jaar" is geen maatregel',
        ),
        (
            "sanctions.yaml",
            "uninhabited_dwelling_as: dwelling",
            "",
            "uninhabited_dwelling_as (hoe een woning telt waar niemand woont): ",
        ),
        (
            "closure-terms.yaml",
            "grace_days: 7",
            "grace_days: nul",
            "regel 6, grace_days (begunstigingstermijn in dagen): dit is",
        ),
        (
            "control-cycle.yaml",
            "search_days: 10",
            "search_days: 30",
            "search_days (dagen dat een controle mag schuiven): dit mag",
        ),
        ("signals.yaml", "review_weeks: 6", "review_weeks: 6\ncode: 1", "code: dit veld bestaat"),
        (
            "themes.yaml",
            "valid_from:",
            "municipality: x\nvalid_from:",
            "municipality (gemeente): haal dit weg",
        ),
        ("house.yaml", "Fira Sans", "Fira Sans\nfont: x", "de sleutel font staat er ook op"),
        ("place-score.yaml", "teams: 2", "teams: &t 2", "verwijzingen (& en *) mogen hier niet"),
    ],
)
def test_a_fault_is_told_with_its_file(
    tmp_path: Path,
    use_places: UsePlaces,
    file: str,
    old: str,
    new: str,
    fault: str,
) -> None:
    """In Dutch, with the line where it stands."""
    change(alike_folders(tmp_path) / "westeroord" / file, old, new)
    use_places(tmp_path)
    faults = faults_of(tmp_path, "westeroord")
    assert any(fault in found for found in faults), faults


@pytest.mark.parametrize("file", ["sanctions.yaml", "municipality.yaml", "house.yaml", "logo.svg"])
def test_a_file_that_is_not_there_is_a_fault(
    tmp_path: Path, use_places: UsePlaces, file: str
) -> None:
    """Each file is asked for; one too many is told as well."""
    folder = alike_folders(tmp_path) / "de-bult"
    (folder / file).unlink()
    (folder / "sanction.yaml").write_text("a: 1\n", encoding="utf-8")
    use_places(tmp_path)
    faults = faults_of(tmp_path, "de-bult")
    assert any(file in fault for fault in faults)
    assert "sanction.yaml: dit bestand hoort niet in de map" in faults


def test_a_fault_of_one_municipality_stops_that_one_alone(
    tmp_path: Path, use_places: UsePlaces
) -> None:
    """The others answer; of the faulty one every question fails loudly and never by a guess."""
    alike_folders(tmp_path)
    change(tmp_path / "westeroord" / "sanctions.yaml", "4 weken", "4 jaar")
    change(tmp_path / "de-bult" / "municipality.yaml", "De Bult", "[")
    use_places(tmp_path)

    assert sanction_matrix("9102", DAY).municipality == "Westerland"
    with pytest.raises(PolicyFileError, match="Het beleid van Westeroord"):
        sanction_matrix("9101", DAY)
    assert own_closure_terms("9101", DAY).grace_days == 7
    with pytest.raises(MunicipalityFolderError, match=r"de-bult: municipality\.yaml"):
        folder_of("9103")


def test_the_planning_goes_on_without_a_faulty_municipality(
    register: Path, use_places: UsePlaces
) -> None:
    """The rounds of the others are planned, and the run says which one failed and why."""
    place = alike_folders(register / "mappen")
    use_places(place)
    register_acts.import_organisation(organisation_of(register), ADMINISTRATOR, SET_UP_AT)
    change(place / "westeroord" / "control-cycle.yaml", "interval_weeks: 6", "interval_weeks: 0")
    use_places(place)

    with pytest.raises(PartlyDoneError, match=r"gemeente 9101 .*control-cycle\.yaml") as partly:
        planning_act.plan_control_rounds(DAY, at(DAY))
    references = partly.value.done.references  # type: ignore[attr-defined]
    assert {reference.partition("-")[0] for reference in references} == {"WEL", "DB"}


def organisation_of(folder: Path, names: str = "[westeroord, westerland, de-bult]") -> Path:
    """A file with these municipalities and nobody else."""
    path = folder / "organisatie.yaml"
    path.write_text(f"municipalities: {names}\n", encoding="utf-8")
    return path


def test_a_municipality_that_is_not_complete_is_not_read_in(
    register: Path, use_places: UsePlaces
) -> None:
    """With every fault of its folder, and nothing of the file is stored."""
    municipality_acts.new_folder("Nieuwland", register / "mappen")
    use_places(register / "mappen")
    with pytest.raises(IncompleteMunicipalityError, match=r"nieuwland/municipality\.yaml, regel 3"):
        register_acts.import_organisation(
            organisation_of(register, "[alverlo, nieuwland]"), ADMINISTRATOR, SET_UP_AT
        )
    with pytest.raises(FaultsError, match="er is geen map nergens van een gemeente; wel: "):
        register_acts.import_organisation(
            organisation_of(register, "[nergens]"), ADMINISTRATOR, SET_UP_AT
        )


def test_an_abbreviation_stays_once_there_are_numbers(
    register: Path, use_places: UsePlaces
) -> None:
    """Before the first number it may change; afterwards the import refuses it."""
    place = alike_folders(register / "mappen")
    use_places(place)
    file = organisation_of(register)
    register_acts.import_organisation(file, ADMINISTRATOR, SET_UP_AT)
    change(place / "westeroord" / "municipality.yaml", "WEO", "WOO")
    use_places(place)
    register_acts.import_organisation(file, ADMINISTRATOR, SET_UP_AT)
    planning_act.plan_control_rounds(DAY, at(DAY))
    change(place / "westeroord" / "municipality.yaml", "WOO", "WEO")
    use_places(place)
    with pytest.raises(FaultsError, match="beginnen met WOO, en dat blijft zo"):
        register_acts.import_organisation(file, ADMINISTRATOR, SET_UP_AT)


def test_two_folders_of_one_name_are_a_fault_of_both(tmp_path: Path, use_places: UsePlaces) -> None:
    """Neither wins; a third goes on."""
    first, second = tmp_path / "een", tmp_path / "twee"
    alike_folders(first)
    copy_folder(second, "westeroord", "9104", "Anders", "AND")
    use_places(first, second)
    faults = [item.faults for item in all_folders() if item.path.name == "westeroord"]
    assert [len(found) for found in faults] == [1, 1]
    assert all("de map westeroord is ook van" in found[0] for found in faults)
    with pytest.raises(CheckFailedError) as failed:
        municipality_acts.check_municipalities("westeroord", TODAY)
    told = [line for line in failed.value.said if "is ook van" in line]
    assert [line.partition(": ")[0] for line in told] == [
        str(first / "westeroord"),
        str(second / "westeroord"),
    ]
    assert sanction_matrix("9102", DAY).municipality == "Westerland"


def test_a_place_that_does_not_exist_is_named(tmp_path: Path, use_places: UsePlaces) -> None:
    """The setting, and the folder that it names."""
    use_places(tmp_path / "weg")
    with pytest.raises(SettingsError, match=r"WEERBAAR_MUNICIPALITIES: de map .*weg bestaat niet"):
        all_folders()
