"""Coverage over time, beside an oracle that counts every place anew for each day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.law.common.business_labels import Label
from models.law.control.coverage_curve import LabelEvent, ParkCoverage, coverage_after, share_known

FIRST = date(2026, 1, 1)


def oracle(events: list[LabelEvent], day: date) -> tuple[ParkCoverage, ...]:
    """The last event of each place up to the day."""
    last = {event.place: event for event in events if event.on <= day}
    parks = {event.park for event in last.values() if event.label is not None}
    found = []
    for park in sorted(parks):
        labels = [e.label for e in last.values() if e.park == park and e.label is not None]
        white = labels.count(Label.WHITE)
        found.append(ParkCoverage(park, len(labels), white, (len(labels) - white) / len(labels)))
    return tuple(found)


moments = st.integers(0, 30).map(lambda days: FIRST + timedelta(days=days))


@given(
    st.lists(
        st.tuples(moments, st.integers(1, 6), st.sampled_from([*Label, None])),
        max_size=40,
    ),
    st.lists(moments, max_size=10),
)
def test_any_history_equals_the_oracle(
    changes: list[tuple[date, int, Label | None]], days: list[date]
) -> None:
    """A place has one park; several changes on a day, or none, or its end."""
    events = [
        LabelEvent(on, place, f"Terrein {place % 2}", label)
        for on, place, label in sorted(changes, key=lambda change: change[0])
    ]
    days = sorted(days)

    assert list(coverage_after(events, days)) == [oracle(events, day) for day in days]


def test_a_change_counts_on_its_own_day() -> None:
    """Both sides of the bound."""
    events = [
        LabelEvent(FIRST, 1, "", Label.WHITE),
        LabelEvent(FIRST + timedelta(days=2), 1, "", Label.GREEN),
    ]
    before, after = coverage_after(events, [FIRST + timedelta(days=1), FIRST + timedelta(days=2)])

    assert (before[0].known, after[0].known) == (0.0, 1.0)


def test_without_places_nothing_is_unknown() -> None:
    assert share_known(0, 0) == 1.0
