"""Refusals of what is made, approved, sent or told."""

from datetime import date

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import PoliceReportForm
from models.law.closure.measures import MeasureKind
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.durations import DurationUnit
from models.law.common.errors import FaultsError
from tasks.closure import communication, police_reports
from tasks.closure.approvals import (
    DraftError,
    NotApprovedError,
    NotPreparedError,
    ReasonMissingError,
    VoidVersionError,
)
from tasks.closure.archiving import UndecidedError
from tasks.closure.decision import OnlyClosureIsUrgentError
from tasks.closure.dispatch import ForgottenPartyError, OtherDayError
from tasks.closure.intent import SpeaksForAnotherError
from tasks.closure.letter_facts import (
    DeviationWithoutReasonError,
    NoClosureProposedError,
    NoPartiesError,
    NotCompetentError,
    ShutAlreadyError,
)
from tasks.closure.remedies.recording import SaidOtherwiseError
from tasks.closure.weighing import WeighedAlreadyError
from tasks.register.acting import SamePersonError
from tests.builders.case_builder import Walk, at, police_report_values
from tests.builders.case_states import REFERENCE, add_agent, add_unheard_party
from tests.builders.people.party_lines import withdraw
from tests.builders.refusals import (
    APRIL_10,
    HALF_A_GRAM,
    MARCH_2,
    MARCH_30,
    THREE_GRAMS,
    Row,
    alverlo,
    give_role_of,
    odd_weighing,
    weigh_with_reason,
)

APRIL_20 = date(2026, 4, 20)

