"""The calendar of an officer: its secret address, and every date that concerns him."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from models.law.closure.passed_terms import WHEN_IT_PASSES
from models.law.common.roles import Action, Role, may
from tasks.acts.done import Done
from tasks.closure import case_lists
from tasks.closure.case_lists import RunningTerm
from tasks.control import follow_ups, round_overview
from tasks.mail.agenda_feed import AgendaEntry, agenda_feed
from tasks.register.accounts import agenda_addresses
from tasks.register.acting import roles_of
from tasks.register.resources import reading
from tasks.signals import signal_overview

ROUNDS = (Action.PLAN_ROUND, Action.RECORD_VISIT)
NAME = "Weerbaar"
Roles = Mapping[str, Collection[Role]]


def make_address(by: str, at: datetime) -> str:
    """A new secret address for who asks; the one he had ends."""
    return agenda_addresses.make_address(by, at)


def end_address(by: str, at: datetime) -> Done:
    """His address gives nothing any more."""
    ended = agenda_addresses.end_address(by, at)
    said = "Het adres is ingetrokken." if ended else "U had geen adres."
    return Done(said=(said,))


def address_made_at(by: str) -> datetime | None:
    """Since when his address holds; None when he has none."""
    return agenda_addresses.address_made_at(by)


def feed_of(token: str, at: datetime) -> bytes | None:
    """The calendar behind an address, with the rights of this moment; None when it has ended."""
    officer = agenda_addresses.officer_of_address(token)
    if officer is None:
        return None
    return agenda_feed(NAME, entries_of(officer, at.date()), at)


def entries_of(officer: str, on: date) -> list[AgendaEntry]:
    """Every legal date, round and answer that concerns this officer, by day."""
    with reading() as session:
        roles = roles_of(session, officer)
    found = [*_terms(roles), *_rounds(roles, on), *_follow_ups(roles, on), *_signals(roles)]
    return sorted(_apart(found), key=lambda entry: (entry.on, entry.key))


def _apart(entries: Sequence[AgendaEntry]) -> Iterator[AgendaEntry]:
    """Two terms of one kind, such as those of two objections, are two entries."""
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.key] += 1
        number = seen[entry.key]
        yield entry if number == 1 else replace(entry, key=f"{entry.key}-{number}")


def _where(roles: Roles, *actions: Action) -> list[str]:
    return [code for code, held in roles.items() if any(may(action, held) for action in actions)]


def _terms(roles: Roles) -> Iterator[AgendaEntry]:
    for term in case_lists.running_terms(_where(roles, Action.READ_CASE)):
        yield AgendaEntry(
            key=_key_of(term),
            on=term.last_day,
            title=f"{term.reference}: {term.kind.label}" + (f" ({term.whose})" * bool(term.whose)),
            why=f"{term.explanation}\n\n{WHEN_IT_PASSES[term.kind]}",
        )


def _key_of(term: RunningTerm) -> str:
    """The day is no part of it: a term that is extended moves, and does not come twice."""
    parts = (term.reference, term.kind.value, term.decision or 0, *term.parties)
    return "-".join(map(str, parts))


def _rounds(roles: Roles, on: date) -> Iterator[AgendaEntry]:
    for planned in round_overview.planned_rounds(_where(roles, *ROUNDS), on):
        yield AgendaEntry(
            key=planned.reference,
            on=planned.planned_on,
            title=f"{planned.reference}: {planned.purpose}",
            why=planned.why,
        )


def _follow_ups(roles: Roles, on: date) -> Iterator[AgendaEntry]:
    for code in _where(roles, *ROUNDS):
        for line in follow_ups.open_follow_ups(code, on):
            place = f"{line.reference}, bezoek {line.team}-{line.rank}"
            yield AgendaEntry(
                key=f"{line.reference}-{line.team}-{line.rank}-{line.kind}",
                on=line.due_on,
                title=f"{place}: {line.kind}",
                why=f"Vervolg na een controle; dit doet: {line.owner}.",
            )


def _signals(roles: Roles) -> Iterator[AgendaEntry]:
    for code in _where(roles, Action.READ_SIGNAL):
        for line in signal_overview.list_signals(code):
            if line.answer_by is not None:
                yield AgendaEntry(
                    key=f"{line.reference}-antwoord",
                    on=line.answer_by,
                    title=f"{line.reference}: antwoord aan de melder",
                    why="De laatste dag om de melder te antwoorden.",
                )
