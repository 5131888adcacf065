"""The example case of the demo, through the flows that officers start."""

from pathlib import Path

import pytest

from models.law.closure.procedure import CaseStatus
from portal.demo import one_case
from tasks.acts.register_acts import CHECKS
from tasks.closure import case_overview
from tasks.register.chains import verify_chains

pytestmark = [pytest.mark.deep, pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]


def test_the_case_comes_from_report_to_archive(register: Path) -> None:
    """With objection and request decided on the way; its letters are written for who looks."""
    reference = one_case.walk()
    one_case.show(reference, register / "demo")

    assert case_overview.timeline_of(reference).status is CaseStatus.ARCHIVED
    assert verify_chains(CHECKS)[1] == []
    kinds = {path.name.split("-partij")[0] for path in (register / "demo").rglob("*.pdf")}
    assert {"voornemen", "besluit", "beslissing-op-bezwaar"} <= kinds
