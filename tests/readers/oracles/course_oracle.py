"""Whether state and course of a case follow from its history, replayed line by line."""

from collections.abc import Iterator
from datetime import date

from models.law.closure.occurrences import MAY_HAPPEN, Occurrence
from models.law.closure.procedure import CaseStatus, Urgency, next_statuses
from tests.readers.oracles.facts import Facts

NOW = "De zaak is nu: "
TOLD_LATER = "zienswijze_received"
"""Only this may be told of a day before the step that came last."""
ENTERS = {
    "intent_announced": {"intent_announced"},
    "zienswijze_lapsed": {"zienswijze_lapsed"},
    "decision_announced": {"decision_announced", "warned", "penalty_ordered", "closed"},
    "premises_closed": {"closed"},
    "suspended": {"suspended"},
    "resumed": {"decision_announced", "closed", "decision_prepared", "intent_announced"},
    "closure_ended": {"ended"},
    "closure_lifted": {"lifted"},
    "premises_reopened": {"reopened"},
    "file_archived": {"archived"},
    "intent_withdrawn": {"intent_withdrawn"},
    "decision_withdrawn": {"decision_withdrawn"},
    "warning_withdrawn": {"decision_withdrawn"},
    "case_withdrawn": {"withdrawn"},
}
"""The state in which each of these leaves the case."""


def faults_in_course(facts: Facts) -> Iterator[str]:
    """Every way in which state, course and history do not agree."""
    case, statuses = facts.case, {status.label: status for status in CaseStatus}
    urgency = Urgency(case["urgency"])
    stood: dict[int, CaseStatus] = {}
    now, last = CaseStatus.REPORTED, date.min
    for line in facts.those("event", chain=case["reference"]):
        if line["kind"] == "transition" and line["what"].startswith(NOW):
            wanted = statuses[line["what"].removeprefix(NOW).rstrip(".")]
            # The report can be put right: the urgency of now was not always that of then.
            may = {after for each in (urgency, *Urgency) for after in next_statuses(now, each)}
            if wanted not in may and wanted is not now:
                yield f"{wanted} followed {now}"
            if line["on"] < last and wanted.value != TOLD_LATER:
                yield f"{wanted} on {line['on']}, and the step before it on {last}"
            now, last = wanted, line["on"]
        stood[line["number"]] = now
    if now.value != case["status"]:
        yield f"the history ends in {now}, the case stands in {case['status']}"
    yield from _faults_in_events(facts, stood)


def cells(facts: Facts) -> set[tuple[str, str]]:
    """What happened, each with the state in which it left the case."""
    statuses, now = {status.label: status for status in CaseStatus}, CaseStatus.REPORTED
    stood: dict[int, CaseStatus] = {}
    for line in facts.those("event", chain=facts.case["reference"]):
        if line["kind"] == "transition" and line["what"].startswith(NOW):
            now = statuses[line["what"].removeprefix(NOW).rstrip(".")]
        stood[line["number"]] = now
    events = facts.rows["caseevent"]
    return {(event["what"], stood[event["event_number"]].value) for event in events}


def _faults_in_events(facts: Facts, stood: dict[int, CaseStatus]) -> Iterator[str]:
    events = facts.rows["caseevent"]
    if [event["number"] for event in events] != list(range(1, len(events) + 1)):
        yield "the course is not numbered one by one"
    told = -1
    for event in events:
        what, status = event["what"], stood[event["event_number"]]
        if event["event_number"] < told:
            yield f"{what} is told before what came before it"
        told = event["event_number"]
        if status not in MAY_HAPPEN[Occurrence(what)]:
            yield f"{what} happened in {status}"
        if what in ENTERS and status.value not in ENTERS[what]:
            yield f"{what} left the case in {status}"
