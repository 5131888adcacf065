"""The reporting desk on a real register: once, counted, and destroyed with all that is its."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from models.common.municipality import OfficerRole, Partner
from models.law.common.errors import WeerbaarError
from models.law.common.roles import RoleError
from models.law.signals.report_limits import MOST, WINDOW
from models.signals.report_forms import MakeLinkForm
from models.signals.reporting_desk import ReportCount, ReportLink, SignalPhoto
from models.signals.signal import Signal, SignalDecision, SignalReporter
from models.signals.signal_forms import DestructionApprovalForm, DestructionForm
from tasks.acts.linked_signals import NEAR
from tasks.register.resources import reading, transaction
from tasks.signals import destruction, report_links, reporting_desk, signal_work
from tasks.signals.report_links import LinkError
from tasks.signals.reporting_desk import DeskReport, Sending, TooOftenError
from tests.builders.round_builder import at, fill_organisation

ON, FIRST, OTHER = date(2026, 1, 5), "LIN-SIG-2026-001", "9001"
REPORT = DeskReport(
    where="Voorbeeldstraat 12",
    seen="Verzonnen: er staan elke nacht busjes.",
    known="Zondag, zelf gezien.",
    flags=("odd_hours",),
    wants_answer=True,
    function="baliemedewerker",
)


def sending(once: str = "eens", photo: bytes = b"") -> Sending:
    """The report of above."""
    return Sending(REPORT, once, photo)


def link(days: int = 1) -> str:
    """The code of a link for the police in Lindewaarde."""
    with reading() as session:
        asked = select(Partner.id).where(
            Partner.municipality_code == "9002", Partner.name == "Politie"
        )
        partner = session.exec(asked).one()
    form = MakeLinkForm.model_validate({"partner": partner, "days": days, "by": "ZAAK1"})
    return report_links.make_link(form, at(ON)).code


def test_a_link_gives_one_signal(any_register: str) -> None:
    """On both databases; which signal came of it, the link does not tell."""
    assert any_register
    fill_organisation()
    code = link()
    assert reporting_desk.report_by_partner(sending(), code, at(ON), near=NEAR) == FIRST
    with pytest.raises(LinkError, match="al een melding gedaan"):
        reporting_desk.report_by_partner(sending("weer"), code, at(ON), near=NEAR)
    with reading() as session:
        assert len(session.exec(select(Signal)).all()) == 1
        kept = session.exec(select(ReportLink)).one().model_dump()
    assert kept["partner_id"] is None
    assert FIRST not in str(kept)
    assert code not in str(kept)


def test_what_is_sent_is_counted_within_an_hour(any_register: str) -> None:
    """Of each by himself; old counts go."""
    assert any_register
    begin = at(ON)
    for _ in range(MOST):
        reporting_desk.count_sending("a" * 64, begin)
    with pytest.raises(TooOftenError, match="Probeer het na 13:00 uur opnieuw"):
        reporting_desk.count_sending("a" * 64, begin + timedelta(minutes=1))
    reporting_desk.count_sending("b" * 64, begin + WINDOW)
    with reading() as session:
        assert session.exec(select(ReportCount.subject_hash)).all() == ["b" * 64]


def test_a_report_that_is_refused_leaves_its_link(register: Path) -> None:
    """Whole or not at all."""
    assert register
    fill_organisation()
    code = link()
    unknown = Sending(REPORT.model_copy(update={"flags": ("bestaat_niet",)}), "eens")
    with pytest.raises(WeerbaarError, match="kruis aan wat u herkent"):
        reporting_desk.report_by_partner(unknown, code, at(ON), near=NEAR)
    assert report_links.open_link(code, at(ON)).partner == "Politie"


def test_a_colleague_reports_in_his_own_municipality(register: Path) -> None:
    """The same form twice is one signal with one photograph."""
    assert register
    fill_organisation()
    with transaction() as session:
        session.execute(delete(OfficerRole).where(col(OfficerRole.municipality_code) == OTHER))
    for _ in range(2):
        sent = sending(photo=b"a photograph")
        assert reporting_desk.report_by_colleague(sent, "9002", "COM1", at(ON), near=NEAR) == FIRST
    with pytest.raises(RoleError, match="iets melden bij het meldpunt"):
        reporting_desk.report_by_colleague(sending(), OTHER, "COM1", at(ON), near=NEAR)
    with reading() as session:
        assert len(session.exec(select(SignalPhoto)).all()) == 1


def test_all_that_belongs_to_a_report_is_destroyed_with_it(register: Path) -> None:
    """The photograph, and who wanted an answer."""
    assert register
    fill_organisation()
    sent = sending(photo=b"a photograph")
    reporting_desk.report_by_colleague(sent, "9002", "COM1", at(ON), near=NEAR)
    signal_work.decide_signal(FIRST, SignalDecision.DROP, "ZAAK1", ON, at(ON))
    later = date(2027, 1, 6)
    listing = DestructionForm(municipality="Lindewaarde", on=later, by="DIV1")
    reference = destruction.list_for_destruction(listing, at(later)).reference
    approval = DestructionApprovalForm(reference=reference, on=later, by="JUR1")
    destruction.approve_destruction(approval, at(later))
    with reading() as session:
        for table in (Signal, SignalPhoto, SignalReporter):
            assert session.exec(select(table)).all() == []


def test_a_link_ends_for_a_reason(any_register: str) -> None:
    """The database refuses another way."""
    assert any_register
    fill_organisation()
    link()
    with pytest.raises(IntegrityError, match="ended_for_a_reason"), transaction() as session:
        session.exec(select(ReportLink)).one().ended_at = at(ON)
