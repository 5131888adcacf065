"""From the register to the letters: the values of each party, and no other's secrets."""

from collections.abc import Iterator, Sequence
from datetime import date

from models.closure.closure import Finding
from models.closure.closure_views import (
    FoundItem,
    OwnZienswijze,
    PartyLetter,
    TermLine,
    WeighedFactor,
)
from models.closure.letter_paragraph import LetterKind
from models.closure.letter_views import Happening
from models.closure.party import Capacity, Party, Weighing, ZienswijzeManner
from models.common.progress import track
from models.law.closure.capacities import ACTS_FOR_ANOTHER
from models.law.closure.letter_clearance import (
    COSTS,
    DEVIATION,
    EARLIER_OFFENCES,
    ZIENSWIJZE,
    Clearance,
    clearance_of,
)
from models.law.closure.procedure import CaseStatus, Urgency
from models.law.common.dutch import join_dutch, plural, sentence
from models.law.common.terms import TermResult
from tasks.closure import closure_policies
from tasks.closure.afterwards import before_the_order
from tasks.closure.case_step import Step, findings_of, occurrences_of, parties_of, place_of
from tasks.closure.known_facts import is_inhabited
from tasks.closure.letter_facts import LetterFacts, NoPartiesError
from tasks.closure.letters.case_values import (
    addressee_values,
    course_of_case,
    premises_values,
)
from tasks.closure.letters.own_paragraphs import paragraphs_for
from tasks.closure.letters.readers import Readers, readers_of
from tasks.closure.people.heard import unheard_parties
from tasks.closure.site.repeats import accepted_offences, previous_offences
from tasks.closure.weighing import newest_weighing


def letters_for(step: Step, facts: LetterFacts, version: int) -> Iterator[tuple[int, PartyLetter]]:
    """One letter for each party, with the number of the party."""
    parties = parties_of(step.session, step.case_id)
    if not parties:
        raise NoPartiesError(
            f"Zaak {step.case.reference} heeft nog geen partijen met een bereikbaar adres."
        )
    rows = newest_weighing(step)
    readers = readers_of(step, rows, parties)
    shared = _shared_values(step, facts, rows) | {"version": version}
    counting = _counting_offences(step, facts)
    grounds = unheard_parties(step)
    for party in track(parties, "Brieven maken"):
        whose = who_reads(party, parties)
        own = _party_values(party, parties) | _reasons(step, readers, whose, facts)
        own["paragraphs"] = paragraphs_for(step, _kind_of(facts), party)
        own["previous_offences"] = _as_far_as_read(whose, counting)
        unheard = grounds.get(_speaker(whose).number)
        own["unheard"] = unheard.ground if unheard else None
        yield party.number, PartyLetter.model_validate(shared | own)


def _kind_of(facts: LetterFacts) -> LetterKind:
    return LetterKind.NOTICE if facts.zienswijze_term else LetterKind.DECISION


def who_reads(party: Party, parties: Sequence[Party]) -> Sequence[Party]:
    """For whom a letter is written: who only acts for others reads what they would read."""
    behind = [one for one in parties if one.number in party.acts_for]
    return behind if party.acts_only_for_others else [party]


def _party_values(party: Party, parties: Sequence[Party]) -> dict[str, object]:
    whose = who_reads(party, parties)
    capacities = frozenset(capacity for one in whose for capacity in one.capacities)
    return addressee_values(party) | {
        "party": _speaker(whose).number,
        "capacity": capacity_words(party, parties),
        "capacities": capacities,
        "stands_in_for": join_dutch([one.name for one in whose if one is not party]),
        "is_offender": Capacity.OFFENDER in capacities,
    }


def _speaker(whose: Sequence[Party]) -> Party:
    """The one whose zienswijze the letter answers."""
    return next((one for one in whose if one.zienswijze_received_on), whose[0])


def capacity_words(party: Party, parties: Sequence[Party]) -> str:
    """As what somebody gets the letter: "eigenaar", "gemachtigde van Verzonnen Naam"."""
    names = {one.number: one.name for one in parties}
    own = [one.label for one in party.capacities if one not in ACTS_FOR_ANOTHER]
    acting = [
        f"{held.capacity.label} van {names[held.for_party]}"
        for held in party.held
        if held.for_party
    ]
    return join_dutch([*own, *sorted(acting)])


def _reasons(
    step: Step, readers: Readers, whose: Sequence[Party], facts: LetterFacts
) -> dict[str, object]:
    """The weighing as these parties may read it."""
    rows = readers.for_parties(whose)
    return {
        "weighing": tuple(_weighed_factors(step, rows)),
        "is_withheld": readers.is_withheld_from(whose),
        "deviation_reason": (
            _words_of(rows, DEVIATION) if facts.chosen.deviates or facts.chosen.is_judged else ""
        ),
        "cost_reason": _words_of(rows, COSTS),
        "zienswijze": _own_zienswijze(_speaker(whose), _words_of(rows, ZIENSWIJZE)),
    }


def _words_of(rows: Sequence[Weighing], factor: str) -> str:
    return " ".join(row.finding for row in rows if row.factor == factor)


