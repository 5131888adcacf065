"""A mail that is delivered and a step of its case may write in one history at the same moment."""

from datetime import UTC, date, datetime
from threading import Event as Signal
from threading import Thread

from models.common.history import EventKind, broken_links
from tasks.register.chains import events_of
from tasks.register.history_entries import Entry, remember
from tasks.register.resources import reading, transaction

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_two_that_write_in_one_chain_wait_for_each_other(any_register: str) -> None:
    """The second comes after the first on both databases: none fails, no link is broken."""
    assert any_register
    begun, may_end = Signal(), Signal()

    def first() -> None:
        with transaction() as session:
            remember(session, Entry("VZ-2026-001", "EEN", EventKind.RECORD, "eerst"), ON, AT)
            begun.set()
            may_end.wait(timeout=30)

    def second() -> None:
        with transaction() as session:
            remember(session, Entry("VZ-2026-001", "TWEE", EventKind.RECORD, "daarna"), ON, AT)

    threads = [Thread(target=first), Thread(target=second)]
    threads[0].start()
    assert begun.wait(timeout=30)
    threads[1].start()
    threads[1].join(timeout=0.5)
    is_waiting = threads[1].is_alive()
    may_end.set()
    for thread in threads:
        thread.join(timeout=30)

    assert is_waiting
    with reading() as session:
        events = events_of(session, "VZ-2026-001")
    assert [event.officer for event in events] == ["EEN", "TWEE"]
    assert broken_links(events) == []
