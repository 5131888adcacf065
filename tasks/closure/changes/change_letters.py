"""From a change to a letter to each party: what it was, what it becomes, and why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from models.closure.case_event import CaseEvent
from models.closure.change_views import ChangedLine, ChangeLetter
from models.closure.closure_views import TermLine
from models.closure.decision import Decision, DecisionKind
from models.closure.document import DocumentKind
from models.law.closure.changed_terms import Changed
from models.law.closure.changes import ENDS_AS, OF_WARNINGS, ChangeKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.dutch import dutch_date
from models.law.common.terms import TermResult, objection_period
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Step, parties_of
from tasks.closure.changes.change_rows import in_force
from tasks.closure.closure_policies import local_rules
from tasks.closure.letter_facts import NoPartiesError
from tasks.closure.letters.case_values import (
    addressee_values,
    course_of_case,
    paragraphs,
    premises_values,
)
from tasks.closure.letters.page import Page, lay_out
from tasks.closure.letters.party_values import capacity_words
from tasks.closure.letters.says import Says
from tasks.closure.ordered_days import warning_is_a_step
from tasks.closure.papers.party_letters import for_party
from tasks.closure.site.places import places_of, told_whole
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import Node, RenderedFile, parse, render_text, to_plain_text
from tasks.register import policies

FILE_NAMES = {
    DocumentKind.CHANGE_DECISION: "wijziging",
    DocumentKind.WITHDRAWN_INTENT: "intrekking-voornemen",
    DocumentKind.WARNING_CHANGE: "wijziging-waarschuwing",
}


@dataclass(frozen=True)
class ChangeFacts:
    """What the letters of one change say beyond the case itself."""

    kind: ChangeKind
    sent_on: date
    ground: str
    hearing: str
    part: str
    changed: Changed
    changes: str = ""


def document_kind(kind: ChangeKind) -> DocumentKind:
    """An intent is no decision, and neither is its withdrawal; a warning closes nothing."""
    if kind in OF_WARNINGS:
        return DocumentKind.WARNING_CHANGE
    is_intent = kind is ChangeKind.WITHDRAW_INTENT
    return DocumentKind.WITHDRAWN_INTENT if is_intent else DocumentKind.CHANGE_DECISION


def letter_maker(step: Step, facts: ChangeFacts) -> Callable[[int], list[Prepared]]:
    """Makes the letter to each party."""
    if not parties_of(step.session, step.case_id):
        raise NoPartiesError(f"Zaak {step.case.reference} heeft nog geen partijen.")
    kind = document_kind(facts.kind)

    def render(version: int) -> list[Prepared]:
        letters = letters_of_change(step, facts, version)
        return [
            Prepared(kind, change_letter(letter, kind, letter.party), letter.party)
            for letter in letters
        ]

    return render


def letters_of_change(step: Step, facts: ChangeFacts, version: int) -> list[ChangeLetter]:
    """What the letter to each party says."""
    parties = parties_of(step.session, step.case_id)
    shared = _shared_values(step, facts) | {"version": version}
    return [
        ChangeLetter.model_validate(
            shared
            | addressee_values(party)
            | {"party": party.number, "capacity": capacity_words(party, parties)}
        )
        for party in parties
    ]


def _shared_values(step: Step, facts: ChangeFacts) -> dict[str, object]:
    case, new = step.case, facts.changed.in_force
    decisions = step.session.exec(
        select(Decision).where(Decision.case_id == step.case_id).order_by(col(Decision.number))
    ).all()
    is_over = facts.kind in ENDS_AS
    to_be_closed = not is_over and case.closed_on is None and new.last_day is not None
    return premises_values(step) | {
        "course": course_of_case(step),
        "kind": facts.kind,
        "ground": paragraphs(facts.ground),
        "hearing": paragraphs(facts.hearing),
        "changes": paragraphs(facts.changes),
        "warning_is_a_step": facts.kind in OF_WARNINGS and warning_is_a_step(step),
        "intent_on": _intent_on(step),
        "order_on": next(iter(each.announced_on for each in decisions), None),
        "changed_before_on": tuple(
            each.announced_on for each in decisions if each.kind is DecisionKind.CHANGE
        ),
        "lines": tuple(_lines(step, facts)),
        "duration": new.measure.duration,
        "closed_on": case.closed_on,
        "is_suspended": case.status is CaseStatus.SUSPENDED and not is_over,
        "closed_part": facts.part or case.closed_part,
        "ordered_from": new.first_day,
        "ordered_until": new.last_day,
        "runs_from": case.duration_runs_from if to_be_closed else None,
        "grace_term": _term("begunstigingstermijn", facts.changed.grace),
        "closure_term": _term("sluiting", facts.changed.closure),
        "objection_term": (
            None
            if facts.kind is ChangeKind.WITHDRAW_INTENT
            else _term("bezwaar", objection_period(facts.sent_on, policies.calendar()))
        ),
        "sent_on": facts.sent_on,
    }


def _intent_on(step: Step) -> date | None:
    left = step.session.exec(
        select(CaseEvent)
        .where(CaseEvent.case_id == step.case_id, CaseEvent.what == Occurrence.INTENT_ANNOUNCED)
        .order_by(col(CaseEvent.number))
        .limit(1)
    ).first()
    return left.on if left else None


def _lines(step: Step, facts: ChangeFacts) -> Iterator[ChangedLine]:
    """Only what really changes."""
    old, new = in_force(step), facts.changed.in_force
    if facts.kind is ChangeKind.WITHDRAW_INTENT or facts.kind in OF_WARNINGS:
        return
    if facts.kind in ENDS_AS:
        yield ChangedLine(
            label="Sluiting",
            was=_period(old.first_day, old.last_day),
            becomes=f"geldt niet meer sinds {dutch_date(facts.sent_on)}",
        )
        return
    if facts.part:
        whole = step.case.closed_part or told_whole(places_of(step.session, step.case))
        yield ChangedLine(label="Wat gesloten is", was=whole, becomes=facts.part)
    if facts.kind is ChangeKind.REVIEW_CONTINUE and facts.changed.closure is not None:
        review = f"uiterlijk {dutch_date(facts.changed.closure.last_day)}"
        yield ChangedLine(label="Volgende beoordeling", was="nu gedaan", becomes=review)
    for label, was, becomes in (
        ("Duur", old.measure.duration, new.measure.duration),
        ("Tijd om te vertrekken", _until(old.grace_until), _until(new.grace_until)),
        ("Eerste dag", dutch_date(old.first_day), dutch_date(new.first_day)),
        ("Laatste dag", _last(old.last_day), _last(new.last_day)),
    ):
        if was != becomes:
            yield ChangedLine(label=label, was=was, becomes=becomes)


def _period(first_day: date, last_day: date | None) -> str:
    return f"van {dutch_date(first_day)} tot en met {_last(last_day)}"


def _until(day: date | None) -> str:
    return f"tot en met {dutch_date(day)}" if day else "geen"


def _last(day: date | None) -> str:
    return dutch_date(day) if day else "niet vooraf bepaald"


def _term(label: str, term: TermResult | None) -> TermLine | None:
    if term is None:
        return None
    return TermLine(label=label, last_day=term.last_day, explanation=for_party(term.explanation))


def change_letter(letter: ChangeLetter, kind: DocumentKind, number: int) -> RenderedFile:
    """The words and the page of one letter; `number` is the party's number in the case."""
    context = {
        "kind": kind.value,
        "letter": letter,
        "says": Says(letter.reference, letter.course, letter.party),
        "house_style": house_style_of(letter.folder),
        "rules": local_rules(letter.folder, letter.sent_on),
        "duration": letter.duration,
        "already_closed": letter.closed_on is not None,
        "objection_explanation": (
            letter.objection_term.explanation if letter.objection_term else ""
        ),
    }

    def part(name: str) -> list[Node]:
        return parse(render_text(f"_legal_{name}.md.j2", **context))

    page = Page(
        name=f"{FILE_NAMES[kind]}-partij-{number}.pdf",
        title=to_plain_text(part("subject")).strip(),
        body=parse(render_text(f"{kind.value}.md.j2", **context)),
        meta=part("meta"),
        signature=part("signature"),
        copies=part("copies"),
    )
    return lay_out(letter, page)
