"""The file is closed: nothing of it runs any more, and how long it is kept."""

from datetime import datetime

from sqlmodel import col, select

from models.closure.closure import ClosureCase
from models.closure.closure_forms import StepForm
from models.closure.term import Term
from models.law.closure.measures import MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.closure.term_kinds import AtArchiving, only, whose
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.retention import destroy_after
from models.law.common.roles import Action
from tasks.closure.afterwards import must_still_be_decided
from tasks.closure.case_step import Step, begin_step
from tasks.closure.execution import OVER, on_another_day
from tasks.closure.money.claims import refuse_open_money
from tasks.closure.money.repayment_duties import refuse_open_repayments
from tasks.closure.people.prepared_acts import refuse_unsent
from tasks.closure.people.rectifications import refuse_open_rectification
from tasks.closure.remedies.recording import refuse_open_tracks
from tasks.closure.site.seals import refuse_unreported_breach
from tasks.register import policies
from tasks.register.resources import transaction
from tasks.register.step import step


class StillClosedError(WeerbaarError):
    """Raised when a file would be closed while the premises are."""


class UndecidedError(WeerbaarError):
    """Raised when a file would be closed while the decision on what was done did not leave."""


class OpenTermsError(WeerbaarError):
    """Raised when a case would be archived while something of it still runs."""


@step("zaak-archiveren")
def archive(form: StepForm, at: datetime) -> str:
    """Close the file and fix how long it is kept. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ARCHIVE, form.on, at)
        if step.case.status is not CaseStatus.ARCHIVED:
            _refuse_closed_premises(step)
            refuse_unreported_breach(step)
            _refuse_without_the_decision(step)
            _refuse_open_terms(step)
            refuse_open_tracks(step)
            refuse_open_rectification(step)
            refuse_unsent(step)
            refuse_open_money(step)
            refuse_open_repayments(step)
            result = retention_result(step.case)
            step.move_to(CaseStatus.ARCHIVED, f"Selectielijst 2020, resultaat {result}")
            step.happened(Occurrence.FILE_ARCHIVED)
            step.case.archived_on = form.on
            kept = destroy_after(policies.retention(form.on), result, form.on)
            step.case.destroy_after = kept.destroy_after
        return step.case.status.label + on_another_day(step, step.case.archived_on)


def _refuse_closed_premises(step: Step) -> None:
    """The end of an order leaves the seal where it is until somebody takes it away."""
    case = step.case
    if case.status in OVER and case.closed_on is not None:
        raise StillClosedError(
            f"Zaak {case.reference}: het pand is dicht sinds {dutch_date(case.closed_on)}; leg "
            f"eerst de heropening vast, archiveren op {dutch_date(step.on)} kan nog niet."
        )


def retention_result(case: ClosureCase) -> str:
    """12.2 when enforcement was carried out, 12.3 when it was broken off (selectielijst 2020)."""
    return "12.3" if case.measure in (None, MeasureKind.NONE) else "12.2"


def _refuse_without_the_decision(step: Step) -> None:
    """Who shuts premises at once owes a decision on it, also when they are open again."""
    if must_still_be_decided(step):
        raise UndecidedError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': het pand is gesloten "
            f"op {dutch_date(step.case.closed_on or step.on)} en het besluit daarover is nog niet "
            "bekendgemaakt (artikel 5:31, tweede lid, Awb). Maak het, laat het "
            "goedkeuren en maak het bekend; "
            f"archiveren op {dutch_date(step.on)} kan niet, dat kan na de termijn voor bezwaar."
        )


def _refuse_open_terms(step: Step) -> None:
    running = step.session.exec(
        select(Term)
        .where(Term.case_id == step.case_id, col(Term.met_on).is_(None))
        .order_by(col(Term.id))
    )
    for term in running:
        rule = term.kind.at_archiving
        if rule is AtArchiving.MET or (
            rule is AtArchiving.MET_OR_PAST and term.last_day >= step.on
        ):
            of = whose(only(term.party_number), None)
            label = term.kind.label + (f" van {of}" if of else "")
            raise OpenTermsError(
                f"Zaak {step.case.reference}: de termijn {label} loopt nog tot en met "
                f"{dutch_date(term.last_day)}; archiveren op {dutch_date(step.on)} kan niet."
            )
