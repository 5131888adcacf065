"""Which occurrence proves which sentence of a letter: the table a lawyer reads beside the letters.

Each block of a letter that states a fact of the case has a name. It may be printed only when the
register knows that it happened; so a letter cannot assert what did not happen (Awb 3:46, 3:47).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from models.law.closure.occurrences import Occurrence
from models.law.common.errors import WeerbaarError


class UnprovenSentenceError(WeerbaarError):
    """Raised when a letter would state what the register does not know to have happened."""


class Whose(StrEnum):
    """To whom it must have happened."""

    ANYONE = "anyone"
    READER = "reader"
    OTHERS = "others"


@dataclass(frozen=True)
class Proof:
    """What the course of the case must show."""

    by: frozenset[Occurrence]
    """One of these happened; empty: the sentence states only what did not happen."""
    whose: Whose = Whose.ANYONE
    after: Occurrence | None = None
    """It happened later than the last one of these, of the same persons."""
    without: Occurrence | None = None
    """And this did not happen to the reader."""


class Told(Protocol):
    """One occurrence of the course."""

    @property
    def what(self) -> Occurrence: ...
    @property
    def party(self) -> int | None: ...


_O = Occurrence
_REPORT = frozenset({_O.REPORT_RECEIVED, _O.REPORT_CORRECTED})
_WEIGHED = frozenset({_O.WEIGHED_BEFORE_INTENT, _O.WEIGHED_AFTER_ZIENSWIJZE})
_NOTICE = frozenset({_O.INTENT_ANNOUNCED})
_NOTICE_SERVED = frozenset({_O.INTENT_SERVED})
_ZIENSWIJZE = frozenset({_O.ZIENSWIJZE_RECEIVED})
CHANGED = frozenset(
    {
        *(_O.FIRST_DAY_CHANGED, _O.GRACE_EXTENDED, _O.DURATION_SHORTENED, _O.DURATION_LENGTHENED),
        *(_O.CLOSURE_EXTENDED, _O.LIMITED_TO_PART, _O.CLOSURE_REVIEWED),
        *(_O.PENALTY_CHANGED, _O.WARNING_CHANGED),
    }
)
"""After each of these the order holds as it was changed (Awb 6:19)."""

_OVER = frozenset({_O.CLOSURE_ENDED, _O.CLOSURE_LIFTED, _O.DECISION_WITHDRAWN})
_SENT = frozenset(
    {
        *(_O.INTENT_ANNOUNCED, _O.INTENT_WITHDRAWN, _O.DECISION_ANNOUNCED, _O.DECISION_SERVED),
        *(_O.DECIDED_ON_OBJECTION, _O.REOPENING_DECIDED, _O.DECISION_WITHDRAWN),
        _O.WARNING_WITHDRAWN,
        *(_O.COSTS_DECIDED, _O.COLLECTION_INTENDED, _O.COLLECTION_DECIDED, _O.CLAIM_REMINDED),
        *(_O.INTEREST_DECIDED, _O.REPAYMENT_DECIDED, _O.LATE_PENALTY_FIXED, _O.NO_LATE_PENALTY),
        *(_O.DEFERRAL_WITHDRAWN, _O.DEFERRAL_CHANGED),
        *CHANGED,
    }
)
"""After each of these a letter is out."""

PROOFS: Mapping[str, Proof] = MappingProxyType(
    {
        "others_are_told": Proof(frozenset({_O.PARTY_ADDED}), Whose.OTHERS),
        "is_party": Proof(frozenset({_O.PARTY_ADDED}), Whose.READER),
        "found": Proof(_REPORT),
        "report_received": Proof(_REPORT),
        "urgent": Proof(_REPORT),
        "premises_as_reported": Proof(_REPORT),
        "repeated": Proof(_REPORT),
        "repeated_in_our_register": Proof(frozenset({_O.REPEAT_ACCEPTED})),
        "first_offence": Proof(_REPORT),
        "weighed": Proof(_WEIGHED),
        "weighed_first": Proof(frozenset({_O.WEIGHED_BEFORE_INTENT})),
        "weighed_again": Proof(frozenset({_O.WEIGHED_AFTER_ZIENSWIJZE})),
        "circumstances_weighed": Proof(_WEIGHED),
        "chose_where_policy_is_silent": Proof(_WEIGHED),
        "judged_where_policy_is_silent": Proof(_WEIGHED),
        "deviated": Proof(_WEIGHED),
        "followed_policy": Proof(_WEIGHED),
        "costs_excepted": Proof(_WEIGHED),
        "notice_sent": Proof(_NOTICE),
        "default_noticed": Proof(frozenset({_O.DEFAULT_NOTICED}), Whose.READER),
        "asked_decided": Proof(
            frozenset({_O.OBJECTION_CLOSED, _O.DECIDED_ON_OBJECTION, _O.REOPENING_DECIDED})
        ),
        "more_time_given": Proof(frozenset({_O.MORE_TIME_GIVEN}), Whose.READER),
        "hearing_omitted": Proof(frozenset({_O.HEARING_OMITTED}), Whose.READER),
        "notice_sent_to_you": Proof(_NOTICE_SERVED, Whose.READER),
        "zienswijze_given": Proof(_ZIENSWIJZE, Whose.READER),
        "zienswijze_answered": Proof(_WEIGHED, after=_O.ZIENSWIJZE_RECEIVED),
        "zienswijze_of_others": Proof(_ZIENSWIJZE, Whose.OTHERS),
        "zienswijzen_of_others_weighed": Proof(_WEIGHED, after=_O.ZIENSWIJZE_RECEIVED),
        "zienswijze_not_given": Proof(_NOTICE, without=_O.ZIENSWIJZE_RECEIVED),
        "zienswijze_came_too_late_for": Proof(
            frozenset({_O.PARTY_ADDED}), Whose.READER, after=_O.INTENT_ANNOUNCED
        ),
        "zienswijze_not_asked": Proof(frozenset(), without=_O.INTENT_ANNOUNCED),
        "lawyer_wrote": Proof(frozenset({_O.PARAGRAPHS_WRITTEN})),
        "closed_already": Proof(frozenset({_O.PREMISES_CLOSED})),
        "never_closed": Proof(_OVER, without=_O.PREMISES_CLOSED),
        "closure_ended": Proof(frozenset({_O.CLOSURE_ENDED})),
        "closure_lifted": Proof(frozenset({_O.CLOSURE_LIFTED})),
        "decision_withdrawn": Proof(frozenset({_O.DECISION_WITHDRAWN})),
        "objection_filed": Proof(frozenset({_O.OBJECTION_FILED})),
        "own_objection_filed": Proof(frozenset({_O.OBJECTION_FILED}), Whose.READER),
        "own_objection_handled": Proof(frozenset({_O.OBJECTION_HANDLED}), Whose.READER),
        "objection_handled": Proof(frozenset({_O.OBJECTION_HANDLED})),
        "reopening_asked": Proof(frozenset({_O.REOPENING_ASKED})),
        "letters_sent": Proof(_SENT),
        "no_party_after_all": Proof(frozenset({_O.PARTY_WITHDRAWN}), Whose.READER),
        "data_put_right": Proof(frozenset({_O.PARTY_CORRECTED}), Whose.READER),
        "penalty_forfeited": Proof(frozenset({_O.PENALTY_FORFEITED})),
        "collection_asked": Proof(frozenset({_O.COLLECTION_INTENDED}), Whose.READER),
        "collection_unheard": Proof(frozenset({_O.COLLECTION_UNHEARD}), Whose.READER),
        "collection_zienswijze": Proof(frozenset({_O.COLLECTION_ZIENSWIJZE}), Whose.READER),
        "sum_fixed": Proof(
            frozenset({_O.COSTS_DECIDED, _O.COLLECTION_DECIDED, _O.INTEREST_DECIDED})
        ),
        "reminded": Proof(frozenset({_O.CLAIM_REMINDED})),
        "repayment_owed": Proof(frozenset({_O.REPAYMENT_OWED}), Whose.READER),
        "paid_late": Proof(frozenset({_O.PAYMENT_RECEIVED})),
        "decision_missed": Proof(frozenset({_O.DECISION_MISSED}), Whose.READER),
        "order_sent": Proof(frozenset({_O.DECISION_ANNOUNCED})),
        "changed_before": Proof(CHANGED),
        "order_suspended": Proof(frozenset({_O.SUSPENDED})),
        "order_withdrawn": Proof(frozenset({_O.DECISION_WITHDRAWN, _O.WARNING_WITHDRAWN})),
        "payment_deferred": Proof(frozenset({_O.PAYMENT_DEFERRED})),
        "keys_handed_over": Proof(frozenset({_O.KEYS_HANDED_OVER}), Whose.READER),
    }
)
"""Name of the block, as the templates call it: what proves it."""


def proves(proof: Proof, course: Iterable[Told], reader: int) -> bool:
    """True when this course, in the order in which it was recorded, bears the sentence out."""
    told = list(course)
    if proof.without and _last(told, {proof.without}, reader, Whose.READER) >= 0:
        return False
    if not proof.by:
        return True
    at = _last(told, proof.by, reader, proof.whose)
    if proof.after is None:
        return at >= 0
    return at > _last(told, {proof.after}, reader, Whose.ANYONE) >= 0


def _last(told: list[Told], what: Iterable[Occurrence], reader: int, whose: Whose) -> int:
    """Place of the last of these that happened to whom is meant; -1 when none did.

    What has no party happened to everybody.
    """
    wanted = set(what)
    return max(
        (
            place
            for place, event in enumerate(told)
            if event.what in wanted and _is_meant(event, reader, whose)
        ),
        default=-1,
    )


def _is_meant(event: Told, reader: int, whose: Whose) -> bool:
    if whose is Whose.ANYONE or (event.party is None and whose is Whose.READER):
        return True
    return (event.party == reader) is (whose is Whose.READER)


def require_proof(reference: str, name: str, course: Iterable[Told], reader: int) -> None:
    """Do nothing when the course proves the block, else raise UnprovenSentenceError."""
    proof = PROOFS.get(name)
    if proof is None or not proves(proof, course, reader):
        raise UnprovenSentenceError(
            f"Zaak {reference}: de brief aan partij {reader} is niet gemaakt, want het dossier "
            f"bewijst niet wat er in het onderdeel '{name}' staat."
        )
