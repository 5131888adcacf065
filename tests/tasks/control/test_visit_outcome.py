"""What a visit gave: findings per participant, entry of a dwelling, follow-ups, re-controls."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from models.common.business import Business
from models.control.control_round import Access, DwellingEntry, FollowUp, Visit, VisitFinding
from models.control.round_forms import FollowUpDoneForm, VisitForm
from models.law.common.errors import FaultsError, WeerbaarError
from models.signals.signal import Signal
from tasks.acts.linked_signals import DESK
from tasks.control import visits
from tasks.control.follow_ups import finish_follow_up, open_follow_ups
from tasks.control.round_overview import round_of
from tasks.register.resources import reading
from tests.builders.round_builder import at, fill_businesses, fill_organisation, hold, plan_on, row

ROUND, NEXT, THIRD = "LIN-CON-018", "LIN-CON-019", "LIN-CON-020"
SLOT = date(2026, 1, 15)
NEXT_SLOT = date(2026, 2, 26)
WARNING = {"kind": "waarschuwing", "owner": "gemeente", "due_on": "2026-02-01"}
BIBOB = {"kind": "bibob", "owner": "jurist", "due_on": "2026-03-01"}


@pytest.fixture(name="one_place", autouse=True)
def fixture_one_place(register: Path) -> None:
    """Round 18 of Lindewaarde with one white place."""
    fill_organisation()
    fill_businesses(register, [row(1)])
    assert ROUND in plan_on(date(2026, 1, 5))


def record(reference: str = ROUND, on: date = SLOT, **changes: Any) -> str:
    """Record the only place of a round: let in, nothing found, but for what is given."""
    values = {"reference": reference, "on": on, "by": "ZAAK1", "team": 1, "rank": 1}
    form = VisitForm.model_validate(values | {"access": "granted"} | changes)
    return visits.record_visit(form, at(on), desk=DESK)


def finish(**changes: object) -> str:
    """The warning is done, but for what is given."""
    values = {"reference": ROUND, "on": "2026-02-03", "by": "ZAAK1", "team": 1, "rank": 1}
    form = FollowUpDoneForm.model_validate(
        values | {"kind": "waarschuwing", "done_on": "2026-02-02"} | changes
    )
    return finish_follow_up(form, at(form.on))


def codes() -> set[str]:
    """Who found what, as the register holds it."""
    with reading() as session:
        return {f"{item.participant}:{item.kind}" for item in session.exec(select(VisitFinding))}


def due_on() -> date | None:
    """From when the place is due for a re-control."""
    with reading() as session:
        return session.exec(select(col(Business.re_control_due_on))).one()


def test_a_later_form_replaces_the_findings_of_an_earlier_one() -> None:
    """None left over, and without any the visit has no findings."""
    record(found=("police:drugs", "customs:goods"))
    record(found=("police:drugs", "own_department:permits"))
    assert codes() == {"police:drugs", "own_department:permits"}
    assert record() == "groen"
    assert codes() == set()
    with reading() as session:
        assert not session.exec(select(Visit)).one().has_findings


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"found": ("police:magic",)},
            r"dit soort bevinding bestaat niet; kies een van: fire_safety \(brand",
        ),
        ({"found": ("police:drugs",) * 2}, "deze bevinding staat er twee keer"),
        (
            {"follow_ups": [WARNING | {"kind": "boete"}]},
            "dit vervolg bestaat niet; kies een van: waar",
        ),
        ({"follow_ups": [WARNING, WARNING]}, "dit vervolg staat er twee keer"),
        ({"follow_ups": [WARNING | {"due_on": "2026-01-14"}]}, "niet klaar voor het bezoek"),
        ({"signals": ("drugs", "drugs")}, "dit thema staat er twee keer"),
        ({"access": "dwelling_consent"}, "hoe laat de bewoner toestemming gaf"),
        ({"consent_at": "10:15"}, "hoe laat de bewoner toestemming gaf"),
        ({"access": "dwelling_warrant"}, "het nummer van de machtiging"),
        ({"warrant_number": "2026-1"}, "het nummer van de machtiging"),
        ({"access": "dwelling_warrant", "consent_at": "10:15"}, "toestemming gaf.*machtiging"),
    ],
)
def test_what_contradicts_itself_is_refused_as_a_whole(changes: dict[str, Any], fault: str) -> None:
    """Nothing is written."""
    with pytest.raises(FaultsError, match=fault):
        record(**changes)
    assert round_of(ROUND).places[0].access is None
    assert codes() == set()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("found", ("Verzonnen Naam:drugs",)),
        ("found", ("police:Verzonnen Naam",)),
        ("consent_at", "24:00"),
        ("consent_at", "vroeg"),
        ("warrant_number", "Verzonnen Naam 1"),
        ("warrant_number", "VERZONNEN"),
        ("warrant_number", "1" * 41),
        ("follow_ups", ["waarschuwing;gemeente"]),
        ("follow_ups", ["waarschuwing;Verzonnen Naam;2026-02-01"]),
        ("follow_ups", ["waarschuwing;verzonnen Naam;2026-02-01"]),
    ],
)
def test_a_form_has_no_room_for_a_name(field: str, value: Any) -> None:
    """Codes, a time and a number only; the value is not repeated."""
    with pytest.raises(FaultsError) as refused:
        record(**{field: value})
    assert "Verzonnen" not in str(refused.value)


def test_how_a_dwelling_was_entered_is_kept_and_corrected() -> None:
    """The time of the consent, then the number of a warrant, then neither."""
    record(access=Access.DWELLING_CONSENT, consent_at="10:15")
    with reading() as session:
        assert session.exec(select(DwellingEntry)).one().consent_at == time(10, 15)
    record(access=Access.DWELLING_WARRANT, warrant_number="LIN/2026-1")
    with reading() as session:
        entry = session.exec(select(DwellingEntry)).one()
    assert (entry.consent_at, entry.warrant_number) == (None, "LIN/2026-1")
    record()
    with reading() as session:
        assert session.exec(select(DwellingEntry)).all() == []


def test_there_can_be_several_follow_ups() -> None:
    """Each with who and when; a later form replaces what is not done yet."""
    record(follow_ups=[WARNING, "bibob;jurist;2026-03-01"])
    lines = open_follow_ups("9002", SLOT)
    assert [(line.kind, line.owner, line.rank) for line in lines] == [
        ("waarschuwing", "gemeente", 1),
        ("Bibob-onderzoek", "jurist", 1),
    ]
    record(follow_ups=[WARNING | {"owner": "omgevingsdienst"}])
    assert [line.owner for line in open_follow_ups("9002", SLOT)] == ["omgevingsdienst"]


@pytest.mark.parametrize("owner", ["ODV", "Omgevingsdienst", "Jurist"])
def test_a_function_or_a_partner_can_do_a_follow_up(owner: str) -> None:
    """By kind, by name, or from the list; capitals do not matter."""
    record(follow_ups=[WARNING | {"owner": owner}])
    assert [line.owner for line in open_follow_ups("9002", SLOT)] == [owner]


def test_a_person_cannot_own_a_follow_up() -> None:
    """The refusal names who can, and nothing is stored."""
    with pytest.raises(FaultsError, match="is een functie of partner; kies uit gemeente, boa"):
        record(follow_ups=[WARNING | {"owner": "Verzonnen Naam"}])
    assert open_follow_ups("9002", SLOT) == []


def test_a_follow_up_that_is_done_is_no_longer_open() -> None:
    """Late is the day after its last day; done twice is once; another place has none."""
    record(follow_ups=[WARNING, BIBOB])
    assert [line.is_late for line in open_follow_ups("9002", date(2026, 2, 1))] == [False, False]
    assert [line.is_late for line in open_follow_ups("9002", date(2026, 2, 2))] == [True, False]
    assert open_follow_ups("9001", date(2026, 2, 2)) == []
    assert finish() == finish() == "waarschuwing"
    assert len(open_follow_ups("9002", date(2026, 2, 1))) == 2
    assert [line.kind for line in open_follow_ups("9002", date(2026, 2, 2))] == ["Bibob-onderzoek"]
    record(on=date(2026, 2, 3), follow_ups=[BIBOB])
    with reading() as session:
        kept = session.exec(select(FollowUp).where(FollowUp.kind == "waarschuwing")).one()
    assert kept.done_on == date(2026, 2, 2)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "bibob"}, "heeft geen vervolg bibob"),
        ({"team": 2}, "heeft geen bezoek 2-1"),
        ({"done_on": "2026-01-14"}, "het bezoek was pas op donderdag 15 januari 2026"),
        ({"done_on": "2026-02-04"}, "ligt in de toekomst"),
        ({"by": "COM1"}, "mag dit niet"),
    ],
)
def test_what_cannot_be_done_is_refused(changes: dict[str, object], words: str) -> None:
    """In one sentence; the follow-up stays open."""
    record(follow_ups=[WARNING])
    with pytest.raises(WeerbaarError, match=words):
        finish(**changes)
    assert len(open_follow_ups("9002", date(2026, 2, 3))) == 1


def test_a_form_tells_the_theme_of_a_signal_only() -> None:
    """Its facts are a fixed sentence; recorded again it is still one."""
    record(signals=("drugs", "weapons"))
    record(signals=("drugs", "weapons"), found=("police:drugs",))
    with reading() as session:
        found = session.exec(select(Signal).order_by(col(Signal.id))).all()

    assert [signal.theme.value for signal in found] == ["drugs", "weapons"]
    assert found[0].facts.startswith("Gezien bij controle LIN-CON-018, plek 1-1.")
    assert all(signal.business_id and signal.visit_id for signal in found)


def test_a_place_that_was_not_mended_gets_a_new_period_and_comes_again() -> None:
    """Until a re-control finds nothing any more."""
    record(found=("own_department:permits",), repair_until="2026-02-20")
    hold(ROUND, SLOT)
    plan_on(date(2026, 2, 2))
    assert round_of(NEXT).places[0].is_re_control
    record(NEXT, NEXT_SLOT, found=("own_department:permits",), repair_until="2026-04-01")
    assert due_on() == date(2026, 4, 2)
    hold(NEXT, NEXT_SLOT)
    plan_on(date(2026, 3, 16))
    assert round_of(THIRD).places[0].is_re_control
    on = round_of(THIRD).planned_on
    assert on is not None
    assert record(THIRD, on, is_repaired=True) == "groen"
    assert due_on() is None


@pytest.mark.parametrize("access", [Access.NOBODY_PRESENT, Access.REFUSED])
def test_a_re_control_to_which_nobody_opened_stays_due(access: Access) -> None:
    """And whether it is mended is not known."""
    record(found=("own_department:permits",), repair_until="2026-02-20")
    hold(ROUND, SLOT)
    plan_on(date(2026, 2, 2))
    with pytest.raises(FaultsError, match="alleen als de plek is gezien"):
        record(NEXT, NEXT_SLOT, access=access, is_repaired=True)
    assert record(NEXT, NEXT_SLOT, access=access) == "rood"
    assert due_on() == date(2026, 2, 21)
    hold(NEXT, NEXT_SLOT)
    plan_on(date(2026, 3, 16))

    assert round_of(THIRD).places[0].is_re_control


def test_a_re_control_says_whether_it_is_mended() -> None:
    """Seen, nothing found and not mended cannot all be true."""
    record(found=("own_department:permits",), repair_until="2026-02-20")
    hold(ROUND, SLOT)
    plan_on(date(2026, 2, 2))
    with pytest.raises(FaultsError, match="of er is nog een bevinding"):
        record(NEXT, NEXT_SLOT)
    record(NEXT, NEXT_SLOT, found=("own_department:permits",))
    assert due_on() == date(2026, 2, 21)


def test_a_repair_period_that_was_a_mistake_goes_away() -> None:
    """A corrected form brings no re-control."""
    record(found=("own_department:permits",), repair_until="2026-02-20")
    record(found=("own_department:permits",))
    assert due_on() is None
