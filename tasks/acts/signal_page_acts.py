"""What a page tells of the signals: the list, one signal, its RIEC form, and destruction."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.law.common.roles import Action, Role, may
from tasks.acts import signal_acts
from tasks.documents.rendering import RenderedFile
from tasks.register.acting import require_may, roles_of
from tasks.register.authority import municipalities_where
from tasks.register.municipalities import names_of
from tasks.register.resources import reading
from tasks.signals import (
    destruction_reading,
    riec_reading,
    signal_overview,
    signal_page,
    signal_photos,
)
from tasks.signals.destruction_reading import DestructionLine, PastRetention
from tasks.signals.riec_reading import RiecLine
from tasks.signals.signal_overview import SignalLine
from tasks.signals.signal_page import SignalOutline, SignalStage
from tasks.signals.signal_step import UnknownSignalError
from tasks.signals.signal_text import SignalText

__all__ = ["SignalOutline", "SignalStage", "UnknownSignalError"]

SEES_LIST = (Action.READ_SIGNAL, Action.RECORD_SIGNAL)
SEES_DESTRUCTION = (Action.LIST_DESTRUCTION, Action.APPROVE_DESTRUCTION)
MOST = 200
"""Signals on one page of all there are."""


@dataclass(frozen=True)
class SignalList:
    """The signals of the municipalities of an officer; nothing of what they say."""

    to_discuss: Sequence[SignalLine]
    """Those that the next consultation must discuss."""
    others: Sequence[SignalLine]
    municipalities: Mapping[str, str]
    """The names of his municipalities, by CBS code."""
    may_record: bool
    may_see: bool
    """Whether he sees any list of signals at all."""
    may_destroy: bool
    """Whether he makes or approves lists for destruction."""


@dataclass(frozen=True)
class OpenSignal:
    """One signal as its page tells it."""

    outline: SignalOutline
    text: SignalText
    actions: Collection[Action]
    """What this officer may do in its municipality."""


@dataclass(frozen=True)
class SignalsToday:
    """What of the signals waits for one officer."""

    to_weigh: Sequence[SignalLine]
    """Which had no first weighing yet."""
    to_discuss: Sequence[SignalLine]
    to_answer: Sequence[SignalLine]
    forms: Sequence[RiecLine]
    lists: Sequence[DestructionLine]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.to_weigh or self.to_discuss or self.to_answer or self.forms or self.lists)


@dataclass(frozen=True)
class Destruction:
    """The lists for destruction, and what can be listed."""

    lists: Sequence[DestructionLine]
    past: Sequence[PastRetention]
    lists_in: Collection[str]
    """Where he may make a list (CBS codes)."""
    approves_in: Collection[str]


def signal_list(by: str, at: datetime, *, also_done: bool = False) -> SignalList:
    """The open signals, or with `also_done` the newest whatever became of them."""
    municipalities_where(by, *SEES_LIST, *SEES_DESTRUCTION)
    roles = _roles(by)
    codes = _where(roles, *SEES_LIST)
    found = signal_overview.open_signals(codes)
    to_discuss = [line for line in found if line.review_on <= at.date()]
    others = [line for line in found if line.review_on > at.date()]
    if also_done:
        others = signal_overview.newest_signals(codes, MOST)
    return SignalList(
        to_discuss=to_discuss,
        others=others,
        municipalities=_names(codes),
        may_record=bool(_where(roles, Action.RECORD_SIGNAL)),
        may_see=bool(codes),
        may_destroy=bool(_where(roles, *SEES_DESTRUCTION)),
    )


def recording_municipalities(by: str) -> Mapping[str, str]:
    """The names of the municipalities where this officer records signals, by CBS code."""
    return _names(municipalities_where(by, Action.RECORD_SIGNAL))


def reading_municipalities(by: str) -> Mapping[str, str]:
    """The same where he reads them."""
    return _names(municipalities_where(by, Action.READ_SIGNAL))


def open_signal(reference: str, by: str, at: datetime) -> OpenSignal:
    """What a signal says; the reading is recorded. Raises UnknownSignalError and RoleError."""
    text = signal_acts.read_signal(reference, by, at.date(), at)
    return OpenSignal(signal_page.outline_of(reference, at.date()), text, _actions(reference, by))


def outline_for(reference: str, action: Action, by: str, on: date) -> SignalOutline:
    """Where a signal stands, for who may do this with it."""
    require_may(by, action, signal_page.municipality_of_signal(reference))
    return signal_page.outline_of(reference, on)


def riec_form(reference: str, by: str, at: datetime) -> RenderedFile:
    """The newest form for the RIEC; the reading is recorded."""
    return riec_reading.read_riec_form(reference, by, at.date(), at)


def photo_of(reference: str, number: int, by: str, at: datetime) -> RenderedFile:
    """One photograph of a signal; the reading is recorded."""
    return signal_photos.read_photo(reference, number, by, at.date(), at)


def actions_in(reference: str, by: str) -> Collection[Action]:
    """What this officer may do in the municipality of a signal."""
    return _actions(reference, by)


def destruction(by: str, at: datetime) -> Destruction:
    """The lists of the municipalities of who makes or approves them."""
    codes = municipalities_where(by, *SEES_DESTRUCTION)
    roles = _roles(by)
    return Destruction(
        lists=destruction_reading.destruction_lists(codes),
        past=destruction_reading.past_retention(codes, at.date()),
        lists_in=_where(roles, Action.LIST_DESTRUCTION),
        approves_in=_where(roles, Action.APPROVE_DESTRUCTION),
    )


def declaration_of(reference: str, by: str) -> RenderedFile:
    """The declaration that signals were destroyed."""
    codes = municipalities_where(by, *SEES_DESTRUCTION)
    return destruction_reading.declaration_of(reference, codes)


def signals_today(by: str, at: datetime) -> SignalsToday:
    """What waits: to weigh, to discuss, to answer, and what another made."""
    roles = _roles(by)
    handles = _where(roles, Action.RECORD_SIGNAL)
    found = signal_overview.open_signals(_where(roles, *SEES_LIST))
    weighs = [line for line in found if line.municipality_code in handles and not line.is_assessed]
    shown = {line.reference for line in weighs}
    return SignalsToday(
        to_weigh=weighs,
        to_discuss=[
            line for line in found if line.review_on <= at.date() and line.reference not in shown
        ],
        to_answer=signal_overview.unanswered_signals(handles),
        forms=riec_reading.forms_to_approve(_where(roles, Action.APPROVE_RIEC), by),
        lists=destruction_reading.lists_to_approve(_where(roles, Action.APPROVE_DESTRUCTION), by),
    )


def _actions(reference: str, by: str) -> Collection[Action]:
    held = _roles(by).get(signal_page.municipality_of_signal(reference), frozenset())
    return frozenset(action for action in Action if may(action, held))


def _roles(by: str) -> Mapping[str, frozenset[Role]]:
    with reading() as session:
        return roles_of(session, by)


def _where(roles: Mapping[str, frozenset[Role]], *actions: Action) -> Sequence[str]:
    return [code for code, held in roles.items() if any(may(action, held) for action in actions)]


def _names(codes: Sequence[str]) -> Mapping[str, str]:
    with reading() as session:
        return names_of(session, codes)
