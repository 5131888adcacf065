"""A bar for what takes longer than two seconds, and for nothing else."""

import pytest

from portal.progress_bar import ProgressBar


def test_a_bar_comes_after_two_seconds_and_vanishes_at_the_end(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same thing done again in a moment has none, so that no bar flashes by."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    seconds = iter([0.0, 2.5, 90.0, 90.5])
    bar = ProgressBar(lambda: next(seconds))
    bar("Brieven maken", 1, 3)
    assert capfd.readouterr().err == ""
    bar("Brieven maken", 2, 3)
    bar("Brieven maken", 3, 3)
    assert "Brieven maken" in capfd.readouterr().err
    bar("Brieven maken", 1, None)
    bar("Brieven maken", 2, None)
    bar("Brieven maken", 2, 2)
    bar.close()
    assert "Brieven maken" not in capfd.readouterr().err
