"""What must hold after every step of a walk, each said by another hand than the software's."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.builders.wandering.wanderer import Taken, Wanderer
from tests.readers.case_reading import pdf_words
from tests.readers.oracles.course_oracle import faults_in_course
from tests.readers.oracles.days_oracle import six_weeks
from tests.readers.oracles.facts import Facts, reached
from tests.readers.oracles.letter_oracle import LETTERS, Letter, faults_in_letter
from tests.readers.oracles.penalty_oracle import faults_in_new_penalties
from tests.readers.oracles.register_rows import Row, Rows
from tests.readers.oracles.term_oracle import COURT, TermOracle

ORDER_STANDS = {"decision_announced", "closed", "suspended"}
AT_THE_TIME = {"land_deregistration", "second_weighing", "late_penalty"}
"""Counted once, whatever is told afterwards of what it was counted from."""
TOLD_LATER = {"deferral", "ruling"}
"""May be told some days afterwards, when another decision has left meanwhile."""
NEVER_BEGAN = "niet begonnen, want de brief kwam op"
SERVED = {"objection", "appeal"}
SUMS = {
    *("costs", "collection", "interest", "deferral", "late_penalty", "repayment"),
    "deferral_change",
}
"""Decisions that are about a sum of money."""
WRONG_SINCE = {"party_corrected", "party_withdrawn"}
"""After these a letter that was made before is no letter to this party."""
IN_NO_LETTER = {"geboortedatum", "telefoonnummer", "instemming met e-mail"}
"""What is put right of a party without a letter that says otherwise."""


@dataclass
class Watcher:
    """Looks at the register of a walk after each step."""

    walk: Wanderer
    number: int = 0
    """Which walk it is."""
    checked: int = 0
    """Terms of which the days were counted anew."""
    read: Counter[str] = field(default_factory=Counter)
    """Letters that were read, by their kind."""
    known: dict[int, Row] = field(default_factory=dict)
    made: dict[int, int] = field(default_factory=dict)
    """How long the course was when each document was made."""

    def check(self, taken: Taken, before: Rows) -> None:
        """Raise AssertionError, with what to repeat, when something does not hold."""
        faults = [*_faults_in_words(taken, before)]
        if not taken.refusal:
            facts = Facts(self.walk.rows)
            faults += [
                *self._faults_in_terms(facts),
                *faults_in_course(facts),
                *_missing_terms(facts),
                *faults_in_new_penalties(facts, before),
                *_faults_in_decisions(facts),
                *self._faults_in_letters(facts, before),
                *self._faults_in_sendings(facts, before),
            ]
        assert not faults, f"{faults[:3]} after {taken.attempt.words}"

    def _faults_in_letters(self, facts: Facts, before: Rows) -> Iterator[str]:
        """Of the letters that this step made."""
        old = {row["id"] for row in before.get("document", ())}
        for row in facts.rows["document"]:
            if row["id"] not in old and row["kind"] in LETTERS:
                self.read[row["kind"]] += 1
                words = pdf_words(self.walk.reading.content_of(row["id"]))
                yield from faults_in_letter(Letter(row, words, facts))

    def _faults_in_sendings(self, facts: Facts, before: Rows) -> Iterator[str]:
        """A letter that leaves in this step is for who is a party, as he is now."""
        length = len(facts.rows["caseevent"])
        for row in facts.rows["document"]:
            self.made.setdefault(row["id"], length)
        old = {row["id"] for row in before.get("dispatch", ())}
        for sent in facts.rows["dispatch"]:
            letter = facts.one("document", id=sent["document_id"])
            if sent["id"] in old or letter["kind"] == "rectification":
                continue
            since = facts.rows["caseevent"][self.made[letter["id"]] :]
            yield from (
                f"{letter['name']} version {letter['version']} left after {event['what']}"
                for event in since
                if event["what"] in WRONG_SINCE and event["party_number"] == sent["party_number"]
                if not _in_no_letter(facts, event)
            )

    def _faults_in_terms(self, facts: Facts) -> Iterator[str]:
        given = {
            taken.attempt.values["party"]: taken.attempt.values["until"]
            for taken in self.walk.taken
            if taken.attempt.act == "give_more_time" and not taken.refusal
        }
        oracle = TermOracle(facts, given)
        terms = facts.rows["term"]
        running = Counter(_owner(term) for term in terms if term["met_on"] is None)
        yield from (f"{owner} runs {times} times" for owner, times in running.items() if times > 1)
        for term in terms:
            stood = self.known.get(term["id"])
            self.known[term["id"]] = term
            if stood is not None and stood["met_on"] is not None:
                yield from _changes_after_it_was_met(stood, term)
                continue
            if stood is not None and (term["met_on"] or term["kind"] in AT_THE_TIME):
                same = (stood["starts_on"], stood["last_day"])
                if same == (term["starts_on"], term["last_day"]):
                    continue
            self.checked += 1
            answers = oracle.answers(term)
            if (term["starts_on"], term["last_day"]) not in answers:
                yield f"{_owner(term)} is {term['starts_on']} - {term['last_day']}, not {answers}"


def _owner(term: Row) -> tuple[Any, ...]:
    names = ("kind", "party_number", "decision_number", "track_id", "claim_number")
    return tuple(term[name] for name in names)


def _changes_after_it_was_met(stood: Row, term: Row) -> Iterator[str]:
    """None but that it never began, which a letter tells that comes back long after."""
    never_began = term["explanation"].startswith(NEVER_BEGAN)
    if stood != term and not (never_began and term["kind"] in SERVED):
        yield f"{_owner(term)} was met on {stood['met_on']}, and changed: {stood} {term}"


def _faults_in_words(taken: Taken, before: Rows) -> Iterator[str]:
    """A refusal is said in Dutch and names nobody."""
    if not taken.refusal or "validation error" in taken.refusal:
        return
    if not taken.refusal.strip() or "Traceback" in taken.refusal:
        yield f"no words: {taken.refusal!r}"
    yield from (
        f"the refusal names party {party['number']}: {taken.refusal}"
        for party in before.get("party", ())
        if party["name"] in taken.refusal
    )


def _in_no_letter(facts: Facts, event: Row) -> bool:
    """Whether the history tells only of what stands in no letter."""
    line = facts.one("event", number=event["event_number"], chain=facts.case["reference"])["what"]
    told = re.fullmatch(r"Partij \d+ verbeterd \((.+?)\)\. Reden: .*", line)
    return told is not None and {*re.split(r", | en ", told[1])} <= IN_NO_LETTER


def _missing_terms(facts: Facts) -> Iterator[str]:
    """What was made known runs for whom it reached; what waits for a decision has its term."""
    terms = facts.rows["term"]
    warned = bool(facts.those("decision", kind="order", measure="warning"))
    for decision in facts.rows["decision"]:
        if warned and decision["kind"] in {"order", "change"}:
            continue
        kind = COURT.get(decision["kind"], "objection")
        for party, sending in facts.sendings(decision):
            own = [
                (term["starts_on"], term["last_day"])
                for term in terms
                if _owner(term)[:3] == (kind, party, decision["number"])
            ]
            if reached(sending) and six_weeks(sending["sent_on"]) not in own:
                yield f"party {party} has no term {kind} against decision {decision['number']}"
    yield from _missing_running(facts)


def _missing_running(facts: Facts) -> Iterator[str]:
    running = [_owner(term) for term in facts.rows["term"] if term["met_on"] is None]
    kinds = Counter(owner[0] for owner in running)
    case = facts.case
    if case["status"] in ORDER_STANDS and facts.those("decision", kind="order"):
        wanted = "closure" if case["ordered_until"] else "review"
        if kinds[wanted] != 1 or kinds["closure"] + kinds["review"] != 1:
            yield f"closure runs {kinds['closure']} times, review {kinds['review']} times"
    # Of art. 5:31(2) the premises may be open again before there is a decision to register.
    is_over = case["status"] in {"ended", "lifted"} and facts.those("decision", kind="order")
    if is_over and not facts.those("term", kind="land_deregistration"):
        yield "the land register need not hear that it is over"
    for claim in facts.rows["claim"]:
        if claim["state"] in {"fixed", "reminded", "writ", "forfeited"}:
            owner = ("prescription", None, None, None, claim["number"])
            if owner not in running:
                yield f"claim {claim['number']} is {claim['state']} and lapses never"
    yield from _deferred_for_nobody(facts)
    if case["status"] == "archived":
        yield from _kept_from_who_paid(facts)


def _deferred_for_nobody(facts: Facts) -> Iterator[str]:
    """No day of a deferral, and none of its parts, is waited for once it was withdrawn."""
    holding = {row["claim_id"] for row in facts.those("deferral", withdrawn_on=None)}
    for claim in facts.rows["claim"]:
        for kind in ("deferral", "instalment"):
            running = facts.those("term", kind=kind, claim_number=claim["number"], met_on=None)
            if running and claim["id"] not in holding:
                yield f"claim {claim['number']} is deferred no more, and its {kind} still runs"


def _kept_from_who_paid(facts: Facts) -> Iterator[str]:
    """In a closed file nobody owes what was cancelled, so that all that came in went back."""
    for claim in facts.those("claim", state="cancelled"):
        came = sum(row["cents"] for row in facts.those("claimpayment", claim_id=claim["id"]))
        went = sum(
            row["cents"]
            for row in facts.those("repayment", claim_number=claim["number"])
            if row["paid_on"]
        )
        if came != went:
            yield f"claim {claim['number']} was cancelled, {came} came in and {went} went back"


def _faults_in_decisions(facts: Facts) -> Iterator[str]:
    numbers = [row["number"] for row in facts.rows["decision"]]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the decisions are numbered {numbers}"
    days = [row["announced_on"] for row in facts.rows["decision"] if row["kind"] not in TOLD_LATER]
    if days != sorted(days):
        yield f"the decisions were announced on {days}"
    yield from _faults_about_sums(facts)


def _faults_about_sums(facts: Facts) -> Iterator[str]:
    """What was said against a sum of money neither ended the closure nor made it wait."""
    kinds = {row["number"]: (row["kind"], row["about"]) for row in facts.rows["decision"]}

    def is_of_a_sum(number: int | None) -> bool:
        kind, about = kinds.get(number or 1, ("order", None))
        return is_of_a_sum(about) if kind in {"on_objection", "ruling"} else kind in SUMS

    for row in facts.rows["decision"]:
        if row["measure"] == "none" and is_of_a_sum(row["number"]):
            yield f"decision {row['number']} is about a sum and ended the order"
    holding = [
        track
        for track in facts.those("track", kind="interim_relief")
        if track["state"] in {"granted", "changed"} and not is_of_a_sum(track["decision_number"])
    ]
    if facts.case["status"] == "suspended" and not holding:
        yield "the case is suspended, and no judge suspends the order"
