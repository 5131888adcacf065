"""Parties of a case as an officer writes them down; invented people."""

from datetime import date
from pathlib import Path

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.party_forms import PartiesForm, WithdrawPartyForm
from tasks.acts.closure import party_acts
from tasks.closure.people import rectifications
from tests.builders.case_builder import Walk, at

HEADER = (
    "hoedanigheid;naam;straat_en_nummer;postcode;plaats;geboren_op;telefoon;partij;voor_partij;"
    "vertegenwoordigd_door"
)
OFFENDER = "overtreder + bewoner;Xander Nietbestaand;Voorbeeldstraat 12;9999 XA;Verzonnendorp"
OWNER = "eigenaar;Stichting Woningbezit Nergens;Postbus 1;9999 ZZ;Verzonnendorp"


def line(start: str, *, born: str = "", number: str = "", of: str = "", by: str = "") -> str:
    """A whole line from its first five cells and what stands further on."""
    return f"{start};{born};;{number};{of};{by}"


def record(
    walk: Walk,
    folder: Path,
    *lines: str,
    on: date = date(2026, 2, 25),
    reason: str = "",
    correction: bool = False,
) -> tuple[str, ...]:
    """Read these lines into the case; what the officer is told."""
    path = folder / "partijen.csv"
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1"}
    more = {"reason": reason, "correction": correction}
    form = PartiesForm.model_validate(values | more)
    return party_acts.record_parties(form, at(on), path).said


def withdraw(
    walk: Walk, party: int, on: date, reason: str = "verkeerde persoon opgegeven"
) -> tuple[str, ...]:
    """A party turns out to be none; what the officer is told."""
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1"}
    form = WithdrawPartyForm.model_validate(values | {"party": party, "reason": reason})
    return party_acts.withdraw_party(form, at(on)).said


def rectify(walk: Walk, on: date) -> int:
    """Approve the rectification and send it; to how many it went."""
    walk.approve(ApprovalSubject.RECTIFICATION, on, by="JUR1")
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1", "tracking": "3SVERZONNEN9"}
    return rectifications.send_rectification(AnnouncementForm.model_validate(values), at(on))
