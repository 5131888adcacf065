"""The evaluation of a year from register to mail: drafted, approved by another, sent once."""

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlmodel import col, select

from models.common.history import Event
from models.common.message import OutgoingMessage
from models.common.municipality import Officer
from models.common.visitor import SYSTEM
from models.evaluation.evaluation_forms import EvaluationApprovalForm
from models.evaluation.year_evaluation import EvaluationFile, YearEvaluation
from models.law.common.action_status import ActionStatus
from models.law.common.errors import FaultsError
from models.law.common.roles import RoleError
from models.plan.plan_forms import ProgressForm
from tasks.acts.evaluation_sources import SOURCES
from tasks.acts.register_acts import CHECKS
from tasks.evaluation import figure_snapshot, year_evaluation
from tasks.evaluation.figure_snapshot import SnapshotError
from tasks.evaluation.year_evaluation import EvaluationDraft, EvaluationError
from tasks.plan import plan_progress
from tasks.register.acting import FutureDateError, SamePersonError
from tasks.register.chains import verify_chains
from tasks.register.resources import reading, transaction
from tests.builders.filled_registers import fill_once
from tests.builders.people.set_up import import_organisation
from tests.builders.round_builder import (
    EXAMPLE,
    at,
    fill_organisation,
    quiet_year,
)
from tests.readers.pdf_checks import pages_of

BOTH = ("9001", "9002")
REFERENCE = "ALV-EVA-2024"
MADE_ON, APPROVED_ON = date(2024, 12, 2), date(2024, 12, 9)
EXTRA = """
partners:
  - {municipality: "9001", kind: college, name: College, email: college@gemeente.invalid}
"""


@pytest.fixture(name="organisation")
def fixture_organisation(register: Path) -> Path:
    """Two municipalities with their partners, of which one is the college."""
    fill_organisation()
    path = register / "college.yaml"
    path.write_text(EXTRA, encoding="utf-8")
    import_organisation(path)
    quiet_year(2024)
    return register


def draft(by: str = "ZAAK1", on: date = MADE_ON) -> EvaluationDraft:
    """Freeze and draft 2024."""
    figure_snapshot.freeze_figures(2024, by, on, at(on), sources=SOURCES)
    return year_evaluation.draft_evaluation(2024, BOTH, by, on, at(on), sources=SOURCES)


def approve(by: str = "BGM", on: date = APPROVED_ON) -> EvaluationDraft:
    """Approve the newest draft of 2024."""
    form = EvaluationApprovalForm(year=2024, municipality="Alverlo", on=on, by=by)
    return year_evaluation.approve_evaluation(form, BOTH, at(on), sources=SOURCES)


def carry_over(reason: str, number: int = 12) -> None:
    """An action goes to the next year in both municipalities."""
    for municipality in ("Alverlo", "Lindewaarde"):
        values: dict[str, Any] = {"status": ActionStatus.CARRIED_OVER, "reason": reason}
        form = ProgressForm(
            action=number, municipality=municipality, on=date(2024, 11, 1), by="ZAAK1", **values
        )
        plan_progress.record_progress(form, at(date(2024, 11, 1)))


def words(suffix: str) -> str:
    """What the stored PDF of which the name ends so says, on one line."""
    files = year_evaluation.read_evaluation(BOTH, 2024)
    content = next(file.content for file in files if file.name.endswith(suffix))
    return " ".join(" ".join(pages_of(content)).split())


def mails() -> list[tuple[str, tuple[str, ...]]]:
    """Whom, and the names of the files, for each mail that waits."""
    with reading() as session:
        rows = session.exec(select(OutgoingMessage).order_by(col(OutgoingMessage.id))).all()
    found = []
    for mail in (message_from_bytes(item.mime, policy=policy.default) for item in rows):
        names = tuple(str(part.get_filename()) for part in mail.iter_attachments())
        found.append((str(mail["To"]), names))
    return found


def test_a_draft_is_made_once_and_is_not_sent(organisation: Path) -> None:
    """The same documents are the same draft, also on a later day; no mail yet."""
    assert organisation
    first = draft()
    assert (first.reference, first.number, first.files, first.is_new) == (REFERENCE, 1, 12, True)
    again = EvaluationDraft(REFERENCE, BOTH, 1, 12, is_new=False, is_published=False)
    assert draft() == again
    assert draft(on=APPROVED_ON).is_new is False
    assert mails() == []


def test_what_changed_is_a_new_draft_that_asks_a_new_approval(organisation: Path) -> None:
    """What was published stays beside it."""
    assert organisation
    draft()
    assert approve().is_published
    carry_over("wacht op project Phoenix")
    again = draft(on=date(2024, 12, 16))
    assert (again.number, again.is_new, again.is_published) == (2, True, False)
    assert approve(on=date(2024, 12, 16)).number == 2
    with reading() as session:
        rows = session.exec(select(YearEvaluation).order_by(col(YearEvaluation.number))).all()
    assert [row.approved_on for row in rows] == [APPROVED_ON, date(2024, 12, 16)]


