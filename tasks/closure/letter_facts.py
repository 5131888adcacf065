"""From the register to a letter: the proposal of the matrix, the chosen measure, the reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.closure.closure import Finding, FindingKind
from models.closure.closure_forms import OutcomeForm
from models.law.closure.competence import competent
from models.law.closure.duration_start import RunsFrom
from models.law.closure.finds.listed_finds import why_without_power
from models.law.closure.finds.quantities import FoundAmount
from models.law.closure.letter_clearance import DEVIATION
from models.law.closure.measures import Measure, MeasureKind
from models.law.closure.sanctions import (
    Circumstances,
    NoMatrixRowError,
    Proposal,
    measure_for_case,
    occurrence_of,
)
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.terms import TermResult
from tasks.closure import closure_policies
from tasks.closure.afterwards import Over
from tasks.closure.approvals import Receipt
from tasks.closure.case_step import Step, findings_of, place_of
from tasks.closure.known_facts import with_other_offences
from tasks.closure.site.repeats import previous_offences
from tasks.closure.weighing import newest_weighing


class NotCompetentError(WeerbaarError):
    """Raised when nothing that was found gives the mayor the power of art. 13b Opiumwet."""


class DeviationWithoutReasonError(WeerbaarError):
    """Raised when the measure is not the matrix's and the weighing gives no reason (Awb 4:84)."""


class NoClosureProposedError(WeerbaarError):
    """Raised when a closure "as the matrix says" is asked and the matrix proposes none."""


class ShutAlreadyError(WeerbaarError):
    """Raised when the decision on premises that were shut at once would be no closure."""


class NoPartiesError(WeerbaarError):
    """Raised when a letter has nobody to go to."""


@dataclass(frozen=True)
class Chosen:
    """The measure the officer chose, beside what the matrix proposes."""

    measure: Measure
    proposal: Proposal
    draft: str
    is_judged: bool = False
    """A lawyer judged what the matrix has no row for (4:84 in the weighing)."""

    @property
    def deviates(self) -> bool:
        """Whether it is another measure than the matrix proposes."""
        return self.measure != self.proposal.measure

    @property
    def receipt(self) -> Receipt:
        """Which matrix was used, and why the letter is still a draft."""
        since = self.proposal.policy_valid_from.isoformat()
        return Receipt(f"{self.proposal.source} (vanaf {since})", self.draft)


@dataclass(frozen=True)
class LetterFacts:
    """What a letter says beyond the case itself."""

    sent_on: date
    chosen: Chosen
    zienswijze_term: TermResult | None = None
    grace_term: TermResult | None = None
    closure_term: TermResult | None = None
    objection_term: TermResult | None = None
    cost_share: int | None = None
    runs_from: RunsFrom | None = None
    decided_on: date | None = None
    """When the others heard it, for a party that hears it later."""
    shut_on: date | None = None
    """When the premises were closed on this decision, for a party that hears it after that."""
    over: Over | None = None
    """How and when the closure was over, when this letter tells what is past."""


def proposal_for(step: Step, on: date) -> Proposal:
    """What the matrix in force on `on` proposes for this case; a proposal, never the decision."""
    findings = findings_of(step.session, step.case_id)
    amounts = [amount for finding in findings for amount in _amounts(finding)]
    has_goods = any(finding.kind is FindingKind.PREPARATORY_GOODS for finding in findings)
    competence = competent(
        closure_policies.competence_policy(on),
        amounts,
        preparatory_goods=has_goods,
        without_power=_without_power(step, findings),
    )
    if not competence.yes:
        raise NotCompetentError(f"Zaak {step.case.reference}: {competence.explanation}")
    _, premises, _ = place_of(step.session, step.case)
    matrix = closure_policies.sanction_matrix(step.case.municipality_code, on)
    circumstances = Circumstances(
        premises_kind=premises.kind,
        found_on=step.case.found_on,
        previous=previous_offences(step.session, step.case),
        with_other_offences=with_other_offences(step, matrix),
        uninhabited=premises.inhabited is False,
        preparatory_goods=has_goods,
    )
    try:
        return measure_for_case(matrix, amounts, circumstances)
    except NoMatrixRowError as error:
        # The matrix is silent: the lawyer chooses, and gives the reason like any deviation.
        return Proposal(
            measure=Measure(kind=MeasureKind.NONE),
            occurrence=occurrence_of(
                step.case.found_on, circumstances.previous, matrix.lookback_years
            ),
            row_id=None,
            policy_valid_from=matrix.valid_from,
            source=matrix.source,
            explanation=str(error),
            must_confirm=not matrix.confirmed,
        )


