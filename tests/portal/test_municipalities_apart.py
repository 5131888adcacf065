"""Three municipalities in one register whose names begin alike: every command keeps them apart."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from sqlalchemy import inspect, text
from sqlmodel import select

from models.common.message import OutgoingMessage
from models.control.control_round import ControlRound
from models.evaluation.year_evaluation import YearEvaluation
from models.law.common.roles import Role
from portal.cli import build_app, run
from tasks.register import resources
from tests.builders.case_builder import EXAMPLE
from tests.builders.doors.typed_use_cases import typed
from tests.builders.doors.use_cases import USE_CASES
from tests.builders.filled_registers import fill_once
from tests.builders.municipality_places import ALIKE, alike_folders
from tests.conftest import UsePlaces

ON = "2026-03-02"
CODES = {name: code for code, name, _ in ALIKE.values()}
STARTS = {name: abbreviation for _, name, abbreviation in ALIKE.values()}
OWN, OTHER = "Westeroord", "Westerland"
LISTS = (
    "coverage",
    "figures 2026",
    "round calendar",
    "round follow-ups",
    "signal list --by SAMEN1",
    "instrument list",
    "plan calendar list --year 2026",
    "ledger",
)
"""What is asked of one municipality, by somebody who works in each."""
WRITES = {
    "closure police-report",
    "signal add",
    "instrument dor",
    "plan calendar add",
    "evaluate",
    "import addresses",
}
"""What the fixture and the test of the evaluation do for each municipality by its name."""
LAW = {"measure"}
"""Asks the matrix alone, and no register."""
BY_NAME = {
    "round absence": "--partner police --first 2026-05-01 --last 2026-05-02",
    "signal agenda": "--out .",
    "signal destroy list": "",
    "instrument stop": "--file-number Z/26/1 --invited-by mayor --invitee owner --theme drugs "
    "--attended-by mayor --outcome agreements",
    "instrument bibob": "--file-number Z/26/1",
    "instrument street": "--file-number Z/26/1 --measure warning",
    "business show": "12345678",
    "account list": "",
    "plan": "--year 2024",
    "plan show": "1 --year 2024",
    "plan draft": "--year 2027 --out plan.yaml",
    "plan action": "1 --year 2026 --status running",
    "plan evidence": "1 --year 2026 --reference {other}-CON-001",
    "plan meeting": "1 --year 2026 --kind meeting --title Verzonnen",
    "ledger add": "--action 1 --invoice F1 --amount 5 --what Verzonnen",
    "ledger correct": "--action 1 --invoice F1 --amount 5 --reason Verzonnen",
    "import businesses": str(EXAMPLE / "bedrijven.csv"),
}
"""The other commands of one municipality, with what they ask; refused or not, they stay there."""
KINDS = {"case": "2026-001", "closure": "2026-001", "signal": "SIG-2026-001"}
"""What stands behind the abbreviation, by the group of a command."""
LATER_KINDS = {"plan calendar done": "KAL-2026-001", "signal destroy approve": "VER-2026-001"}
VALUES = {
    "amount": "1",
    "access": "granted",
    "business": "12345678/9002200000000012",
    "capacity": "2",
    "channel": "registered_post",
    "closing_on": "2026-03-20",
    "decision": "control",
    "file": str(EXAMPLE / "weging-1.csv"),
    "ground": "artikel 5:11 Awb",
    "kind": "waarschuwing",
    "manner": "oral",
    "on": ON,
    "out": ".",
    "outcome": "closure",
    "partner": "police",
    "party": "1",
    "rank": "1",
    "reason": "verzonnen",
    "sent_on": ON,
    "source": "Handelsregister",
    "state": "filed",
    "subject": "intent",
    "team": "1",
    "to": "2026-03-20",
    "track": "objection",
    "done_on": ON,
}
OWN_VALUES = {
    ("signal", "outcome"): "taken_up",
    ("closure party", "file"): str(EXAMPLE / "partijen.csv"),
    ("closure paragraphs", "file"): str(EXAMPLE / "alineas.csv"),
}


BY_USE_CASE = {" ".join(case.command): case for case in USE_CASES if case.command[0] == "closure"}
"""What is typed in a case, by command; who the officer is and which case are filled in."""


@pytest.fixture(name="three")
def fixture_three(
    register: Path,
    monkeypatch: pytest.MonkeyPatch,
    use_places: UsePlaces,
    capsys: pytest.CaptureFixture[str],
) -> Path:
    """Each with an officer of its own, a case, a signal, a round, an act and an item."""
    monkeypatch.chdir(register)
    use_places(alike_folders(register / "mappen"))
    fill_once("three municipalities", lambda: _fill(register))
    capsys.readouterr()
    return register


def _fill(register: Path) -> None:
    _organisation(register)
    succeed("import organisation organisatie.yaml")
    for name, code in CODES.items():
        by = f"--by {STARTS[name]}1 --on {ON} --municipality".split()
        by.append(f" {name.upper()} ")
        _addresses(register, code)
        succeed(f"import addresses {code}.csv --by {STARTS[name]}1", "--municipality", name.lower())
        report = f"--report-number PL-1 --bag-id {code}200000000001 --premises-kind dwelling"
        succeed(f"closure police-report {report} --found-on 2026-02-20", *by, *FINDING)
        _signal(register)
        succeed("signal add signaal.yaml", *by)
        succeed(f"instrument dor --file-number Z/26/2 {DOR}", *by)
        item = "--planned 2026-09-12 --channel website --audience residents --what Verzonnen"
        succeed(f"plan calendar add {item}", *by)
    succeed("round plan --on 2026-03-06")


FINDING = (
    *("--finding", "cocaïne; 120; gram", "--inhabited", "yes", "--urgency", "none"),
    *("--with-other-offences", "no", "--of-housing-corporation", "no"),
)
DOR = (
    "--dealer-known yes --is-registered yes --register-up-to-date yes --sample-matched yes "
    "--retention-kept yes --outcome none"
)


def succeed(command: str, *more: str) -> None:
    """Run a command that must not be refused."""
    assert run([*command.split(), *more]) == 0, command


def _organisation(folder: Path) -> None:
    roles = ", ".join(role.value for role in Role)
    lines = [f"municipalities: [{', '.join(ALIKE)}]", "officers:"]
    for name, code in CODES.items():
        for number in (1, 2):
            officer = f"{STARTS[name]}{number}"
            mail = f"{officer.lower()}@gemeente.invalid"
            lines.append(
                f"  - {{code: {officer}, name: Verzonnen, email: {mail}, "
                f"roles: {{'{code}': [{roles}]}}}}"
            )
    everywhere = ", ".join(f"'{code}': [{roles}]" for code in CODES.values())
    lines.append(
        "  - {code: SAMEN1, name: Verzonnen, email: samen1@gemeente.invalid, "
        f"roles: {{{everywhere}}}}}"
    )
    lines.append("partners:")
    for name, code in CODES.items():
        mail = f"pers-{STARTS[name].lower()}@pers.invalid"
        lines.append(f"  - {{municipality: '{code}', kind: press, name: Krant, email: {mail}}}")
    (folder / "organisatie.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _addresses(folder: Path, code: str) -> None:
    text = (EXAMPLE / "adressen.csv").read_text(encoding="utf-8").replace("9002200", f"{code}200")
    (folder / f"{code}.csv").write_text(text, encoding="utf-8")


def _signal(folder: Path) -> None:
    text = (EXAMPLE / "signaal.yaml").read_text(encoding="utf-8").replace("owner: ZAAK1\n", "")
    (folder / "signaal.yaml").write_text(text, encoding="utf-8")


def commands() -> Iterator[tuple[str, list[str], list[str]]]:
    """Every command with the names of its parameters, and those that it must be given."""

    def walk(command: Any, path: str) -> Iterator[tuple[str, list[str], list[str]]]:
        context = typer.Context(command)
        names = command.list_commands(context) if hasattr(command, "list_commands") else []
        if not names or command.params:
            required = [str(item.name) for item in command.params if item.required]
            yield path, [str(item.name) for item in command.params], required
        for name in names:
            yield from walk(command.get_command(context, name), f"{path} {name}".strip())

    yield from walk(typer.main.get_command(build_app()), "")


TREE = list(commands())
ASKED = {*VALUES, "reference", "by", "lifted"}
OF_A_REFERENCE = [
    pytest.param(path, [name for name in names if name in ASKED], id=path)
    for path, names, _ in TREE
    if "reference" in names and "municipality" not in names and "by" in names
]


def everything() -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    engine = resources.engine()
    with engine.connect() as connection:
        return {
            table: [tuple(row) for row in connection.execute(text(f'SELECT * FROM "{table}"'))]  # noqa: S608
            for table in inspect(engine).get_table_names()
        }


def of_others(rows: Mapping[str, list[tuple[object, ...]]]) -> list[tuple[str, tuple[object, ...]]]:
    """The rows that name another municipality than Westeroord: its code, numbers or address."""
    marks = [mark for name in CODES if name != OWN for mark in (CODES[name], f"{STARTS[name]}-")]
    return [
        (table, row)
        for table, found in rows.items()
        for row in found
        if any(isinstance(value, str) and value.startswith(tuple(marks)) for value in row)
    ]


@pytest.mark.parametrize("command", LISTS)
def test_a_list_of_one_municipality_names_no_other(
    three: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """Whatever the case in which its name is typed."""
    assert three
    for name, start in STARTS.items():
        assert run([*command.split(), "--municipality", f" {name.swapcase()}"]) in (0, 2)
        said = capsys.readouterr()
        words = said.out + said.err
        assert not [other for other in STARTS.values() if other != start and f"{other}-" in words]
        assert not [other for other in CODES if other != name and other in words]


@pytest.mark.parametrize("command", BY_NAME)
def test_what_is_done_in_one_municipality_touches_no_other(three: Path, command: str) -> None:
    """Done or refused: no row of another is changed, added or gone."""
    assert three
    before = of_others(everything())
    words = BY_NAME[command].format(other=STARTS[OTHER]).split()
    names = next(names for path, names, _ in TREE if path == command)
    by = [part for name in ("by", "on") if name in names for part in (f"--{name}", _of(name))]
    run([*command.split(), *words, *by, "--municipality", OWN])

    assert of_others(everything()) == before


def _of(name: str) -> str:
    return f"{STARTS[OWN]}1" if name == "by" else ON


@pytest.mark.parametrize(("command", "asked"), OF_A_REFERENCE)
def test_an_officer_of_another_municipality_is_refused(
    three: Path, capsys: pytest.CaptureFixture[str], command: str, asked: list[str]
) -> None:
    """The number says whose it is; nothing changes, whoever knows it."""
    assert three
    _make_what_is_asked(command)
    before = everything()
    if command in BY_USE_CASE:
        who = {"reference": _reference(command), "by": f"{STARTS[OTHER]}1", "on": ON}
        case = BY_USE_CASE[command]
        line = typed(replace(case, values={**case.values, **who}), Path())
    else:
        line = [*command.split(), *_words(command, asked)]
    assert run(line) == 2
    assert f"Medewerker {STARTS[OTHER]}1 mag" in capsys.readouterr().err
    assert everything() == before


def _words(command: str, asked: list[str]) -> list[str]:
    """The reference, an officer of Westerland, and a value for each other option that is asked."""
    group = command.split(maxsplit=1)[0]
    words: list[str] = []
    for name in asked:
        value = OWN_VALUES.get((command, name)) or OWN_VALUES.get((group, name)) or VALUES.get(name)
        if name == "reference":
            words.append(_reference(command))
        elif name == "by":
            words += ["--by", f"{STARTS[OTHER]}1"]
        elif name == "lifted":
            words.append("--no-lifted")
        else:
            words += [f"--{name.replace('_', '-')}", value or ""]
    return words


def _reference(command: str) -> str:
    """What a command of Westeroord is about; a round has the number of the cycle."""
    group = command.split(maxsplit=1)[0]
    if group == "round":
        with resources.reading() as session:
            of_own = ControlRound.municipality_code == CODES[OWN]
            return session.exec(select(ControlRound.reference).where(of_own)).one()
    return f"{STARTS[OWN]}-{LATER_KINDS.get(command) or KINDS[group]}"


def _make_what_is_asked(command: str) -> None:
    """A list to destroy, when a command needs one."""
    if command == "signal destroy approve":
        own = f"--by {STARTS[OWN]}1 --on {ON}"
        succeed(f"signal decide {STARTS[OWN]}-SIG-2026-001 --decision drop {own}")
        with resources.transaction() as session:
            session.connection().exec_driver_sql("UPDATE signal SET retain_until = '2026-02-01'")
        succeed(f"signal destroy list {own} --municipality {OWN}")


def test_an_evaluation_is_published_of_the_one_that_was_named(three: Path) -> None:
    """Of Westeroord, though Westerland stands earlier and begins alike; only its press hears it."""
    assert three
    for name in STARTS:
        succeed("evaluate 2026 --by SAMEN1 --on 2026-03-03 --municipality", name)
    succeed(f"evaluate 2026 --publish --by {STARTS[OWN]}2 --on 2026-03-04 --municipality", OWN)

    with resources.reading() as session:
        rows = session.exec(select(YearEvaluation)).all()
        told = session.exec(select(OutgoingMessage.recipient)).all()
    published = {row.reference: row.approved_on is not None for row in rows}
    assert published == {f"{start}-EVA-2026": name == OWN for name, start in STARTS.items()}
    assert told == [f"pers-{STARTS[OWN].lower()}@pers.invalid"]


def test_every_command_of_a_municipality_or_a_number_is_tried() -> None:
    """A new command that takes one of them must be added above."""
    named = {path for path, names, _ in TREE if "municipality" in names}
    numbered = {path for path, names, _ in TREE if "reference" in names}
    lists = {path for path in named if any(f"{line} ".startswith(f"{path} ") for line in LISTS)}
    assert named <= lists | WRITES | LAW | BY_NAME.keys()
    tried = {param.id for param in OF_A_REFERENCE} | BY_NAME.keys()
    assert numbered <= tried