def test_another_person_publishes_and_each_address_gets_one_mail(organisation: Path) -> None:
    """College and partners get report and picture, the press the picture; twice is once."""
    assert organisation
    draft()
    for _ in range(2):
        assert approve().is_published
    sent = dict(mails())

    assert len(sent) == len(mails()) == 6
    picture = {"infographic-2024-a4.pdf", "infographic-2024-1200.png"}
    assert set(sent["college@gemeente.invalid"]) == picture | {"evaluatie-2024.pdf"}
    assert set(sent["politie@partner.invalid"]) == picture | {"evaluatie-2024.pdf"}
    assert set(sent["redactie@pers.invalid"]) == picture
    assert verify_chains(CHECKS)[1] == []
    with reading() as session:
        events = session.exec(select(Event.what).where(Event.chain == REFERENCE)).all()
    assert list(events) == [
        "Evaluatie van 2024, concept 1: 12 stukken gemaakt.",
        "Evaluatie van 2024, concept 1, goedgekeurd en gepubliceerd.",
        "6 berichten over de evaluatie klaargezet.",
    ]


def test_who_made_it_does_not_approve_it(organisation: Path) -> None:
    """A lawyer may do both, but not both for one evaluation; a case handler approves none."""
    assert organisation
    draft("JUR1")
    with pytest.raises(SamePersonError, match="een ander keurt haar goed"):
        approve("JUR1")
    with pytest.raises(RoleError, match="de jaarevaluatie goedkeuren vraagt de rol"):
        approve("ZAAK1")
    assert mails() == []


def test_the_run_of_december_has_no_maker_and_anybody_with_the_role_approves(
    organisation: Path,
) -> None:
    """The schedule is nobody: the person who approves is the second pair of eyes."""
    assert organisation
    draft(SYSTEM)
    assert approve("JUR1").is_published


def test_the_order_of_days_and_a_year_without_draft(organisation: Path) -> None:
    """One sentence each."""
    assert organisation
    with pytest.raises(EvaluationError, match="Van 2024 is nog geen evaluatie gemaakt"):
        approve()
    with pytest.raises(SnapshotError, match="nog geen cijfers vastgelegd"):
        year_evaluation.draft_evaluation(2024, BOTH, "ZAAK1", MADE_ON, at(MADE_ON), sources=SOURCES)
    draft()
    with pytest.raises(EvaluationError, match="1 december 2024 ligt voor het maken"):
        approve(on=date(2024, 12, 1))
    form = EvaluationApprovalForm(year=2024, municipality="Alverlo", on=APPROVED_ON, by="BGM")
    with pytest.raises(FutureDateError):
        year_evaluation.approve_evaluation(form, BOTH, at(MADE_ON), sources=SOURCES)
    with pytest.raises(EvaluationError, match="Van 2024 is nog geen evaluatie gemaakt"):
        year_evaluation.read_evaluation(("9002",), 2024)


def test_a_name_of_the_register_is_not_published(organisation: Path) -> None:
    """The refusal says in which file and where, nothing is sent, and the draft can be made anew."""
    assert organisation
    carry_over("Bea Verzonnen heeft geen tijd")
    draft()
    with pytest.raises(FaultsError, match=r"evaluatie-2024.pdf, bladzijde"):
        approve()
    assert mails() == []
    carry_over("er is geen tijd")
    assert draft().number == 2
    assert approve().is_published


def test_a_bsn_in_a_reason_is_not_published(organisation: Path) -> None:
    """Also when it is written with spaces, as figures in a row are."""
    assert organisation
    carry_over("zie 111 222 333")
    draft()
    with pytest.raises(FaultsError, match="burgerservicenummer"):
        approve()


@pytest.mark.parametrize("change", ["same person", "approved twice", "other bytes", "gone"])
def test_the_database_refuses_what_may_never_happen(any_register: str, change: str) -> None:
    """Also when the steps are bypassed, on both databases."""
    assert any_register
    fill_once("a draft of 2024", drafted)
    if change == "approved twice":
        approve("BGM")
    with pytest.raises((IntegrityError, DatabaseError)):
        force(change)


def drafted() -> None:
    """The year 2024, drafted by a lawyer."""
    import_organisation(EXAMPLE / "organisatie.yaml")
    quiet_year(2024)
    draft("JUR1")


def force(change: str) -> None:
    """Write what may never be."""
    with transaction() as session:
        found = session.exec(select(YearEvaluation)).one()
        file = session.exec(select(EvaluationFile)).first()
        assert file is not None
        if change == "same person":
            found.approved_by, found.approved_on = found.prepared_by, APPROVED_ON
        elif change == "approved twice":
            other = session.exec(select(Officer).where(Officer.code == "COM1")).one()
            found.approved_by = other.id
        elif change == "other bytes":
            file.content = b"iets anders"
        else:
            session.delete(file)
