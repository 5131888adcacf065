"""What a decision on an objection or a request may hold, and what belongs to another one."""

from collections.abc import Iterator

from models.closure.decision import ASKS_MONEY, OF_MONEY, Decision, DecisionKind
from models.closure.remedy_forms import RemedyDecisionForm
from models.law.closure.case_stages import DECISION_IS_OUT
from models.law.closure.remedies.remedy_rules import OUTCOMES
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date, in_euros
from models.law.common.labelled import told_choices
from tasks.closure.case_step import Step
from tasks.closure.money.claims import claim_of

CHANGES = "Wat er verandert"
SUM = "Nieuw bedrag"


def cents_of(form: RemedyDecisionForm) -> int | None:
    """The sum of the form in cents; None when there is none."""
    return None if form.new_sum is None else int(form.new_sum * 100)


def faults_in_form(form: RemedyDecisionForm) -> Iterator[str]:
    possible = OUTCOMES[form.about]
    if form.outcome not in possible:
        yield f"Beslissing: kies bij een {form.about.label} {told_choices(possible)}"
    if (form.amount is None) is not (form.unit is None):
        yield "Nieuwe duur: vul een getal en een eenheid in"
    yield from _faults_in_what_changes(form)
    if form.unit is DurationUnit.INDEFINITE:
        yield "Eenheid van de duur: zonder einde sluiten vraagt een nieuw besluit"
    if form.costs is not None and not form.costs_asked:
        yield "Vergoeding: kan alleen als erom is gevraagd (artikel 7:15, tweede lid, Awb)"
    upheld = (TrackState.UPHELD, TrackState.PARTLY_UPHELD)
    if form.costs is not None and form.outcome not in upheld:
        yield "Vergoeding: kan alleen als het besluit wordt herroepen (artikel 7:15 Awb)"
    if form.costs_asked and form.about is not TrackKind.OBJECTION:
        yield "Om kosten gevraagd: hoort bij een bezwaar"


def _faults_in_what_changes(form: RemedyDecisionForm) -> Iterator[str]:
    """Awb 7:11(2): what is revoked in part says what comes in its place; nothing else does."""
    given = {
        "Nieuwe duur": form.amount,
        "Wat gesloten blijft": form.part,
        CHANGES: form.changes,
        SUM: form.new_sum,
        "Nieuwe dwangsom": form.penalty_amount or form.penalty_maximum,
        "Tijd om te voldoen tot en met": form.comply_until,
    }
    if form.outcome is not TrackState.PARTLY_UPHELD:
        yield from (
            f"{title}: hoort bij partly_upheld (deels gegrond)"
            for title, value in given.items()
            if value
        )
    elif not any(given.values()) and form.unit is None:
        yield (
            f"{CHANGES}: bij deels gegrond zegt de beslissing wat er in de plaats komt (artikel "
            "7:11, tweede lid, Awb); vul een nieuwe duur in, wat gesloten blijft, een nieuwe "
            "dwangsom, of wat er verder verandert"
        )


def faults_in_subject(
    step: Step, form: RemedyDecisionForm, subject: Decision | None
) -> Iterator[str]:
    """What is decided belongs to what the objection is against (Awb 7:11)."""
    if subject is None or form.about is not TrackKind.OBJECTION:
        return
    yield from _faults_in_sum(step, form, subject)
    of_order = {"Nieuwe duur": form.amount or form.unit, "Wat gesloten blijft": form.part}
    if subject.kind in OF_MONEY:
        yield from (
            f"{title}: hoort bij een bezwaar tegen de sluiting; dit bezwaar is tegen het "
            f"{subject.kind.label} van {dutch_date(subject.announced_on)}"
            for title, value in of_order.items()
            if value
        )
    if (subject.kind, form.outcome) == (DecisionKind.CHANGE, TrackState.UPHELD) and (
        step.case.status in DECISION_IS_OUT
    ):
        yield (
            "Beslissing: dit bezwaar is tegen de wijziging van "
            f"{dutch_date(subject.announced_on)}, en bij gegrond zou de hele sluiting eindigen; "
            f"kies {TrackState.PARTLY_UPHELD.told} en zeg wat er in de plaats van de wijziging komt"
        )


def _faults_in_sum(step: Step, form: RemedyDecisionForm, subject: Decision) -> Iterator[str]:
    """What somebody must pay becomes less, and then the decision says what it becomes."""
    claim, cents = claim_of(step, subject), cents_of(form)
    if subject.kind not in ASKS_MONEY or claim is None:
        if cents is not None:
            yield f"{SUM}: hoort bij een bezwaar tegen een besluit dat om geld vraagt"
        return
    asked = claim.cents or 0
    if form.outcome is TrackState.PARTLY_UPHELD and cents is None:
        yield f"{SUM}: vul in wat er betaald moet worden in plaats van {in_euros(asked)}"
    if cents is not None and cents >= asked:
        yield f"{SUM}: vul minder in dan {in_euros(asked)}, want dat vraagt het besluit al"
