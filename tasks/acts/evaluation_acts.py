"""The evaluation of a year: figures frozen, documents drafted, and published by another person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.common.visitor import SYSTEM
from models.evaluation.evaluation_forms import EvaluateForm, EvaluationApprovalForm
from models.law.common.dutch import plural
from models.law.common.errors import FaultsError
from tasks.acts.done import Done, PartlyDoneError
from tasks.acts.each import do_each
from tasks.acts.evaluation_sources import SOURCES
from tasks.documents.rendering import RenderedFile
from tasks.evaluation.evaluation_report import evaluation_report
from tasks.evaluation.evaluation_view import (
    NothingKnownError,
    evaluated_together,
    evaluation_view,
    group_of,
)
from tasks.evaluation.figure_snapshot import freeze_figures
from tasks.evaluation.year_evaluation import (
    EvaluationDraft,
    approve_evaluation,
    draft_evaluation,
    read_evaluation,
)


@dataclass(frozen=True, kw_only=True)
class Evaluated(Done):
    """The evaluations of a year: one for all municipalities that share a plan."""

    drafts: tuple[EvaluationDraft, ...]
    without: tuple[str, ...] = ()
    """Dutch: one sentence for each evaluation that would have stated nothing."""


def evaluate_year(
    form: EvaluateForm, on: date, at: datetime, *, internal: bool = False
) -> Evaluated:
    """Freeze the figures of a year and draft its evaluations; another person approves them.

    `on` is the day of the form, or the one on which the run was planned. With `internal` there is
    also the report with every number. An evaluation of which nothing is known stops no
    other; NothingKnownError when there is no other. Raises PartlyDoneError when one failed.
    """
    if not form.by:
        raise FaultsError("De evaluatie", ["geef de code op van wie haar maakt"])
    return _evaluate(form, form.by, on, at, internal=internal)


def evaluate_as_planned(form: EvaluateForm, on: date, at: datetime) -> Evaluated:
    """The same by the run of December, which nobody asks for.

    Only a schedule comes here: with the code of the system one person could make and publish.
    """
    return _evaluate(form, form.by or SYSTEM, on, at, internal=False)


def _evaluate(form: EvaluateForm, by: str, on: date, at: datetime, *, internal: bool) -> Evaluated:
    year = form.year or on.year
    groups = _groups(year, form.municipality)
    freeze_figures(year, by, on, at, sources=SOURCES)

    def draft(codes: Sequence[str]) -> EvaluationDraft | str:
        try:
            return draft_evaluation(year, codes, by, on, at, sources=SOURCES)
        except NothingKnownError as error:
            return str(error)

    made, failed = do_each(groups, draft, ", ".join, "Evaluaties maken")
    without = [item for item in made if isinstance(item, str)]
    if without and len(made) == len(without) and not failed:
        raise NothingKnownError(" ".join(without))
    drafts = [item for item in made if isinstance(item, EvaluationDraft)]
    done = _evaluated(drafts, year, without, internal=internal)
    if failed:
        raise PartlyDoneError(done, f"Deze evaluaties van {year} zijn niet gemaakt", failed)
    return done


def publish_evaluation(
    form: EvaluationApprovalForm,
    at: datetime,
    *,
    internal: bool = False,
    seen: int | None = None,
) -> Evaluated:
    """Approve the evaluation that another made: council, partners and press receive it, once.

    `seen` is the number of the draft that the officer read, where a door knows that.
    """
    groups = _groups(form.year, form.municipality)
    if len(groups) > 1:
        raise FaultsError("Het publiceren", ["geef de gemeente op; er zijn meer evaluaties"])
    draft = approve_evaluation(form, groups[0], at, sources=SOURCES, seen=seen)
    return _evaluated([draft], form.year, internal=internal)


def _groups(year: int, municipality: str) -> Sequence[tuple[str, ...]]:
    """The municipalities (codes) of each evaluation, or of the one in which this one shares."""
    if municipality:
        return [group_of(year, municipality, sources=SOURCES)]
    return evaluated_together(year, sources=SOURCES)


def _evaluated(
    drafts: Sequence[EvaluationDraft],
    year: int,
    without: Sequence[str] = (),
    *,
    internal: bool,
) -> Evaluated:
    files: list[RenderedFile] = []
    for draft in drafts:
        files += read_evaluation(draft.codes, year)
        if internal:
            files += evaluation_report(
                evaluation_view(year, draft.codes, sources=SOURCES), is_public=False
            )
    return Evaluated(
        reference=", ".join(draft.reference for draft in drafts),
        said=(*without, *(_sentence_of(draft) for draft in drafts)),
        files=tuple(files),
        drafts=tuple(drafts),
        without=tuple(without),
    )


def _sentence_of(draft: EvaluationDraft) -> str:
    what = f"Evaluatie {draft.reference}, concept {draft.number}"
    pieces = plural(draft.files, "stuk", "stukken")
    if draft.is_published:
        return f"{what}: gepubliceerd, met {pieces}. College, partners en pers krijgen bericht."
    again = "gemaakt" if draft.is_new else "ongewijzigd"
    return f"{what}: {pieces}, {again}. Een ander keurt haar goed."
