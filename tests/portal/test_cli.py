"""The command line: answers, JSON, and one plain sentence with exit code 2 for every refusal."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from sqlmodel import text

from portal.cli import run
from portal.command_table import IMPORTS
from tasks.register.resources import transaction
from tests.builders.case_builder import EXAMPLE, PREMISES, closed, fill_register, reported

Capture = pytest.CaptureFixture[str]

FACTS = (
    *("--inhabited", "yes", "--with-other-offences", "no"),
    *("--of-housing-corporation", "unknown", "--urgency", "none"),
)
"""What a report must say of the premises and the find; "unknown" is an answer."""


BY = ("--by", "ZAAK1", "--json")


def refusal(capsys: Capture, *arguments: str) -> str:
    """What the command says on the error stream when it refuses; nothing goes to the other."""
    assert run(arguments) == 2
    printed = capsys.readouterr()

    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    return printed.err.strip()


def answer(capsys: Capture, *arguments: str) -> str:
    """What the command prints when all is well; nothing goes to the error stream."""
    code = run(arguments)
    printed = capsys.readouterr()

    assert (code, printed.err) == (0, "")
    return printed.out


def test_term_says_the_last_day_and_why(capsys: Capture) -> None:
    """Six weeks after 2 April 2026 roll over Ascension, an equated day and a weekend."""
    printed = json.loads(answer(capsys, "term", "2026-04-02", "--weeks", "6", "--json"))

    assert printed["last_day"] == "2026-05-18"
    assert "Hemelvaartsdag" in printed["explanation"]
    assert "gelijkgesteld" in printed["explanation"]


def test_an_own_term_does_not_roll(capsys: Capture) -> None:
    """Fourteen days after 2 April 2026 end on a Thursday; 28 days on a Thursday as well."""
    printed = json.loads(answer(capsys, "term", "2026-04-02", "--weeks", "6", "--own", "--json"))

    assert printed["last_day"] == "2026-05-14"


def test_terms_of_a_csv_are_answered_in_its_order(capsys: Capture, tmp_path: Path) -> None:
    """Each row gets its last day and explanation; weeks or days."""
    path = tmp_path / "termijnen.csv"
    path.write_text("dispatched,weeks,days\n2026-04-02,6,\n2026-05-12,,4\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(answer(capsys, "term", "--csv", str(path)))))

    assert [row["last_day"] for row in rows] == ["2026-05-18", "2026-05-18"]
    assert all(row["explanation"] for row in rows)


def test_a_csv_with_ten_faults_is_refused_with_all_ten(capsys: Capture, tmp_path: Path) -> None:
    """One refusal that names every row and column."""
    lines = ["dispatched,weeks,days"]
    lines += [f"2026-02-{day},6," for day in (30, 31)]
    lines += ["gisteren,6,", ",6,", "2026-04-02,zes,", "2026-04-02,,vier"]
    lines += ["2026-04-02,6,4", "2026-04-02,,", "2026-04-02,-1,", "2026-04-02,,-3"]
    path = tmp_path / "termijnen.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sentence = refusal(capsys, "term", "--csv", str(path))

    rows = " ".join(re.findall(r"rij ([0-9, en]+)", sentence))
    assert [int(number) for number in sorted(re.findall(r"\d+", rows), key=int)] == [*range(2, 12)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("term", "2026-02-30", "--weeks", "6"), "geen datum"),
        (("term", "2026-04-02"), "termijn"),
        (("term", "2026-04-02", "--weeks", "zes"), "geen geheel getal"),
        (("term", "2026-04-02", "--weeks", "-6"), "termijn"),
        (("term",), "datum of een CSV"),
        (("term", "--csv", "bestaat-niet.csv"), "niet te lezen"),
        (("case", "ALV-2020-999"), "ALV-2020-999 bestaat niet"),
        (("nonsense",), "bestaat niet"),
        (("cases", "--nonsense"), "bestaat niet"),
        (("import", "addresses", "nergens.zip", "--municipality", "Nergens"), "Nergens"),
        (("case", "Jan Verzonnen"), "dit heeft niet de juiste vorm, zoals LIN-2026-001"),
        (("round", "show", "7"), "dit heeft niet de juiste vorm, zoals LIN-CON-007"),
        (
            ("signal", "show", "lin-2026-001", "--by", "ZAAK1"),
            "dit heeft niet de juiste vorm, zoals LIN-SIG-2026-001",
        ),
        (("signal", "show", "lin-sig-2026-001", "--by", "zaak 1"), "zoals ZAAK1"),
        (("signal", "show", "lin-sig-2026-001", "--by", "zaak1"), "LIN-SIG-2026-001 bestaat niet"),
        (
            ("mail", "settle", "1", "--outcome", "yes", "--by", "ZAAK1"),
            "kies een van: sent (aangekomen) of again (opnieuw versturen)",
        ),
        (
            ("closure", "track", "lin-2026-001", "--track", "x", "--state", "filed"),
            "Soort: kies een van: reopening_request (verzoek tot heropening) of ",
        ),
        (("measure",), "--help"),
        (
            ("round", "calendar", "--year", "2023"),
            "--year: geef een getal van 2024 tot en met 2099",
        ),
    ],
)
def test_a_refusal_is_one_dutch_sentence(
    register: Path, capsys: Capture, arguments: tuple[str, ...], words: str
) -> None:
    """Exit code 2, one line, and it says what is wrong."""
    assert register
    assert words in refusal(capsys, *arguments)


MEASURE = {
    "--municipality": "Lindewaarde",
    "--on": "2026-02-10",
    "--premises": "dwelling",
    "--list": "I",
    "--amount": "6",
    "--unit": "gram",
}


def measure_arguments(**changes: str) -> list[str]:
    """A good question for the matrix, with other values by name."""
    values = MEASURE | {f"--{name}": value for name, value in changes.items()}
    return ["measure", *(word for pair in values.items() for word in pair)]


def test_measure_answers_with_version_and_row(capsys: Capture) -> None:
    """More than five gram of list I in Lindewaarde: three months the first time."""
    printed = json.loads(answer(capsys, *measure_arguments(), "--json"))

    assert (printed["measure"], printed["amount"], printed["unit"]) == ("closure", 3, "months")
    assert printed["must_confirm"] is False


def test_measure_counts_a_previous_offence(capsys: Capture) -> None:
    """A second offence within five years after the first moves one column."""
    arguments = [*measure_arguments(), "--previous", "2023-05-01", "--json"]

    assert json.loads(answer(capsys, *arguments))["amount"] == 6


def test_measure_for_alverlo_says_that_a_jurist_must_confirm(capsys: Capture) -> None:
    """The matrix of Alverlo is the common national pattern, not the council's own."""
    printed = answer(capsys, *measure_arguments(municipality="Alverlo"))

    assert "Een jurist moet de sanctiematrix van Alverlo eerst bevestigen" in printed


