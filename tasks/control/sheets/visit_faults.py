"""What is wrong with the outcome of a visit: every fault, each at the question that it is about."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import select

from models.common.municipality import Partner
from models.control.control_round import Access, RoundStatus, Visit
from models.control.round_forms import VisitForm
from models.law.common.business_labels import Label
from models.law.common.dutch import dutch_date
from models.law.common.labelled import told_keys
from models.law.control.round_clearance import PARTICIPANTS
from models.law.control.visit_outcome import Found, OutcomePolicy
from tasks.control.round_policies import outcome_kinds
from tasks.control.round_step import RoundStep, day_of_visits


class VisitFault(NamedTuple):
    """One fault: the field of VisitForm, which of its lines, and a Dutch sentence part."""

    field: str
    words: str
    line: int = 0


def visit_faults(step: RoundStep, visit: Visit, form: VisitForm) -> list[VisitFault]:
    """Every fault of the outcome; empty when it can be recorded."""
    kinds = outcome_kinds(day_of_visits(step))
    return [
        *_of_the_day(step, form),
        *_of_access(form),
        *_of_findings(form, kinds),
        *_of_repair(visit, form, day_of_visits(step)),
        *_of_follow_ups(form, kinds, _owners(step, kinds), day_of_visits(step)),
        *(
            VisitFault("signals", "dit thema staat er twee keer; maak er één signaal van", number)
            for number, theme in enumerate(form.signals)
            if theme in form.signals[:number]
        ),
    ]


def _of_the_day(step: RoundStep, form: VisitForm) -> Iterator[VisitFault]:
    planned_on = step.round.planned_on
    if step.round.status is not RoundStatus.PLANNED:
        yield VisitFault("reference", f"de controle staat op '{step.round.status.label}'")
    if planned_on is not None and form.on < planned_on:
        yield VisitFault("on", f"de controle is pas op {dutch_date(planned_on)}")


def _of_access(form: VisitForm) -> Iterator[VisitFault]:
    """A dwelling asks for consent or a warrant (Awb 5:15; Awbi art. 1 and 2); nothing else does."""
    by_consent = form.access is Access.DWELLING_CONSENT
    by_warrant = form.access is Access.DWELLING_WARRANT
    if by_consent != bool(form.consent_at):
        words = "hoe laat de bewoner toestemming gaf: vul dit in bij een woning met toestemming"
        yield VisitFault("consent_at", f"{words}, en alleen dan")
    if by_warrant != bool(form.warrant_number):
        words = "het nummer van de machtiging: vul dit in bij een woning met machtiging"
        yield VisitFault("warrant_number", f"{words}, en alleen dan")
    if form.label is Label.GREEN and not form.access.is_inside:
        yield VisitFault("label", "een plek die niet is gezien, krijgt geen groen label")


def _of_findings(form: VisitForm, kinds: OutcomePolicy) -> Iterator[VisitFault]:
    if form.found and not form.access.is_inside:
        yield VisitFault("found", "bevindingen kunnen niet zonder toegang")
    for number, code in enumerate(form.found):
        if Found.of(code).kind not in kinds.finding_labels:
            yield VisitFault("found", _choose("soort bevinding", kinds.finding_labels), number)
        if code in form.found[:number]:
            yield VisitFault("found", "deze bevinding staat er twee keer", number)


def _of_repair(visit: Visit, form: VisitForm, seen_on: date) -> Iterator[VisitFault]:
    if form.repair_until is not None and (form.repair_until <= seen_on or not form.has_findings):
        words = "een hersteltermijn vraagt bevindingen en een latere dag dan het bezoek"
        yield VisitFault("repair_until", words)
    if form.is_repaired and (not visit.is_re_control or form.has_findings):
        yield VisitFault(
            "is_repaired", "hersteld kan alleen bij een hercontrole zonder bevindingen"
        )
    elif form.is_repaired and not form.access.is_inside:
        yield VisitFault("is_repaired", "hersteld kan alleen als de plek is gezien")
    elif (
        visit.is_re_control
        and form.access.is_inside
        and not (form.is_repaired or form.has_findings)
    ):
        words = "bij een hercontrole is het hersteld, of er is nog een bevinding"
        yield VisitFault("is_repaired", words)


def _owners(step: RoundStep, kinds: OutcomePolicy) -> dict[str, str]:
    """Who can do a follow-up, by the word in small letters; so no name of a person fits."""
    names = step.session.exec(
        select(Partner.name).where(Partner.municipality_code == step.round.municipality_code)
    ).all()
    labels = [participant.label for participant in PARTICIPANTS]
    return {word.casefold(): word for word in (*kinds.owners, *labels, *names)}


def _of_follow_ups(
    form: VisitForm, kinds: OutcomePolicy, owners: Mapping[str, str], seen_on: date
) -> Iterator[VisitFault]:
    used = [row.kind for row in form.follow_ups]
    for number, row in enumerate(form.follow_ups):
        if row.kind not in kinds.follow_up_labels:
            yield VisitFault("follow_ups", _choose("vervolg", kinds.follow_up_labels), number)
        if row.kind in used[:number]:
            yield VisitFault("follow_ups", "dit vervolg staat er twee keer", number)
        if row.owner.casefold() not in owners:
            words = f"wie het doet is een functie of partner; kies uit {', '.join(owners.values())}"
            yield VisitFault("follow_ups", words, number)
        if row.due_on < seen_on:
            words = f"een vervolg is niet klaar voor het bezoek van {dutch_date(seen_on)}"
            yield VisitFault("follow_ups", words, number)


def _choose(what: str, labels: Mapping[str, str]) -> str:
    return f"dit {what} bestaat niet; kies een van: {told_keys(labels)}"


def sentences(faults: Sequence[VisitFault]) -> list[str]:
    """Only the words, for a form."""
    return [fault.words for fault in faults]
