"""The invented case of the demo, step by step, through the flows that officers start."""

from datetime import date
from pathlib import Path
from typing import Any

import typer

from flows import closure_remedies, deadline_watch, mail_sending, premises_closure
from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import (
    AnnouncementForm,
    ApprovalForm,
    CommunicationForm,
    DecisionForm,
    EndForm,
    MorningForm,
    OutcomeForm,
    PoliceReportForm,
    StepForm,
    ZienswijzeForm,
)
from models.closure.party_forms import PartiesForm
from models.closure.remedy_forms import ObjectionForm, RemedyDecisionForm
from models.closure.track_form import TrackForm
from models.law.closure.procedure import TrackKind, TrackState
from portal.commands.case_commands import print_timeline
from portal.demo.diary import ADMINISTRATOR, COMMUNICATIONS, DEPUTY, HANDLER, LAWYER, MAYOR
from portal.file_output import store_files
from tasks.acts import case_overviews, register_acts
from tasks.acts.closure import closure_acts, party_acts
from tasks.register.resources import now

EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
RECORDS = "DIV1"


def walk() -> str:
    """From the police report of 24 February to the archive of 4 August 2026; the reference."""
    register_acts.import_organisation(EXAMPLE / "organisatie.yaml", "", now())
    path = EXAMPLE / "adressen.csv"
    register_acts.import_addresses(path, "Lindewaarde", ADMINISTRATOR, date(2020, 1, 1))
    reference = premises_closure.record_police_report(_police_report())
    _announce_intent(reference)
    _hear_and_weigh(reference)
    _announce_decision(reference)
    _close(reference)
    _object_and_ask(reference)
    _end(reference)
    return reference


def _say(text: str) -> None:
    typer.echo(f"  {text}")


def _police_report() -> PoliceReportForm:
    """120 gram of cocaine in a dwelling that does not exist."""
    _say("24 februari 2026: het politierapport komt binnen.")
    return PoliceReportForm.model_validate(
        {
            "municipality": "Lindewaarde",
            "report_number": "PL-2026-0001",
            "bag_id": "9002200000000012",
            "premises_kind": "dwelling",
            "inhabited": "yes",
            "with_other_offences": "no",
            "of_housing_corporation": "yes",
            "urgency": "none",
            "found_on": date(2026, 2, 10),
            "on": date(2026, 2, 24),
            "by": HANDLER,
            "findings": [
                {"kind": "substance", "description": "cocaïne", "amount": "120", "unit": "gram"}
            ],
        }
    )


def _values(reference: str, on: date, by: str = HANDLER, **more: Any) -> dict[str, Any]:
    return {"reference": reference, "on": on, "by": by} | more


def _weigh(reference: str, on: date, *, again: bool) -> None:
    file = EXAMPLE / f"weging-{2 if again else 1}.csv"
    form = StepForm.model_validate(_values(reference, on))
    closure_acts.record_weighing(form, now(), file, after_zienswijze=again)


def _approve(reference: str, subject: ApprovalSubject, on: date, by: str) -> None:
    premises_closure.approve(
        ApprovalForm.model_validate(_values(reference, on, by, subject=subject))
    )


def _announce_intent(reference: str) -> None:
    # Parties and weighing hold personal data: they come from a file, never through Prefect.
    on = date(2026, 2, 25)
    form = PartiesForm.model_validate(_values(reference, on))
    party_acts.record_parties(form, now(), EXAMPLE / "partijen.csv")
    _weigh(reference, date(2026, 2, 27), again=False)
    _say("2 maart: het voornemen gaat naar de partijen.")
    on = date(2026, 3, 2)
    premises_closure.prepare_intent(
        OutcomeForm.model_validate(_values(reference, on, outcome="closure", sent_on=on))
    )
    _approve(reference, ApprovalSubject.INTENT, on, MAYOR)
    premises_closure.announce_intent(
        AnnouncementForm.model_validate(_values(reference, on, tracking="3SVERZONNEN01"))
    )


def _hear_and_weigh(reference: str) -> None:
    _say("10 maart: een zienswijze komt binnen; na de termijn volgt de tweede weging.")
    form = ZienswijzeForm.model_validate(
        _values(reference, date(2026, 3, 10), party=1, manner="written")
    )
    closure_acts.record_zienswijze(
        form, now(), "De huurder zegt dat de cocaïne van een kennis was."
    )
    deadline_watch.watch_deadlines(MorningForm(on=date(2026, 3, 17)))
    _weigh(reference, date(2026, 3, 20), again=True)