def test_measure_lists_every_fault_at_once(capsys: Capture) -> None:
    """Unknown municipality, negative amount and a day in the future: one refusal names all."""
    arguments = measure_arguments(
        municipality="Nergenshuizen", amount="-5", on="2098-01-01", premises="woning"
    )
    sentence = refusal(capsys, *arguments)

    assert "Nergenshuizen" in sentence
    assert (
        "soort pand: kies een van: dwelling (woning), premises (lokaal) of yard (erf)" in sentence
    )
    assert "meer is dan 0" in sentence
    assert "ligt in de toekomst" in sentence


def test_measure_refuses_a_day_before_the_policy(capsys: Capture) -> None:
    """No older text is used in silence."""
    sentence = refusal(capsys, *measure_arguments(on="2016-05-01"))

    assert "geen sanctiematrix van Lindewaarde van kracht op 1 mei 2016" in sentence


def test_a_report_with_many_faults_writes_nothing(register: Path, capsys: Capture) -> None:
    """Unknown municipality, a future day and nothing found: each is named, no case is made."""
    assert register
    fill_register()
    sentence = refusal(
        capsys,
        "closure",
        "police-report",
        *("--municipality", "Nergenshuizen"),
        *("--report-number", "PL-1"),
        *("--bag-id", PREMISES),
        *("--premises-kind", "dwelling"),
        *("--found-on", "2098-01-02"),
        *("--on", "2098-01-01"),
        *("--by", "ZAAK1"),
        *FACTS,
        *("--finding", "hennep;0;gram"),
    )

    assert "Nergenshuizen" in sentence
    assert "de vondst (donderdag 2 januari 2098) ligt in de toekomst" in sentence
    assert "de ontvangst (woensdag 1 januari 2098) ligt in de toekomst" in sentence
    assert "vondst 1: Een vondst van 0 gram kan niet" in sentence
    assert json.loads(answer(capsys, "cases", *BY)) == []


def test_the_whole_beginning_of_a_case_by_command(register: Path, capsys: Capture) -> None:
    """Import, report, parties, weighing and notice of intent, as an officer types them."""
    assert register
    answer(capsys, "import", "organisation", str(EXAMPLE / "organisatie.yaml"))
    answer(
        capsys,
        "import",
        "addresses",
        str(EXAMPLE / "adressen.csv"),
        *("--municipality", "Lindewaarde", "--by", "BEH1"),
    )
    found = json.loads(answer(capsys, "address", "Voorbeeldstraat", "12", "--json"))

    assert [item["bag_id"] for item in found] == [PREMISES]

    answer(
        capsys,
        "closure",
        "police-report",
        *("--municipality", "Lindewaarde", "--report-number", "PL-1", "--bag-id", PREMISES),
        *("--premises-kind", "dwelling", "--found-on", "2026-02-10", "--on", "2026-02-24"),
        *("--by", "ZAAK1", "--finding", "cocaïne;120;gram", *FACTS),
    )
    by = ("--by", "ZAAK1", "--on", "2026-03-02")
    case = "LIN-2026-001"
    answer(capsys, "closure", "party", case, "--file", str(EXAMPLE / "partijen.csv"), *by)
    answer(capsys, "closure", "weigh", case, "--file", str(EXAMPLE / "weging-1.csv"), *by)
    intended = ("--outcome", "closure", "--sent-on", "2026-03-02")
    answer(capsys, "closure", "intent", case, *intended, *by)
    mine = refusal(capsys, "closure", "approve", case, "--subject", "intent", *by)

    assert "ZAAK1" in mine

    mayor = ("--by", "BGM", "--on", "2026-03-02")
    answer(capsys, "closure", "approve", case, "--subject", "intent", *mayor)
    printed = answer(capsys, "closure", "announce-intent", case, *by)

    assert "maandag 16 maart 2026" in printed


