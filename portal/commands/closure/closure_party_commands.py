"""`weerbaar closure ...`: who the parties are, and what is put right."""

from pathlib import Path
from typing import Annotated

import typer

from models.closure.closure_forms import AnnouncementForm, StepForm
from models.closure.party_forms import (
    MoreTimeForm,
    PartiesForm,
    SendBackForm,
    UnheardForm,
    WithdrawCaseForm,
    WithdrawPartyForm,
    WithdrawPreparedForm,
)
from models.closure.service_forms import ReturnForm, ServedForm, ServiceForm
from portal.commands.form_commands import add_steps, form_command, option
from portal.dutch_typer import DutchTyper
from tasks.acts.closure import party_acts

ListFile = Annotated[Path, typer.Option("--file", help="CSV; zie de handleiding.")]
HELP_PARTY = "Lees de partijen van een zaak in uit een CSV of XLSX."
STEPS = (
    (
        "withdraw-party",
        WithdrawPartyForm,
        party_acts.withdraw_party,
        "Trek een partij in die geen partij is.",
    ),
    (
        "unheard",
        UnheardForm,
        party_acts.record_unheard,
        "Leg vast waarom een partij niet vooraf wordt gehoord.",
    ),
    (
        "more-time",
        MoreTimeForm,
        party_acts.give_more_time,
        "Geef een partij meer tijd voor haar zienswijze.",
    ),
    (
        "rectify",
        AnnouncementForm,
        party_acts.send_rectification,
        "Leg vast dat de rectificatie wegging.",
    ),
    (
        "withdraw-prepared",
        WithdrawPreparedForm,
        party_acts.withdraw_prepared,
        "Trek in wat nog niet de deur uit is.",
    ),
    (
        "send-back",
        SendBackForm,
        party_acts.send_back,
        "Stuur terug wat u niet goedkeurt, met een opmerking.",
    ),
    (
        "withdraw-case",
        WithdrawCaseForm,
        party_acts.withdraw_case,
        "Trek een zaak in die bij vergissing is vastgelegd.",
    ),
    (
        "serve-prepare",
        ServiceForm,
        party_acts.prepare_service,
        "Maak het besluit voor een partij die het nog niet kreeg.",
    ),
    (
        "serve",
        ServedForm,
        party_acts.announce_service,
        "Leg vast dat het besluit aan deze partij wegging.",
    ),
    (
        "returned",
        ReturnForm,
        party_acts.record_return,
        "Leg vast dat het besluit aan een partij terugkwam.",
    ),
    (
        "no-offender",
        StepForm,
        party_acts.declare_no_offender,
        "Leg vast dat er geen overtreder bekend is.",
    ),
)


def add_party_commands(app: DutchTyper) -> None:
    """Put the commands in the group of a closure."""
    # Parties are personal data: they come from a file, never from an option.
    app.command("party", help=HELP_PARTY)(
        form_command(
            PartiesForm, party_acts.record_parties, HELP_PARTY, also=[option("file", ListFile)]
        )
    )
    add_steps(app, STEPS)
