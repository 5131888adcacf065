"""A walk step by step: each attempt succeeds, or is refused and leaves the register as it was."""

from collections.abc import Iterator

from pydantic import ValidationError

from models.law.common.errors import WeerbaarError
from tests.builders.wandering.choices import next_attempt
from tests.builders.wandering.wanderer import Attempt, Taken, Wanderer
from tests.readers.oracles.register_rows import Row, Rows

TRIED_AFTER_THE_END = 4
"""How often somebody tries something with a file that is closed."""


class FaultFoundError(AssertionError):
    """Raised when the software did what it may not; the text is what to repeat."""


def walked(walk: Wanderer, steps: int) -> Iterator[tuple[Taken, Rows]]:
    """Try so many things; after each, what was tried and the rows as they were before."""
    walk.look()
    after_the_end = 0
    for _ in range(steps):
        after_the_end += walk.status in {"archived", "withdrawn"}
        if after_the_end > TRIED_AFTER_THE_END:
            return
        attempt, before = next_attempt(walk), walk.rows
        refusal = _try(walk, attempt)
        taken = Taken(attempt, walk.today, refusal)
        walk.taken.append(taken)
        if not refusal:
            _remember(walk, attempt)
        yield taken, before


def _try(walk: Wanderer, attempt: Attempt) -> str:
    """The refusal, or nothing; what is refused has written nothing, done twice changes nothing."""
    stood = walk.reading.version()
    is_twice = bool(walk.taken) and walk.taken[-1].attempt is attempt
    try:
        attempt.go()
    except (WeerbaarError, ValidationError) as error:
        if walk.reading.version() != stood:
            raise FaultFoundError(f"refused, but something changed: {attempt.words}") from error
        return str(error)
    except Exception as error:
        raise FaultFoundError(f"neither done nor refused: {attempt.words}: {error!r}") from error
    if is_twice and (changed := _changes(_told(walk.rows), _told(walk.look()))):
        raise FaultFoundError(f"done twice, and it changed {changed}: {attempt.words}")
    return ""


def _told(rows: Rows) -> Rows:
    """What the rows say; a draft may be written anew under another key."""
    return {
        table: [{name: row[name] for name in row if name != "id"} for row in rows[table]]
        for table in rows
    }


def _changes(before: Rows, now: Rows) -> list[tuple[str, list[Row], list[Row]]]:
    """What is there now and was not, and what was there and is not, of each table that changed."""
    return [
        (
            table,
            [row for row in now[table] if row not in before[table]],
            [row for row in before[table] if row not in now[table]],
        )
        for table in now
        if now[table] != before[table]
    ]


def _remember(walk: Wanderer, attempt: Attempt) -> None:
    if not walk.reference:
        walk.look()
        walk.reference = walk.case["reference"]
    if attempt.act.startswith(("announce_", "send_")):
        subject = _SUBJECTS[attempt.act]
        number = max(row["number"] for row in walk.rows["approval"] if row["subject"] == subject)
        walk.sent.add((subject, number))
    walk.look()


_SUBJECTS = {
    "announce_intent": "intent",
    "announce_decision": "decision",
    "announce_change": "change",
    "send_rectification": "rectification",
    "announce_costs": "costs",
    "announce_collection": "collection",
    "announce_penalty_change": "penalty_change",
    "announce_remedy_decision": "remedy_decision",
    "announce_service": "service",
    "announce_late_penalty": "late_penalty",
    "announce_interest": "interest",
    "announce_repayment": "repayment",
    "announce_deferral_change": "deferral_change",
}
