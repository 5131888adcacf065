"""A refusal as a row of a table, and what leads to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import select

from models.closure.closure_forms import StepForm
from models.common.municipality import Officer, OfficerRole
from models.law.closure.procedure import TrackKind, TrackState
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import WeerbaarError
from tasks.closure import weighing
from tasks.register.resources import transaction
from tests.builders.case_builder import COCAINE, Walk, at
from tests.builders.case_states import REFERENCE

MARCH_2 = date(2026, 3, 2)
MARCH_30 = date(2026, 3, 30)
APRIL_10 = date(2026, 4, 10)
APRIL_13 = date(2026, 4, 13)


def step_by(by: str, on: date = APRIL_10, reference: str = REFERENCE) -> StepForm:
    """A step of somebody."""
    return StepForm(reference=reference, on=on, by=by)


def dismiss(code: str) -> None:
    """An officer who works here no more."""
    with transaction() as session:
        session.exec(select(Officer).where(Officer.code == code)).one().active = False


def give_role_of(code: str, other: str) -> None:
    """One officer gets the roles of another as well."""
    with transaction() as session:
        codes = {officer.code: officer for officer in session.exec(select(Officer))}
        for row in session.exec(
            select(OfficerRole).where(OfficerRole.officer_id == codes[other].id)
        ).all():
            session.add(
                OfficerRole(
                    officer_id=codes[code].id or 0,
                    municipality_code=row.municipality_code,
                    role=row.role,
                )
            )


HALF_A_GRAM = COCAINE | {"amount": "0,5"}
THREE_GRAMS = HALF_A_GRAM | {"amount": "3"}
DEVIATES = weighing.WeighingRow(
    factor="4:84", finding="Een andere maatregel past hier.", source_document="advies", weight="ja"
)


@dataclass(frozen=True)
class Row:
    """One refusal: the state, what is done first, what is tried, and how it is refused."""

    state: str
    attempt: Callable[[Walk], object]
    error: type[WeerbaarError]
    words: tuple[str, ...]
    first: Callable[[Walk], object] = lambda _walk: None


def asks_relief(walk: Walk) -> Walk:
    """A judge is asked."""
    return walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 8))


def suspended(walk: Walk) -> Walk:
    """A judge suspends."""
    return asks_relief(walk).track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 4, 9))


def weigh_with_reason(walk: Walk) -> Walk:
    """The second weighing with a reason to leave the matrix."""
    return walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(DEVIATES,))


def odd_weighing(walk: Walk, *codes: str) -> object:
    """A weighing with only these factors."""
    rows = tuple(
        weighing.WeighingRow(factor=code, finding="iets", source_document="bron", weight="nul")
        for code in codes
    )
    return weighing.record_weighing(
        walk.reference, WeighingMoment.BEFORE_INTENT, rows, "ZAAK1", MARCH_2, at(MARCH_2)
    )


def alverlo() -> Walk:
    """A case of Alverlo, of which the matrix waits for a lawyer."""
    with transaction() as session:
        session.connection().exec_driver_sql(
            "UPDATE address SET municipality_code = '9001' WHERE bag_id = '9002200000000011'"
        )
    walk = Walk().police_report(municipality="Alverlo", bag_id="9002200000000011")
    return walk.parties().weigh().prepare_intent()