def _amounts(finding: Finding) -> Iterator[FoundAmount]:
    if finding.is_forbidden and finding.drug_list and finding.amount and finding.unit:
        yield FoundAmount(finding.drug_list, finding.amount, finding.unit)


def _without_power(step: Step, findings: Sequence[Finding]) -> list[str]:
    """Of the substances that were found: why some give no power."""
    table = closure_policies.substances(step.case.found_on)
    reasons = [
        why_without_power(
            table.look_up(finding.description, step.case.found_on),
            finding.drug_list,
            finding.exempt,
        )
        for finding in findings
        if finding.kind is FindingKind.SUBSTANCE
    ]
    return [reason for reason in reasons if reason]


def chosen_measure(step: Step, form: OutcomeForm) -> Chosen:
    """The measure of the form; what differs from the matrix needs a reason in the weighing."""
    _refuse_to_leave_it_shut(step, form)
    proposal = proposal_for(step, form.sent_on)
    measure = _measure_of(form, proposal)
    reasoned = any(row.factor == DEVIATION for row in newest_weighing(step))
    if measure != proposal.measure and not reasoned:
        raise DeviationWithoutReasonError(
            f"Zaak {step.case.reference}: {measure.describe()} wijkt af van de matrix "
            f'({proposal.measure.describe()}); geef in de belangenafweging de reden bij "4:84".'
        )
    municipality, _, _ = place_of(step.session, step.case)
    return Chosen(
        measure,
        proposal,
        _draft_reason(municipality.name, proposal, is_judged=reasoned),
        is_judged=reasoned and proposal.must_judge,
    )


def _refuse_to_leave_it_shut(step: Step, form: OutcomeForm) -> None:
    """The decision after closing at once is about that closing, or no decision keeps it shut."""
    shut_on = step.case.closed_on
    if shut_on is not None and form.outcome is not MeasureKind.CLOSURE:
        raise ShutAlreadyError(
            f"Zaak {step.case.reference} ({step.case.status.label}): het pand is dicht sinds "
            f"{dutch_date(shut_on)} en daarover moet nu het besluit gaan (artikel 5:31, tweede "
            f"lid, Awb); {form.outcome.label} op {dutch_date(form.sent_on)} kan niet."
        )


def chosen_again(step: Step, measure: Measure, on: date) -> Chosen:
    """The measure of what left on this day, for who hears it later; it was approved then."""
    proposal = proposal_for(step, on)
    reasoned = any(row.factor == DEVIATION for row in newest_weighing(step))
    return Chosen(measure, proposal, "", is_judged=reasoned and proposal.must_judge)


def _measure_of(form: OutcomeForm, proposal: Proposal) -> Measure:
    if form.outcome is not MeasureKind.CLOSURE:
        return Measure(kind=form.outcome)
    if (form.amount is None) is not (form.unit in (None, DurationUnit.INDEFINITE)):
        raise FaultsError(
            f"De maatregel van {form.reference}",
            ["Duur: geef een getal en een eenheid, of laat beide weg: volgens de matrix"],
        )
    if form.unit is None:
        if proposal.measure.kind is not MeasureKind.CLOSURE:
            raise NoClosureProposedError(
                f"Zaak {form.reference}: de matrix geeft geen duur, want zij stelt voor: "
                f"{proposal.measure.describe()}; kies die maatregel, of geef een duur en in de "
                'belangenafweging de reden bij "4:84".'
            )
        return proposal.measure
    return Measure(kind=MeasureKind.CLOSURE, amount=form.amount, unit=form.unit)


def _draft_reason(municipality: str, proposal: Proposal, *, is_judged: bool) -> str:
    """Why the letter is only a draft; empty when it may go out."""
    if proposal.must_confirm:
        return f"een jurist moet de sanctiematrix van {municipality} eerst bevestigen."
    if proposal.must_judge and not is_judged:
        return (
            f"de sanctiematrix van {municipality} heeft geen rij voor een deel van de vondst; geef "
            'in de belangenafweging het oordeel van een jurist daarover bij "4:84".'
        )
    return ""


def found_in_general(findings: Sequence[Finding]) -> str:
    """The find in words for the public: kinds, no amounts (facts of 2.2)."""
    lists = {item.drug_list.followed for item in findings if item.drug_list and item.is_forbidden}
    words = [
        {"I": "een handelshoeveelheid harddrugs", "II": "een handelshoeveelheid softdrugs"}[item]
        for item in sorted(lists)
    ]
    if any(finding.kind is FindingKind.PREPARATORY_GOODS for finding in findings):
        words.append("goederen om drugs te maken of te verhandelen")
    return " en ".join(words)
