"""What the other instruments show of the plan."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from models.common.plan_year import EvidenceLine
from models.instruments.instrument import Instrument
from models.law.instruments.instruments import InstrumentKind
from tasks.register.evidence import EvidenceReader, EvidenceYear, Found


def instruments_of(kind: InstrumentKind) -> EvidenceReader:
    """A reader of the acts of one kind."""

    def read(year: EvidenceYear) -> Iterator[Found]:
        rows = year.session.exec(
            select(Instrument).where(
                col(Instrument.municipality_code).in_(year.codes),
                Instrument.kind == kind,
                col(Instrument.on).between(year.first, year.last),
            )
        )
        for row in rows:
            yield row.municipality_code, EvidenceLine(row.reference, row.on, row.kind.label)

    return read


def instrument_line(
    session: Session, municipality_code: str, reference: str
) -> EvidenceLine | None:
    """The act of this municipality with this reference."""
    row = session.exec(
        select(Instrument).where(
            Instrument.municipality_code == municipality_code, Instrument.reference == reference
        )
    ).first()
    return EvidenceLine(reference, row.on, row.kind.label) if row else None