def test_case_shows_every_term_with_its_reason_and_no_address(
    register: Path, capsys: Capture
) -> None:
    """The timeline names officers by code and parties by number; only the list names them."""
    assert register
    fill_register()
    walk = closed()
    printed = answer(capsys, "case", walk.reference.lower(), "--json", "--by", "zaak1")
    found = json.loads(printed)

    assert found["status"] == "closed"
    assert all(term["explanation"] for term in found["terms"])
    assert "Nietbestaand" not in json.dumps([found["events"], found["terms"], found["claims"]])
    assert [party["name"] for party in found["parties"]] != ["", ""]
    assert "Voorbeeldstraat" not in printed


def test_the_commands_that_read_the_whole_register_answer_as_json(
    register: Path, capsys: Capture
) -> None:
    """The three commands that read the whole register."""
    assert register
    fill_register()
    walk = reported()
    walk.prepare_intent()

    assert json.loads(answer(capsys, "due", "--on", "2026-03-16", *BY)) == []
    assert [item["prepared_by"] for item in json.loads(answer(capsys, "approvals", *BY))] == [
        "ZAAK1"
    ]
    assert json.loads(answer(capsys, "verify", "--json")) == {"chains": 2, "faults": []}
    assert answer(capsys, "verify") == "De geschiedenis klopt van 1 zaak en 1 organisatie.\n"
    assert [c["reference"] for c in json.loads(answer(capsys, "cases", *BY))] == [walk.reference]


def test_case_saves_its_documents_only_when_asked(register: Path, capsys: Capture) -> None:
    """Documents hold personal data: they leave the register for a folder that is named."""
    fill_register()
    walk = reported().prepare_intent()
    folder = register / "stukken"
    answer(capsys, "case", walk.reference, "--by", "ZAAK1", "--save", str(folder))

    assert sorted(path.name for path in folder.iterdir()) == [
        "voornemen-partij-1.pdf",
        "voornemen-partij-2.pdf",
    ]


def test_a_broken_history_is_exit_code_two(register: Path, capsys: Capture) -> None:
    """Verify names the event that was changed."""
    assert register
    fill_register()
    walk = reported()
    with transaction() as session:
        session.execute(text("DROP TRIGGER event_no_update"))
        session.execute(
            text("UPDATE event SET officer = 'JUR1' WHERE number = 2 AND chain <> 'ORGANISATIE'")
        )
    sentence = refusal(capsys, "verify")

    assert sentence == f"{walk.reference}: gebeurtenis 2 is later gewijzigd."


def test_an_import_can_be_tried_first(register: Path, capsys: Capture) -> None:
    """Every import has the option; it says what would happen, and nothing is stored."""
    assert register
    organisation = ("import", "organisation", str(EXAMPLE / "organisatie.yaml"))
    file = str(EXAMPLE / "adressen.csv")
    addresses = ("import", "addresses", file, "--municipality", "Lindewaarde", "--by", "BEH1")
    said = answer(capsys, *organisation, "--dry-run")

    assert said.startswith("Alleen gecontroleerd, niets opgeslagen: 2 gemeenten, ")
    assert "Lindewaarde staat niet in het register" in refusal(capsys, *addresses, "--dry-run")

    answer(capsys, *organisation)
    tried = json.loads(answer(capsys, *addresses, "--dry-run", "--json"))

    assert tried["said"][0].startswith("Alleen gecontroleerd, niets opgeslagen. Adressen: ")
    assert answer(capsys, "address", "Voorbeeldstraat") == "Er is geen adres gevonden.\n"

    done = json.loads(answer(capsys, *addresses, "--json"))

    assert (tried["dry_run"], done["dry_run"]) == (True, False)
    assert tried["added"] == done["added"] > 0
    assert "Voorbeeldstraat 12" in answer(capsys, "address", "Voorbeeldstraat")


def test_the_help_of_import_names_whatever_can_be_read_in(capsys: Capture) -> None:
    """The group says of itself what its commands do."""
    printed = " ".join(answer(capsys, "import", "--help").split())

    assert "Lees de organisatie, adressen, bedrijven of eerdere jaarcijfers in." in printed
    for name in IMPORTS:
        assert f"│ {name} " in printed, name


def test_help_is_dutch(capsys: Capture) -> None:
    """The first screen an officer sees."""
    printed = answer(capsys, "--help")

    assert "Bereken de laatste dag van een termijn" in printed
