"""The other work of the example year: DOR, STOP, Bibob, the street, and the signals list."""

import json
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from models.instruments.instrument_forms import BibobForm, DorForm, StopForm, StreetForm
from models.signals.signal import SignalDecision
from models.signals.signal_forms import DecideForm, SignalForm
from portal.demo.diary import CODES, HANDLER, LAWYER, Diary, at, day, say
from portal.file_output import write_files
from tasks.acts import consultation_acts, instrument_acts, signal_acts

DOR_DAYS = {
    "Alverlo": (day(2, 8), day(3, 21), day(5, 23), day(9, 12), day(10, 17), day(11, 14)),
    "Lindewaarde": (day(2, 22), day(4, 18), day(6, 13), day(9, 26), day(11, 7)),
}
STOP_DAYS = {
    "Alverlo": (day(3, 6), day(9, 11)),
    "Lindewaarde": (
        *(day(1, 24), day(2, 14), day(4, 3), day(5, 15), day(6, 5), day(7, 3)),
        *(day(9, 4), day(10, 9), day(11, 13)),
    ),
}
NOT_ATTENDED = ("Lindewaarde", day(6, 19))
BIBOB_DAYS = {
    "Alverlo": (
        *(day(1, 22), day(2, 26), day(4, 2), day(5, 6), day(6, 3)),
        *(day(6, 24), day(8, 26), day(9, 9), day(10, 21), day(11, 18)),
    ),
    "Lindewaarde": (day(2, 1), day(3, 11), day(5, 21), day(7, 8), day(9, 23), day(11, 4)),
}
ASKED_LBB = ("Alverlo", day(1, 22))
"""The investigation for which the LBB is asked for advice."""
BAN_DAYS = (day(4, 26), day(5, 17), day(6, 28), day(8, 2), day(9, 6), day(10, 4))
CHECKED = {
    "dealer_known": "yes",
    "is_registered": "yes",
    "register_up_to_date": "yes",
    "sample_matched": "yes",
    "retention_kept": "yes",
}
SIGNALS = (
    (day(1, 9), "Alverlo", "reporting_point", "drugs"),
    (day(1, 18), "Lindewaarde", "mma", "drugs"),
    (day(2, 5), "Lindewaarde", "police", "money_laundering"),
    (day(2, 20), "Alverlo", "mma", "drugs"),
    (day(3, 4), "Alverlo", "environmental_service", "fencing"),
    (day(3, 12), "Lindewaarde", "reporting_point", "human_trafficking"),
    (day(3, 26), "Lindewaarde", "mma", "drugs"),
    (day(4, 11), "Alverlo", "reporting_point", "care_fraud"),
    (day(4, 23), "Lindewaarde", "open_source", "real_estate"),
    (day(5, 7), "Alverlo", "police", "drugs"),
    (day(5, 16), "Lindewaarde", "reporting_point", "drugs"),
    (day(6, 3), "Lindewaarde", "mma", "money_laundering"),
    (day(6, 18), "Alverlo", "mma", "human_trafficking"),
    (day(7, 9), "Lindewaarde", "police", "weapons"),
    (day(8, 14), "Alverlo", "reporting_point", "drugs"),
    (day(8, 27), "Lindewaarde", "reporting_point", "care_fraud"),
    (day(9, 10), "Alverlo", "mma", "drugs"),
    (day(9, 19), "Lindewaarde", "mma", "drugs"),
    (day(10, 8), "Lindewaarde", "environmental_service", "fencing"),
    (day(10, 15), "Alverlo", "reporting_point", "money_laundering"),
    (day(11, 5), "Lindewaarde", "reporting_point", "drugs"),
    (day(11, 12), "Alverlo", "customs", "cyber"),
)
TO_RIEC = day(3, 12)
"""The day of the signal of which the consultation makes a form for the RIEC."""
DECISIONS = (SignalDecision.CONTROL, SignalDecision.LOCAL_ACTION, SignalDecision.DROP)
CONSULTED_AFTER = timedelta(days=21)


