"""How far a step is: told to whoever listens, and to nobody otherwise."""

import logging
import signal

import pytest

from models.common.progress import ProgressLog, interrupted, listening, told, track, unbroken


def test_nobody_hears_of_a_step_to_which_nobody_listens() -> None:
    """Everything is given in its order."""
    assert list(track(range(3), "Rijen")) == [0, 1, 2]


def test_a_listener_hears_after_each_thing_how_many_are_done() -> None:
    """Of how many, when that is known or when it is the last; afterwards nothing more."""
    heard: list[tuple[str, int, int | None]] = []
    with listening(lambda *said: heard.append(said)):
        assert list(track(["a", "b"], "Rijen")) == ["a", "b"]
        assert list(track(iter(["c"]), "Objecten")) == ["c"]
    assert list(track(["d"], "Rijen")) == ["d"]

    assert heard == [("Rijen", 1, 2), ("Rijen", 2, 2), ("Objecten", 1, None), ("Objecten", 1, 1)]


def test_a_line_comes_after_two_seconds_and_at_the_end(caplog: pytest.LogCaptureFixture) -> None:
    """What is done in a moment makes no line, also when the same was slow before."""
    caplog.set_level(logging.INFO)
    seconds = iter([0.0, 2.5, 3.0, 3.5, 90.0, 90.5])
    log = ProgressLog(lambda: next(seconds))
    for done in (1, 2, 3, 4):
        log("Brieven maken", done, 4)
    for done in (1, 2):
        log("Brieven maken", done, 2)
    assert caplog.messages == ["Brieven maken: 2 van 4", "Brieven maken: 4 van 4"]


def test_it_is_told_in_dutch() -> None:
    """With the total when there is one."""
    assert told("Rijen lezen", 3, 8) == "Rijen lezen: 3 van 8"
    assert told("Objecten lezen", 3, None) == "Objecten lezen: 3"


def test_ctrl_c_waits_for_the_end_of_what_must_not_be_broken() -> None:
    """The rest of the section is done; then it stops."""
    done: list[str] = []

    def press(times: int) -> None:
        with unbroken():
            for _ in range(times):
                signal.raise_signal(signal.SIGINT)
            done.append(f"pressed {times}")

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        with pytest.raises(KeyboardInterrupt):
            press(1)
        with pytest.raises(KeyboardInterrupt):
            press(2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)

    with unbroken():
        done.append("the next is not broken off by what came before")
    assert len(done) == 2
    assert done[0] == "pressed 1"
