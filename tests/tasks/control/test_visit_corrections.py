"""What a corrected or late form of a visit does to label, last visit and re-control."""

from datetime import date
from pathlib import Path

from sqlmodel import col, select

from models.common.business import Business, LabelChange
from models.control.control_round import Access, Visit
from models.law.common.business_labels import Label
from models.signals.signal import Signal
from tasks.control.round_overview import round_of
from tasks.register.resources import reading
from tests.builders.round_builder import fill_businesses, hold, plan_on, row
from tests.tasks.control.test_visit_outcome import (
    NEXT,
    NEXT_SLOT,
    ROUND,
    SLOT,
    due_on,
    fixture_one_place,
    record,
)

__all__ = ["fixture_one_place"]


def seen_on() -> date | None:
    """When the place was last seen."""
    with reading() as session:
        return session.exec(select(col(Business.last_visited_on))).one()


def labels() -> list[str]:
    """Each label that the place got, oldest first."""
    with reading() as session:
        rows = session.exec(select(LabelChange).order_by(col(LabelChange.on), col(LabelChange.id)))
        return [row.label.label for row in rows]


def test_a_visit_that_was_a_mistake_is_undone() -> None:
    """Nobody was there after all: the place is white as before, and was never seen."""
    assert record(found=("police:drugs",)) == "rood"
    assert seen_on() == SLOT
    assert record(access=Access.NOBODY_PRESENT) == "wit"
    assert seen_on() is None
    assert labels() == ["wit", "rood", "wit"]
    assert record(access=Access.NOBODY_PRESENT) == "wit"
    assert labels() == ["wit", "rood", "wit"]


def test_a_label_of_a_later_day_stays(register: Path) -> None:
    """The visit is recorded three days late; an officer gave a red label in between."""
    since = date(2026, 1, 17)
    fill_businesses(register, [row(1, "rood", "verzonnen reden", since.isoformat())], since)
    assert record() == "rood"
    with reading() as session:
        found = session.exec(select(Business)).one()
    assert (found.labelled_on, found.label_reason) == (since, "verzonnen reden")
    assert labels() == ["wit", "groen", "rood"]


def test_a_re_control_that_was_recorded_wrongly_comes_back() -> None:
    """A new repair period that was a mistake: due from the re-control on."""
    record(found=("own_department:permits",), repair_until="2026-02-20")
    hold(ROUND, SLOT)
    plan_on(date(2026, 2, 2))
    record(NEXT, NEXT_SLOT, found=("own_department:permits",), repair_until="2026-06-01")
    assert due_on() == date(2026, 6, 2)
    record(NEXT, NEXT_SLOT, found=("own_department:permits",))
    assert due_on() == NEXT_SLOT


def test_what_kind_of_thing_the_police_found_is_not_shown() -> None:
    """Everybody at the command line reads a round; police data are for who handles it (Wpg)."""
    found = ("police:drugs", "police:goods", "own_department:permits")
    record(found=found)

    assert round_of(ROUND).places[0].findings == ("eigen afdeling: vergunning", "politie: iets")


def test_who_records_it_later_was_there_on_the_day_of_the_round() -> None:
    """Visit, label, last visit and signal are of the round's day; again later changes nothing."""
    record(on=date(2026, 1, 20), signals=("drugs",))
    record(on=date(2026, 1, 21), signals=("drugs",))
    with reading() as session:
        visit, business = session.exec(select(Visit)).one(), session.exec(select(Business)).one()
        signal = session.exec(select(Signal)).one()
        labels = session.exec(select(LabelChange).where(LabelChange.label == Label.GREEN)).all()
    days = (visit.visited_on, business.labelled_on, business.last_visited_on, signal.received_on)
    assert days == (SLOT,) * 4
    assert [change.on for change in labels] == [SLOT]


def test_a_label_says_why_the_place_has_it() -> None:
    """How many findings, or how the visit went; the same reason again is no new label."""
    record(found=("own_department:permits", "police:drugs"))
    record(found=("own_department:permits", "police:drugs"), repair_until="2026-02-20")
    with reading() as session:
        changes = session.exec(select(LabelChange).order_by(col(LabelChange.id))).all()
    assert [change.reason for change in changes] == [
        "nog geen informatie",
        "controle LIN-CON-018: 2 bevindingen",
    ]
