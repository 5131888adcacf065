"""What the evaluation of a year draws from: the snapshot, the plan and the lessons of debriefs."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlmodel import col, select

from models.common.municipality import Municipality
from models.common.plan_year import ActionLine, ActionPart, PlanYear
from models.common.progress import track
from models.evaluation.evaluation_views import (
    ActionMoney,
    EvaluatedAction,
    EvaluationView,
    EvidenceItem,
    MoneyLine,
)
from models.law.common.action_status import STAYS, ActionStatus, status_together
from models.law.common.dutch import join_dutch, sentence, short_date
from models.law.common.errors import WeerbaarError
from models.law.evaluation.published_figures import WORDS, Display
from models.law.evaluation.year_figures import YearFigures
from tasks.documents.rendering import RenderedFile
from tasks.evaluation.evaluation_report import evaluation_report
from tasks.evaluation.figure_counts import figures_of
from tasks.evaluation.figure_snapshot import content_of, find_snapshot
from tasks.evaluation.infographic import infographic
from tasks.evaluation.year_sources import YearSources
from tasks.register.organisation import municipality_code
from tasks.register.resources import reading

UNKNOWN = WORDS[Display.UNKNOWN]
SPENT = "budget_spent"
"""Key of the figure that says what a municipality spent in a year."""


class NothingKnownError(WeerbaarError):
    """Raised when all that an evaluation could state of a year is that it is not known."""


def evaluated_together(year: int, *, sources: YearSources) -> tuple[tuple[str, ...], ...]:
    """The municipalities (CBS codes) of each evaluation: those that share a plan, others alone."""
    with reading() as session:
        known = session.exec(select(Municipality.code).order_by(col(Municipality.code))).all()
    shared = [
        tuple(sorted(code for code in plan.municipalities if code in known))
        for plan in sources.plans(year, known)
    ]
    planned = {code for codes in shared for code in codes}
    alone = [(code,) for code in known if code not in planned]
    return tuple(sorted(codes for codes in (*shared, *alone) if codes))


def group_of(year: int, municipality: str, *, sources: YearSources) -> tuple[str, ...]:
    """The municipalities that are evaluated together with this one (name or CBS code)."""
    code = municipality_code(municipality)
    return next(codes for codes in evaluated_together(year, sources=sources) if code in codes)


def evaluation_files(
    year: int, codes: Sequence[str], version: int, *, sources: YearSources
) -> tuple[RenderedFile, ...]:
    """Infographic and report for the public, from one snapshot; the same, the same bytes.

    Raises NothingKnownError.
    """
    view = evaluation_view(year, codes, version, sources=sources)
    if not view.states_something:
        raise NothingKnownError(
            f"Over {year} staat van {join_dutch(view.unknown_places)} niets in het register; "
            "er is niets om te publiceren."
        )
    makers: tuple[Callable[[], Sequence[RenderedFile]], ...] = (
        lambda: infographic(view.figures, view.folders),
        lambda: evaluation_report(view),
    )
    return tuple(file for make in track(makers, "Evaluatie opmaken") for file in make())


def evaluation_view(
    year: int, codes: Sequence[str], version: int | None = None, *, sources: YearSources
) -> EvaluationView:
    """All that the documents of a year may draw from; without a version of the newest snapshot."""
    has_plan = [sources.has_plan(code, year) for code in codes]
    plan = sources.plan_of_year(year, codes[0]) if all(has_plan) else None
    with reading() as session:
        row = find_snapshot(session, year, version)
        folders = session.exec(
            select(Municipality.folder)
            .where(col(Municipality.code).in_(codes))
            .order_by(col(Municipality.code))
        ).all()
        lessons = tuple(sources.lessons(session, year, codes))
        figures = figures_of(content_of(row).of(codes), row.counted_on)
    return EvaluationView(
        folders=tuple(folders),
        figures=figures,
        actions=tuple(_action(line, codes, figures) for line in plan.actions) if plan else (),
        money=tuple(_money(plan, codes, figures)) if plan else (),
        lessons=lessons,
        proposals=tuple(_proposals(plan, codes)) if plan else (),
        made_on=figures.counted_on,
    )


def _parts(line: ActionLine, codes: Sequence[str]) -> list[ActionPart]:
    return [part for part in line.parts if part.municipality_code in codes]


def _action(line: ActionLine, codes: Sequence[str], figures: YearFigures) -> EvaluatedAction:
    parts = _parts(line, codes)
    unknown = figures.unknown_places()
    known = [part for part in parts if part.on is not None or part.municipality_code not in unknown]
    return EvaluatedAction(
        number=line.number,
        theme=line.theme,
        title=line.title,
        owner=line.owner,
        status=_status(parts, known),
        is_known=bool(known),
        is_done=line.status is ActionStatus.DONE,
        is_carried_over=any(part.status in STAYS for part in parts),
        reason=_said_of_parts(parts, [part.reason for part in parts]),
        evidence=tuple(_evidence(parts, figures.year)),
        money=tuple(
            ActionMoney(
                municipality=part.municipality,
                planned=part.planned,
                spent=part.spent if _knows_spending(figures, part.municipality_code) else None,
            )
            for part in parts
            if part.planned or part.spent
        ),
    )


def _status(parts: Sequence[ActionPart], known: Sequence[ActionPart]) -> str:
    """How far the action is where that is known; absent is not "planned"."""
    if not known:
        return UNKNOWN
    status = status_together([part.status for part in known]).label
    others = [part.municipality for part in parts if part not in known]
    return f"{status} ({join_dutch(others)}: {UNKNOWN})" if others else status


def _knows_spending(figures: YearFigures, code: str) -> bool:
    return figures.value(SPENT, figures.year, code) is not None


def _said_of_parts(parts: Sequence[ActionPart], words: Sequence[str]) -> str:
    """Once when every municipality says the same, otherwise a sentence for each."""
    if len(set(words)) == 1:
        return words[0]
    named = zip(parts, words, strict=True)
    return " ".join(
        sentence(f"{said.rstrip('.')} ({part.municipality})") for part, said in named if said
    )


def _evidence(parts: Sequence[ActionPart], year: int) -> Iterator[EvidenceItem]:
    """The same thing once, with where and when: "training (Alverlo: 4 mei; Lindewaarde: 6 mei)"."""
    found: dict[tuple[str, bool], dict[str, list[str]]] = {}
    for part in parts:
        for item in part.evidence:
            places = found.setdefault((item.words, item.is_public), {})
            days = places.setdefault(part.municipality, [])
            if item.on is not None:
                days.append(short_date(item.on).removesuffix(f" {year}"))
    for (words, is_public), places in found.items():
        yield EvidenceItem(words=f"{words} ({_where(places)})", is_public=is_public)


def _where(places: Mapping[str, Sequence[str]]) -> str:
    """Municipalities with the same days stand together: "Alverlo en Lindewaarde: 4 mei"."""
    together: dict[str, list[str]] = {}
    for name, days in places.items():
        together.setdefault(join_dutch(days), []).append(name)
    return "; ".join(
        f"{join_dutch(names)}: {days}" if days else join_dutch(names)
        for days, names in together.items()
    )


def _money(plan: PlanYear, codes: Sequence[str], figures: YearFigures) -> Iterator[MoneyLine]:
    for total in plan.totals:
        if total.municipality_code in codes:
            is_known = _knows_spending(figures, total.municipality_code)
            yield MoneyLine(
                municipality=total.municipality,
                planned=total.planned,
                available=total.available,
                spent=total.spent if is_known else None,
                left=total.left if is_known else None,
            )


def _proposals(plan: PlanYear, codes: Sequence[str]) -> Iterator[str]:
    """What goes into the next plan because it is not done, with why."""
    for line in plan.actions:
        stays = [part for part in _parts(line, codes) if part.status in STAYS]
        if stays:
            where = join_dutch([part.municipality for part in stays])
            why = _said_of_parts(stays, [part.reason for part in stays])
            yield f"Actie {line.number}, {line.title} ({where})" + (f": {why}" if why else "")
