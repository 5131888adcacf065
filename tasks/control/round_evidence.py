"""What the rounds show of the plan, and taught."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session, col, select

from models.common.plan_year import EvidenceLine
from models.control.control_round import ControlRound, RoundStatus
from models.law.control.control_cycle import RoundKind
from tasks.register.evidence import EvidenceReader, EvidenceYear, Found


def held_rounds(*kinds: RoundKind) -> EvidenceReader:
    """A reader of the rounds of these kinds that were held."""

    def read(year: EvidenceYear) -> Iterator[Found]:
        rows = year.session.exec(
            select(ControlRound).where(
                col(ControlRound.municipality_code).in_(year.codes),
                ControlRound.status == RoundStatus.HELD,
                col(ControlRound.kind).in_(kinds),
                col(ControlRound.planned_on).between(year.first, year.last),
            )
        )
        for row in rows:
            yield row.municipality_code, _line(row)

    return read


def _line(row: ControlRound) -> EvidenceLine:
    theme = f", {row.theme.label}" if row.theme else ""
    words = f"controle: {row.kind.label}{theme}"
    return EvidenceLine(row.reference, row.planned_on, words, is_public=True)


def round_line(session: Session, municipality_code: str, reference: str) -> EvidenceLine | None:
    """The round of this municipality with this reference."""
    row = session.exec(
        select(ControlRound).where(
            ControlRound.municipality_code == municipality_code,
            ControlRound.reference == reference,
        )
    ).first()
    return _line(row) if row else None


def lessons_of(session: Session, year: int, codes: Sequence[str]) -> Iterator[str]:
    """What the debriefs of the year taught, each lesson once."""
    rounds = session.exec(
        select(ControlRound)
        .where(
            col(ControlRound.municipality_code).in_(codes),
            ControlRound.status == RoundStatus.HELD,
            col(ControlRound.planned_on).between(date(year, 1, 1), date(year, 12, 31)),
        )
        .order_by(col(ControlRound.planned_on), col(ControlRound.id))
    )
    lines = (line.strip() for row in rounds for line in row.lessons.splitlines())
    return iter(dict.fromkeys(line for line in lines if line))
