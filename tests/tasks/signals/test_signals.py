"""The signals list on a real register."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.common.history import Event
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Role
from models.law.signals.signal_access import MAY_READ, SignalSource, may_read
from models.signals.signal import Signal, SignalDecision
from tasks.acts.linked_signals import NEAR
from tasks.control.round_overview import round_of
from tasks.register.resources import reading
from tasks.signals import signal_overview, signal_work, signals
from tasks.signals.signal_file import Addition, SignalFile, read_signal_file
from tests.builders.round_builder import (
    EXAMPLE,
    at,
    fill_businesses,
    fill_organisation,
    plan_on,
    row,
)

ON = date(2026, 1, 5)
FIRST = "LIN-SIG-2026-001"


def record(source: str = "police", number: str = "P-1", kvk: str = "", **more: object) -> str:
    """A signal that came in on 5 January 2026."""
    values = read_signal_file(EXAMPLE / "signaal.yaml").model_dump()
    signal = SignalFile.model_validate(
        values
        | {"source": source, "source_number": number, "kvk_number": kvk, "received_on": ON}
        | {"place": "", "owner": "", "assessment": None}
        | more
    )
    return signals.record_signal(signal, "9002", "ZAAK1", ON, at(ON), near=NEAR)


def addition(facts: str, source: str = "BAG") -> Addition:
    """Facts from a source, on an invented basis."""
    return Addition(source=source, legal_ground="verzonnen grondslag", facts=facts)


def history() -> list[str]:
    """What was written down about the first signal."""
    with reading() as session:
        events = session.exec(select(Event).where(Event.chain == FIRST).order_by(col(Event.number)))
        return [event.what for event in events]


@pytest.fixture(name="organisation")
def fixture_organisation(register: Path) -> Path:
    """An organisation and its addresses."""
    fill_organisation()
    return register


def test_the_same_number_of_a_source_is_one_signal(any_register: str) -> None:
    assert any_register
    fill_organisation()

    assert record() == record() == FIRST
    assert record(number="P-2") == "LIN-SIG-2026-002"
    assert record(source="customs") == "LIN-SIG-2026-003"


def test_other_words_under_the_same_number_are_refused(organisation: Path) -> None:
    """They would be lost without a word; what changes later may differ."""
    assert organisation
    record()
    with pytest.raises(FaultsError, match=f"Signaal {FIRST} is al vastgelegd.*Feiten: an"):
        record(facts="andere feiten", sharing="municipality_only")
    assert record(urgency="high") == FIRST


def test_a_signal_is_discussed_after_six_weeks_and_kept_five_years(organisation: Path) -> None:
    """Both sides of the day of discussion."""
    assert organisation
    record()
    with reading() as session:
        found = session.exec(select(Signal)).one()
    assert (found.review_on, found.retain_until) == (date(2026, 2, 16), date(2031, 1, 5))
    assert signal_overview.list_signals("9002", date(2026, 2, 15)) == []
    assert [line.reference for line in signal_overview.list_signals("9002", date(2026, 2, 16))] == [
        FIRST
    ]


@pytest.mark.parametrize("source", list(SignalSource))
@pytest.mark.parametrize("role", list(Role))
def test_who_may_read_depends_on_role_and_source(source: SignalSource, role: Role) -> None:
    """Handlers read all; the mayor no police data, tips or customs; nobody else reads anything."""
    secret = {SignalSource.POLICE, SignalSource.MMA, SignalSource.CUSTOMS}
    expected = role in {Role.CASE_HANDLER, Role.LAWYER} or (
        role is Role.MAYOR and source not in secret
    )
    assert may_read(source, [role]) is expected
    assert set(MAY_READ) == set(SignalSource)


def test_each_reading_is_written_down_also_a_refused_one(organisation: Path) -> None:
    assert organisation
    record()
    assert signal_overview.read_signal(FIRST, "ZAAK1", ON, at(ON), near=NEAR).facts.startswith(
        "Verzonnen"
    )
    with pytest.raises(WeerbaarError, match="alleen voor wie het behandelt"):
        signal_overview.read_signal(FIRST, "BGM", ON, at(ON), near=NEAR)
    with pytest.raises(WeerbaarError, match="een signaal inzien vraagt de rol"):
        signal_overview.read_signal(FIRST, "COM1", ON, at(ON), near=NEAR)

    assert history() == [
        "Signaal van politie vastgelegd.",
        "Signaal gelezen.",
        "Lezen van het signaal geweigerd.",
    ]


def test_enriching_with_the_same_facts_twice_is_once(organisation: Path) -> None:
    assert organisation
    record()
    said = addition("Verzonnen feit.", "Handelsregister")
    when = ("ZAAK1", ON, at(ON))

    for _ in range(2):
        assert signal_work.enrich_signal(FIRST, said, *when) == 1
    assert signal_work.enrich_signal(FIRST, addition("Verzonnen feit."), *when) == 2
    entries = signal_overview.read_signal(FIRST, "JUR1", ON, at(ON), near=NEAR).enrichments
    assert [entry.said for entry in entries] == [
        "1. 5 januari 2026, Handelsregister: Verzonnen feit.",
        "2. 5 januari 2026, BAG: Verzonnen feit.",
    ]
    assert {(entry.officer, entry.legal_ground) for entry in entries} == {
        ("ZAAK1", "verzonnen grondslag")
    }
    assert "Verzonnen feit" not in " ".join(history())


@pytest.mark.parametrize("decision", list(SignalDecision))
def test_a_decision_keeps_a_signal_open_or_closes_it(
    organisation: Path, decision: SignalDecision
) -> None:
    assert organisation
    record()
    args = (FIRST, decision, "ZAAK1", date(2026, 2, 17), at(date(2026, 2, 17)))

    assert signal_work.decide_signal(*args) == signal_work.decide_signal(*args) == decision.label
    is_open = decision in {SignalDecision.KEEP, SignalDecision.CONTROL}
    assert signal_overview.list_signals("9002")[0].is_open is is_open
    assert len(history()) == 2


@pytest.mark.parametrize(
    ("decisions", "last_day", "is_open"),
    [
        ([], date(2031, 1, 5), True),
        ([(SignalDecision.KEEP, date(2026, 2, 17))], date(2031, 2, 17), True),
        ([(SignalDecision.DROP, date(2026, 2, 17))], date(2027, 2, 17), False),
        ([(SignalDecision.POLICE, date(2026, 2, 17))], date(2031, 2, 17), False),
        # Taken up again after it was dropped, and the other way round.
        (
            [(SignalDecision.DROP, date(2026, 2, 17)), (SignalDecision.KEEP, date(2026, 4, 1))],
            date(2031, 4, 1),
            True,
        ),
        (
            [(SignalDecision.KEEP, date(2026, 2, 17)), (SignalDecision.DROP, date(2026, 4, 1))],
            date(2027, 4, 1),
            False,
        ),
        # Written down later, but of an earlier day: the newest day counts.
        (
            [(SignalDecision.DROP, date(2026, 4, 1)), (SignalDecision.KEEP, date(2026, 2, 17))],
            date(2027, 4, 1),
            False,
        ),
    ],
)
def test_each_decision_moves_the_last_day_of_keeping(
    organisation: Path,
    decisions: list[tuple[SignalDecision, date]],
    last_day: date,
    is_open: bool,  # noqa: FBT001
) -> None:
    """A year after it was dropped, otherwise five years, from the newest decision."""
    assert organisation
    record()
    for decision, on in decisions:
        signal_work.decide_signal(FIRST, decision, "ZAAK1", on, at(date(2026, 6, 1)))
    with reading() as session:
        found = session.exec(select(Signal)).one()

    assert (found.retain_until, found.is_open) == (last_day, is_open)


def test_a_decision_before_the_receipt_is_refused(organisation: Path) -> None:
    assert organisation
    record()
    before = date(2026, 1, 4)
    with pytest.raises(FaultsError, match="ligt voor de ontvangst op 5 januari 2026"):
        signal_work.decide_signal(FIRST, SignalDecision.KEEP, "ZAAK1", before, at(ON))


def test_an_open_signal_gives_its_place_points(organisation: Path) -> None:
    """A signal that was dropped gives none."""
    fill_businesses(organisation, [row(1), row(2)])
    record(kvk="00000001")
    record(kvk="00000002", number="P-2")
    args = ("LIN-SIG-2026-002", SignalDecision.DROP, "ZAAK1", ON, at(ON))
    signal_work.decide_signal(*args)
    plan_on(ON)

    places = {place.business: place for place in round_of("LIN-CON-018").places}
    assert "1 open signaal: 15 punten" in places["Verzonnen Bedrijf 1"].reasons
    assert not any("signaal" in why for why in places["Verzonnen Bedrijf 2"].reasons)


def test_a_signal_about_an_unknown_business_is_refused(organisation: Path) -> None:
    assert organisation
    with pytest.raises(FaultsError, match=r"staat niet .op dit adres. in de lijst"):
        record(kvk="00000009")
    assert signal_overview.list_signals("9002") == []


def test_a_faulty_file_names_every_fault_and_no_value(organisation: Path) -> None:
    path = organisation / "signaal.yaml"
    path.write_text("source: geheim\nfacts: ab\nnaam: Piet\n", encoding="utf-8")
    with pytest.raises(FaultsError) as refused:
        read_signal_file(path)
    assert len(refused.value.faults) == 7
    assert "Piet" not in str(refused.value)
    path.write_text("a: [", encoding="utf-8")
    with pytest.raises(FaultsError, match="geen geldige YAML"):
        read_signal_file(path)


def test_an_unknown_signal_is_one_sentence(organisation: Path) -> None:
    assert organisation
    with pytest.raises(WeerbaarError, match="Signaal LIN-SIG-2026-001 bestaat niet"):
        signal_overview.read_signal(FIRST, "ZAAK1", ON, at(ON), near=NEAR)


def test_a_business_with_two_addresses_asks_which(organisation: Path) -> None:
    """The file says it with the number of the address."""
    second = row(1).replace(row(1).split(";")[1], row(2).split(";")[1])
    fill_businesses(organisation, [row(1), second])
    kvk = row(1).split(";")[0]
    with pytest.raises(
        FaultsError, match=r"bag_id \(BAG-nummer\): dit bedrijf heeft meer adressen"
    ):
        record(kvk=kvk)
    with pytest.raises(FaultsError, match=r"staat niet .op dit adres."):
        record(kvk=kvk, bag_id="0" * 16)

    assert record(kvk=kvk, bag_id=row(2).split(";")[1]) == FIRST


def test_the_function_of_a_reporter_is_kept_apart_and_its_reading_logged(
    organisation: Path,
) -> None:
    """A lawyer reads the signal, and never who reported; the function is in no other text."""
    assert organisation
    record("reporting_point", is_anonymous=False, reporter_function="medewerker balie")
    said = signal_overview.read_signal(FIRST, "JUR1", ON, at(ON), near=NEAR)
    assert "balie" not in str(said)
    assert signal_overview.read_reporter(FIRST, "ZAAK1", ON, at(ON)) == "medewerker balie"
    with pytest.raises(WeerbaarError, match="de functie van een melder inzien vraagt de rol"):
        signal_overview.read_reporter(FIRST, "JUR1", ON, at(ON))

    assert history()[-1] == "Melder gelezen."
    assert "balie" not in " ".join(history())


@pytest.mark.parametrize("function", ["Verzonnen Naam", "balie 3", "Boa"])
def test_a_function_leaves_no_room_for_a_name(function: str) -> None:
    """Small letters only."""
    values = read_signal_file(EXAMPLE / "signaal.yaml").model_dump()
    with pytest.raises(ValueError, match="reporter_function"):
        SignalFile.model_validate(values | {"reporter_function": function})


def test_an_anonymous_reporter_has_no_function(organisation: Path) -> None:
    assert organisation
    with pytest.raises(ValueError, match="een anonieme melder heeft er geen"):
        record(reporter_function="boa")
    record()
    assert signal_overview.read_reporter(FIRST, "ZAAK1", ON, at(ON)) == ""