def _announce_decision(reference: str) -> None:
    _say("2 april: het besluit wordt bekendgemaakt.")
    premises_closure.decide(
        DecisionForm.model_validate(
            _values(
                reference,
                date(2026, 3, 30),
                outcome="closure",
                sent_on=date(2026, 4, 2),
                grace_days=7,
                cost_share=100,
            )
        )
    )
    _approve(reference, ApprovalSubject.DECISION, date(2026, 4, 1), MAYOR)
    premises_closure.announce_decision(
        AnnouncementForm.model_validate(
            _values(reference, date(2026, 4, 2), tracking="3SVERZONNEN02")
        )
    )
    _track(reference, TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 4, 7))


def _track(reference: str, kind: TrackKind, state: TrackState, on: date) -> None:
    premises_closure.record_track(
        TrackForm.model_validate(_values(reference, on, track=kind, state=state))
    )


def _close(reference: str) -> None:
    _say("10 april: het pand gaat dicht; partners en pers krijgen bericht.")
    closing_on = date(2026, 4, 10)
    premises_closure.prepare_communication(
        CommunicationForm.model_validate(
            _values(reference, date(2026, 4, 8), COMMUNICATIONS, closing_on=closing_on, radius=100)
        )
    )
    _approve(reference, ApprovalSubject.COMMUNICATION, date(2026, 4, 9), LAWYER)
    premises_closure.close_premises(StepForm.model_validate(_values(reference, closing_on)))
    mail_sending.send_mail()


def _object_and_ask(reference: str) -> None:
    _say("20 april: bezwaar. 18 mei: een verzoek om eerder te heropenen, dat wordt afgewezen.")
    _objection(reference, TrackState.FILED, date(2026, 4, 20))
    request = TrackKind.REOPENING_REQUEST
    _track(reference, request, TrackState.REQUESTED, date(2026, 5, 18))
    _decide_remedy(reference, request, TrackState.REFUSED, date(2026, 5, 28))
    _objection(reference, TrackState.HEARD, date(2026, 6, 8))
    _decide_remedy(reference, TrackKind.OBJECTION, TrackState.DISMISSED, date(2026, 6, 22))


def _objection(reference: str, state: TrackState, on: date) -> None:
    closure_remedies.record_objection(
        ObjectionForm.model_validate(_values(reference, on, state=state))
    )


def _decide_remedy(reference: str, about: TrackKind, outcome: TrackState, on: date) -> None:
    closure_remedies.prepare_remedy_decision(
        RemedyDecisionForm.model_validate(
            _values(
                reference,
                on,
                about=about,
                outcome=outcome,
                sent_on=on,
                ground="Wat u noemt, verandert niet wat in het pand is gevonden.",
            )
        )
    )
    _approve(reference, ApprovalSubject.REMEDY_DECISION, on, DEPUTY)
    closure_remedies.announce_remedy_decision(
        AnnouncementForm.model_validate(_values(reference, on, tracking="3SVERZONNEN03"))
    )


def _end(reference: str) -> None:
    _say("10 juli: de duur is verstreken; het pand gaat weer open.")
    on = date(2026, 7, 10)
    deadline_watch.watch_deadlines(MorningForm(on=on))
    premises_closure.end_closure(EndForm.model_validate(_values(reference, on, lifted=False)))
    premises_closure.reopen_premises(StepForm.model_validate(_values(reference, on)))
    _track(reference, TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 7, 13))
    _say("4 augustus: de termijn voor beroep is voorbij; het dossier gaat dicht.")
    on = date(2026, 8, 4)
    deadline_watch.watch_deadlines(MorningForm(on=on))
    premises_closure.archive(StepForm.model_validate(_values(reference, on, RECORDS)))
    mail_sending.send_mail()


def show(reference: str, folder: Path) -> None:
    """Print the timeline with every term explained, and the files that were made."""
    found = case_overviews.read_case(reference, HANDLER, now().date(), now(), with_documents=True)
    store_files(found.documents, folder / "documenten")
    typer.echo("")
    print_timeline(found.timeline)
    typer.echo("\nGemaakte bestanden")
    for path in sorted(folder.rglob("*")):
        if folder / "jaar-2024" not in path.parents and path.suffix in {
            ".pdf",
            ".odt",
            ".docx",
            ".html",
            ".txt",
            ".csv",
            ".eml",
        }:
            typer.echo(f"  {path.relative_to(folder.parent.parent)}")
