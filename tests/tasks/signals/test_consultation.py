"""The form for the RIEC: made, approved by another, exported, answered."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from models.law.common.errors import WeerbaarError
from models.law.signals.riec import RiecOutcome
from models.law.signals.signal_access import Sharing
from models.signals.riec import RiecForm
from models.signals.signal import Signal, SignalDecision
from models.signals.signal_forms import RiecOutcomeForm, SignalForm
from tasks.acts.linked_signals import NEAR
from tasks.documents.rendering import RenderedFile
from tasks.register.acting import SamePersonError
from tasks.register.resources import reading, transaction
from tasks.signals import riec, signal_work
from tests.builders.round_builder import at, fill_businesses, fill_organisation, row
from tests.readers.pdf_checks import assert_accessible_archive
from tests.tasks.signals.test_agenda import DUE, what_happened, words
from tests.tasks.signals.test_signals import FIRST, addition, record

LATER = date(2026, 2, 18)


@pytest.fixture(name="organisation")
def fixture_organisation(register: Path) -> Path:
    """An organisation, its addresses and two businesses."""
    fill_organisation()
    fill_businesses(register, [row(1), row(2)])
    return register


def form(by: str = "ZAAK1", on: date = LATER) -> SignalForm:
    """A step of the first signal."""
    return SignalForm(reference=FIRST, on=on, by=by)


def decide(decision: SignalDecision = SignalDecision.RIEC_FORM, **more: Any) -> None:
    """A signal about a business, on which the consultation decided."""
    record("reporting_point", kvk=row(1).split(";")[0], is_anonymous=False, **more)
    signal_work.decide_signal(FIRST, decision, "ZAAK1", DUE, at(DUE))


def export(by: str = "ZAAK1") -> RenderedFile:
    """The approved form."""
    return riec.export_riec_form(form(by), at(LATER))


def test_a_form_is_made_approved_by_another_and_exported(organisation: Path) -> None:
    """Each step twice is once, but each export is written down."""
    assert organisation
    decide(reporter_function="medewerker balie")
    for _ in range(2):
        assert riec.prepare_riec_form(form(), at(LATER), near=NEAR) == 1
    with pytest.raises(WeerbaarError, match="is niet goedgekeurd"):
        export()
    with pytest.raises(SamePersonError, match="een ander keurt het goed"):
        riec.approve_riec_form(form(), at(LATER))
    for _ in range(2):
        assert riec.approve_riec_form(form("JUR1"), at(LATER)) == 1
    file = export()
    assert export().content == file.content
    outcome = RiecOutcomeForm(
        reference=FIRST, on=LATER, by="ZAAK1", outcome=RiecOutcome.INTERVENTION
    )
    for _ in range(2):
        assert riec.record_riec_outcome(outcome, at(LATER)) == "interventie afgesproken"

    assert_accessible_archive(file.content)
    assert what_happened()[-5:] == [
        "Signaalformulier RIEC 1 gemaakt.",
        "Signaalformulier RIEC 1 goedgekeurd.",
        "Signaalformulier RIEC 1 geëxporteerd.",
        "Signaalformulier RIEC 1 geëxporteerd.",
        "RIEC: interventie afgesproken.",
    ]


def test_the_form_tells_the_minimum(organisation: Path) -> None:
    """Facts, place and theme; neither the reporter nor what somebody thinks of it."""
    assert organisation
    decide(reporter_function="medewerker balie", assessment="inside", owner="ZAAK1")
    signal_work.enrich_signal(FIRST, addition("Verzonnen feit."), "ZAAK1", DUE, at(DUE))
    riec.prepare_riec_form(form(), at(LATER), near=NEAR)
    with reading() as session:
        stored = session.exec(select(RiecForm)).one()
    said = words(RenderedFile("x", "application/pdf", stored.content))

    for part in (FIRST, "witwassen", "Verzonnen feit", row(1).split(";")[0], "niet te beoordelen"):
        assert part in said
    assert "Grondslag daarvan 1. verzonnen grondslag" in said
    secrets = ("balie", "Verzonnen duiding", "P-1", "Verzonnen Bedrijf", "meldpunt", "wit sinds")
    for secret in (*secrets, "gemeentelijke taak", "ZAAK1"):
        assert secret not in said


def test_without_the_decision_there_is_no_form(organisation: Path) -> None:
    assert organisation
    decide(SignalDecision.KEEP)
    with pytest.raises(WeerbaarError, match="besloot voor signaal LIN-SIG-2026-001 niet"):
        riec.prepare_riec_form(form(), at(LATER), near=NEAR)


@pytest.mark.parametrize("sharing", [item for item in Sharing if not item.may_leave])
def test_what_may_not_be_shared_has_no_form(organisation: Path, sharing: Sharing) -> None:
    assert organisation
    decide(sharing=sharing)
    with pytest.raises(WeerbaarError, match="mag niet naar het RIEC"):
        riec.prepare_riec_form(form(), at(LATER), near=NEAR)


def test_a_signal_that_changed_asks_a_new_form_and_a_new_approval(organisation: Path) -> None:
    """What was approved is what leaves."""
    assert organisation
    decide()
    riec.prepare_riec_form(form(), at(LATER), near=NEAR)
    riec.approve_riec_form(form("JUR1"), at(LATER))
    signal_work.enrich_signal(FIRST, addition("Verzonnen nieuw feit."), "ZAAK1", LATER, at(LATER))

    assert riec.prepare_riec_form(form(), at(LATER), near=NEAR) == 2
    with pytest.raises(WeerbaarError, match="is niet goedgekeurd"):
        export()


def test_a_form_that_was_changed_outside_does_not_leave(organisation: Path) -> None:
    assert organisation
    decide()
    riec.prepare_riec_form(form(), at(LATER), near=NEAR)
    riec.approve_riec_form(form("JUR1"), at(LATER))
    with transaction() as session:
        session.exec(select(RiecForm)).one().content = b"iets anders"
    with pytest.raises(WeerbaarError, match="niet meer wat is goedgekeurd"):
        export()


def test_a_form_made_by_another_before_approval_has_that_maker(organisation: Path) -> None:
    """The second maker cannot approve it either."""
    assert organisation
    decide()
    riec.prepare_riec_form(form("JUR1"), at(LATER), near=NEAR)
    signal_work.enrich_signal(FIRST, addition("Verzonnen nieuw feit."), "ZAAK1", LATER, at(LATER))
    assert riec.prepare_riec_form(form(), at(LATER), near=NEAR) == 1
    with pytest.raises(SamePersonError):
        riec.approve_riec_form(form(), at(LATER))


def test_days_come_in_order_and_an_outcome_follows_the_export(organisation: Path) -> None:
    assert organisation
    decide()
    with pytest.raises(WeerbaarError, match="heeft nog geen formulier"):
        riec.approve_riec_form(form("JUR1"), at(LATER))
    riec.prepare_riec_form(form(), at(LATER), near=NEAR)
    with pytest.raises(WeerbaarError, match="ligt voor het maken"):
        riec.approve_riec_form(form("JUR1", on=date(2026, 2, 17)), at(LATER))
    outcome = RiecOutcomeForm(reference=FIRST, on=LATER, by="ZAAK1", outcome=RiecOutcome.TAKEN_UP)
    with pytest.raises(WeerbaarError, match="nog niet verzonden"):
        riec.record_riec_outcome(outcome, at(LATER))


@pytest.mark.parametrize("change", ["same person", "export first", "answer first"])
def test_the_database_refuses_one_person_and_a_wrong_order(any_register: str, change: str) -> None:
    """Also when the steps are bypassed."""
    assert any_register
    fill_organisation()
    record()
    signal_work.decide_signal(FIRST, SignalDecision.RIEC_FORM, "ZAAK1", DUE, at(DUE))
    riec.prepare_riec_form(form(), at(LATER), near=NEAR)
    with pytest.raises(IntegrityError):
        force(change)


def force(change: str) -> None:
    """Write what may never be."""
    with transaction() as session:
        row = session.exec(select(RiecForm)).one()
        if change == "same person":
            row.approved_by, row.approved_on = row.prepared_by, LATER
        elif change == "export first":
            row.exported_on = LATER
        else:
            row.outcome, row.outcome_on = RiecOutcome.TAKEN_UP, LATER


def test_a_signal_keeps_its_sharing(organisation: Path) -> None:
    """Narrowed after the approval, the form stays here."""
    assert organisation
    decide()
    riec.prepare_riec_form(form(), at(LATER), near=NEAR)
    riec.approve_riec_form(form("JUR1"), at(LATER))
    with transaction() as session:
        session.exec(select(Signal)).one().sharing = Sharing.MUNICIPALITY_ONLY
    with pytest.raises(WeerbaarError, match="niet meer wat is goedgekeurd"):
        export()


def test_a_form_does_not_leave_when_the_consultation_decides_otherwise(organisation: Path) -> None:
    """Neither approved nor exported; what left already can be written out again."""
    assert organisation
    decide()
    riec.prepare_riec_form(form(), at(LATER), near=NEAR)
    decide_again(SignalDecision.DROP)
    with pytest.raises(WeerbaarError, match="besloot voor signaal LIN-SIG-2026-001 niet"):
        riec.approve_riec_form(form("JUR1"), at(LATER))
    decide_again(SignalDecision.RIEC_FORM)
    riec.approve_riec_form(form("JUR1"), at(LATER))
    decide_again(SignalDecision.DROP)
    with pytest.raises(WeerbaarError, match="besloot voor signaal LIN-SIG-2026-001 niet"):
        export()
    decide_again(SignalDecision.RIEC_FORM)
    file = export()
    decide_again(SignalDecision.DROP)
    assert export().content == file.content


def decide_again(decision: SignalDecision) -> None:
    """On the day on which the form is made."""
    signal_work.decide_signal(FIRST, decision, "ZAAK1", LATER, at(LATER))
