"""The evaluation of a year from register to mail: drafted, approved by another, sent once."""

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlmodel import col, select

from models.errors import FaultsError, WeerbaarError
from models.evaluation_forms import EvaluationApprovalForm
from models.history import Event
from models.law.action_status import ActionStatus
from models.law.roles import RoleError
from models.municipality import Municipality, Officer
from models.outbox import OutgoingMessage
from models.plan_forms import MeetingForm, ProgressForm
from models.round_forms import DebriefForm
from models.year_evaluation import EvaluationFile, YearEvaluation
from tasks import figure_snapshot, plan_progress, visits, year_evaluation
from tasks.casework import FutureDateError
from tasks.evaluation_view import evaluated_together, evaluation_view, group_of
from tasks.figure_snapshot import SYSTEM, SnapshotError
from tasks.organisation import import_organisation
from tasks.preparation import SamePersonError
from tasks.resources import reading, transaction
from tasks.timeline import verify_chains
from tasks.year_evaluation import EvaluationDraft, EvaluationError
from tests.pdf_checks import pages_of
from tests.round_builder import (
    EXAMPLE,
    at,
    fill_businesses,
    fill_organisation,
    plan_on,
    row,
    visit_all,
)

BOTH = ("0226", "0293")
REFERENCE = "DUI-EVA-2024"
MADE_ON, APPROVED_ON = date(2024, 12, 2), date(2024, 12, 9)
EXTRA = """
partners:
  - {municipality: "0226", kind: college, name: College, email: college@gemeente.invalid}
"""


@pytest.fixture(name="organisation")
def fixture_organisation(register: Path) -> Path:
    """Two municipalities with their partners, of which one is the college."""
    fill_organisation()
    path = register / "college.yaml"
    path.write_text(EXTRA, encoding="utf-8")
    import_organisation.fn(path)
    return register


def draft(by: str = "ZAAK1", on: date = MADE_ON) -> EvaluationDraft:
    """Freeze and draft 2024."""
    figure_snapshot.freeze_figures.fn(2024, by, on, at(on))
    return year_evaluation.draft_evaluation.fn(2024, BOTH, by, on, at(on))


def approve(by: str = "BGM", on: date = APPROVED_ON) -> EvaluationDraft:
    """Approve the newest draft of 2024."""
    form = EvaluationApprovalForm(year=2024, municipality="Duiven", on=on, by=by)
    return year_evaluation.approve_evaluation.fn(form, BOTH, at(on))


def carry_over(reason: str, number: int = 12) -> None:
    """An action goes to the next year in both municipalities."""
    for municipality in ("Duiven", "Westervoort"):
        values: dict[str, Any] = {"status": ActionStatus.CARRIED_OVER, "reason": reason}
        form = ProgressForm(
            action=number, municipality=municipality, on=date(2024, 11, 1), by="ZAAK1", **values
        )
        plan_progress.record_progress.fn(form, at(date(2024, 11, 1)))


