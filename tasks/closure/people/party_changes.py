"""What changes for a party that is in the case already: told, with a reason, in the history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.closure.approval import ApprovalSubject
from models.closure.party import Party, PartyCapacity
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError
from tasks.closure.case_step import Step
from tasks.closure.party_file import PartyRow
from tasks.closure.people.history_reasons import refuse_naming_reason
from tasks.closure.people.prepared_acts import LETTERS, void_pending

IN_A_LETTER = {
    "name": "naam",
    "acts_through": "wie namens de partij optreedt",
    "reachable_street": "adres",
    "reachable_postcode": "postcode",
    "reachable_place": "plaats",
    "reachable_country": "land",
}
"""What stands in a letter, with the Dutch word for it."""
BESIDE_IT = {
    "born_on": "geboortedatum",
    "phone": "telefoonnummer",
    "email_agreed_on": "instemming met e-mail",
}
KEPT_WHEN_EMPTY = frozenset({"acts_through", "born_on", "email_agreed_on"})
"""What a file leaves out is not forgotten."""
CAPACITIES = "hoedanigheid"


@dataclass(frozen=True)
class Why:
    """The reason of a change, and whether it mends what was wrong from the start."""

    reason: str
    is_correction: bool


def changes_in(party: Party, row: PartyRow) -> tuple[str, ...]:
    """The Dutch word of everything in which the row differs from the party."""
    fields = IN_A_LETTER | BESIDE_IT
    found = [label for name, label in fields.items() if _differs(party, row, name)]
    held = frozenset((row.capacity, row.for_party) for row in party.held)
    return tuple(found) if held == row.held else (*found, CAPACITIES)


def _differs(party: Party, row: PartyRow, name: str) -> bool:
    value = getattr(row, name)
    if not value and name in KEPT_WHEN_EMPTY:
        return False
    return bool(value != getattr(party, name))


def refuse_unexplained(step: Step, why: Why, rows: Mapping[int, PartyRow]) -> None:
    """Each party that changes needs the reason; it names nobody."""
    if not rows:
        return
    if not why.reason:
        numbers = join_dutch([str(number) for number in sorted(rows)])
        fault = (
            f"partij {numbers} staat al in de zaak met andere gegevens; geef de reden van de "
            "wijziging"
        )
        raise FaultsError("De lijst van partijen", [fault])
    refuse_naming_reason(step, why.reason, rows.values())


def fill_in(party: Party, row: PartyRow) -> None:
    """Take over what the row says of a party."""
    for name in IN_A_LETTER | BESIDE_IT:
        value = getattr(row, name)
        if value or name not in KEPT_WHEN_EMPTY:
            setattr(party, name, value)
    kept = [held for held in party.held if (held.capacity, held.for_party) in row.held]
    known = {(held.capacity, held.for_party) for held in kept}
    party.held = kept + [
        PartyCapacity(capacity=capacity, for_party=number)
        for capacity, number in sorted(row.held - known)
    ]


def change(step: Step, party: Party, row: PartyRow, why: Why) -> None:
    """Change a party, void what was prepared with the old data, and tell it."""
    changed = changes_in(party, row)
    fill_in(party, row)
    step.session.add(party)
    verb = "verbeterd" if why.is_correction else "gewijzigd"
    step.record(
        EventKind.RECORD,
        f"Partij {party.number} {verb} ({join_dutch(changed)}). Reden: {why.reason}",
    )
    what = Occurrence.PARTY_CORRECTED if why.is_correction else Occurrence.PARTY_CHANGED
    step.happened(what, party=party.number)
    void_what_names_it(step, changed)


def void_what_names_it(step: Step, changed: Sequence[str]) -> None:
    """Letters with the old data may not leave; public texts were searched for the old name."""
    if set(changed) & {*IN_A_LETTER.values(), CAPACITIES}:
        void_pending(step, LETTERS)
    if set(changed) - {CAPACITIES}:
        void_pending(step, [ApprovalSubject.COMMUNICATION])