CONTENT_ROWS: dict[str, Row] = {
    "a report from the future": Row(
        "reported",
        lambda _: police_reports.record_police_report(
            PoliceReportForm.model_validate(
                police_report_values(report_number="PL-2", on=APRIL_10)
            ),
            at(date(2026, 4, 9)),
        ),
        FaultsError,
        ("10 april 2026", "ligt in de toekomst"),
    ),
    "announcing what is not made": Row(
        "assessed",
        lambda walk: walk.announce_intent(),
        NotPreparedError,
        (REFERENCE, "het voornemen is nog niet gemaakt"),
    ),
    "announcing what is not approved": Row(
        "decision prepared",
        lambda walk: walk.announce_decision(),
        NotApprovedError,
        (REFERENCE, "versie 1 van het besluit", "nog niet door een tweede persoon goedgekeurd"),
    ),
    "announcing what was withdrawn": Row(
        "decision approved",
        lambda walk: walk.announce_decision(),
        VoidVersionError,
        (REFERENCE, "versie 1 van het besluit", "geldt niet meer sinds donderdag 2 april 2026"),
        first=lambda walk: withdraw(walk, 2, date(2026, 4, 2)) and None,
    ),
    "announcing before the approval": Row(
        "intent prepared",
        lambda walk: walk.announce_intent(),
        NotApprovedError,
        (REFERENCE, "goedgekeurd op donderdag 5 maart 2026", "2 maart 2026"),
        first=lambda walk: walk.approve(ApprovalSubject.INTENT, date(2026, 3, 5)),
    ),
    "announcing a newer version unapproved": Row(
        "decision approved",
        lambda walk: walk.announce_decision(date(2026, 4, 3)),
        NotApprovedError,
        (REFERENCE, "versie 2 van het besluit"),
        first=lambda walk: walk.decide(on=date(2026, 4, 1), sent_on=date(2026, 4, 3)),
    ),
    "announcing on another day": Row(
        "decision approved",
        lambda walk: walk.announce_decision(date(2026, 4, 3)),
        OtherDayError,
        (REFERENCE, "2 april 2026", "3 april 2026", "maak hem opnieuw"),
    ),
    "a zienswijze of who acts for another": Row(
        "intent announced",
        lambda walk: walk.zienswijze(3),
        SpeaksForAnotherError,
        (REFERENCE, "partij 3 treedt op voor partij 1", "10 maart 2026"),
        first=add_agent,
    ),
    "a warning about premises that were shut at once": Row(
        "urgent 5:31(2)",
        lambda walk: walk.decide(outcome=MeasureKind.WARNING, sent_on=MARCH_30),
        ShutAlreadyError,
        (REFERENCE, "gesloten", "25 februari 2026", "30 maart 2026"),
    ),
    "a party without a letter": Row(
        "decision approved",
        lambda walk: walk.announce_decision(),
        ForgottenPartyError,
        (REFERENCE, "partij 3", "heeft nog geen brief"),
        first=add_unheard_party,
    ),
    "approving what is not made": Row(
        "assessed",
        lambda walk: walk.approve(ApprovalSubject.INTENT, MARCH_2),
        NotPreparedError,
        (REFERENCE, "het voornemen is nog niet gemaakt"),
    ),
    "approving before it was made": Row(
        "intent prepared",
        lambda walk: walk.approve(ApprovalSubject.INTENT, date(2026, 3, 1)),
        NotPreparedError,
        (REFERENCE, "2 maart 2026", "1 maart 2026"),
    ),
    "approving one's own work": Row(
        "decision prepared",
        lambda walk: walk.approve(ApprovalSubject.DECISION, MARCH_30, by="ZAAK1"),
        SamePersonError,
        (REFERENCE, "ZAAK1 heeft het besluit zelf gemaakt"),
        first=lambda _: give_role_of("ZAAK1", "BGM"),
    ),
    "overruling what was not found": Row(
        "decision announced",
        lambda walk: walk.approve(
            ApprovalSubject.PRIVACY_OVERRULE, APRIL_10, by="JUR1", reason="Een reden."
        ),
        NotPreparedError,
        (REFERENCE, "privacytoets"),
    ),
    "stale communication": Row(
        "communicated",
        lambda walk: walk.approve(ApprovalSubject.COMMUNICATION, date(2026, 4, 13), by="JUR1"),
        NotPreparedError,
        (REFERENCE, "10 april 2026", "13 april 2026", "maak haar opnieuw"),
        first=lambda walk: walk.close(date(2026, 4, 13)),
    ),
    "communication before the decision": Row(
        "decision approved",
        lambda walk: walk.communicate(),
        communication.TooEarlyError,
        (REFERENCE, "besluit in voorbereiding", "8 april 2026"),
    ),
    "a measure that the matrix does not give": Row(
        "assessed",
        lambda walk: walk.prepare_intent(amount=12, unit=DurationUnit.MONTHS),
        DeviationWithoutReasonError,
        (REFERENCE, "wijkt af van de matrix", "3 maanden", '"4:84"'),
    ),
    "a closure that the matrix does not give": Row(
        "reported",
        lambda _: Walk("LIN-2026-002").prepare_intent(),
        NoClosureProposedError,
        ("LIN-2026-002", "de matrix geeft geen duur", "waarschuwing", '"4:84"'),
        first=lambda _: Walk().police_report(report_number="PL-2", findings=[THREE_GRAMS]).weigh(),
    ),
    "letters to nobody": Row(
        "reported",
        lambda _: Walk("LIN-2026-002").weigh().prepare_intent(),
        NoPartiesError,
        ("LIN-2026-002", "nog geen partijen"),
        first=lambda _: Walk().police_report(report_number="PL-2").weigh(),
    ),
    "own use": Row(
        "reported",
        lambda _: Walk("LIN-2026-002").prepare_intent(),
        NotCompetentError,
        ("LIN-2026-002",),
        first=lambda _: Walk().police_report(report_number="PL-2", findings=[HALF_A_GRAM]).weigh(),
    ),
    "a penalty order without amounts": Row(
        "reassessed",
        lambda walk: walk.decide(outcome=MeasureKind.PENALTY_ORDER),
        FaultsError,
        (REFERENCE, "Dwangsom: vul het bedrag in", "Begunstigingstermijn in dagen: vul in"),
        first=weigh_with_reason,
    ),
    "a weighing with gaps, strangers and twins": Row(
        "reported",
        lambda walk: odd_weighing(walk, "A1", "A1", "Z9"),
        FaultsError,
        (REFERENCE, "factor Z9 bestaat niet", "factor A1 staat er twee keer", "factor D1 is niet"),
    ),
    "a changed report without a correction": Row(
        "assessed",
        lambda _: Walk().police_report(found_on=date(2026, 2, 11)),
        FaultsError,
        ("PL-2026-0001", REFERENCE, "beoordeeld", "andere gegevens"),
    ),
    "another use of the premises without a correction": Row(
        "assessed",
        lambda _: Walk().police_report(inhabited="no"),
        FaultsError,
        ("PL-2026-0001", REFERENCE, "andere gegevens"),
    ),
    "a correction after the intent": Row(
        "intent prepared",
        lambda _: Walk().police_report(found_on=date(2026, 2, 11), correction=True),
        FaultsError,
        (REFERENCE, "voornemen in voorbereiding", "tot het voornemen"),
    ),
    "a draft under an unconfirmed matrix": Row(
        "reported",
        lambda _: Walk("ALV-2026-001").approve(ApprovalSubject.INTENT, MARCH_2),
        DraftError,
        ("ALV-2026-001", "concept", "jurist", "Alverlo"),
        first=lambda _: alverlo(),
    ),
    "overruling without a reason": Row(
        "privacy hit",
        lambda walk: walk.approve(
            ApprovalSubject.PRIVACY_OVERRULE, APRIL_10, by="JUR1", reason="  "
        ),
        ReasonMissingError,
        (REFERENCE, "geef een reden"),
    ),
    "a warning where only a closure is urgent": Row(
        "urgent 5:31(1)",
        lambda walk: walk.decide(on=MARCH_2, sent_on=MARCH_2, outcome=MeasureKind.WARNING),
        OnlyClosureIsUrgentError,
        (REFERENCE, "'besluit in voorbereiding'", "wel een sluiting"),
        first=lambda walk: walk.decide(on=MARCH_2, sent_on=MARCH_2),
    ),
    "a second weighing that is called the first": Row(
        "reassessed",
        lambda walk: walk.weigh(on=MARCH_30),
        WeighedAlreadyError,
        (REFERENCE, "tweede weging"),
    ),
    "a file closed before the decision on what was done": Row(
        "urgent 5:31(2)",
        lambda walk: walk.archive(APRIL_10),
        UndecidedError,
        (REFERENCE, "Maak het, laat het goedkeuren", "10 april 2026"),
        first=lambda walk: walk.end(MARCH_2, lifted=True).reopen(MARCH_2),
    ),
    "a step of this day that would say something else": Row(
        "closed",
        lambda walk: asks_for_repair(walk, date(2026, 5, 25)),
        SaidOtherwiseError,
        (REFERENCE, "bezwaar 1", "20 april 2026", "herstel van een verzuim gevraagd"),
        first=lambda walk: asks_for_repair(
            walk.track(TrackKind.OBJECTION, TrackState.FILED, APRIL_20), date(2026, 5, 1)
        ),
    ),
}


def asks_for_repair(walk: Walk, until: date) -> Walk:
    """What an objection lacks is asked on 20 April."""
    return walk.track(TrackKind.OBJECTION, TrackState.REPAIR_ASKED, APRIL_20, until=until)
