"""The whole record of a signal: place, owner, assessment, links, answer."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.signals.signal import Assessment, Signal
from models.signals.signal_forms import UpdateForm
from tasks.acts.linked_signals import NEAR
from tasks.control.round_overview import round_of
from tasks.register.acting import acting_officer
from tasks.register.resources import transaction
from tasks.signals import signal_overview, signal_work, signals
from tasks.signals.signal_file import read_addition, read_signal_file
from tasks.signals.signal_links import Lookup
from tasks.signals.signal_text import SignalText
from tests.builders.case_builder import Walk
from tests.builders.round_builder import (
    BAG,
    EXAMPLE,
    at,
    fill_businesses,
    fill_organisation,
    plan_on,
    row,
    visit_all,
)
from tests.tasks.signals.test_signals import FIRST, ON, addition, record

ROUND = "LIN-CON-018"
SLOT = date(2026, 1, 15)


@pytest.fixture(name="organisation")
def fixture_organisation(register: Path) -> Path:
    """An organisation, its addresses and a business with a red label."""
    fill_organisation()
    fill_businesses(register, [row(1, "rood", "verzonnen reden")])
    return register


def shown(by: str = "ZAAK1") -> SignalText:
    """What an officer reads of the first signal."""
    return signal_overview.read_signal(FIRST, by, ON, at(ON), near=NEAR)


def update(on: date = SLOT, **changes: Any) -> tuple[str, ...]:
    """What the update changed."""
    form = UpdateForm.model_validate({"reference": FIRST, "on": on, "by": "ZAAK1"} | changes)
    return signal_work.update_signal(form, at(on), near=NEAR)


def test_the_example_fills_the_whole_record(organisation: Path) -> None:
    """What the manual shows is read and shown again."""
    assert organisation
    example = read_signal_file(EXAMPLE / "signaal.yaml")
    signals.record_signal(
        example, "9002", "ZAAK1", date(2026, 1, 6), at(date(2026, 1, 6)), near=NEAR
    )
    said = shown()

    assert (said.received_time, said.urgency, said.owner) == ("14:30", "gewoon", "ZAAK1")
    assert said.place == "parkeerplaats aan de Voorbeeldweg"
    assert said.assessment == "binnen de gemeentelijke taak (6 januari 2026)"
    assert said.answer == "geen: de melder is anoniem"


@pytest.mark.parametrize(
    ("place", "shows", "label"),
    [
        ({"kvk": "00000001"}, ", Verzonnendorp", "rood sinds 2 januari 2024: verzonnen reden"),
        ({"bag_id": BAG[1]}, ", Verzonnendorp", ""),
        ({"place": "bosrand"}, "bosrand", ""),
        ({}, "", ""),
    ],
)
def test_a_place_is_a_business_an_address_or_a_few_words(
    organisation: Path, place: dict[str, Any], shows: str, label: str
) -> None:
    """With the label of the business; an address needs no business."""
    assert organisation
    record(**place)

    assert shown().place.endswith(shows)
    assert bool(shown().place) is bool(place)
    assert shown().label == label


FAULTS = [
    ({"received_time": 870}, "received_time (tijd van ontvangst): vul hier tekst in"),
    (
        {"received_time": "24:00"},
        "received_time (tijd van ontvangst): dit heeft niet de juiste vorm",
    ),
    ({"urgency": "gisteren"}, "urgency (urgentie): kies een van"),
    ({"bag_id": "1"}, "bag_id (BAG-nummer): dit moeten 16 cijfers zijn"),
    (
        {"kvk_number": 1},
        "kvk_number (KVK-nummer): vul hier tekst in; een getal of tijd tussen aanhal",
    ),
    ({"legal_ground": ""}, "legal_ground (grondslag): vul dit in"),
    ({"facts": "x"}, "facts (feiten): vul minstens 3 tekens in"),
    ({"kvk_number": "00000001"}, "place (plaats): alleen zonder kvk_number en bag_id"),
    ({"place": "p" * 81}, "place (plaats): dit mag hoogstens 80 tekens zijn"),
    ({"assessment": "misschien"}, "assessment (eerste beoordeling): kies een van"),
    ({"owner": "Verzonnen Naam"}, "owner (wie het doet): dit heeft niet de juiste vorm"),
    ({"visit": "1-2"}, "visit (bezoek): vul ook control in"),
    ({"control": ROUND, "visit": "boven"}, "visit (bezoek): dit heeft niet de juiste vorm"),
    ({"case": "zaak 1"}, "case (sluitingszaak): dit heeft niet de juiste vorm"),
    (
        {"reporter_function": "boa"},
        "reporter_function (functie van de melder): een anonieme melder heeft er geen",
    ),
]


@pytest.mark.parametrize(("changes", "fault"), FAULTS, ids=[fault for _, fault in FAULTS])
def test_a_faulty_field_is_named_in_dutch(
    tmp_path: Path, changes: dict[str, object], fault: str
) -> None:
    """By the name of its line in the file; the value is not repeated."""
    assert fault in " ".join(refused(tmp_path, changes))


def refused(folder: Path, changes: dict[str, object]) -> tuple[str, ...]:
    """The faults of the example with these lines changed."""
    kept = [
        line
        for line in (EXAMPLE / "signaal.yaml").read_text(encoding="utf-8").splitlines()
        if line.partition(":")[0] not in changes
    ]
    path = folder / "signaal.yaml"
    lines = [
        f"{name}: {value!r}" if isinstance(value, str) else f"{name}: {value}"
        for name, value in changes.items()
    ]
    path.write_text("\n".join([*kept, *lines]), encoding="utf-8")
    with pytest.raises(FaultsError) as error:
        read_signal_file(path)
    return error.value.faults


def test_faults_of_fields_that_must_fit_together_are_told_with_all_others(tmp_path: Path) -> None:
    """One reading of the file names them all."""
    changes: dict[str, object] = {
        "kvk_number": "00000001",
        "visit": "1-2",
        "urgency": "gisteren",
        "reporter_function": "boa",
    }
    assert len(refused(tmp_path, changes)) == 4


def test_what_is_not_in_the_register_is_told_all_at_once(organisation: Path) -> None:
    """And nothing is recorded."""
    assert organisation
    with pytest.raises(FaultsError) as error:
        record(
            bag_id="9" * 16, owner="COM1", control="LIN-CON-999", visit="1-1", case="LIN-2026-999"
        )
    assert error.value.faults == (
        "bag_id (BAG-nummer): dit adres staat niet in het register van deze gemeente",
        "owner (wie het doet): deze medewerker behandelt hier geen signalen",
        "control (controle): deze controle bestaat niet in deze gemeente",
        "case (sluitingszaak): deze zaak bestaat niet in deze gemeente",
    )
    assert signal_overview.list_signals("9002") == []


def test_a_signal_comes_from_a_visit_that_was_recorded(organisation: Path) -> None:
    """Not from one that can still be chosen anew."""
    assert organisation
    plan_on(ON)
    record("control", "C-1", control=ROUND)
    assert shown().comes_from == f"controle {ROUND}"
    with pytest.raises(FaultsError, match=r"visit \(bezoek\): dit bezoek is niet vastgelegd"):
        record("control", "C-2", control=ROUND, visit="1-1")
    visit_all(ROUND, SLOT)

    assert update(control=ROUND, visit="1-1") == (f"Komt uit controle {ROUND}, bezoek 1-1.",)
    assert shown().comes_from == f"controle {ROUND}, bezoek 1-1"
    assert round_of(ROUND).places[0].access is not None


def test_a_signal_belongs_to_a_closure_case(organisation: Path) -> None:
    assert organisation
    case = Walk().police_report().reference
    record(case=case)

    assert shown().case == case


def test_another_step_adds_a_signal_in_its_own_transaction(organisation: Path) -> None:
    """When that step fails, there is no signal either."""
    assert organisation
    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert signal_overview.list_signals("9002") == []


def add_and_fail() -> None:
    """A step that goes wrong after it added a signal."""
    example = read_signal_file(EXAMPLE / "signaal.yaml")
    with transaction() as session:
        officer = acting_officer(session, "ZAAK1", Action.RECORD_VISIT, "9002")
        row = signals.add_signal(Lookup(session, "9002", NEAR), officer, example, ON, at(ON))
        assert row.reference == FIRST
        raise ZeroDivisionError


def test_a_named_reporter_has_a_last_day_for_the_answer_in_the_list(organisation: Path) -> None:
    """An anonymous one has none."""
    assert organisation
    record("reporting_point", is_anonymous=False)
    record("mma", "M-1")

    assert [line.answer_by for line in signal_overview.list_signals("9002")] == [
        date(2026, 1, 6),
        None,
    ]
    assert shown().answer == "uiterlijk 6 januari 2026"


def test_an_addition_without_source_basis_or_facts_is_refused(tmp_path: Path) -> None:
    """All three at once."""
    path = tmp_path / "feiten.txt"
    path.write_text("", encoding="utf-8")
    with pytest.raises(FaultsError) as error:
        read_addition(path, "", "")
    assert error.value.faults == (
        "Bron: vul dit in",
        "Grondslag: vul dit in",
        "feiten.txt: vul dit in",
    )
    assert addition("Verzonnen feit.").legal_ground


@pytest.mark.parametrize(
    "change",
    [
        {"place": "bosrand", "bag_id": BAG[1]},
        {"assessment": Assessment.INSIDE},
        {"answered_on": ON},
        {"visit_id": 1},
    ],
    ids=str,
)
def test_the_database_refuses_what_does_not_fit(any_register: str, change: dict[str, Any]) -> None:
    """Also when the steps are bypassed."""
    assert any_register
    fill_organisation()
    record()
    with pytest.raises(IntegrityError):
        force(change)


def force(change: dict[str, Any]) -> None:
    """Write what may never be."""
    with transaction() as session:
        row = session.exec(select(Signal)).one()
        for name, value in change.items():
            setattr(row, name, value)


def test_no_step_of_a_signal_lies_before_its_receipt(organisation: Path) -> None:
    """Neither the recording itself nor what is added."""
    assert organisation
    record()
    earlier = ON - timedelta(days=1)
    signal = read_signal_file(EXAMPLE / "signaal.yaml").model_copy(update={"received_on": ON})
    for refused in (
        lambda: signals.record_signal(signal, "9002", "ZAAK1", earlier, at(ON), near=NEAR),
        lambda: signal_work.enrich_signal(FIRST, addition("feit"), "ZAAK1", earlier, at(ON)),
    ):
        with pytest.raises(FaultsError, match="4 januari 2026 ligt voor de ontvangst op 5 januari"):
            refused()