def enter(diary: Diary, folder: Path, entered: Path) -> None:
    """Put everything in the diary; signals come in as files, the form for the RIEC goes out."""
    for municipality in CODES:
        for on in DOR_DAYS[municipality]:
            diary.add(on, partial(_control_dealer, municipality))
        for on in STOP_DAYS[municipality]:
            diary.add(on, partial(_stop, municipality, outcome="agreements"))
        for on in BIBOB_DAYS[municipality]:
            is_asked = (municipality, on) == ASKED_LBB
            diary.add(on, partial(_investigate, municipality, is_asked=is_asked))
    diary.add(NOT_ATTENDED[1], partial(_stop, NOT_ATTENDED[0], outcome="not_attended"))
    for on in BAN_DAYS:
        diary.add(on, _ban)
    for number, (on, municipality, source, theme) in enumerate(SIGNALS):
        told = {"source": source, "source_number": f"VERZONNEN-{number + 1}", "theme": theme}
        diary.add(on, partial(_receive, diary, (folder, entered), municipality, told))


def _act(municipality: str, on: date, **more: Any) -> dict[str, Any]:
    file_number = f"Z/24/{on:%m%d}{CODES[municipality]}"
    own = {"municipality": municipality, "file_number": file_number, "on": on, "by": HANDLER}
    return own | more


def _control_dealer(municipality: str, on: date) -> None:
    form = DorForm.model_validate(_act(municipality, on, **CHECKED, outcome="none"))
    instrument_acts.record_dor(form, at(on))


def _stop(municipality: str, on: date, outcome: str) -> None:
    values = _act(
        municipality,
        on,
        invited_by="mayor",
        invitee="entrepreneur",
        theme="drugs",
        attended_by=("safety_officer", "police"),
        outcome=outcome,
    )
    instrument_acts.record_stop_talk(StopForm.model_validate(values), at(on))


def _investigate(municipality: str, on: date, *, is_asked: bool) -> None:
    asked = {"requested_on": on} if is_asked else {}
    form = BibobForm.model_validate(_act(municipality, on, **asked))
    instrument_acts.record_bibob(form, at(on))
    if is_asked:
        say(on, f"{municipality} vraagt het Landelijk Bureau Bibob om advies.")


def _ban(on: date) -> None:
    values = _act("Lindewaarde", on, measure="area_ban", amount=4, unit="weeks")
    instrument_acts.record_street_measure(StreetForm.model_validate(values), at(on))


def _receive(
    diary: Diary, folders: tuple[Path, Path], municipality: str, told: dict[str, str], on: date
) -> None:
    folder, entered = folders
    signal = told | {
        "received_on": on.isoformat(),
        "place": "parkeerplaats aan de Voorbeeldweg",
        "facts": "Verzonnen feit: er komen vaak mensen en er wordt contant betaald.",
        "legal_ground": "artikel 6 AVG (verzonnen voorbeeld)",
        "assessment": "inside",
        "owner": HANDLER,
    }
    # What is JSON is YAML too.
    file = entered / f"{told['source_number'].lower()}.yaml"
    file.write_text(json.dumps(signal), encoding="utf-8")
    reference = signal_acts.record_signal(file, municipality, HANDLER, on, at(on)).reference
    if on == TO_RIEC:
        diary.add(on + CONSULTED_AFTER, partial(_send_to_riec, folder, reference))
        return
    decision = DECISIONS[on.day % len(DECISIONS)]
    diary.add(on + CONSULTED_AFTER, partial(_decide, reference, decision))


def _decide(reference: str, decision: SignalDecision, on: date) -> None:
    values = {"reference": reference, "decision": decision, "on": on, "by": HANDLER}
    signal_acts.decide_signal(DecideForm.model_validate(values), at(on))


def _send_to_riec(folder: Path, reference: str, on: date) -> None:
    """Decided, made, approved by another and exported, all at one consultation."""
    _decide(reference, SignalDecision.RIEC_FORM, on)
    step, approval = (
        SignalForm.model_validate({"reference": reference, "on": on, "by": by})
        for by in (HANDLER, LAWYER)
    )
    consultation_acts.prepare_riec_form(step, at(on))
    consultation_acts.approve_riec_form(approval, at(on))
    write_files(consultation_acts.export_riec_form(step, at(on)).files, folder)
    say(on, f"signaal {reference} gaat met een goedgekeurd formulier naar het RIEC.")
