"""At closed premises: seal, access, a new find and keys, each in the right state alone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlmodel import col, func, select

from models.closure.document import DocumentKind
from models.closure.party import Party
from models.closure.site import Access, AccessReason, KeyHandover, NewFind, SealBreach
from models.closure.site_forms import AccessForm, KeysForm, NewFindForm, SealForm, SealReportForm
from models.common.history import Event
from models.law.closure.changes import ChangeKind
from models.law.closure.procedure import CaseStatus
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.transitions import TransitionError
from tasks.acts.closure import site_acts
from tasks.closure.case_step import OrderOfDaysError, UnknownPartyError
from tasks.closure.site.seals import SealIsWholeError
from tasks.closure.site.shut import NotShutError, StillShutError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at
from tests.builders.case_states import walk_at
from tests.builders.people.keys_builder import hand_over_keys
from tests.builders.remedy_builder import relief
from tests.readers.case_reading import status, words_of

CLOSED_ON = date(2026, 4, 10)


@pytest.fixture(name="walk")
def fixture_walk(any_register: str) -> Walk:
    """The premises of the example, closed on 10 April 2026; on both databases."""
    return walk_at(any_register, "closed")


def form(walk: Walk, on: date, **more: Any) -> dict[str, Any]:
    """What every form asks, filled in by a case handler."""
    return {"reference": walk.reference, "on": on, "by": "ZAAK1"} | more


def broken(walk: Walk, on: date) -> str:
    """The seal is found broken."""
    return site_acts.find_seal_broken(SealForm(**form(walk, on)), at(on)).words


def let_in(walk: Walk, on: date, **more: Any) -> str:
    """A party fetches belongings for half an hour."""
    values = {"reason": "belongings", "party": 1, "since": "09:00", "until": "09:30"} | more
    return site_acts.let_in(AccessForm(**form(walk, on, **values)), at(on)).words


def test_a_broken_seal_is_reported_and_put_back(walk: Walk) -> None:
    """Three acts, each with its day; taken again they change nothing."""
    on, later = date(2026, 4, 20), date(2026, 4, 21)
    broken(walk, on)
    report = SealReportForm(**form(walk, on, police_number="PL-2026-77"))
    for _ in range(2):
        site_acts.report_seal_breach(report, at(on))
        site_acts.reseal(SealForm(**form(walk, later)), at(later))
        with reading() as session:
            breach = session.exec(select(SealBreach)).one()
            told = session.exec(select(func.count(col(Event.id)))).one()
        found = (breach.found_on, breach.reported_on, breach.police_number, breach.resealed_on)
        assert found == (on, on, "PL-2026-77", later)
    with reading() as session:
        assert session.exec(select(func.count(col(Event.id)))).one() == told


def test_a_second_breach_is_a_breach_of_its_own(walk: Walk) -> None:
    """Found again after it was put back; while it is still open, another day is refused."""
    broken(walk, date(2026, 4, 20))
    with pytest.raises(OrderOfDaysError, match="nog niet opnieuw aangebracht"):
        broken(walk, date(2026, 4, 22))
    site_acts.reseal(SealForm(**form(walk, date(2026, 4, 22))), at(date(2026, 4, 22)))
    broken(walk, date(2026, 4, 25))
    with reading() as session:
        assert [row.number for row in session.exec(select(SealBreach))] == [1, 2]


def test_a_seal_that_is_whole_is_not_put_back(walk: Walk) -> None:
    """The refusal names case, state, what is wanted and the day."""
    with pytest.raises(SealIsWholeError) as refused:
        site_acts.reseal(SealForm(**form(walk, date(2026, 4, 22))), at(date(2026, 4, 22)))
    for part in (walk.reference, "gesloten", "opnieuw verzegelen", "22 april 2026"):
        assert part in str(refused.value)


@pytest.mark.parametrize("on", [date(2026, 4, 2), date(2026, 4, 9)])
def test_nothing_happens_at_premises_that_are_still_open(any_register: str, on: date) -> None:
    """A decision that was announced shuts nothing yet."""
    walk = walk_at(any_register, "decision announced")
    for act in (broken, let_in):
        with pytest.raises(TransitionError, match="besluit bekendgemaakt"):
            act(walk, on)


def test_the_day_of_closing_is_the_first_day_at_closed_premises(walk: Walk) -> None:
    """Both sides of the bound."""
    with pytest.raises(NotShutError, match="dicht sinds"):
        let_in(walk, date(2026, 4, 9))
    assert "toegang vastgelegd" in let_in(walk, CLOSED_ON)


def test_who_was_let_in_is_kept_without_a_name(walk: Walk) -> None:
    """A party by number, somebody else by function; with whom, from when until when."""
    let_in(walk, date(2026, 4, 20))
    let_in(walk, date(2026, 4, 20))
    let_in(walk, date(2026, 4, 21), party=None, capacity="loodgieter", reason="repair")
    with reading() as session:
        rows = session.exec(select(Access).order_by(col(Access.number))).all()
        told = session.exec(select(Event.what)).all()
    assert [(row.party_number, row.capacity, row.reason) for row in rows] == [
        (1, "", AccessReason.BELONGINGS),
        (None, "loodgieter", AccessReason.REPAIR),
    ]
    assert (
        "Toegang tijdens de sluiting: loodgieter, onderhoud of reparatie, van 09:00 tot 09:30 uur."
        in told
    )


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"party": None}, "een partij of een functie"),
        ({"capacity": "loodgieter"}, "een partij of een functie"),
        ({"until": "09:00"}, "na het begin"),
        ({"until": "25:00"}, "10:15"),
    ],
)
def test_access_that_cannot_be_is_refused(walk: Walk, more: dict[str, Any], fault: str) -> None:
    """Nobody, two at once, no time at all, an hour that does not exist."""
    with pytest.raises(FaultsError, match=fault):
        let_in(walk, date(2026, 4, 20), **more)


def test_an_unknown_party_and_a_name_are_refused(walk: Walk) -> None:
    """What stays in the history names nobody."""
    with pytest.raises(UnknownPartyError, match="geen partij 9"):
        let_in(walk, date(2026, 4, 20), party=9)
    with reading() as session:
        name = session.exec(select(Party.name).where(Party.number == 1)).first()
    with pytest.raises(WeerbaarError, match="hierin staat"):
        let_in(walk, date(2026, 4, 20), party=None, capacity=name)


def test_a_new_find_is_kept_once_and_not_for_the_own_report(walk: Walk) -> None:
    """After the find of the case itself, and under another number."""

    def find(number: str, found_on: date) -> None:
        values = form(walk, date(2026, 5, 1), report_number=number, found_on=found_on)
        site_acts.record_new_find(NewFindForm(**values), at(date(2026, 5, 1)))

    for _ in range(2):
        find("PL-2026-0099", date(2026, 4, 30))
    with pytest.raises(FaultsError, match="zelf begon"):
        find("PL-2026-0001", date(2026, 4, 30))
    with pytest.raises(OrderOfDaysError):
        find("PL-2026-0100", date(2026, 2, 10))
    with reading() as session:
        assert [row.report_number for row in session.exec(select(NewFind))] == ["PL-2026-0099"]


def test_keys_are_handed_over_when_the_closure_is_over(walk: Walk) -> None:
    """Not while the premises are closed; after the end, once for each day, party and number."""

    def keys(on: date) -> None:
        site_acts.hand_over_keys(KeysForm(**form(walk, on, party=1, count=3)), at(on))

    with pytest.raises(StillShutError, match="geen deel van het pand dat weer open mag"):
        keys(date(2026, 4, 20))
    walk.end(date(2026, 7, 10))
    keys(date(2026, 7, 10))
    keys(date(2026, 7, 10))
    with reading() as session:
        rows = session.exec(select(KeyHandover)).all()
    assert [(row.party_number, row.keys) for row in rows] == [(1, 3)]


def one_part(walk: Walk) -> None:
    """The mayor leaves only the shed closed, from 20 April 2026."""
    walk.change(ChangeKind.PART, date(2026, 4, 20), part="de schuur achter de woning")


def judge_of_a_part(walk: Walk) -> None:
    """A judge opens the shop, from 20 April 2026 until and including the 30th."""
    relief(walk, "requested", date(2026, 4, 13), party=1)
    day, until = date(2026, 4, 20), date(2026, 4, 30)
    relief(walk, "granted", day, part="de winkel", until=until)


@pytest.mark.parametrize("opens", [one_part, judge_of_a_part])
def test_keys_of_a_part_that_may_open_are_handed_over(
    walk: Walk, opens: Callable[[Walk], None]
) -> None:
    """Before that day all of it is shut; the rest stays closed."""
    with pytest.raises(StillShutError):
        hand_over_keys(walk, on=date(2026, 4, 19))
    opens(walk)
    hand_over_keys(walk, count=1, on=date(2026, 4, 30))
    assert status() is CaseStatus.CLOSED


def test_keys_of_a_part_stay_when_the_judge_lets_it_shut_again(walk: Walk) -> None:
    """The day after the last day on which it was open."""
    judge_of_a_part(walk)
    with pytest.raises(StillShutError):
        hand_over_keys(walk, on=date(2026, 5, 1))


def test_each_handover_has_a_form_to_sign(walk: Walk) -> None:
    """Who, how many, which day, which premises, and a line for each side; a second has its own."""
    walk.end(date(2026, 7, 10))
    for count in (3, 1):
        hand_over_keys(walk, count=count)
    first, second = words_of(DocumentKind.KEY_STATEMENT)
    with reading() as session:
        name = session.exec(select(Party.name).where(Party.number == 1)).one()
    for part in ("3 sleutels", name, "vrijdag 10 juli 2026", walk.reference, "namens de gemeente"):
        assert part in first
    assert first.count("andtekening") == 2
    assert "1 sleutel van" in second
