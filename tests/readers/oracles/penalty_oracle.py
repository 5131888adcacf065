"""What an offender forfeited, counted unit by unit from what the order said on that day."""

from collections.abc import Iterator

from tests.readers.oracles.facts import Facts
from tests.readers.oracles.register_rows import Row, Rows


def faults_in_new_penalties(facts: Facts, before: Rows) -> Iterator[str]:
    """Of the penalties that this step kept: breach by breach, at once, or by time (Awb 5:32b)."""
    known = {row["id"] for row in before.get("claim", ())}
    for claim in facts.those("claim", kind="penalty"):
        if claim["id"] in known:
            continue
        order = _held_on(facts, claim)
        owed = _counted(facts, claim, order)
        if claim["cents"] != owed:
            yield f"claim {claim['number']} is {claim['cents']} cents, not {owed}"
        if order["per"] == "once" and claim["times"] != 1:
            yield f"claim {claim['number']} is at once, and counts {claim['times']} times"


def _held_on(facts: Facts, claim: Row) -> Row:
    """What the order said: of a decision on objection from the day of the order on (Awb 7:11)."""
    since = {row["number"]: row["announced_on"] for row in facts.rows["decision"]}
    for decision in facts.those("decision", kind="on_objection"):
        since[decision["number"]] = since[decision["about"] or decision["number"]]
    announced = [row for row in facts.rows["penaltyorder"] if row["decision_number"] is not None]
    newest = sorted(announced, key=lambda row: row["decision_number"], reverse=True)
    held = [row for row in newest if since[row["decision_number"]] <= claim["arose_on"]]
    return (held or newest)[0]


def _counted(facts: Facts, claim: Row, order: Row) -> int:
    """Cents: one amount for each unit, until this offender has forfeited the most."""
    most = order["amount"] if order["per"] == "once" else order["maximum"]
    others = [
        row["cents"]
        for row in facts.those("claim", kind="penalty")
        if row["number"] < claim["number"] and row["party_number"] in (None, claim["party_number"])
    ]
    stood: int = sum(others) // 100
    had = stood
    for _ in range(claim["times"]):
        had = max(had, min(had + order["amount"], most))
    return (had - stood) * 100