def _own_zienswijze(party: Party, answer: str) -> OwnZienswijze | None:
    if party.zienswijze_received_on is None:
        return None
    return OwnZienswijze(
        received_on=party.zienswijze_received_on,
        is_oral=party.zienswijze_manner is ZienswijzeManner.ORAL,
        summary=party.zienswijze_summary,
        answer=answer,
    )


def _counting_offences(step: Step, facts: LetterFacts) -> tuple[date, ...]:
    """The earlier offences that count: those of the chain that ends in this one."""
    earlier = previous_offences(step.session, step.case)
    return tuple(earlier[len(earlier) - (facts.chosen.proposal.occurrence - 1) :])


def _as_far_as_read(whose: Sequence[Party], days: tuple[date, ...]) -> tuple[date, ...]:
    capacities = {capacity for party in whose for capacity in party.capacities}
    reads = clearance_of(EARLIER_OFFENCES, capacities) is Clearance.READS
    return days if reads else ()


def _course_until_the_order(step: Step) -> tuple[Happening, ...]:
    """What had happened when the order left, or what happened so far.

    So an order that is made again after it left is the same to the byte.
    """
    course = occurrences_of(step.session, step.case_id)
    return tuple(
        Happening(what=event.what, on=event.on, party=event.party_number)
        for event in before_the_order(course)
    )


def _shared_values(step: Step, facts: LetterFacts, rows: Sequence[Weighing]) -> dict[str, object]:
    case, proposal = step.case, facts.chosen.proposal
    matrix = closure_policies.sanction_matrix(case.municipality_code, facts.sent_on)
    _, premises, _ = place_of(step.session, case)
    return premises_values(step) | {
        "inhabited": is_inhabited(step, premises),
        "report_number": case.report_number,
        "found_on": case.found_on,
        "reported_on": case.reported_on,
        "findings": tuple(
            _found_item(finding) for finding in findings_of(step.session, step.case_id)
        ),
        "is_repeated": proposal.occurrence > 1,
        "is_repeat_of_register": not accepted_offences(step.session, case).isdisjoint(
            _counting_offences(step, facts)
        ),
        "policy_source": proposal.source,
        "policy_valid_from": proposal.policy_valid_from,
        "policy_since_is_known": matrix.first_day_known,
        "warning_is_a_step": matrix.warning_is_a_step,
        "policy_proposes": proposal.row_id is not None,
        "proposal_explanation": proposal.explanation,
        "must_confirm": sentence(f"concept: {facts.chosen.draft}") if facts.chosen.draft else "",
        "measure": facts.chosen.measure,
        "answered": frozenset(row.factor for row in rows),
        "deviates": facts.chosen.deviates,
        "is_judged": facts.chosen.is_judged,
        "course": course_of_case(step) if facts.decided_on else _course_until_the_order(step),
        "zienswijze_terms": _lines("zienswijze", facts.zienswijze_term),
        "urgent_ground": _urgent_ground(case.urgency),
        "urgency_reason": case.urgency_reason or "",
        "grace_until": next(iter(_lines("begunstigingstermijn", facts.grace_term)), None),
        "ordered_from": facts.closure_term.starts_on if facts.closure_term else None,
        "closure_term": next(iter(_lines("sluiting", facts.closure_term)), None),
        "objection_term": next(iter(_lines("bezwaar", facts.objection_term)), None),
        "runs_from": facts.runs_from,
        "cost_share": facts.cost_share,
        "sent_on": facts.sent_on,
        "decided_on": facts.decided_on,
        "shut_on": facts.shut_on,
        "is_suspended": bool(facts.decided_on) and case.status is CaseStatus.SUSPENDED,
        "over_by": facts.over.by if facts.over else None,
        "over_on": facts.over.on if facts.over else None,
    }


def _found_item(finding: Finding) -> FoundItem:
    if finding.amount is None or finding.unit is None:
        return FoundItem(
            description=finding.description,
            quantity="",
            ground="artikel 13b, eerste lid, onder b",
            drug_list=finding.drug_list,
        )
    if finding.drug_list is None or not finding.is_forbidden:
        on_list = "op geen lijst" if finding.drug_list is None else finding.drug_list.label
        return FoundItem(
            description=f"{finding.description}, {on_list}",
            quantity=plural(finding.amount, *finding.unit.words),
            ground="geen",
        )
    return FoundItem(
        description=f"{finding.description}, {finding.drug_list.label}",
        quantity=plural(finding.amount, *finding.unit.words),
        ground="artikel 13b, eerste lid, onder a",
        drug_list=finding.drug_list,
    )


def _weighed_factors(step: Step, rows: Sequence[Weighing]) -> Iterator[WeighedFactor]:
    known = {factor.code for factor in closure_policies.weighing_checklist(step.on).factors}
    for row in rows:
        if row.factor in known:
            yield WeighedFactor(
                code=row.factor,
                finding=row.finding,
                source_document=row.source_document,
                weight=row.weight,
            )


def _lines(label: str, term: TermResult | None) -> tuple[TermLine, ...]:
    if term is None:
        return ()
    return (TermLine(label=label, last_day=term.last_day, explanation=term.explanation),)


def _urgent_ground(urgency: Urgency) -> str:
    return {
        Urgency.NONE: "",
        Urgency.URGENT_5_31_1: "artikel 5:31, eerste lid",
        Urgency.URGENT_5_31_2: "artikel 5:31, tweede lid",
    }[urgency]
