"""Refusals of who acts, when, and in which state of the case."""

from datetime import date

from models.closure.approval import ApprovalSubject
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import TrackKind, TrackState, TransitionError
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import FaultsError
from tasks.closure import archiving, execution
from tasks.closure.archiving import OpenTermsError
from tasks.closure.case_step import OrderOfDaysError, UnknownCaseError, UnknownPartyError
from tasks.closure.decision import AlreadyAnnouncedError
from tasks.closure.execution import (
    AlreadyClosedError,
    ReliefPendingError,
    SuspendedError,
)
from tasks.closure.remedies.first_days import NothingAgainstWhichError
from tasks.closure.remedies.objecting.objections import NothingToObjectToError
from tasks.closure.remedies.recording import ArchivedError, OpenTracksError
from tasks.closure.remedies.reliefs import ReliefHoldsError
from tasks.closure.remedies.track_rows import WhichTrackError
from tasks.closure.site.repeat_answers import RepeatTooLateError
from tasks.closure.site.repeats import UnansweredRepeatError
from tasks.closure.site.seals import UnreportedBreachError
from tasks.closure.weighing import ZienswijzeTermRunsError
from tasks.register.acting import FutureDateError, UnknownOfficerError
from tests.builders.case_builder import at, earlier_measure
from tests.builders.case_states import REFERENCE
from tests.builders.refusals import (
    APRIL_10,
    APRIL_13,
    MARCH_2,
    MARCH_30,
    Row,
    asks_relief,
    dismiss,
    step_by,
    suspended,
)

