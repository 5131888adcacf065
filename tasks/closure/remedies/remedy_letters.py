"""The letter of a decision on an objection or a request, one for each interested party."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import select

from models.closure.closure_views import TermLine
from models.closure.decision import ASKS_MONEY, OF_MONEY, ORDER, DecisionKind
from models.closure.document import Document, DocumentKind
from models.closure.money.claim import Claim
from models.closure.remedy_views import RemedyLetter, Standing
from models.closure.track import Track
from models.law.closure.case_stages import CLOSURE_IS_OVER
from models.law.closure.measures import Measure, MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.durations import DurationUnit
from models.law.common.dutch import in_euros
from models.law.common.terms import TermResult, objection_period
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Step, has_happened, parties_of
from tasks.closure.closure_policies import local_rules
from tasks.closure.letter_facts import NoPartiesError
from tasks.closure.letters.case_values import (
    addressee_values,
    course_of_case,
    paragraphs,
    premises_values,
)
from tasks.closure.letters.page import Page, lay_out
from tasks.closure.letters.says import Says
from tasks.closure.papers.party_letters import for_party
from tasks.closure.people.sendings import decision_of, letters_of
from tasks.closure.remedies.objecting.hearing import hearings_of
from tasks.closure.remedies.subjects import leaves_the_order, subject_of
from tasks.closure.remedies.track_rows import steps_of
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import Node, RenderedFile, parse, render_text, to_plain_text
from tasks.register import policies

KIND = DocumentKind.REMEDY_DECISION
AGAINST = dict.fromkeys(
    (DecisionKind.DEFERRAL, DecisionKind.DEFERRAL_CHANGE), "besluit over uitstel van betaling"
)
"""What an objection is against, where the kind of decision is not called after the letter."""


@dataclass(frozen=True)
class RemedyFacts:
    """What the letters of one decision say beyond the case itself."""

    track: Track
    outcome: TrackState
    sent_on: date
    ground: str
    own_ground: str = ""
    """What only who made it reads."""
    costs_asked: bool = False
    costs: int | None = None
    amount: int | None = None
    unit: DurationUnit | None = None
    closure: TermResult | None = None
    """The closure with its new duration."""
    claim: Claim | None = None
    """What the decision objected to asks, when that becomes less."""
    new_cents: int | None = None
    part: str = ""
    """What stays closed, where that becomes less."""
    changes: str = ""
    """What else comes in the place of what was decided."""
    new_penalty: str = ""
    """The lower amounts of the order under penalty, in Dutch."""
    comply_until: date | None = None


def letter_maker(step: Step, facts: RemedyFacts) -> Callable[[int], list[Prepared]]:
    """Makes the letter to each party; the reader of the own one is the objector."""
    if not parties_of(step.session, step.case_id):
        raise NoPartiesError(f"Zaak {step.case.reference} heeft nog geen partijen.")

    def render(version: int) -> list[Prepared]:
        letters = letters_of_remedy(step, facts, version)
        return [Prepared(KIND, remedy_letter(letter), letter.party) for letter in letters]

    return render


def letters_of_remedy(step: Step, facts: RemedyFacts, version: int) -> list[RemedyLetter]:
    """What the letter to each party says."""
    shared = _shared_values(step, facts) | {"version": version}
    wanted = addressed_by(step, facts.track)
    return [
        RemedyLetter.model_validate(
            shared
            | addressee_values(party)
            | {
                "party": party.number,
                "is_own": party.number == facts.track.party_number,
                "is_of_his_party": facts.track.party_number in party.acts_for,
            }
        )
        for party in parties_of(step.session, step.case_id)
        if party.number in wanted
    ]


def addressed_by(step: Step, track: Track) -> frozenset[int]:
    """Whom the decision on it concerns: every party, or of a sum only who was told of it.

    Who objected gets it in any case, and who acts for that party (Awb 2:1, 7:12).
    """
    parties = parties_of(step.session, step.case_id)
    if not leaves_the_order(step.session, track):
        return frozenset(party.number for party in parties)
    whose = {track.party_number, *_told_of(step, track)}
    return frozenset(
        party.number
        for party in parties
        if party.number in whose or track.party_number in party.acts_for
    )


def _told_of(step: Step, track: Track) -> Sequence[int | None]:
    subject = subject_of(step.session, step.case_id, track.decision_number)
    letters = None if subject is None else letters_of(step, subject.number)
    if letters is None:
        return ()
    made = select(Document.party_number).where(Document.case_id == step.case_id, letters)
    return step.session.exec(made).all()


def _shared_values(step: Step, facts: RemedyFacts) -> dict[str, object]:
    course = steps_of(step.session, facts.track)
    waived = [each.note for each in course if each.state is TrackState.HEARING_WAIVED]
    against = decision_of(step, facts.track.decision_number or ORDER)
    kind = against.kind if against else DecisionKind.ORDER
    return premises_values(step) | {
        "course": course_of_case(step),
        "is_objection": facts.track.kind is TrackKind.OBJECTION,
        "outcome": facts.outcome.value,
        "against": AGAINST.get(kind, kind.label),
        "is_of_money": kind in OF_MONEY,
        "is_of_request": kind is DecisionKind.ON_REQUEST,
        "asks_money": kind in ASKS_MONEY,
        "standing": Standing.IN_FORCE if kind in OF_MONEY else standing_of(step, facts.sent_on),
        "order_on": against.announced_on if against else None,
        "order_number": against.number if against else ORDER,
        "opened_on": facts.track.opened_on,
        "heard_on": tuple(each.on for each in hearings_of(step, facts.track)),
        "waived": waived[-1] if waived else "",
        "ground": paragraphs(facts.ground),
        "own_ground": paragraphs(facts.own_ground),
        "new_duration": _duration(facts),
        "new_term": _line("sluiting", facts.closure) if facts.closure else None,
        "old_sum": in_euros(facts.claim.cents or 0) if facts.claim else "",
        "new_sum": in_euros(facts.new_cents) if facts.new_cents else "",
        "new_part": facts.part,
        "new_penalty": facts.new_penalty,
        "comply_until": facts.comply_until,
        "changes": paragraphs(facts.changes),
        "costs_asked": facts.costs_asked,
        "costs": facts.costs,
        "objection_term": _line("beroep", objection_period(facts.sent_on, policies.calendar())),
        "sent_on": facts.sent_on,
    }


def standing_of(step: Step, sent_on: date) -> Standing:
    """Of an order that is over nobody is told that it goes on (Awb 3:46, 7:12)."""
    withdrawn = (Occurrence.DECISION_WITHDRAWN, Occurrence.WARNING_WITHDRAWN)
    if any(has_happened(step, what) for what in withdrawn):
        return Standing.WITHDRAWN
    case = step.case
    runs_out = case.ordered_until is not None and case.ordered_until < sent_on
    is_waiting = case.status is CaseStatus.SUSPENDED
    if case.status in CLOSURE_IS_OVER | {CaseStatus.REOPENED} or (runs_out and not is_waiting):
        return Standing.OVER
    return Standing.SUSPENDED if is_waiting else Standing.IN_FORCE


def _duration(facts: RemedyFacts) -> str:
    if facts.amount is None or facts.unit is None:
        return ""
    measure = Measure(kind=MeasureKind.CLOSURE, amount=facts.amount, unit=facts.unit)
    return measure.duration


def _line(label: str, term: TermResult) -> TermLine:
    return TermLine(label=label, last_day=term.last_day, explanation=for_party(term.explanation))


def remedy_letter(letter: RemedyLetter) -> RenderedFile:
    """The words and the page of one letter."""
    rules = local_rules(letter.folder, letter.sent_on)
    context = {
        "kind": KIND.value,
        "letter": letter,
        "says": Says(letter.reference, letter.course, letter.party),
        "house_style": house_style_of(letter.folder),
        "rules": rules.on_objection if letter.is_objection else rules,
        "already_closed": False,
        "objection_explanation": letter.objection_term.explanation,
    }

    def part(name: str) -> list[Node]:
        return parse(render_text(f"_legal_{name}.md.j2", **context))

    name = "beslissing-op-bezwaar" if letter.is_objection else "besluit-op-verzoek"
    page = Page(
        name=f"{name}-partij-{letter.party}.pdf",
        title=to_plain_text(part("subject")).strip(),
        body=parse(render_text(f"{KIND.value}.md.j2", **context)),
        meta=part("meta"),
        signature=part("signature"),
        copies=part("copies"),
    )
    return lay_out(letter, page)
