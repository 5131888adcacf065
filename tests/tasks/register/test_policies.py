"""The policies on disk are good, and a bad file is refused with every fault."""

from datetime import date
from pathlib import Path

import pytest

from models.law.closure.competence import CompetencePolicy
from models.law.common.holidays import HolidayDecree
from models.law.common.policy import NoPolicyInForceError
from tasks.closure import closure_policies
from tasks.register import policies
from tasks.register.policy_files import PolicyFileError, read_book

DAY = date(2026, 6, 15)
DECREE_DAYS = (
    "2017-04-28 2017-05-26 2018-05-11 2018-12-24 2018-12-31 2019-05-31 2019-12-27 "
    "2020-05-22 2021-05-14 2022-05-27 "
    "2023-04-28 2023-05-19 2024-05-10 2024-12-27 2025-05-30 "
    "2026-01-02 2026-05-15 2027-05-07 2028-04-28 2028-05-26"
)
COMPETENCE = """\
valid_from: 2020-01-01
source: verzonnen beleid
preparatory_goods: true
cuttings_per_plant: 5
ceilings:
  - {drug_list: I, unit: gram, amount: 0.5}
"""


def test_the_calendar_has_the_decree_days_of_2017_to_2028() -> None:
    calendar = policies.calendar()
    assert calendar.decree_days == {date.fromisoformat(day) for day in DECREE_DAYS.split()}
    assert calendar.decree_years == set(range(2017, 2029))


def test_every_policy_is_in_force_today_and_names_its_source() -> None:
    for policy in (
        closure_policies.sanction_matrix("9001", DAY),
        closure_policies.sanction_matrix("9002", DAY),
        closure_policies.competence_policy(DAY),
        closure_policies.closure_terms(DAY),
        closure_policies.own_closure_terms("9001", DAY),
        closure_policies.local_rules("lindewaarde", DAY),
        closure_policies.weighing_checklist(DAY),
        policies.retention(DAY),
        policies.reporting_lines(DAY),
    ):
        assert policy.is_in_force(DAY)
        assert policy.source


def test_the_numbers_for_reporting_are_the_same_everywhere() -> None:
    """Read by eye; each is public, so that no text is refused for naming it."""
    lines = policies.reporting_lines(DAY)
    assert lines.telephones == ("112", "0900-8844", "0800-7000")
    assert policies.public_telephones() == set(lines.telephones)
    assert lines.link == f"https://www.{lines.anonymous_page}"


def test_every_policy_file_is_read_by_a_loader() -> None:
    read = {"holidays", "competence", "closure-terms", "closure-alarms", "weighing", "retention"}
    read |= {"interest", "late-decision", "money", "substances"}
    read |= {"bibob", "figures", "red-flags", "reporting-lines", "sbi-2025", "visit-outcomes"}
    assert read == {path.stem for path in policies.POLICY_FOLDER.glob("*.yaml")}


def test_lindewaarde_is_confirmed_and_alverlo_is_not() -> None:
    assert closure_policies.sanction_matrix("9002", DAY).municipality == "Lindewaarde"
    assert closure_policies.sanction_matrix("9002", DAY).confirmed
    assert closure_policies.sanction_matrix("9001", DAY).municipality == "Alverlo"
    assert not closure_policies.sanction_matrix("9001", DAY).confirmed


def test_the_municipalities_are_found_by_name() -> None:
    found = closure_policies.municipalities_with_matrix()
    assert (found["Alverlo"], found["Lindewaarde"]) == ("9001", "9002")


def test_a_day_before_the_matrix_fails_loudly() -> None:
    with pytest.raises(NoPolicyInForceError) as refused:
        closure_policies.sanction_matrix("9002", date(2016, 5, 1))
    assert str(refused.value) == (
        "Er is geen sanctiematrix van Lindewaarde van kracht op 1 mei 2016."
    )


def test_a_municipality_without_a_file_fails_loudly() -> None:
    with pytest.raises(NoPolicyInForceError, match=r"sanctiematrix van gemeente 9999.*haar map"):
        closure_policies.sanction_matrix("9999", DAY)