ORDER_ROWS: dict[str, Row] = {
    "unknown case": Row(
        "reported",
        lambda _: execution.close_premises(
            step_by("ZAAK1", reference="LIN-2026-999"), at(APRIL_10)
        ),
        UnknownCaseError,
        ("Zaak LIN-2026-999 bestaat niet",),
    ),
    "unknown officer": Row(
        "reported",
        lambda _: execution.close_premises(step_by("NIEMAND"), at(APRIL_10)),
        UnknownOfficerError,
        ("NIEMAND", "niet bekend"),
    ),
    "inactive officer": Row(
        "decision announced",
        lambda walk: walk.close(),
        UnknownOfficerError,
        ("ZAAK1", "niet meer actief"),
        first=lambda _: dismiss("ZAAK1"),
    ),
    "a step in the future": Row(
        "decision announced",
        lambda _: execution.close_premises(step_by("ZAAK1"), at(date(2026, 4, 9))),
        FutureDateError,
        ("10 april 2026", "ligt in de toekomst", "9 april 2026"),
    ),
    "a step before the one it follows": Row(
        "decision announced",
        lambda walk: walk.reopen(date(2026, 4, 1)),
        OrderOfDaysError,
        (REFERENCE, "besluit bekendgemaakt", "2 april 2026", "1 april 2026", "ligt daarvoor"),
    ),
    "a zienswijze before the notice": Row(
        "intent announced",
        lambda walk: walk.zienswijze(on=date(2026, 3, 1)),
        OrderOfDaysError,
        (REFERENCE, "zienswijze", "1 maart 2026", "ligt daarvoor"),
    ),
    "an intent while an earlier offence is unanswered": Row(
        "repeat proposed",
        lambda walk: walk.prepare_intent(),
        UnansweredRepeatError,
        ("LIN-2026-002 (beoordeeld)", "zaak LIN-2026-001 (vondst op 11 mei 2025)", "meetelt"),
    ),
    "an earlier offence answered after the decision left": Row(
        "closed",
        lambda walk: walk.answer_repeat("counts", date(2026, 5, 6), earlier="LIN-2026-002"),
        RepeatTooLateError,
        (REFERENCE, "gesloten", "al bekendgemaakt", "6 mei 2026"),
        first=lambda _: earlier_measure(),
    ),
    "an intent before the weighing": Row(
        "reported",
        lambda walk: walk.prepare_intent(),
        TransitionError,
        (REFERENCE, "rapportage ontvangen", "voornemen in voorbereiding", "2 maart 2026"),
    ),
    "a decision without intent": Row(
        "assessed",
        lambda walk: walk.decide(sent_on=MARCH_30),
        FaultsError,
        (REFERENCE, "factor C7 is niet beantwoord"),
    ),
    "a decision without second weighing": Row(
        "intent announced",
        lambda walk: walk.decide(outcome=MeasureKind.NONE, sent_on=MARCH_30),
        TransitionError,
        (REFERENCE, "voornemen bekendgemaakt", "geen maatregel", "30 maart 2026"),
    ),
    "closing without decision": Row(
        "reassessed",
        lambda walk: walk.close(),
        TransitionError,
        (REFERENCE, "opnieuw gewogen", "gesloten", "10 april 2026"),
    ),
    "closing twice": Row(
        "closed",
        lambda walk: walk.close(date(2026, 4, 13)),
        AlreadyClosedError,
        (REFERENCE, "10 april 2026", "13 april 2026"),
    ),
    "urgent closing twice": Row(
        "urgent 5:31(2)",
        lambda walk: walk.close(date(2026, 3, 3)),
        AlreadyClosedError,
        (REFERENCE, "25 februari 2026", "3 maart 2026"),
        first=lambda walk: walk.decide(on=MARCH_2, sent_on=MARCH_2),
    ),
    "another decision after an urgent one": Row(
        "urgent 5:31(2)",
        lambda walk: walk.decide(on=date(2026, 3, 3), sent_on=date(2026, 3, 3)),
        AlreadyAnnouncedError,
        (REFERENCE, "gesloten", "al bekendgemaakt", "3 maart 2026"),
        first=lambda walk: (
            walk.decide(on=MARCH_2, sent_on=MARCH_2)
            .approve(ApprovalSubject.DECISION, MARCH_2)
            .announce_decision(MARCH_2)
        ),
    ),
    "closing before the grace period is over": Row(
        "decision announced",
        lambda walk: walk.close(date(2026, 4, 9)),
        execution.TooEarlyError,
        (REFERENCE, "10 april 2026", "9 april 2026", "te vroeg"),
    ),
    "closing while a judge is asked": Row(
        "decision announced",
        lambda walk: walk.close(),
        ReliefPendingError,
        (REFERENCE, "nog niet beslist", "10 april 2026"),
        first=asks_relief,
    ),
    "closing while suspended": Row(
        "decision announced",
        lambda walk: walk.close(),
        SuspendedError,
        (REFERENCE, "geschorst", "10 april 2026"),
        first=suspended,
    ),
    "ending too early": Row(
        "closed",
        lambda walk: walk.end(date(2026, 7, 9)),
        execution.TooEarlyError,
        (REFERENCE, "tot en met donderdag 9 juli 2026", "te vroeg"),
    ),
    "lifting what is not closed": Row(
        "reassessed",
        lambda walk: walk.end(APRIL_10, lifted=True),
        TransitionError,
        (REFERENCE, "opnieuw gewogen", "sluiting opgeheven", "10 april 2026"),
    ),
    "lifting what a decision ordered": Row(
        "closed",
        lambda walk: walk.end(APRIL_10, lifted=True),
        execution.OrderStandsError,
        (REFERENCE, "10 april 2026", "een brief aan elke partij", "een opheffing"),
    ),
    "archiving a withdrawn order while the seal is on": Row(
        "closed",
        lambda walk: walk.archive(APRIL_13),
        archiving.StillClosedError,
        (REFERENCE, "10 april 2026", "13 april 2026", "heropening"),
        first=lambda walk: walk.change(ChangeKind.WITHDRAW, APRIL_13),
    ),
    "reopening what is closed": Row(
        "closed",
        lambda walk: walk.reopen(date(2026, 7, 10)),
        TransitionError,
        (REFERENCE, "gesloten", "heropend", "10 juli 2026", "sluiting afgelopen"),
    ),
    "reopening what was never closed": Row(
        "decision announced",
        lambda walk: walk.reopen(date(2026, 7, 10)),
        execution.NeverClosedError,
        (REFERENCE, "sluiting afgelopen", "nooit gesloten", "10 juli 2026", "Archiveer"),
        first=lambda walk: walk.end(date(2026, 7, 10)),
    ),
    "archiving with a registration open": Row(
        "ended",
        lambda walk: walk.reopen(date(2026, 7, 10)).archive(date(2026, 7, 20)),
        OpenTermsError,
        (REFERENCE, "inschrijving Wkpb", "8 april 2026", "20 juli 2026"),
        first=lambda walk: walk.reopen(date(2026, 7, 10)),
    ),
    "archiving a closure": Row(
        "closed",
        lambda walk: walk.archive(date(2026, 7, 20)),
        TransitionError,
        (REFERENCE, "gesloten", "gearchiveerd"),
        first=lambda walk: walk.track(
            TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 4, 13)
        ),
    ),
    "weighing again while zienswijzen may come": Row(
        "zienswijze received",
        lambda walk: walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 16)),
        ZienswijzeTermRunsError,
        (REFERENCE, "tot en met maandag 16 maart 2026", "te vroeg"),
    ),
    "a zienswijze of nobody": Row(
        "intent announced",
        lambda walk: walk.zienswijze(party=3),
        UnknownPartyError,
        (REFERENCE, "geen partij 3"),
    ),
    "a zienswijze before any notice": Row(
        "assessed",
        lambda walk: walk.zienswijze(),
        TransitionError,
        (REFERENCE, "beoordeeld", "zienswijze ontvangen", "10 maart 2026"),
    ),
    "an objection before the decision": Row(
        "reassessed",
        lambda walk: walk.track(TrackKind.OBJECTION, TrackState.FILED, APRIL_10),
        NothingToObjectToError,
        (REFERENCE, "nog geen besluit", "10 april 2026"),
    ),
    "an objection that ends before it begins": Row(
        "closed",
        lambda walk: walk.track(TrackKind.OBJECTION, TrackState.HEARD, date(2026, 4, 20)),
        TransitionError,
        (REFERENCE, "bezwaar", "nog niet begonnen", "gehoord", "20 april 2026", "ingediend"),
    ),
    "a track step before its opening": Row(
        "closed",
        lambda walk: walk.track(TrackKind.OBJECTION, TrackState.HEARD, date(2026, 4, 19)),
        OrderOfDaysError,
        (REFERENCE, "bezwaar", "ingediend", "20 april 2026", "19 april 2026", "ligt daarvoor"),
        first=lambda walk: walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20)),
    ),
    "relief before the order": Row(
        "reassessed",
        asks_relief,
        NothingAgainstWhichError,
        (REFERENCE, "8 april 2026", "nog geen besluit dat de rechter kan schorsen"),
    ),
    "a track of an archived case": Row(
        "reassessed",
        lambda walk: walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20)),
        ArchivedError,
        (REFERENCE, "gearchiveerd", "20 april 2026"),
        first=lambda walk: (
            walk.decide(outcome=MeasureKind.NONE)
            .approve(ApprovalSubject.DECISION, MARCH_30)
            .archive(APRIL_10)
        ),
    ),
    "a step of one of two objections": Row(
        "closed",
        lambda walk: walk.track(TrackKind.OBJECTION, TrackState.HEARD, date(2026, 4, 22)),
        WhichTrackError,
        (REFERENCE, "nummer", "bezwaar 1", "bezwaar 2 (partij 2)"),
        first=lambda walk: walk.track(
            TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20)
        ).track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20), party=2),
    ),
    "an objection of nobody": Row(
        "closed",
        lambda walk: walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20), party=9),
        UnknownPartyError,
        (REFERENCE, "geen partij 9"),
    ),
    "going on while two judges suspended": Row(
        "decision announced",
        lambda walk: walk.resume(date(2026, 4, 20)),
        ReliefHoldsError,
        (REFERENCE, "voorlopige voorziening 1 en voorlopige voorziening 2", "20 april 2026"),
        first=lambda walk: suspended(
            walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 7)).track(
                TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 4, 8)
            )
        ),
    ),
    "an archive with an open request for relief": Row(
        "reassessed",
        lambda walk: walk.archive(date(2026, 4, 21)),
        OpenTracksError,
        (REFERENCE, "voorlopige voorziening 1: gevraagd", "21 april 2026"),
        first=lambda walk: asks_relief(
            walk.decide(outcome=MeasureKind.NONE).approve(ApprovalSubject.DECISION, MARCH_30)
        ),
    ),
    "an archive with an unreported seal breach": Row(
        "seal broken",
        lambda walk: walk.archive(date(2026, 7, 20)),
        UnreportedBreachError,
        (REFERENCE, "20 april 2026", "geen aangifte", "20 juli 2026"),
        first=lambda walk: walk.end(date(2026, 7, 10)).reopen(date(2026, 7, 10)),
    ),
}