def words(suffix: str) -> str:
    """What the stored PDF of which the name ends so says, on one line."""
    files = year_evaluation.read_evaluation(REFERENCE)
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
    assert verify_chains()[1] == []
    with reading() as session:
        events = session.exec(select(Event.what).where(Event.chain == REFERENCE)).all()
    assert list(events) == [
        "Evaluatie van 2024, concept 1: 12 stukken gemaakt.",
        "Evaluatie van 2024, concept 1, goedgekeurd en gepubliceerd.",
        "6 bericht(en) over de evaluatie klaargezet.",
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
        year_evaluation.draft_evaluation.fn(2024, BOTH, "ZAAK1", MADE_ON, at(MADE_ON))
    draft()
    with pytest.raises(EvaluationError, match="1 december 2024 ligt voor het maken"):
        approve(on=date(2024, 12, 1))
    form = EvaluationApprovalForm(year=2024, municipality="Duiven", on=APPROVED_ON, by="BGM")
    with pytest.raises(FutureDateError):
        year_evaluation.approve_evaluation.fn(form, BOTH, at(MADE_ON))
    with pytest.raises(EvaluationError, match="WES-EVA-2024 is nog niet gemaakt"):
        year_evaluation.read_evaluation("WES-EVA-2024")


def test_the_report_tells_plan_lessons_and_proposals(organisation: Path) -> None:
    """What was held, what the debrief taught, what goes on and why."""
    fill_businesses(organisation, [row(1), row(2)])
    held_on = date(2024, 3, 14)
    (reference,) = [found for found in plan_on(date(2024, 2, 8)) if found.startswith("WES")]
    visit_all(reference, held_on)
    lesson = DebriefForm(
        reference=reference, on=held_on, by="ZAAK1", lessons="Begin een uur later."
    )
    visits.debrief_round.fn(lesson, at(held_on))
    carry_over("wacht op project Phoenix")
    meeting = {"title": "Zorgfraude herkennen", "attendance": 42, "kind": "meeting"}
    form = MeetingForm.model_validate(
        {"action": 4, "municipality": "Duiven", "on": "2024-05-16", "by": "ZAAK1"} | meeting
    )
    plan_progress.record_meeting.fn(form, at(date(2024, 5, 16)))
    draft()
    said = words("evaluatie-2024.pdf")

    for told in (
        "Begin een uur later",
        "wacht op project Phoenix",
        "Zorgfraude herkennen",
        "42 bezoekers",
        "5.000 3.700",
    ):
        assert told in said
    view = evaluation_view(2024, BOTH)
    assert view.proposals == (
        "Actie 12, Het Bibob-beleid vernieuwen (Duiven en Westervoort): wacht op project Phoenix",
    )
    assert view.figures.value("rounds_held", 2024, "0293") == 1
    assert [(line.municipality, line.left) for line in view.money] == [
        ("Duiven", 1300),
        ("Westervoort", 1300),
    ]


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


def test_the_same_on_several_days_is_told_once(organisation: Path) -> None:
    """With where and when; municipalities with the same days stand together."""
    assert organisation
    for municipality, days in (("Duiven", (4, 6)), ("Westervoort", (4, 6)), ("Duiven", (8,))):
        for day in days:
            title = "Weerbaar" if len(days) > 1 else "Zorgfraude"
            values = {"action": 2, "municipality": municipality, "by": "ZAAK1", "kind": "training"}
            on = date(2024, 6, day)
            form = MeetingForm.model_validate(values | {"on": on, "title": title})
            plan_progress.record_meeting.fn(form, at(on))
    draft()
    action = evaluation_view(2024, BOTH).actions[1]
    assert [item.words for item in action.evidence] == [
        "training: Weerbaar (Duiven en Westervoort: 4 juni en 6 juni)",
        "training: Zorgfraude (Duiven: 8 juni)",
    ]


def test_reasons_that_differ_name_their_municipality(organisation: Path) -> None:
    """A sentence for each; who does a part goes on with it as well."""
    assert organisation
    for municipality, status, reason in (
        ("Duiven", "partly", "een van de twee is klaar."),
        ("Westervoort", "carried_over", "wacht op de provincie"),
    ):
        values = {"action": 14, "municipality": municipality, "on": MADE_ON, "by": "ZAAK1"}
        form = ProgressForm.model_validate(values | {"status": status, "reason": reason})
        plan_progress.record_progress.fn(form, at(MADE_ON))
    draft()
    action = evaluation_view(2024, BOTH).actions[13]
    assert (
        action.reason == "Een van de twee is klaar (Duiven). Wacht op de provincie (Westervoort)."
    )
    assert action.is_carried_over


def test_a_year_without_a_plan_is_evaluated_by_municipality(organisation: Path) -> None:
    """Municipalities share an evaluation when they share a plan; otherwise figures alone."""
    assert organisation
    assert evaluated_together(2024) == (BOTH,)
    assert evaluated_together(2025) == (("0226",), ("0293",))
    assert group_of(2024, "Westervoort") == BOTH
    on = date(2025, 12, 1)
    figure_snapshot.freeze_figures.fn(2025, "ZAAK1", on, at(on))
    made = year_evaluation.draft_evaluation.fn(2025, ("0293",), "ZAAK1", on, at(on))
    assert made.reference == "WES-EVA-2025"
    view = evaluation_view(2025, ("0293",))
    assert (view.actions, view.money, view.houses) == ((), (), ("westervoort",))
    assert view.figures.municipalities == (("0293", "Westervoort"),)


@pytest.mark.parametrize("change", ["same person", "approved twice", "other bytes", "gone"])
def test_the_database_refuses_what_may_never_happen(any_register: str, change: str) -> None:
    """Also when the steps are bypassed, on both databases."""
    assert any_register
    import_organisation.fn(EXAMPLE / "organisatie.yaml")
    draft("JUR1")
    if change == "approved twice":
        approve("BGM")
    with pytest.raises((IntegrityError, DatabaseError)):
        force(change)


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


def test_only_municipalities_of_the_register_are_evaluated(register: Path) -> None:
    """Of a plan for two with one in the register only that one is evaluated."""
    assert register
    with transaction() as session:
        session.add(Municipality(code="0293", name="Westervoort", house="westervoort"))
    assert evaluated_together(2024) == (("0293",),)
    with pytest.raises(WeerbaarError, match="Niet elke gemeente"):
        approve()
