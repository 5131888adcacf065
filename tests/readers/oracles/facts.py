"""What the rows of one case tell that more than one oracle asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.readers.oracles.register_rows import Row, Rows

ORDERS = frozenset({"decision", "warning", "penalty_order"})
LETTER_OF = {
    "change": ("change_decision", "warning_change"),
    "remedy_decision": ("remedy_decision",),
    "costs": ("cost_decision",),
    "collection": ("collection_decision",),
    "penalty_change": ("penalty_change",),
    "late_penalty": ("late_penalty",),
    "repayment": ("repayment_decision",),
    "interest": ("interest_decision",),
    "deferral_change": ("deferral_change",),
}
"""The letters that make a later decision known, by what was approved."""
NOT_REACHED = frozenset({"undeliverable", "wrong_address"})
"""Causes of return after which a letter has not been made known."""


@dataclass(frozen=True)
class Facts:
    """The rows of one case, with the questions that are asked of them."""

    rows: Rows

    @property
    def case(self) -> Row:
        """The case."""
        return self.rows["closurecase"][0]

    def those(self, table: str, **having: Any) -> list[Row]:
        """The rows with these values."""
        return [
            row
            for row in self.rows[table]
            if all(row[name] == value for name, value in having.items())
        ]

    def one(self, table: str, **having: Any) -> Row:
        """The newest row with these values."""
        return self.those(table, **having)[-1]

    def days_of(self, *what: str, **having: Any) -> list[date]:
        """The days on which one of these happened, in the order of the course."""
        return [row["on"] for row in self.those("caseevent", **having) if row["what"] in what]

    def letters(self, decision: Row) -> list[Row]:
        """The documents that make this decision known."""
        later = self.those("document", kind="later_decision", decision_number=decision["number"])
        if decision["kind"] == "order":
            return [*later, *(r for r in self.rows["document"] if r["kind"] in ORDERS)]
        if decision["kind"] == "deferral":
            return [*later, *self._letters_of_deferral(decision)]
        approvals = self.those("approval", id=decision["approval_id"])
        if not approvals or approvals[0]["subject"] not in LETTER_OF:
            return later
        kinds = LETTER_OF[approvals[0]["subject"]]
        found = self.those("document", version=approvals[0]["number"])
        return [*later, *(row for row in found if row["kind"] in kinds)]

    def _letters_of_deferral(self, decision: Row) -> list[Row]:
        """Of the claim that it is about: on one day more than one can be deferred, one by one."""
        on = decision["announced_on"]
        same_day = self.those("decision", kind="deferral", announced_on=on)
        changed = {
            (self.one("claim", number=row["claim_number"])["id"], row["deferral_number"] + 1)
            for row in self.rows["deferralchange"]
            if row["decision_number"] and row["until"]
        }
        granted = sorted(self.those("deferral", granted_on=on), key=lambda row: row["id"])
        granted = [row for row in granted if (row["claim_id"], row["number"]) not in changed]
        made = self.those("document", kind="deferral", made_on=on)
        if len(granted) != len(same_day):
            return made
        own = granted[same_day.index(decision)]
        claim = self.one("claim", id=own["claim_id"])
        return [
            row
            for row in made
            if f"-vordering-{claim['number']}-" in row["name"] and row["version"] == own["number"]
        ]

    def sendings(self, decision: Row) -> Iterator[tuple[int, Row]]:
        """The newest sending of this decision to each party."""
        ids = {row["id"] for row in self.letters(decision)}
        newest: dict[int, Row] = {}
        found = [row for row in self.rows["dispatch"] if row["document_id"] in ids]
        for row in sorted(found, key=lambda row: (row["sent_on"], row["id"])):
            newest[row["party_number"]] = row
        yield from newest.items()


def reached(sending: Row) -> bool:
    """Whether it was made known by this sending."""
    return sending["cause"] not in NOT_REACHED


def newest_last(rows: Sequence[Row], name: str = "number") -> list[Row]:
    """By number."""
    return sorted(rows, key=lambda row: row[name])
