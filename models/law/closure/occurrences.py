"""What can happen in the file of a closure, and in which states: the table a lawyer reads.

An occurrence is what a letter may rely on: a sentence that states a fact names the occurrence that
proves it. Which state follows from it is in `procedure.py`.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.law.closure.case_stages import (
    BEFORE_DECISION,
    BEFORE_INTENT,
    CLOSURE_COST,
    CLOSURE_IS_OVER,
    DECIDED,
    DECISION_IS_OUT,
    IS_SHUT,
    MONEY_IS_OWED,
    NOTICE_IS_OUT,
    OPEN,
    SHUT_AND_OPENED,
)
from models.law.closure.procedure import CaseStatus
from models.law.common.dutch import join_dutch, short_date
from models.law.common.labelled import Labelled
from models.law.common.transitions import TransitionError


class Occurrence(Labelled):
    """One thing that happened in the file, with its day and, where it has one, its party."""

    REPORT_RECEIVED = "report_received", "bestuurlijke rapportage ontvangen"
    REPORT_CORRECTED = "report_corrected", "bestuurlijke rapportage verbeterd"
    PARTY_ADDED = "party_added", "partij toegevoegd"
    PARTY_CHANGED = "party_changed", "gegevens van een partij gewijzigd"
    WEIGHED_BEFORE_INTENT = "weighed_before_intent", "belangen gewogen voor het voornemen"
    INTENT_ANNOUNCED = "intent_announced", "voornemen bekendgemaakt"
    ZIENSWIJZE_RECEIVED = "zienswijze_received", "zienswijze ontvangen"
    ZIENSWIJZE_LAPSED = "zienswijze_lapsed", "zienswijzetermijn verstreken"
    WEIGHED_AFTER_ZIENSWIJZE = "weighed_after_zienswijze", "belangen gewogen na de zienswijze"
    DECISION_ANNOUNCED = "decision_announced", "besluit bekendgemaakt"
    PREMISES_CLOSED = "premises_closed", "pand gesloten en verzegeld"
    SUSPENDED = "suspended", "besluit geschorst"
    RESUMED = "resumed", "schorsing voorbij"
    CLOSURE_ENDED = "closure_ended", "sluiting afgelopen"
    CLOSURE_LIFTED = "closure_lifted", "sluiting opgeheven"
    PREMISES_REOPENED = "premises_reopened", "pand heropend"
    FILE_ARCHIVED = "file_archived", "dossier gesloten"
    # At closed premises.
    SEAL_BROKEN = "seal_broken", "zegel verbroken gevonden"
    SEAL_BREACH_REPORTED = "seal_breach_reported", "aangifte van de zegelverbreking gedaan"
    RESEALED = "resealed", "pand opnieuw verzegeld"
    LET_IN = "let_in", "toegang gegeven tijdens de sluiting"
    NEW_FIND = "new_find", "nieuwe vondst terwijl het besluit geldt"
    KEYS_HANDED_OVER = "keys_handed_over", "sleutels overgedragen"
    # The decision changes, or waits for the judge.
    PERIOD_HELD = "period_held", "dagen van het besluit voorbij, wacht op de rechter"
    INTENT_WITHDRAWN = "intent_withdrawn", "voornemen ingetrokken"
    FIRST_DAY_CHANGED = "first_day_changed", "latere eerste dag"
    GRACE_EXTENDED = "grace_extended", "begunstigingstermijn verlengd"
    DURATION_SHORTENED = "duration_shortened", "duur verkort"
    DURATION_LENGTHENED = "duration_lengthened", "duur verlengd"
    CLOSURE_EXTENDED = "closure_extended", "sluiting verlengd"
    LIMITED_TO_PART = "limited_to_part", "sluiting beperkt tot een deel"
    CLOSURE_REVIEWED = "closure_reviewed", "sluiting heroverwogen, zij gaat door"
    DECISION_WITHDRAWN = "decision_withdrawn", "besluit ingetrokken"
    LAND_REGISTER_CHANGED = "land_register_changed", "wijziging gemeld voor de Wkpb"
    # Objection, appeal, interim relief, requests; which step of the track is in the track itself.
    OBJECTION_FILED = "objection_filed", "bezwaar ingediend"
    OBJECTION_HANDLED = "objection_handled", "bezwaar verder behandeld"
    OBJECTION_CLOSED = "objection_closed", "bezwaar afgedaan"
    DECIDED_ON_OBJECTION = "decided_on_objection", "beslissing op bezwaar bekendgemaakt"
    APPEAL_FILED = "appeal_filed", "beroep of hoger beroep ingediend"
    APPEAL_HANDLED = "appeal_handled", "beroep of hoger beroep verder behandeld"
    APPEAL_CLOSED = "appeal_closed", "beroep of hoger beroep afgedaan"
    JOINED_TO_REMEDY = "joined_to_remedy", "gewijzigd besluit hoort bij bezwaar of beroep"
    RELIEF_ASKED = "relief_asked", "voorlopige voorziening gevraagd"
    RELIEF_RULED = "relief_ruled", "op de voorlopige voorziening beslist"
    RELIEF_OVER = "relief_over", "voorlopige voorziening voorbij"
    REOPENING_ASKED = "reopening_asked", "om heropening gevraagd"
    REOPENING_DECIDED = "reopening_decided", "op het verzoek tot heropening beslist"
    DEFAULT_NOTICED = "default_noticed", "ingebrekestelling ontvangen"
    DEFAULT_OVER = "default_over", "ingebrekestelling afgedaan"
    PARAGRAPHS_WRITTEN = "paragraphs_written", "eigen alinea's geschreven"
    # What was wrong, and is put right.
    PARTY_CORRECTED = "party_corrected", "gegevens van een partij verbeterd"
    PARTY_WITHDRAWN = "party_withdrawn", "partij ingetrokken"
    RECTIFICATION_SENT = "rectification_sent", "rectificatie verzonden"
    PREPARED_WITHDRAWN = "prepared_withdrawn", "voorbereid stuk ingetrokken"
    CASE_WITHDRAWN = "case_withdrawn", "zaak ingetrokken"
    DECISION_SERVED = "decision_served", "besluit aan één partij bekendgemaakt"
    LETTER_RETURNED = "letter_returned", "besluit aan één partij teruggekomen"
    INTENT_MISSED = "intent_missed", "voornemen heeft één partij niet bereikt"
    HEARING_OMITTED = "hearing_omitted", "horen van één partij achterwege gelaten"
    INTENT_SERVED = "intent_served", "voornemen aan één partij bekendgemaakt"
    DECISION_MISSED = "decision_missed", "besluit heeft één partij niet bereikt"
    NO_OFFENDER_KNOWN = "no_offender_known", "vastgesteld dat geen overtreder bekend is"
    # Money.
    COSTS_DECIDED = "costs_decided", "kostenbesluit bekendgemaakt"
    PENALTY_FORFEITED = "penalty_forfeited", "dwangsom verbeurd"
    COLLECTION_INTENDED = "collection_intended", "voornemen tot invordering verzonden"
    COLLECTION_UNHEARD = "collection_unheard", "niet gehoord over de invordering, met een grond"
    COLLECTION_INTENT_MISSED = (
        "collection_intent_missed",
        "voornemen tot invordering heeft één partij niet bereikt",
    )
    COLLECTION_ZIENSWIJZE = "collection_zienswijze", "zienswijze over de invordering ontvangen"
    COLLECTION_DECIDED = "collection_decided", "invorderingsbesluit bekendgemaakt"
    INTEREST_DECIDED = "interest_decided", "rentebesluit bekendgemaakt"
    PENALTY_CHANGED = "penalty_changed", "last onder dwangsom gewijzigd"
    PAYMENT_RECEIVED = "payment_received", "betaling ontvangen"
    PAYMENT_DEFERRED = "payment_deferred", "uitstel van betaling gegeven"
    DEFERRAL_WITHDRAWN = "deferral_withdrawn", "uitstel van betaling ingetrokken"
    DEFERRAL_CHANGED = "deferral_changed", "uitstel van betaling gewijzigd"
    CLAIM_REMINDED = "claim_reminded", "aanmaning verzonden"
    WRIT_ISSUED = "writ_issued", "dwangbevel uitgevaardigd"
    PRESCRIPTION_INTERRUPTED = "prescription_interrupted", "verjaring gestuit"
    CLAIM_ENDED = "claim_ended", "vordering beëindigd zonder betaling"
    # Earlier offences at the premises.
    REPEAT_ACCEPTED = "repeat_accepted", "eerdere overtreding telt mee"
    REPEAT_SET_ASIDE = "repeat_set_aside", "eerdere overtreding telt niet mee"
    # More time to be heard.
    MORE_TIME_GIVEN = "more_time_given", "meer tijd voor een zienswijze gegeven"
    WARNING_CHANGED = "warning_changed", "waarschuwing gewijzigd"
    WARNING_WITHDRAWN = "warning_withdrawn", "waarschuwing ingetrokken"
    # The municipality decided too late.
    LATE_PENALTY_FIXED = "late_penalty_fixed", "dwangsom voor te laat beslissen vastgesteld"
    LATE_PENALTY_PAID = "late_penalty_paid", "dwangsom voor te laat beslissen betaald"
    NO_LATE_PENALTY = "no_late_penalty", "vastgesteld dat geen dwangsom verschuldigd is"
    # Too much was paid.
    REPAYMENT_OWED = "repayment_owed", "te veel betaald, terug te betalen"
    REPAYMENT_DECIDED = "repayment_decided", "besluit over terugbetaling bekendgemaakt"
    REPAID = "repaid", "te veel betaald bedrag terugbetaald"


_C = CaseStatus
MAY_HAPPEN: Mapping[Occurrence, frozenset[CaseStatus]] = MappingProxyType(
    {
        Occurrence.REPORT_RECEIVED: frozenset({_C.REPORTED}),
        # After the intent only what nobody knew before; closed: of art. 5:31(2), not yet decided.
        Occurrence.REPORT_CORRECTED: BEFORE_DECISION,
        Occurrence.PARTY_ADDED: OPEN,
        Occurrence.PARTY_CHANGED: OPEN,
        # Urgent cases are weighed while the premises are closed, or while the decision is made.
        Occurrence.WEIGHED_BEFORE_INTENT: BEFORE_INTENT
        | SHUT_AND_OPENED
        | {_C.CLOSED, _C.DECISION_PREPARED},
        Occurrence.INTENT_ANNOUNCED: frozenset({_C.INTENT_ANNOUNCED}),
        # Also after the second weighing, and after the decision: it is kept in the file.
        Occurrence.ZIENSWIJZE_RECEIVED: OPEN - BEFORE_INTENT,
        Occurrence.ZIENSWIJZE_LAPSED: frozenset({_C.ZIENSWIJZE_LAPSED}),
        Occurrence.WEIGHED_AFTER_ZIENSWIJZE: SHUT_AND_OPENED
        | {_C.REASSESSED, _C.ASSESSED, _C.CLOSED, _C.DECISION_PREPARED},
        Occurrence.DECISION_ANNOUNCED: SHUT_AND_OPENED
        | {_C.DECISION_ANNOUNCED, _C.WARNED, _C.PENALTY_ORDERED, _C.CLOSED},
        Occurrence.PREMISES_CLOSED: frozenset({_C.CLOSED}),
        Occurrence.SUSPENDED: frozenset({_C.SUSPENDED}),
        Occurrence.RESUMED: frozenset({_C.DECISION_ANNOUNCED, _C.CLOSED}),
        Occurrence.CLOSURE_ENDED: frozenset({_C.ENDED}),
        Occurrence.CLOSURE_LIFTED: frozenset({_C.LIFTED}),
        Occurrence.PREMISES_REOPENED: frozenset({_C.REOPENED}),
        Occurrence.FILE_ARCHIVED: frozenset({_C.ARCHIVED}),
        Occurrence.SEAL_BROKEN: IS_SHUT,
        Occurrence.SEAL_BREACH_REPORTED: OPEN,
        Occurrence.RESEALED: IS_SHUT,
        Occurrence.LET_IN: IS_SHUT,
        Occurrence.NEW_FIND: DECISION_IS_OUT,
        # A judge who suspends opens the premises too; while closed only a part that may open.
        Occurrence.KEYS_HANDED_OVER: CLOSURE_IS_OVER | {_C.CLOSED, _C.SUSPENDED, _C.REOPENED},
        Occurrence.PERIOD_HELD: DECISION_IS_OUT,
        Occurrence.INTENT_WITHDRAWN: frozenset({_C.INTENT_WITHDRAWN}),
        Occurrence.FIRST_DAY_CHANGED: frozenset({_C.DECISION_ANNOUNCED, _C.SUSPENDED}),
        Occurrence.GRACE_EXTENDED: frozenset({_C.DECISION_ANNOUNCED, _C.SUSPENDED}),
        Occurrence.DURATION_SHORTENED: DECISION_IS_OUT,
        Occurrence.DURATION_LENGTHENED: DECISION_IS_OUT,
        Occurrence.CLOSURE_EXTENDED: frozenset({_C.CLOSED, _C.SUSPENDED}),
        Occurrence.LIMITED_TO_PART: DECISION_IS_OUT,
        Occurrence.CLOSURE_REVIEWED: frozenset({_C.CLOSED, _C.SUSPENDED}),
        Occurrence.DECISION_WITHDRAWN: frozenset({_C.DECISION_WITHDRAWN}),
        # The land register may hear it after the closure is over.
        Occurrence.LAND_REGISTER_CHANGED: DECISION_IS_OUT
        | CLOSURE_IS_OVER
        | {_C.DECISION_WITHDRAWN, _C.REOPENED},
        Occurrence.OBJECTION_FILED: DECIDED,
        Occurrence.OBJECTION_HANDLED: DECIDED,
        Occurrence.OBJECTION_CLOSED: DECIDED,
        Occurrence.DECIDED_ON_OBJECTION: DECIDED,
        Occurrence.APPEAL_FILED: DECIDED,
        Occurrence.APPEAL_HANDLED: DECIDED,
        Occurrence.APPEAL_CLOSED: DECIDED,
        Occurrence.JOINED_TO_REMEDY: DECIDED,
        # In urgent cases a judge is asked at once.
        Occurrence.RELIEF_ASKED: OPEN - BEFORE_INTENT,
        Occurrence.RELIEF_RULED: OPEN - BEFORE_INTENT,
        Occurrence.RELIEF_OVER: OPEN - BEFORE_INTENT,
        Occurrence.REOPENING_ASKED: DECIDED,
        Occurrence.REOPENING_DECIDED: DECIDED,
        Occurrence.DEFAULT_NOTICED: DECIDED,
        Occurrence.DEFAULT_OVER: DECIDED,
        Occurrence.PARAGRAPHS_WRITTEN: OPEN,
        Occurrence.PARTY_CORRECTED: OPEN,
        Occurrence.PARTY_WITHDRAWN: OPEN,
        Occurrence.RECTIFICATION_SENT: OPEN,
        Occurrence.PREPARED_WITHDRAWN: OPEN,
        Occurrence.CASE_WITHDRAWN: frozenset({_C.WITHDRAWN}),
        Occurrence.NO_OFFENDER_KNOWN: OPEN,
        Occurrence.COSTS_DECIDED: CLOSURE_COST,
        Occurrence.PENALTY_FORFEITED: frozenset({_C.PENALTY_ORDERED}),
        Occurrence.COLLECTION_INTENDED: frozenset({_C.PENALTY_ORDERED}),
        Occurrence.COLLECTION_UNHEARD: frozenset({_C.PENALTY_ORDERED}),
        Occurrence.COLLECTION_INTENT_MISSED: frozenset({_C.PENALTY_ORDERED}),
        Occurrence.COLLECTION_ZIENSWIJZE: frozenset({_C.PENALTY_ORDERED}),
        Occurrence.COLLECTION_DECIDED: frozenset({_C.PENALTY_ORDERED}),
        Occurrence.PENALTY_CHANGED: frozenset({_C.PENALTY_ORDERED}),
        Occurrence.INTEREST_DECIDED: MONEY_IS_OWED,
        Occurrence.PAYMENT_RECEIVED: MONEY_IS_OWED,
        Occurrence.PAYMENT_DEFERRED: MONEY_IS_OWED,
        Occurrence.DEFERRAL_WITHDRAWN: MONEY_IS_OWED,
        Occurrence.DEFERRAL_CHANGED: MONEY_IS_OWED,
        Occurrence.CLAIM_REMINDED: MONEY_IS_OWED,
        Occurrence.WRIT_ISSUED: MONEY_IS_OWED,
        Occurrence.PRESCRIPTION_INTERRUPTED: MONEY_IS_OWED,
        Occurrence.CLAIM_ENDED: MONEY_IS_OWED,
        Occurrence.DECISION_SERVED: DECIDED,
        Occurrence.REPEAT_ACCEPTED: BEFORE_DECISION,
        Occurrence.REPEAT_SET_ASIDE: BEFORE_DECISION,
        Occurrence.LETTER_RETURNED: OPEN - BEFORE_INTENT,
        # It goes later, or came back from a wrong address.
        Occurrence.INTENT_MISSED: OPEN - BEFORE_INTENT,
        Occurrence.HEARING_OMITTED: NOTICE_IS_OUT | {_C.REASSESSED, _C.DECISION_PREPARED},
        Occurrence.INTENT_SERVED: NOTICE_IS_OUT | {_C.REASSESSED, _C.DECISION_PREPARED},
        Occurrence.DECISION_MISSED: DECIDED,
        # Another party may have spoken already.
        Occurrence.MORE_TIME_GIVEN: frozenset({_C.INTENT_ANNOUNCED, _C.ZIENSWIJZE_RECEIVED}),
        Occurrence.WARNING_CHANGED: frozenset({_C.WARNED}),
        Occurrence.WARNING_WITHDRAWN: frozenset({_C.DECISION_WITHDRAWN}),
        Occurrence.LATE_PENALTY_FIXED: DECIDED,
        Occurrence.LATE_PENALTY_PAID: DECIDED,
        Occurrence.NO_LATE_PENALTY: DECIDED,
        Occurrence.REPAYMENT_OWED: DECIDED,
        Occurrence.REPAYMENT_DECIDED: DECIDED,
        Occurrence.REPAID: DECIDED,
    }
)
"""In which states of the case it can be kept; of what moves the case, the state that follows."""

_WEIGHABLE = frozenset({_C.ZIENSWIJZE_RECEIVED, _C.ZIENSWIJZE_LAPSED, _C.REASSESSED})
_IN_HASTE = SHUT_AND_OPENED | {_C.ASSESSED, _C.CLOSED}
"""An urgent case is weighed where it stands."""
HAPPENS_FROM: Mapping[Occurrence, frozenset[CaseStatus]] = MappingProxyType(
    {
        Occurrence.INTENT_ANNOUNCED: frozenset({_C.INTENT_PREPARED}),
        Occurrence.ZIENSWIJZE_RECEIVED: NOTICE_IS_OUT
        | {_C.REASSESSED, _C.DECISION_PREPARED, _C.DECISION_ANNOUNCED, _C.CLOSED},
        Occurrence.ZIENSWIJZE_LAPSED: frozenset({_C.INTENT_ANNOUNCED}),
        Occurrence.WEIGHED_AFTER_ZIENSWIJZE: _WEIGHABLE | _IN_HASTE | {_C.DECISION_PREPARED},
        # A warning without intent is announced as soon as the case is assessed; of art. 5:31(2)
        # the decision is announced also when the premises are open again.
        Occurrence.DECISION_ANNOUNCED: SHUT_AND_OPENED | {_C.DECISION_PREPARED, _C.ASSESSED},
        # In great urgency (5:31(2)) before there is a decision.
        Occurrence.PREMISES_CLOSED: frozenset({_C.DECISION_ANNOUNCED, _C.REPORTED, _C.ASSESSED}),
        Occurrence.SUSPENDED: frozenset({_C.DECISION_ANNOUNCED, _C.CLOSED}),
        Occurrence.RESUMED: frozenset({_C.SUSPENDED}),
        Occurrence.CLOSURE_ENDED: DECISION_IS_OUT,
        # Of art. 5:31(2) also while the decision is prepared.
        Occurrence.CLOSURE_LIFTED: DECISION_IS_OUT | {_C.DECISION_PREPARED},
        Occurrence.PREMISES_REOPENED: CLOSURE_IS_OVER | {_C.DECISION_WITHDRAWN},
        Occurrence.FILE_ARCHIVED: CLOSURE_IS_OVER
        | {_C.NO_ACTION, _C.INTENT_WITHDRAWN, _C.WARNED, _C.PENALTY_ORDERED, _C.REOPENED}
        | {_C.DECISION_WITHDRAWN, _C.WITHDRAWN},
        Occurrence.INTENT_WITHDRAWN: NOTICE_IS_OUT | {_C.REASSESSED},
        Occurrence.DECISION_WITHDRAWN: DECISION_IS_OUT,
        Occurrence.WARNING_WITHDRAWN: frozenset({_C.WARNED}),
        # Of art. 5:31(1) a decision is prepared without an intent.
        Occurrence.CASE_WITHDRAWN: BEFORE_INTENT | {_C.DECISION_PREPARED},
    }
)
"""Of what moves the case: the states in which it may happen, before it moves."""


def may_happen(what: Occurrence, status: CaseStatus) -> bool:
    """True when it can be kept in this state of the case, after it moved the case."""
    return status in MAY_HAPPEN[what]


def states_before(what: Occurrence) -> frozenset[CaseStatus]:
    """The states of the case in which it may happen, as somebody finds the case."""
    return HAPPENS_FROM.get(what, MAY_HAPPEN[what])


def require_occurrence(reference: str, what: Occurrence, status: CaseStatus, on: date) -> None:
    """Do nothing when it can happen in this state, otherwise raise TransitionError."""
    if not may_happen(what, status):
        possible = [f"'{item.label}'" for item in CaseStatus if item in states_before(what)]
        raise TransitionError(
            f"Zaak {reference} staat op '{status.label}'; '{what.label}' op {short_date(on)} kan "
            f"dan niet, wel bij {join_dutch(possible, 'of')}."
        )
