"""Every morning: what is due, for each open case, round and signal of every municipality."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from models.law.common.dutch import dutch_date, plural
from tasks.acts.done import Done, PartlyDoneError
from tasks.closure.deadlines import MorningOutcome, run_morning
from tasks.control.cycle_watch import watch_rounds
from tasks.mail.notices import Reminded
from tasks.register.accounts.entering import forget_old_addresses
from tasks.register.accounts.sessions import forget_old_sessions
from tasks.register.kept_uploads import forget_old as forget_old_uploads
from tasks.register.municipalities import told_without_folder
from tasks.signals.reporter_watch import watch_reporters


@dataclass(frozen=True, kw_only=True)
class Morning(Done):
    """What one morning run did."""

    on: date
    noticed: int
    """Notices about the terms of cases."""
    mails: int
    """Mails about rounds and signals."""
    advanced: tuple[str, ...]
    """Cases that went on because a term had passed."""
    missed: tuple[date, ...]
    """The days before on which no run was held."""


def hold_morning(on: date, at: datetime) -> Morning:
    """Tell each term that ends, once for each rung, and move on the cases of which one has passed.

    Raises PartlyDoneError at the end when a case, round or signal failed; the others were done.
    """
    outcome = run_morning(on, at)
    cycle = watch_cycle(outcome.on, at)
    forget_old_sessions(at)
    forget_old_addresses(at)
    forget_old_uploads(at)
    done = Morning(
        said=(*_said(outcome, cycle), *told_without_folder()),
        on=outcome.on,
        noticed=len(outcome.noticed),
        mails=cycle.mails,
        advanced=outcome.advanced,
        missed=outcome.missed,
    )
    failed = (*outcome.failed, *cycle.failed)
    if failed:
        what = f"Ochtendronde van {dutch_date(outcome.on)}: deze zaken mislukten"
        raise PartlyDoneError(done, what, failed)
    return done


def watch_cycle(on: date, at: datetime) -> Reminded:
    """Tell what is due of rounds, and then of signals."""
    rounds, signals = watch_rounds(on, at), watch_reporters(on, at)
    return Reminded(rounds.mails + signals.mails, (*rounds.failed, *signals.failed))


def _said(outcome: MorningOutcome, cycle: Reminded) -> Iterator[str]:
    failed = len(outcome.failed) + len(cycle.failed)
    yield (
        f"Ochtendronde van {dutch_date(outcome.on)}: "
        f"{plural(len(outcome.noticed), 'melding', 'meldingen')} over termijnen, "
        f"{plural(cycle.mails, 'mail', 'mails')} over controles en signalen, "
        f"{plural(len(outcome.advanced), 'zaak', 'zaken')} verder gezet, {failed} mislukt."
    )
    if len(outcome.missed) == 1:
        yield f"Op {dutch_date(outcome.missed[0])} was er geen ochtendronde."
    elif outcome.missed:
        first, last = dutch_date(outcome.missed[0]), dutch_date(outcome.missed[-1])
        yield f"Er was geen ochtendronde van {first} tot en met {last}."