def test_the_closing_waits_for_the_judge_unless_a_lawyer_changes_it() -> None:
    terms = closure_policies.own_closure_terms("9002", DAY)
    assert terms.closing_waits_for_relief
    assert "closing_waits_for_relief" in terms.to_confirm


def refused_faults(folder: Path, text: str) -> tuple[str, ...]:
    (folder / "competence.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PolicyFileError) as refused:
        read_book(folder / "competence.yaml", CompetencePolicy, "lijst")
    return refused.value.faults


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "competence.yaml").write_text(COMPETENCE, encoding="utf-8")
    book = read_book(tmp_path / "competence.yaml", CompetencePolicy, "lijst")
    assert book.in_force(DAY).source == "verzonnen beleid"


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("source: verzonnen beleid\n", "", "competence.yaml, regel 1, source (bron): vul dit in"),
        ("source:", "bron: x\nsource:", "competence.yaml, regel 2, bron: dit veld bestaat niet"),
        (
            "2020-01-01",
            "gisteren",
            "competence.yaml, regel 1, valid_from (eerste dag waarop dit geldt): dit is geen datum",
        ),
        ("unit: gram", "unit: liter", "regel 6, ceilings 1, unit (eenheid): kies een van: gram, "),
        (
            "amount: 0.5",
            "amount: -1",
            "regel 6, ceilings 1, amount (hoeveelheid of bedrag): dit moet ",
        ),
        (
            "amount: 0.5",
            "amount: veel",
            "regel 6, ceilings 1, amount (hoeveelheid of bedrag): dit is geen getal",
        ),
        (
            "plant: 5",
            "plant: vijf",
            "regel 4, cuttings_per_plant (stekken per plant): dit is geen geheel getal",
        ),
        ("goods: true", "goods: misschien", "regel 3, preparatory_goods: dit is geen ja of nee"),
        ("ceilings:", "ceilings: [", "competence.yaml, regel 6: dit is geen geldige YAML"),
        ("source:", "source: x\nsource:", "regel 3: de sleutel source staat er ook op regel 2"),
        (
            "gram",
            "INVULLEN",
            "competence.yaml, regel 6, ceilings 1, unit (eenheid): nog niet ingevuld",
        ),
    ],
)
def test_a_bad_file_names_file_place_and_fault(
    tmp_path: Path, good: str, bad: str, fault: str
) -> None:
    assert good in COMPETENCE
    faults = refused_faults(tmp_path, COMPETENCE.replace(good, bad))
    assert any(fault in found for found in faults), faults


def test_every_fault_of_every_version_is_listed(tmp_path: Path) -> None:
    text = COMPETENCE.replace("gram", "liter").replace("source: verzonnen beleid\n", "")
    faults = refused_faults(tmp_path, f"{text}---\n{text}")
    assert [fault.split(":")[0] for fault in faults] == [
        "competence.yaml, regel 1, source (bron)",
        "competence.yaml, regel 5, ceilings 1, unit (eenheid)",
        "competence.yaml, regel 7, source (bron)",
        "competence.yaml, regel 11, ceilings 1, unit (eenheid)",
    ]


def test_versions_that_overlap_are_refused(tmp_path: Path) -> None:
    later = COMPETENCE.replace("2020", "2021")
    assert refused_faults(tmp_path, f"{COMPETENCE}---\n{later}") == (
        (
            "competence.yaml: de versie van 1 januari 2021 begint voordat "
            "de versie van 1 januari 2020 eindigt"
        ),
    )


@pytest.mark.parametrize("content", [b"", b"source: \xff"])
def test_an_empty_or_unreadable_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "competence.yaml").write_bytes(content)
    with pytest.raises(PolicyFileError, match=r"leeg|geen UTF-8"):
        read_book(tmp_path / "competence.yaml", CompetencePolicy, "lijst")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyFileError, match=r"holidays\.yaml: dit bestand ontbreekt"):
        read_book(tmp_path / "holidays.yaml", HolidayDecree, "besluit")
