"""The evaluation of a year, as an officer or the run of December asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tasks.evaluation.evaluation_view import NothingKnownError
from tasks.evaluation.figure_snapshot import freeze_figures
from tasks.evaluation.year_evaluation import EvaluationDraft, draft_evaluation


@dataclass(frozen=True)
class DraftedYear:
    """The evaluations of a year, and why there is none of the others."""

    drafts: tuple[EvaluationDraft, ...]
    without: tuple[str, ...]
    """Dutch: one sentence for each evaluation that would have stated nothing."""


def draft_year(
    year: int, groups: Sequence[Sequence[str]], by: str, on: date, at: datetime
) -> DraftedYear:
    """Freeze the figures, then draft the evaluation of each group of municipalities (CBS codes).

    A group of which nothing is known stops no other; NothingKnownError when there is no other.
    """
    freeze_figures(year, by, on, at)
    drafts, without = [], []
    for codes in groups:
        try:
            drafts.append(draft_evaluation(year, codes, by, on, at))
        except NothingKnownError as error:
            without.append(str(error))
    if without and not drafts:
        raise NothingKnownError(" ".join(without))
    return DraftedYear(tuple(drafts), tuple(without))
